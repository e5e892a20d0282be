"""Problems that are found before anything is sent: what a field cannot hold, or may not be meant to hold."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, Message

MISSING: dict[str, str] = {
    "username": N_("Type your user name."),
    "password": N_("Type your password."),
    "new_password": N_("Type a new password."),
    "present_password": N_("Type your present password."),
    "typed_name": N_("Type your user name."),
    "account": N_("Type a name for the other account."),
    "code": N_("Type the code."),
    "browser_address": N_("Paste the address that the browser ended at."),
    "choice": N_("Choose one of the ways that are offered."),
    "pin": N_("Type the PIN of your security key."),
    "remember": N_("Say whether to remember this computer."),
    "send_password": N_("Say whether to send the password itself."),
    "site": N_("Say whether this is your organisation's site."),
    "answer": N_("Type your answer."),
    "device_name": N_("Type a name for the phone."),
    "email": N_("Type your e-mail address."),
    "phone_number": N_("Type your phone number."),
    "name": N_("Type your full name."),
    "given_name": N_("Type your given name."),
    "family_name": N_("Type your family name."),
    "nickname": N_("Type your nickname."),
    "preferred_username": N_("Type the user name that you prefer."),
    "birthdate": N_("Type your date of birth."),
    "gender": N_("Type your gender."),
    "address": N_("Type your address."),
    "locale": N_("Type your language."),
    "zoneinfo": N_("Type your time zone."),
    "website": N_("Type the address of your web site."),
    "picture": N_("Type the address of your picture."),
    "profile": N_("Type the address of your profile page."),
    "middle_name": N_("Type your middle name."),
}
"""By the field's name; a field that only the pool names is called by its label."""

MESSAGES: dict[str, Message] = {
    "not-a-choice": Message(N_("Choose one of the ways that are offered.")),
    "field-required": Message(
        N_("This is needed to go on."),
        variants={"other": N_("“{label}” is needed to go on.")},
        at_field=MISSING,
    ),
    "password-as-pasted": Message(
        N_(
            "Something may have come along when you copied your password. If all of it is part of the password, "
            "continue once more."
        ),
        doubts=True,
        variants={
            "space-end": N_(
                "Your password ends with a space. If it came along when you copied the password, take it away; if it "
                "is part of the password, continue once more."
            ),
            "space-start": N_(
                "Your password begins with a space. If it came along when you copied the password, take it away; if it "
                "is part of the password, continue once more."
            ),
            "spaces": N_(
                "Your password begins and ends with a space. If they came along when you copied the password, take "
                "them away; if they are part of the password, continue once more."
            ),
            "unseen": N_(
                "There is a character in your password that cannot be seen. Type the password by hand; if it is right "
                "as it is, continue once more."
            ),
            "quotes": N_(
                "Your password stands in quotation marks. If they were only around it in the message, take them away; "
                "if they are part of the password, continue once more."
            ),
            "stop": N_(
                "Your password ends with '{mark}': was that the end of the sentence? If so, take it away; if it is "
                "part of the password, continue once more."
            ),
        },
    ),
    "has-control-characters": Message(
        N_("There is a line break or another invisible character in this. Type it by hand.")
    ),
    "has-spaces": Message(N_("A new password cannot begin or end with a space. Take it away and continue.")),
}
