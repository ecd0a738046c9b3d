"""What the report shows, in order. Each figure is one query, and nothing is shown that is not in its rows."""

from dataclasses import dataclass
from importlib import resources

BARS, COLUMNS, TIMELINE, TABLE = "bars", "columns", "timeline", "table"


@dataclass(frozen=True, slots=True)
class Figure:
    """One picture or table: `key` names its query in queries/."""

    key: str
    title: str
    kind: str  # bars: one a label; columns: labels have an order; timeline: by time; table: rows as they are
    empty: str  # what is said when the query gives no row
    note: str = ""
    share: bool = False  # numbers are shares of 1
    headings: tuple[tuple[str, str], ...] = ()  # of a table: column, heading


@dataclass(frozen=True, slots=True)
class Section:
    """Figures that belong together."""

    title: str
    figures: tuple[Figure, ...]


def query_text(key: str) -> str:
    """Return the query of a figure."""
    return resources.files(__package__).joinpath("queries", f"{key}.sql").read_text(encoding="utf-8").strip()


TOTALS = (
    ("comments", "comments"),
    ("threads", "threads"),
    ("articles", "articles"),
    ("sites", "sites"),
    ("authors", "authors"),
    ("repeats", "repeats"),
    ("dead_letters", "dead letters"),
    ("runs", "runs"),
)
"""Columns of queries/totals.sql that stand on top, with their words."""

SECTIONS = (
    Section(
        "What is here",
        (
            Figure(
                "over_time",
                "Comments over time",
                TIMELINE,
                "No comment says when it was posted.",
                "By the time the page prints, in UTC; comments without one are left out.",
            ),
            Figure("sites", "By site", BARS, "No comments."),
            Figure(
                "systems",
                "By the rule that found them",
                BARS,
                "No comments.",
                "A comment system, or a general rule where no system is known.",
            ),
        ),
    ),
    Section(
        "How complete it is",
        (
            Figure(
                "completeness",
                "Articles by completeness",
                BARS,
                "No articles.",
                "complete: as many comments as the page declares. elsewhere: a named system loads them by script. "
                "undeclared: a thread, and no number to hold it against.",
            ),
            Figure("reasons_incomplete", "Why not all is here", BARS, "No thread is known to lack anything."),
            Figure(
                "completeness_by_site",
                "Found of what pages declare",
                TABLE,
                "No page declares how many comments it has.",
                headings=(
                    ("site", "site"),
                    ("articles", "articles"),
                    ("declared", "declared"),
                    ("parsed", "found"),
                    ("found_share", "share"),
                ),
            ),
        ),
    ),
    Section(
        "What threads look like",
        (
            Figure("thread_length", "Threads by length", COLUMNS, "No threads.", "Comments in the thread."),
            Figure(
                "thread_depth",
                "Comments by depth",
                COLUMNS,
                "No comments.",
                "How many comments stand above it in the tree.",
            ),
            Figure(
                "fields_filled",
                "Fields filled",
                BARS,
                "No comments.",
                "Share of comments. What a page does not print stays empty.",
                share=True,
            ),
        ),
    ),
    Section(
        "Repeats",
        (
            Figure(
                "relations",
                "Repeats by relation",
                BARS,
                "No comment repeats another.",
                "recapture: the same comment seen again. exact, near, contained: posted again by its author. "
                "copy: another author’s words.",
            ),
            Figure(
                "clusters",
                "The texts that stand most often",
                TABLE,
                "No text stands twice.",
                headings=(
                    ("posts", "times"),
                    ("authors", "authors"),
                    ("articles", "articles"),
                    ("author", "first author"),
                    ("text", "text"),
                ),
            ),
        ),
    ),
    Section(
        "What went wrong",
        (
            Figure("dead_letters", "Dead letters by reason", BARS, "No dead letters."),
            Figure(
                "dead_letter_examples",
                "One of each",
                TABLE,
                "No dead letters.",
                headings=(("reason", "reason"), ("source", "where"), ("message", "what was wrong")),
            ),
            Figure(
                "drift",
                "Sites that suddenly yield less",
                TABLE,
                "No site yields much less than in the run before.",
                headings=(
                    ("site", "site"),
                    ("alarm", "what fell"),
                    ("comments_a_page_before", "comments a page before"),
                    ("comments_a_page", "now"),
                    ("run_id", "run"),
                ),
            ),
        ),
    ),
    Section(
        "Runs",
        (
            Figure(
                "runs",
                "The latest runs",
                TABLE,
                "No runs.",
                headings=(
                    ("started_at", "started"),
                    ("command", "command"),
                    ("captures_read", "captures"),
                    ("comments_kept", "comments"),
                    ("comments_repeats", "repeats"),
                    ("dead_letters", "dead letters"),
                    ("reconciled", "adds up"),
                    ("run_id", "run"),
                ),
            ),
        ),
    ),
)
