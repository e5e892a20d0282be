"""Situations: people in whatever state a sign-in can find them, described by `+`-joined atoms."""
