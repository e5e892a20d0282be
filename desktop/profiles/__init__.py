"""What a profile is: how one pool is signed in to from this computer. Pure."""
