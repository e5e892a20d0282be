"""Small parts of the window, each of one idea; none knows a step or a conversation."""
