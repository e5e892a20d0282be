"""Every sentence that people read, keyed by code: one catalogue for all front ends.

The values are English and marked with `N_` for extraction; `desktop.core.words` translates them.
"""
