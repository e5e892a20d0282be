"""Reading the configurations of pools that people have, in many shapes, without running anything. Pure."""
