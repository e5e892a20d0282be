"""Rules about the pool: messages, passwords, recovery and second factors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.notices.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.admin.pool_check.pool_setup import IntendedUse, PoolSetup

_FEW_DAYS = 2
_MANY_DAYS = 14
_SHORT = 12
"""Characters; NIST SP 800-63B-4 asks for 15 where a password is the only factor, and 8 beside another."""
_LEAST = 8
_DEFAULT_SENDER_A_DAY = 50


def mail(setup: PoolSetup, _use: IntendedUse) -> Iterator[Finding]:
    """Want a sender of the account: the default one is for trials and stops after some mails a day."""
    failure = setup.pool.get("EmailConfigurationFailure")
    if failure:
        yield Finding.problem("mail.failing", reason=str(failure))
    elif setup.sends_by_ses:
        sender = setup.pool["EmailConfiguration"].get("From") or setup.pool["EmailConfiguration"]["SourceArn"]
        yield Finding.ok("mail.by-ses", sender=str(sender))
    else:
        yield Finding.warning("mail.default-sender", n=_DEFAULT_SENDER_A_DAY)


def texts(setup: PoolSetup, _use: IntendedUse) -> Iterator[Finding]:
    """Want a role to send texts with, where there are codes by text."""
    failure = setup.pool.get("SmsConfigurationFailure")
    if failure:
        yield Finding.problem("texts.failing", reason=str(failure))
    elif "SMS_MFA" in setup.facts.factors and not _sends_texts(setup):
        yield Finding.problem("texts.no-role")


def _sends_texts(setup: PoolSetup) -> bool:
    by_factor = setup.mfa.get("SmsMfaConfiguration", {}).get("SmsConfiguration", {})
    return bool((by_factor or setup.pool.get("SmsConfiguration", {})).get("SnsCallerArn"))


def second_factor(setup: PoolSetup, _use: IntendedUse) -> Iterator[Finding]:
    """Want a second factor, and not texts alone: they are taken over with the phone number."""
    facts = setup.facts
    factors = ", ".join(facts.factors)
    if facts.mfa == "OFF":
        yield Finding.warning("mfa.off")
    elif not facts.factors:
        yield Finding.problem("mfa.no-factor", setting=facts.mfa)
    elif facts.factors == ("SMS_MFA",):
        yield Finding.warning("mfa.texts-only", setting=facts.mfa)
    elif facts.mfa == "OPTIONAL":
        yield Finding.warning("mfa.optional", factors=factors)
    else:
        yield Finding.ok("mfa.on", factors=factors)


def invitations(setup: PoolSetup, _use: IntendedUse) -> Iterator[Finding]:
    """Want temporary passwords that strand nobody over a weekend, and lie about in no mailbox for weeks."""
    days = setup.facts.temporary_password.days
    if days <= _FEW_DAYS:
        yield Finding.warning("invitations.short", days=days)
    elif days > _MANY_DAYS:
        yield Finding.warning("invitations.long", days=days)
    else:
        yield Finding.ok("invitations.fine", days=days)


def passwords(setup: PoolSetup, use: IntendedUse) -> Iterator[Finding]:
    """Want a policy that makes good passwords, and the profile to tick off the same one."""
    policy = setup.facts.policy
    least = _SHORT if setup.facts.mfa == "OFF" else _LEAST
    if policy.min_length < least:
        yield Finding.warning("policy.short", length=policy.min_length, least=least)
    else:
        yield Finding.ok("policy.fine", length=policy.min_length)
    if policy != use.settings.policy:
        yield Finding.warning("policy.differs", profile=use.profile)


def recovery(setup: PoolSetup, _use: IntendedUse) -> Iterator[Finding]:
    """Want a way back for a forgotten password that the second factor does not close.

    A factor disqualifies its own channel. Source: AWS SDK documentation of AccountRecoverySetting.
    """
    ways = setup.recovers_by
    if ways == ("admin_only",):
        yield Finding.warning("recovery.admin-only")
    elif ways == ("verified_email",) and "EMAIL_OTP" in setup.facts.factors:
        yield Finding.warning("recovery.closed-by-factor")
    elif ways:
        yield Finding.ok("recovery.fine", ways=", ".join(ways))
    else:
        yield Finding.warning("recovery.legacy")


def case_sensitivity(setup: PoolSetup, _use: IntendedUse) -> Iterator[Finding]:
    """Want Ann to be taken as ann. A pool that does not say so tells them apart."""
    if setup.pool.get("UsernameConfiguration", {}).get("CaseSensitive", True):
        yield Finding.warning("capitals.count")


def deletion(setup: PoolSetup, _use: IntendedUse) -> Iterator[Finding]:
    """Want nobody to delete the pool by mistake: it cannot be brought back."""
    if setup.pool.get("DeletionProtection") != "ACTIVE":
        yield Finding.warning("deletion.open")
