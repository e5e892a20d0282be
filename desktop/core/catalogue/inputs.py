"""Problems at one field: what was given, or was not, and what form is wanted instead."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, Message

_EMAIL = N_("An e-mail address looks like name@example.com. Check what you typed.")
_PHONE = N_("Type the number with the country code and without letters, such as +4915112345678.")
_TOO_LONG = N_("This is too long: at most {most} characters.")

MESSAGES: dict[str, Message] = {
    "invalid-input": Message(
        N_("The service does not take this as it stands. Check it and try again."),
        N_("An InvalidParameterException; see the details."),
        variants={
            "named": N_("The service does not take this as it stands: {label}. Check it and try again."),
            "email": _EMAIL,
            "phone": _PHONE,
            "date": N_("Type the date as year, month and day, such as 1990-12-31."),
            "long": _TOO_LONG,
            "short": N_("This is too short: at least {least} characters."),
            "name-plain": N_(
                "The user name must not be an e-mail address or a phone number here. Choose a name without @."
            ),
            "name-email": N_("The user name has to be your e-mail address here."),
            "name-phone": N_("The user name has to be your phone number here, such as +4915112345678."),
            "name-address": N_("The user name has to be your e-mail address or your phone number here."),
        },
    ),
    "attribute-missing": Message(
        N_("The service needs something that was not given. Fill in every field, or ask your administrator."),
        N_("The pool requires an attribute; the details may name it."),
        variants={"named": N_("This is needed to go on: {label}.")},
        admin_variants={
            "named": N_(
                "The pool requires this attribute: give it to the user, or let the profile ask for it."
            )
        },
    ),
    "attribute-fixed": Message(
        N_(
            "The service takes no new value for one of these. Ask your administrator; what you typed is kept."
        ),
        N_("The attribute is immutable in the pool's schema, or the user has it already."),
        variants={
            "named": N_("The service takes no new value for this: {label}. Ask your administrator."),
            "dropped": N_(
                "The service takes no new value for this: {label}. It is no longer asked; press Continue."
            ),
        },
    ),
    "attribute-unknown": Message(
        N_("The service has no place for one of these. Ask your administrator; what you typed is kept."),
        N_(
            "The pool's schema has no such attribute: correct the profile's attributes for new accounts (the pool's own "
            "ones begin with custom:)."
        ),
        variants={
            "named": N_("The service has no place for this: {label}. Ask your administrator."),
            "dropped": N_(
                "The service has no place for this: {label}. It is no longer asked; press Continue."
            ),
        },
    ),
    "attribute-not-writable": Message(
        N_("This app may not save one of these. Ask your administrator; what you typed is kept."),
        N_(
            "Give the app client write permission for the attribute (its attribute permissions, WriteAttributes), or do "
            "not require it."
        ),
        variants={
            "named": N_(
                "This app may not save this: {label}. Ask your administrator; what you typed is kept."
            )
        },
    ),
    "too-long": Message(_TOO_LONG),
    "not-an-email": Message(_EMAIL),
    "not-a-phone-number": Message(_PHONE),
}
