"""After sign-in: tokens that are kept fresh, and the way out."""
