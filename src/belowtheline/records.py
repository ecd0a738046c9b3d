"""Plain data: what flows between the stages. Standard library only.

    ReadRange ──captures──▶ Capture ──parsers──▶ ParsedPage(ParsedArticle, ParsedThread) ──assembly──▶ rows

Rows (one dict a row of `articles/`, `comments/` …) are made in `assembly`, where identity is added;
their columns are those of `schemas/*.avsc`.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias


class Media(StrEnum):
    """What a capture's payload is."""

    HTML = "html"
    TEXT = "text"  # a page flattened to text, boilerplate and all


class Kind(StrEnum):
    """What an item of a thread is."""

    COMMENT = "comment"
    PINGBACK = "pingback"  # pingback or trackback: another site's link, printed in the thread
    PLACEHOLDER = "placeholder"  # “comment removed”: someone spoke, the words are gone


class Precision(StrEnum):
    """How exactly a time was printed."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    RELATIVE = "relative"  # “3 hours ago”, resolved against a known capture time
    NONE = "none"  # no time printed, or one that cannot be resolved


class Completeness(StrEnum):
    """How the comments parsed compare with the count the page declares."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    OVER = "over"
    ELSEWHERE = "elsewhere"
    NONE = "none"
    UNDECLARED = "undeclared"


# ---------------------------------------------------------------------------------------------------------------- read


@dataclass(frozen=True, slots=True)
class ReadRange:
    """One piece of a dump for one worker: the records that start at `start` ≤ offset < `end`."""

    source: str  # URI of the file
    format: str  # name of a module of `captures`: "html", "text", "warc", "jsonl", "parquet", "avro"
    start: int = 0  # bytes into the file as stored; 0 for a format that cannot be split
    end: int | None = None  # exclusive; None: to the end of the file
    size: int = 0  # bytes of the file this range stands for, for progress


@dataclass(frozen=True, slots=True)
class Again:
    """What of one file is read again for the sake of dead letters."""

    source: str
    captures: tuple[tuple[int, str], ...]  # (offset, format) of single captures
    onward: tuple[int, ...]  # everything from the first of these places on, whatever the format proves to be
    held: frozenset[int] = frozenset()  # captures at these places have rows already: left out
    others: frozenset[int] = frozenset()  # letters of these places are not taken up: left out

    @property
    def start(self) -> int:
        """Return the first place that is read."""
        return min([*self.onward, *(offset for offset, _ in self.captures)])


@dataclass(frozen=True, slots=True)
class Capture:
    """One archived copy of one page."""

    source: str  # URI of the file it was read from
    offset: int  # where in `source` its record starts: bytes as stored (WARC), bytes after decompression
    # (JSON Lines), row number (Parquet, Avro), 0 (a file that is one page)
    format: str  # dump format: "html", "text", "warc", "wet", "jsonl", "parquet", "avro"
    media: Media
    payload: bytes
    url: str | None = None
    captured_at: datetime | None = None  # aware, UTC
    charset: str | None = None  # declared beside the payload (HTTP header, table of str): beats the markup's own


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record that is not a page, counted by kind: "warc:request", "http:301", "type:image/png" …"""

    source: str
    offset: int
    kind: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that could not become a page, and why; becomes a dead letter."""

    source: str
    offset: int
    stage: str
    reason: str
    message: str
    url: str | None = None
    captured_at: datetime | None = None


Read: TypeAlias = Capture | Skipped | Refused


# --------------------------------------------------------------------------------------------------------------- parse


