"""The practice pool: a strict Amazon Cognito on the loopback interface.

It keeps the rules that emulators leave out (sessions that are good for one answer, codes that expire,
lock-out, real password proofs) and speaks the real wire format, so every client can be tried on it.
Nobody in Stile imports it for sign-in: it is reached over HTTP, as the real service is.
"""
