"""The questions to a person: one frozen class for each; `all_steps` has them all.

The page, the terminal prompt and the JSON line are chosen by a step's type. A step holds only what a
front end may show; tickets, passwords and codes are never part of it, so a step may be kept and logged.

Each is imported from the module it is in: the first page waits for no step but its own.
"""
