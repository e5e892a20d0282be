"""The command line: one file per command, and the views without a window."""
