"""The journal's window: how far people come, what the days were like, and one sign-in step by step."""
