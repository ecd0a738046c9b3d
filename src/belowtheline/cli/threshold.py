"""`--max-dead-letters=N|P%`: how many dead letters a run may have before it counts as failed."""

from dataclasses import dataclass

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


def read_threshold(_ctx: click.Context, _param: click.Parameter, text: str | None) -> Threshold | None:
    """Read what was typed: a click callback. Raises BadParameter that says what to type."""
    if text is None:
        return None
    percent = text.endswith("%")
    try:
        value = float(text.removesuffix("%")) if percent else int(text)
    except ValueError:
        value = -1
    if not 0 <= value < float("inf") or (percent and value > 100):
        raise click.BadParameter(f"{text!r}; write a number such as 10, or a share such as 2.5%")
    return Threshold(value, percent)
