"""The views without a window: JSON lines, a terminal, a script."""
