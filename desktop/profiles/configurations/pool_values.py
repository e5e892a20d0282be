"""What the ids of a pool look like, wherever they stand, and what only stands in their place.

Forms: botocore's service model of cognito-idp, and what Cognito really gives out (nine letters and digits
behind the region; clients of 25 or 26 small letters and digits).
"""

from __future__ import annotations

import re

_POOL = r"[a-z]{2}(?:-[a-z]+)+-\d_[0-9A-Za-z]{1,32}"
_POOL_ALONE = re.compile(_POOL)
_POOL_IN_TEXT = re.compile(rf"(?<![\w-]){_POOL}(?!\w)")
_POOL_IN_ADDRESS = re.compile(
    rf"(?:cognito-idp(?:-fips)?\.[\w.-]+/|:userpool/|/user-?pools?/)({_POOL})(?!\w)", re.IGNORECASE
)
_CLIENT_ALONE = re.compile(r"(?=[a-z]*\d)[0-9a-z]{20,32}")
_CLIENT_IN_TEXT = re.compile(r"(?<![\w+.-])(?=[a-z]*\d)[0-9a-z]{25,26}(?![\w/+=-])")
_LONGEST_ADDRESS = 2_000
_ONE_WORD = re.compile(r"[\w+-]{1,80}")
_SIGN_IN_PAGE = re.compile(r"(?<![\w-])[\w-]+\.auth(?:-fips)?\.[a-z0-9-]+\.amazoncognito\.com", re.IGNORECASE)

_FILLER = re.compile(r"[xX*#?0.…_-]{4,}|(.)\1{5,}")
_MARKED = re.compile(
    r"<[^<>]*>|\{\{|\$\{|%\w+%|^\[[A-Za-z _-]+\]$|\.\.\.|\u2026|\byour\b|^your|_your|\btodo\b"
    r"|change[_-]?me|replace|placeholder",
    re.IGNORECASE,
)
_OF_DOCUMENTS = frozenset(
    {"example", "examplepool", "abcdefghi", "123456789", "abcd1234", "poolid", "userpoolid"}
)
_CLIENT_OF_DOCUMENTS = re.compile(
    r"1example23456789|(?:my|web|app|user)*(?:pool)?(?:web)?client_?id|abcdefghijklmnopqrstuvwxyz|example",
    re.IGNORECASE,
)


def is_pool_id(text: str) -> bool:
    """Say whether a text can be nothing but a pool's id."""
    return _POOL_ALONE.fullmatch(text) is not None


def pool_in(text: str) -> str:
    """Return the pool that a text is, or that an issuer's address or an ARN names; empty if none."""
    if is_pool_id(text) or len(text) > _LONGEST_ADDRESS:
        return text if is_pool_id(text) else ""
    found = _POOL_IN_ADDRESS.search(text)
    return found[1] if found else ""


def may_be_pool_id(text: str) -> bool:
    """Say whether somebody may have meant this to be a pool's id: one word, or what holds its place."""
    return _ONE_WORD.fullmatch(text) is not None or is_placeholder(text)


def is_issuer(text: str) -> bool:
    """Say whether a text is the address of a pool as OpenID Connect has it."""
    return text.lower().startswith("https://cognito-idp") and bool(pool_in(text))


def looks_like_client_id(text: str) -> bool:
    """Say whether a text looks like what Cognito calls an app client, whatever stands beside it."""
    return _CLIENT_ALONE.fullmatch(text) is not None


def pools_in(text: str) -> tuple[str, ...]:
    """Return what looks like a pool's id anywhere in a text, each once."""
    return tuple(dict.fromkeys(found for found in _POOL_IN_TEXT.findall(text) if not is_placeholder(found)))


def clients_in(text: str) -> tuple[str, ...]:
    """Return what looks like an app client's id anywhere in a text, each once."""
    return tuple(dict.fromkeys(found for found in _CLIENT_IN_TEXT.findall(text) if not is_placeholder(found)))


def names_sign_in_page(text: str) -> bool:
    """Say whether a text names a pool's page for browsers, which does not tell the pool's id."""
    return _SIGN_IN_PAGE.search(text) is not None


def is_placeholder(value: str) -> bool:
    """Say whether a value only shows where the real one belongs: `<your-pool-id>`, `us-east-1_XXXXXXXXX`."""
    if len(value) > _LONGEST_ADDRESS:
        return False
    region, mark, rest = value.rpartition("_")
    told = rest if mark and _POOL_ALONE.fullmatch(value) else value
    if _MARKED.search(value) or _CLIENT_OF_DOCUMENTS.fullmatch(value):
        return True
    return told.lower() in _OF_DOCUMENTS or _FILLER.fullmatch(told) is not None or region.startswith("xx-")
