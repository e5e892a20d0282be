"""Where a person is after signing in."""
