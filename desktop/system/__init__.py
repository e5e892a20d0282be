"""What the operating systems do differently, behind one interface, with the clock and the threads."""
