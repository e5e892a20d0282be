"""What is found of a profile's pool from outside, and what to do about it."""

from __future__ import annotations

from desktop.core.catalogue.entry_types import N_, FindingText

FINDINGS: dict[str, FindingText] = {
    "endpoint.answers": FindingText(N_("The service in {region} answers at {endpoint}.")),
    "endpoint.not-reached": FindingText(
        N_("{endpoint} cannot be reached: {detail}."),
        N_("See whether this computer is online, and whether the profile names the right region."),
    ),
    "endpoint.not-running": FindingText(
        N_("Nothing is running at {endpoint}, which is on this computer ({detail})."),
        N_(
            "Start the program that is to answer there; a practice pool starts with: stile practice. If the pool is "
            "elsewhere, change the endpoint of the profile."
        ),
    ),
    "endpoint.other-program": FindingText(
        N_(
            "What answers at {endpoint}, on this computer, is another program and no sign-in service ({detail})."
        ),
        N_(
            "Change the port in the profile's endpoint, or stop that program and start the pool. A practice pool starts "
            "with: stile practice"
        ),
    ),
    "endpoint.unknown-name": FindingText(
        N_("No name server knows {endpoint}: {detail}."),
        N_(
            "See whether this computer is online. If other sites open, correct the region (the first part of the user "
            "pool id) or the endpoint of the profile."
        ),
    ),
    "endpoint.no-proxy": FindingText(
        N_("{endpoint} was not called, because no call can go through the proxy {detail}."),
        N_("Correct the proxy first."),
    ),
    "endpoint.proxy": FindingText(
        N_("{endpoint} cannot be reached through the proxy: {detail}."),
        N_("Ask whoever runs the proxy to let calls to this address pass."),
    ),
    "endpoint.not-secured": FindingText(
        N_("{endpoint} could not be trusted: {detail}."),
        N_(
            "A company proxy may show its own certificate: add it to the system's list, or name its file in "
            "AWS_CA_BUNDLE. Never switch the check off."
        ),
    ),
    "endpoint.silent": FindingText(
        N_("{endpoint} was reached and did not answer ({detail})."),
        N_("Try again. If it stays so, something on the way swallows replies: a firewall, a VPN, a proxy."),
    ),
    "endpoint.trouble": FindingText(
        N_("The service at {endpoint} is in trouble ({detail})."),
        N_("Nothing is wrong here. Try again in a few minutes, or see the AWS Health Dashboard."),
    ),
    "endpoint.strange": FindingText(
        N_("What answers at {endpoint} is not the service ({detail})."),
        N_("A sign-in page of the network may be in the way. Open any page in a browser and try again."),
    ),
    "clock.right": FindingText(N_("This computer's clock and the service's agree ({offset} s apart).")),
    "clock.untold": FindingText(N_("The service did not say what time it is.")),
    "clock.ahead": FindingText(
        N_("This computer's clock is ahead by {wait}."),
        N_(
            "Let the system set its clock. Sign-ins are reckoned by the pool's time, administrators' calls are not."
        ),
    ),
    "clock.behind": FindingText(
        N_("This computer's clock is behind by {wait}."),
        N_(
            "Let the system set its clock. Sign-ins are reckoned by the pool's time, administrators' calls are not."
        ),
    ),
    "client.exists": FindingText(N_("The app client {client} exists.")),
    "client.unknown": FindingText(
        N_("There is no app client {client} in {region}."),
        N_(
            "Copy the Client ID from the app client's page, and see whether the profile names the right pool."
        ),
    ),
    "client.secret": FindingText(
        N_("The app client {client} has a secret, and the profile {profile} has none or another one."),
        N_("Give the profile the secret from the app client's page, or use an app client without one."),
    ),
    "client.blocked": FindingText(
        N_("A firewall before the pool turned the call for the app client {client} away."),
        N_("Ask whoever looks after the pool to see which rule of AWS WAF met it."),
    ),
    "client.busy": FindingText(
        N_("The pool is too busy to say whether there is an app client {client}."),
        N_("Try again in a minute."),
    ),
    "pool.exists": FindingText(N_("The pool {pool} exists. Keys that it signs tokens with: {n}.")),
    "pool.unknown": FindingText(
        N_("There is no pool {pool} in {region}."), N_("Copy the User pool ID from the pool's overview.")
    ),
    "pool.untold": FindingText(
        N_("Whether there is a pool {pool} could not be told ({detail})."),
        N_("If sign-ins work, a proxy keeps this page away and nothing is wrong."),
    ),
    "flow.on": FindingText(N_("The app client allows the flow {flow}.")),
    "flow.off": FindingText(
        N_("The app client {client} does not allow the flow {flow}, so nobody can sign in by it."),
        N_(
            "Switch the flow on at the app client under authentication flows, or choose another flow for the "
            "profile. For custom flows the pool needs its triggers, too."
        ),
    ),
    "flow.untold": FindingText(
        N_("Whether the flow {flow} is allowed could not be told from outside ({detail})."),
        N_("An administrator can see it with: stile pool check"),
    ),
    "settings.unseen": FindingText(
        N_(
            "Nobody can see from outside whether sessions last {minutes} minutes, as the profile says, or longer."
        ),
        N_("An administrator can compare the settings with: stile pool check --profile {profile}"),
    ),
}
