from __future__ import annotations

import json
import sys
import unicodedata

import pytest

from desktop.core import words
from desktop.core.notices.notice import Notice
from desktop.core.plain_text import LONGEST_VALUE, block, is_seen_whole, one_line, visible
from desktop.core.steps.base import Choice, Field

STEERING = {"Cc", "Cs", "Zl", "Zp"}
SEEN_FORMATS = {
    *"\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd",
    *map(chr, range(0x13430, 0x13460)),
}
"""Format characters that are drawn: signs before Arabic numbers, and how hieroglyphs are arranged."""


def _may_do_harm(character: str) -> bool:
    kind = unicodedata.category(character)
    return kind in STEERING or (kind == "Cf" and character not in SEEN_FORMATS)


def test_of_all_characters_none_that_steers_or_hides_is_left() -> None:
    harmful = [c for c in map(chr, range(sys.maxunicode + 1)) if _may_do_harm(c)]
    assert len(harmful) > 2000
    for character in harmful:
        shown = one_line(f"a{character}b")
        assert shown.isascii(), f"U+{ord(character):04X}"
        assert shown.isprintable(), f"U+{ord(character):04X}"
        assert len(shown) > len("ab"), f"U+{ord(character):04X} is hidden, not shown"


@pytest.mark.parametrize(
    "text",
    [
        "ann@example.com",
        "Zoë Müller-Ångström",
        "שלום עולם",
        "مرحبا",
        "می\u200cشود",
        "क्\u200dष",
        "👩\u200d💻 at work",
        "❤\ufe0f",
        "葛\U000e0100飾",
        "日本語 テキスト",
        "a\u00a0b",
        "",
    ],
)
def test_every_script_stays_as_it_is(text: str) -> None:
    assert one_line(text) == text
    assert is_seen_whole(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("red \x1b[31m\x07", r"red \u001b[31m\u0007"),
        ("exe\u202efdp.", r"exe\u202efdp."),
        ("c1 \x9b31m", r"c1 \u009b31m"),
        ("ann\u200d", r"ann\u200d"),
        ("a\u200dnn", r"a\u200dnn"),
        ("می\u200c\u200cخ", r"می\u200c\u200cخ"),
        ("two\nlines\r\nand\rone\ttab", r"two\nlines\nand\rone\ttab"),
        ("half \udc80", r"half \udc80"),
        ("tag \U000e0041", r"tag \udb40\udc41"),
    ],
)
def test_what_is_hidden_is_written_out(text: str, shown: str) -> None:
    assert one_line(text) == shown
    assert not is_seen_whole(text)
    assert one_line(shown) == shown, "made harmless twice, it stays"


def test_lines_stay_where_lines_are_meant() -> None:
    assert visible("one\r\ntwo\n\x1bthree") == "one\ntwo\n\\u001bthree"
    assert block("one\ntwo") == "one\ntwo"


def test_what_is_hidden_is_written_as_json_writes_it() -> None:
    beyond = (0xD800, 0xDFFF, 0xFEFF, 0xFFA0, 0x1D173, 0xE0001, 0xE0041)
    for character in map(chr, (*range(0x3200), *range(0xFFF0, 0x10010), *beyond)):
        shown = visible(character)
        assert shown in {character, json.dumps(character)[1:-1]}


def test_a_text_that_is_json_stays_the_same_json() -> None:
    told = {"name": "a\u202eb\x9bc\u2028\U000e0041\x7f"}
    assert json.loads(visible(json.dumps(told, ensure_ascii=False, indent=2))) == told


def test_five_megabytes_are_cut_and_the_cut_is_shown() -> None:
    for shown in (one_line("x" * 5_000_000), one_line("\u202e" * 5_000_000), block("x" * 5_000_000)):
        assert len(shown) == LONGEST_VALUE
        assert shown.endswith("…")
    assert block("\n" * 5_000_000) == "\n" * 60 + "…", "nor does a text fill the screen with empty lines"


FOREIGN = "a\x1b[2J\nb\u202ec" + "x" * 5000


def test_a_sentence_is_filled_with_harmless_values() -> None:
    told = words.sentence(Notice("not-accepted", {"because": "told", "told": FOREIGN}))
    assert r"a\u001b[2J\nb\u202ec" in told
    assert len(told) < LONGEST_VALUE + 200
    assert "\n" not in told


def test_what_a_pool_calls_its_fields_and_choices_is_harmless() -> None:
    field = Field("answer", "text", label=FOREIGN, hint=FOREIGN)
    for text in (words.field_label(field), words.field_label(Field(FOREIGN, "text"))):
        assert text.startswith(r"a\u001b[2J\nb\u202ec")
        assert len(text) <= 300
    assert words.choice_label(Choice(FOREIGN).value).startswith(r"a\u001b[2J\nb\u202ec")
    assert words.field_hint(field).startswith("a\\u001b[2J\nb\\u202ec"), "a hint may have lines"
    assert len(words.field_hint(field)) == LONGEST_VALUE
