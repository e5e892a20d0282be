"""What is asked when the tokens are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.core.steps.base import NO, Field, Step, yes_or_no


@dataclass(frozen=True, slots=True)
class RememberDevice(Step):
    """Whether the pool should remember this computer. The person is signed in whatever the answer is."""

    name: ClassVar[str] = "remember-device"
    device_name: str

    def fields(self) -> tuple[Field, ...]:
        """Ask yes or no; saying nothing means no."""
        return (yes_or_no("remember", NO),)
