"""The async controller: one loop that holds a sign-in conversation, over the ports of the core."""
