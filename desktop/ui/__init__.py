"""The window: a shell that shows one page per step, and the places before and after a sign-in."""
