"""What a web application firewall before a pool says: that it refused a call, and by which kind of rule.

A rule can block, or want proof that no robot asks: a puzzle ("captcha") or a script to be run
("challenge"), which both need a web browser. Source: the texts of Cognito's ForbiddenException, and AWS
WAF's own replies with the header `x-amzn-waf-action`.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

FirewallRule: TypeAlias = Literal["captcha", "challenge", "denied"]

_RULES: tuple[tuple[str, FirewallRule], ...] = (
    ("captcha", "captcha"),
    ("waf challenge", "challenge"),
    ("firewall: challenge", "challenge"),
    ("accessdenied", "denied"),
)


def firewall_rule_named_in(detail: str) -> FirewallRule | None:
    """Return the kind of rule that refused a call, None if the text does not tell."""
    text = detail.lower()
    return next((rule for part, rule in _RULES if part in text), None)