@dataclass(frozen=True, slots=True)
class Timestamp:
    """A time as printed, and what it means when that can be known."""

    text: str | None = None  # as printed
    at: datetime | None = None  # aware, UTC; None when `text` cannot be resolved
    precision: Precision = Precision.NONE


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """What a page says of the article itself. None: the page does not say."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: Timestamp = Timestamp()
    modified_at: datetime | None = None
    site: str | None = None  # host without "www.", lower case
    url: str | None = None  # as captured, else as the page names itself
    canonical_url: str | None = None  # rel=canonical / og:url / url, tracking removed
    language: str | None = None  # BCP 47, as declared
    section: str | None = None
    description: str | None = None
    body: str | None = None  # paragraphs separated by a blank line


@dataclass(frozen=True, slots=True)
class ParsedComment:
    """One item of a thread as one parser read it. None: the page does not say."""

    text: str  # paragraphs separated by a blank line, quotations kept, buttons and badges not
    kind: Kind = Kind.COMMENT
    author: str | None = None
    author_url: str | None = None
    account: str | None = None  # the site's own id of the author: user id, profile slug; never guessed from the name
    native_id: str | None = None  # the site's own id of the comment
    permalink: str | None = None
    parent: int | None = None  # index, in the same thread, of the comment this one answers
    depth: int | None = None  # nesting as printed (0 = root), when the parent itself cannot be known
    posted: Timestamp = Timestamp()
    edited_at: datetime | None = None
    likes: int | None = None
    dislikes: int | None = None
    score: int | None = None  # one number that mixes likes and dislikes
    confidence: float = 1.0  # that text, author and boundaries are right: 0–1


@dataclass(frozen=True, slots=True)
class DeclaredCount:
    """A number of comments that the page states of itself."""

    value: int
    source: str  # where it stands: "heading", "json-ld", "wpdiscuz-header", …
    text: str | None = None  # as printed


@dataclass(frozen=True, slots=True)
class Reading:
    """One parser's reading of the thread of a page; several may compete."""

    evidence: str  # the rule: "wordpress", "repeated-structure", "flat-text", …
    system: str | None  # comment system; None where the rule knows none
    comments: tuple[ParsedComment, ...]
    declared: tuple[DeclaredCount, ...] = ()  # counts the system itself prints, most trustworthy first
    truncation: str | None = None  # a sign that the page holds only a part: "paged", "load-more", "collapsed"
    notes: tuple[str, ...] = ()  # for `btl inspect`: why this reading, what was odd
    elements: tuple[int, ...] = ()  # mem_ids of the comments' elements in the page's tree: not the article's


@dataclass(frozen=True, slots=True)
class ParsedThread:
    """The verdict on a page's comments."""

    comments: tuple[ParsedComment, ...] = ()
    evidence: str | None = None  # rule of the chosen reading
    system: str | None = None  # comment system, also when its comments are elsewhere
    declared: DeclaredCount | None = None  # the count used for completeness
    counts: tuple[DeclaredCount, ...] = ()  # every count found, with its source
    completeness: Completeness = Completeness.NONE
    completeness_reason: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A capture after parsing."""

    article: ParsedArticle
    thread: ParsedThread
    parser: str  # which family read it: "html" or "flat-text"


# --------------------------------------------------------------------------------------------------------------- tally


@dataclass(slots=True)
class SourceTally:
    """What one source held, counted while reading; the left side of every reconciliation."""

    captures: int = 0  # captures read, refused ones included
    parsed: int = 0
    refused: int = 0  # dead letters of whole captures
    comments: int = 0  # comments parsed
    refused_comments: int = 0  # dead letters of single comments
    skipped: int = 0  # records that are no pages


@dataclass(slots=True)
class Tally:
    """What a run, or a part of one, read; the sum of two is the tally of both."""

    sources: dict[str, SourceTally] = field(default_factory=dict)
    formats: Counter[str] = field(default_factory=Counter)  # captures read by dump format
    system_pages: Counter[str] = field(default_factory=Counter)
    system_comments: Counter[str] = field(default_factory=Counter)
    completeness: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)  # dead letters by "stage/reason"
    skipped: Counter[str] = field(default_factory=Counter)  # by kind
    drift: Counter[tuple[str, str, str]] = field(default_factory=Counter)  # by site, system and what is counted
    seconds: Counter[str] = field(default_factory=Counter)  # by stage; Counter of floats

    def source(self, uri: str) -> SourceTally:
        """Return the tally of one source, created on first use."""
        return self.sources.setdefault(uri, SourceTally())

    def add(self, other: "Tally") -> None:
        """Add another tally to this one."""
        for uri, theirs in other.sources.items():
            ours = self.source(uri)
            for name in SourceTally.__slots__:
                setattr(ours, name, getattr(ours, name) + getattr(theirs, name))
        for name in Tally.__slots__:
            if name != "sources":
                getattr(self, name).update(getattr(other, name))


@dataclass(frozen=True, slots=True)
class Part:
    """One staged file: rows of one dataset, ordered by bucket, before repeats are settled."""

    dataset: str
    path: str  # URI
    rows: int
    buckets: tuple[int, ...]  # buckets it holds rows of, ascending; one record batch each


@dataclass(frozen=True, slots=True)
class DataFile:
    """One finished Parquet file."""

    dataset: str
    path: str  # below the corpus
    rows: int
    bytes: int
    digest: str
    by_source: tuple[tuple[str, int], ...] = ()  # rows by source, for reconciliation
    relations: tuple[tuple[str, int], ...] = ()  # rows by relation (repeats only)


@dataclass(frozen=True, slots=True)
class RunSummary:
    """How a run ended: its row of `runs/`, and what was noticed on the way."""

    row: dict[str, Any]
    notes: tuple[str, ...] = ()
    already_there: bool = False  # this very run was in the corpus before: nothing was read or written
    handed_over: bool = False  # a service runs the job from here on: it is not known how it ends, and `row` is empty
