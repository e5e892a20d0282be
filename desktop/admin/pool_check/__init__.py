"""How a pool is set up, what of it weakens or breaks sign-in, and the way to its own e-mail codes. Pure."""
