"""For whoever helps: who is stuck, why, and the action that frees them."""
