"""One self-contained HTML page about a corpus: pictures, the numbers behind them, and the queries that made them."""

from belowtheline.analytics.report.page import build

__all__ = ["build"]
