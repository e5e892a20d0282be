"""The admins' window: who is in the pool, who is stuck and why, and what helps."""
