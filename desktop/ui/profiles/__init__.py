"""Adding a pool: by hand, from a file that somebody has, or the practice pool."""
