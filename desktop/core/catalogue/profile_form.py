"""The form of a profile in the window, and what is asked before one is changed or removed."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_

TEXTS: dict[str, str] = {
    "profile-form.change": N_("Change this pool"),
    "profile-form.change-of": N_("Change {name}"),
    "profile-form.change-intro": N_("Correct what is wrong; everything else stays as it is."),
    "profile-form.show": N_("See this pool's values"),
    "profile-form.show-of": N_("Show {name}"),
    "profile-form.given-intro": N_(
        "Your organisation gives this pool to everybody on this computer. Only an administrator can change it."
    ),
    "profile-form.given": N_(
        "Set by your organisation; only an administrator of this computer can change it."
    ),
    "profile-form.forced": N_("Your organisation sets this for all pools on this computer."),
    "profile-form.allowed": N_("Your organisation allows only these on this computer."),
    "profile-form.more": N_("More values"),
    "profile-form.fewer": N_("Fewer values"),
    "profile-form.save": N_("Save"),
    "profile-form.save-anyway": N_("Save anyway"),
    "profile-form.add-anyway": N_("Add anyway"),
    "profile-form.correct": N_("Correct it"),
    "profile-form.edit": N_("Change"),
    "profile-form.remove": N_("Remove"),
    "profile-form.remove-of": N_("Remove {name}"),
    "profile-form.keep": N_("Keep it"),
    "profile-form.remove-question": N_("Remove {name}?"),
    "profile-form.remove-consequence": N_(
        "With it go from this computer: who is signed in, a sign-in that was begun, what the pool remembers this computer "
        "by, the client secret, and its part of the journal. Whoever is signed in is signed out at the service, "
        "too, if that can be reached."
    ),
    "profile-form.cannot-be-used": N_("Cannot be used as it stands"),
    "profile-form.pool_id": N_("User pool id"),
    "profile-form.pool_id-hint": N_("Such as eu-west-1_a1B2c3D4e."),
    "profile-form.client_id": N_("App client id"),
    "profile-form.client_id-hint": N_("About 26 letters and digits."),
    "profile-form.name": N_("What Stile should call it"),
    "profile-form.name-hint": N_("Letters, digits and - _ . without spaces."),
    "profile-form.flow": N_("How the app client signs people in"),
    "profile-form.flow-hint": N_("The app client's page lists what is switched on as authentication flows."),
    "profile-form.has_client_secret": N_("The app client has a secret"),
    "profile-form.has_client_secret-hint": N_("Few have one: it stands on the app client's page."),
    "profile-form.client_secret": N_("Client secret"),
    "profile-form.client_secret-hint": N_("From the app client's page. It is kept encrypted."),
    "profile-form.client_secret-kept": N_("One is kept. Type another one only if it is wrong."),
    "profile-form.endpoint_url": N_("Endpoint"),
    "profile-form.endpoint_url-hint": N_(
        "Only where the service is not Amazon's own, such as https://idp.example.com."
    ),
    "profile-form.region": N_("Region"),
    "profile-form.region-hint": N_("Leave it empty: the user pool id tells it."),
    "profile-form.fips": N_("Amazon's FIPS endpoint"),
    "profile-form.fips-hint": N_("Only where your organisation asks for it; not every region has one."),
    "profile-form.dualstack": N_("Amazon's endpoint for IPv6"),
    "profile-form.dualstack-hint": N_("Only where this network needs it; not every region has one."),
    "profile-form.plain_password": N_("Sending the password itself"),
    "profile-form.plain_password-hint": N_("ask, allow or never, where a proof of it would do."),
    "profile-form.relying_party": N_("Site that passkeys sign for"),
    "profile-form.relying_party-hint": N_("The pool's relying party id, such as example.com."),
    "profile-form.domain": N_("Domain of the sign-in page"),
    "profile-form.domain-hint": N_("For the flow browser, such as auth.example.com."),
    "profile-form.scopes": N_("Scopes"),
    "profile-form.scopes-hint": N_("For the flow browser. Empty: the usual ones."),
    "profile-form.identity_provider": N_("Identity provider"),
    "profile-form.identity_provider-hint": N_(
        "For the flow browser: leads there at once, past the pool's own page."
    ),
    "profile-form.redirect_ports": N_("Ports to come back to"),
    "profile-form.redirect_ports-hint": N_(
        "For the flow browser, as registered. Empty: 28671, 28672, 28673."
    ),
    "profile-form.home_realm": N_("Providers by address"),
    "profile-form.home_realm-hint": N_(
        "As example.com=Example: who types such an address is led to the browser."
    ),
    "profile-form.session_minutes": N_("Minutes for a step"),
    "profile-form.session_minutes-hint": N_(
        "The app client's authentication flow session duration, 3 to 15."
    ),
    "profile-form.fallback_flows": N_("Flows to fall back on"),
    "profile-form.fallback_flows-hint": N_("Where the service refuses fresh sessions, such as srp."),
    "profile-form.preferred_factor": N_("Way to try first"),
    "profile-form.preferred_factor-hint": N_("For the flow choice, such as EMAIL_OTP."),
    "profile-form.client_metadata": N_("Values for the pool's triggers"),
    "profile-form.client_metadata-hint": N_("As name=value, separated by commas."),
    "profile-form.sign_up": N_("Attributes of new accounts"),
    "profile-form.sign_up-hint": N_("Such as email. Empty: no new accounts are offered."),
    "profile-form.policy": N_("Rules for new passwords"),
    "profile-form.policy-hint": N_(
        "The shortest length, then what is needed of lower, upper, digit, symbol."
    ),
    "profile-form.organisation": N_("Who runs the pool"),
    "profile-form.organisation-hint": N_("Shown on every page."),
    "profile-form.identity_pool_id": N_("Identity pool id"),
    "profile-form.identity_pool_id-hint": N_("Signing in does not need it."),
    "profile-form.aws_profile": N_("AWS profile"),
    "profile-form.aws_profile-hint": N_("For admins: what their calls are signed with."),
    "profile-form.telemetry_endpoint": N_("OpenTelemetry collector"),
    "profile-form.telemetry_endpoint-hint": N_("Empty: nothing leaves this computer."),
    "profile-form.alarms": N_("Alarms"),
    "profile-form.alarms-hint": N_("As name=off or name=number/number, separated by commas."),
}
