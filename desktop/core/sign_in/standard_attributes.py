"""The attributes that every pool has. Source: Cognito's developer guide, user pool attributes."""

from __future__ import annotations

STANDARD_ATTRIBUTES = frozenset(
    {
        "address",
        "birthdate",
        "email",
        "family_name",
        "gender",
        "given_name",
        "locale",
        "middle_name",
        "name",
        "nickname",
        "phone_number",
        "picture",
        "preferred_username",
        "profile",
        "website",
        "zoneinfo",
    }
)
"""Attributes that a pool can require: Cognito's standard ones, without those that it sets itself."""
