"""The pool's domain: sign-in by a browser, as OAuth 2.0 and OpenID Connect have it."""
