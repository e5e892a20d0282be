"""Rehearsals: somebody's own pool, described in a file, built here and played through before it is real."""
