"""Custom authentication: the triggers of a pool, with the events that the service sends to Lambda."""
