"""A parser of command lines that says what may have been meant, with the usage of the command that was."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, NoReturn

from desktop.core import words
from desktop.core.plain_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class CommandParser(argparse.ArgumentParser):
    """Takes what every command takes, and tells of what it does not know.

    `further` are names of commands that it was not given, because another one was named; they are suggested
    all the same.
    """

    def __init__(self, *args: Any, further: Iterable[str] = (), **kwargs: Any) -> None:  # noqa: ANN401 - argparse's own
        super().__init__(*args, **kwargs)
        self._further = tuple(further)
        self.add_argument(
            "-q", "--quiet", action="store_true", default=argparse.SUPPRESS, help=words.say("usage.quiet")
        )
        self.add_argument(
            "-v", "--verbose", action="count", default=argparse.SUPPRESS, help=words.say("usage.verbose")
        )
        self.set_defaults(parser=self)  # that of the innermost command is left

    def parse_args(  # type: ignore[override]  # argparse has overloads for a namespace of one's own
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> argparse.Namespace:
        """Return what was typed; what nobody knows is told with the usage of the command that was meant."""
        known, unknown = self.parse_known_args(args, namespace)
        if unknown:
            known.parser.refuse(unknown)
        return known

    def format_help(self) -> str:
        """Return the help with an example, as it is typed, below."""
        from desktop.cli.examples import EXAMPLES  # noqa: PLC0415 - few command lines ask for help

        example = EXAMPLES.get(" ".join(self.prog.split()[1:]))
        shown = words.say("programs.example", command=example) if example else ""
        return super().format_help() + (f"\n{shown}\n" if shown else "")

    def refuse(self, unknown: Sequence[str]) -> NoReturn:
        """End because of words that this command does not know."""
        said = words.say("usage.unknown-words", words=" ".join(unknown))
        options = [option for action in self._actions for option in action.option_strings]
        self.error(said + _meant(unknown[0].partition("=")[0], options))

    def error(self, message: str) -> NoReturn:
        """Say on standard error what is wrong with a command line, and end.

        What was typed is quoted in one line: it may come from a file's name or another program.
        """
        super().error(one_line(message))

    def _check_value(self, action: argparse.Action, value: str) -> None:
        """Name the command that a mistyped one may have meant, and not all of them."""
        choices = list(action.choices or ())
        if value in choices or not isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - the only name it has
            super()._check_value(action, value)
            return
        said = words.say("usage.unknown-command", command=value)
        meant = _meant(value, [*choices, *self._further])
        raise argparse.ArgumentError(
            None, said + (meant or words.say("usage.see-commands", program=self.prog))
        )


def _meant(typed: str, known: Sequence[str]) -> str:
    """Return a sentence with what is nearest to what was typed, empty if nothing is near."""
    import difflib  # noqa: PLC0415 - few command lines are mistyped

    near = difflib.get_close_matches(typed, known, n=1)
    return words.say("usage.did-you-mean", meant=near[0]) if near else ""
