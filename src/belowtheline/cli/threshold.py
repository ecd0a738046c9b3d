"""`--max-dead-letters=N|P%`: how many dead letters a run may have before it counts as failed."""

from dataclasses import dataclass
from typing import Any

import click


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number of dead letters, or a share of the captures read."""

    value: float
    percent: bool

    def exceeded_by(self, dead_letters: int, captures: int) -> bool:
        """Tell whether `dead_letters` among `captures` are too many."""
        # Share compared without dividing: no captures and one dead letter is more than any share.
        return dead_letters * 100 > self.value * captures if self.percent else dead_letters > self.value

    def __str__(self) -> str:
        """Return it as it was typed."""
        return f"{self.value:g}{'%' if self.percent else ''}"


class ThresholdType(click.ParamType):
    """Reads `10` and `2.5%`."""

    name = "N|P%"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Threshold:
        """Parse what was typed, or say what to type."""
        if isinstance(value, Threshold):
            return value
        text = str(value).strip()
        percent = text.endswith("%")
        try:
            number = float(text.removesuffix("%")) if percent else int(text)
        except ValueError:
            number = -1
        if not 0 <= number < float("inf") or (percent and number > 100):
            self.fail(f"{text!r}: write a number such as 10, or a share such as 2.5%", param, ctx)
        return Threshold(number, percent)
