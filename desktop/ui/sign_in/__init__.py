"""The sign-in: one page for each step, in a shell with its buttons."""
