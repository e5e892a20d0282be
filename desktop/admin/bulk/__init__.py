"""One action for many people: read from a table, planned, paced, journaled, checked and reported."""
