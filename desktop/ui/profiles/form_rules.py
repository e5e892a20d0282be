"""What an organisation has decided about the values of a profile, as rules of its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.profiles.suspects import CLIENT_SECRET
from desktop.profiles.typed_values import FORM_VALUES
from desktop.ui.profiles.profile_form import FormRules
from desktop.ui.widgets.texts import form_text

if TYPE_CHECKING:
    from desktop.profiles.organisation import OrganisationRules
    from desktop.profiles.profile import Profile


def form_rules(profile: Profile | None, rules: OrganisationRules) -> FormRules:
    """Return the rules for a profile, None for one that cannot be used or is not there yet.

    Of a profile of the organisation's only the client secret can be given, where it has one.
    """
    if profile and profile.is_given:
        free = {CLIENT_SECRET} if profile.has_client_secret else set()
        reason = form_text("given")
        return FormRules({each.name: reason for each in FORM_VALUES if each.name not in free})
    forced = {
        "session_minutes": rules.session_minutes is not None,
        "alarms": bool(rules.alarms),
        "plain_password": rules.forbid_plain_password,
    }
    reason = form_text("forced")
    return FormRules({name: reason for name, is_forced in forced.items() if is_forced}, rules.flows)
