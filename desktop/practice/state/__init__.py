"""What the practice pool remembers."""
