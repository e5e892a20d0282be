"""Admin work: which people cannot sign in, why, and the action that helps."""
