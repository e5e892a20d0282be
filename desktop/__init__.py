"""Stile: a desktop sign-in client for Amazon Cognito user pools."""
