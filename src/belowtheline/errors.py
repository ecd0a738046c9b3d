"""The exception tree, and the reason each refusal is filed under.

    BelowTheLineError
    ├── UsageError              the command itself was wrong: exit code 2
    ├── CorpusError             the corpus cannot be read, or does not add up: exit code 1
    │   └── StoreError          the object store that holds it, or an input, does not answer
    └── Refusal                 one dump, capture or record is refused: a dead letter, and the run goes on
        ├── ReadRefusal         stage "read":  bytes that never became a capture
        ├── ParseRefusal        stage "parse": a capture that never became a page
        └── RecordRefusal       stage "validate": a row that does not fit its schema

A refusal is raised with a reason from its class's REASONS, a message that says what was wrong with the
input (never what was wrong with us), and is turned into a dead letter in one place.
"""

from typing import ClassVar


class BelowTheLineError(Exception):
    """Any error this package raises on purpose."""


class UsageError(BelowTheLineError):
    """The command was wrong: the message says what to type instead."""


class CorpusError(BelowTheLineError):
    """A corpus is missing, damaged or does not reconcile."""


class StoreError(CorpusError):
    """An object store failed, also when asked again; what it holds is not to blame, so no input is refused for it."""


class Refusal(BelowTheLineError):
    """One input is refused; `reason` is a short stable name, `str(error)` a sentence for people."""

    STAGE: ClassVar[str] = ""
    REASONS: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, reason: str, message: str) -> None:
        """Refuse with `reason`, which must be one of the class's REASONS."""
        if reason not in self.REASONS:
            raise ValueError(f"{reason!r} is not a reason of {type(self).__name__}")
        super().__init__(message)
        self.reason = reason

    def __reduce__(self) -> tuple[type["Refusal"], tuple[str, str]]:
        """Pickle both arguments, which Exception's own protocol would lose."""
        return type(self), (self.reason, str(self))


def is_panic(error: BaseException) -> bool:
    """Tell whether a library written in Rust broke off: its error is no Exception, yet only the input was bad."""
    return type(error).__name__ == "PanicException"


class ReadRefusal(Refusal):
    """Bytes that could not be read as a capture."""

    STAGE = "read"
    REASONS = frozenset(
        {
            "empty",  # nothing in the file or record
            "unreadable",  # the operating system or object store said no
            "truncated",  # the dump ends in the middle of something
            "corrupt",  # not what its format promises
            "unknown-format",  # neither a page nor a dump we know (binary data)
            "too-large",  # over a limit on size, before or after decompression
            "bomb",  # decompresses to far more than its own size
            "bad-row",  # a row of a table of pages lacks its page, or is not a page
            "bad-message",  # a message of a stream that names no object
            "unexpected",  # an exception of ours: a bug to report; what follows in the range is lost with it
        }
    )


class ParseRefusal(Refusal):
    """A capture that could not be parsed."""

    STAGE = "parse"
    REASONS = frozenset(
        {
            "too-large",  # more bytes than --max-page-bytes
            "too-deep",  # elements nested deeper than --max-depth
            "timeout",  # took longer than --page-seconds
            "too-many-comments",  # more comments than --max-comments
            "empty",  # markup without any text
            "undecodable",  # bytes that are no text in any character set
            "unexpected",  # an exception of ours: a bug to report; the stream lives
        }
    )


class RecordRefusal(Refusal):
    """A row that does not fit its schema."""

    STAGE = "validate"
    REASONS = frozenset({"schema"})
