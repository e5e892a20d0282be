"""Passkeys: what an authenticator says, checked as the service checks it."""
