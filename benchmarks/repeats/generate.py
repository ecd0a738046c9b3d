"""An invented corpus with known repeats: what is posted, captured again, edited, extended, copied, quoted, and what only looks so.

No real comment is in it. It shows whether the rules tell apart the kinds they were written for, on texts of many lengths
and scripts with a long tail of rare words and a head of stock phrases, and that cost grows with size and not faster.
It cannot show how often each kind occurs in a real thread, how people really paraphrase, what spammers will think of
next, or sarcasm by one changed name; a corpus of real comments has more natural neighbours than patterns can make.
`quality.py --docstrings` and `--texts` run the same changes on real prose. There texts that are alike by nature are taken
out first, so that labels are true: that flatters precision on texts of 5-9 words.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random

import changes
from given import LENT, Lender, without_neighbours
from words import LANGUAGES, STOCK, Writer

from belowtheline.repeats.memory import Record
from belowtheline.repeats.normalise import words_of

MINUTE = 60_000_000
START = 1_600_000_000_000_000


@dataclass(frozen=True, slots=True)
class Sample:
    """One record and what is true of it."""

    record: Record
    kind: str  # background, recapture, exact, near, contained, copy, quotation, short, negative
    detail: str
    group: int  # equal for records that are one comment (or one copied text)
    words: int  # of the text it was made of
    in_scope: bool = True  # that it is a repeat can be told from what the record says
    quotes: str | None = None


class Corpus:
    """Makes a corpus of about `size` records; the same seed makes the same one."""

    def __init__(self, size: int, seed: int = 7, texts: list[str] | None = None) -> None:
        self.size, self.random = size, Random(seed)
        self.samples: list[Sample] = []
        self._writers = {language: Writer(self.random, language) for language in sorted(LANGUAGES)}
        self.texts = None if texts is None else without_neighbours(sorted(set(texts)))
        if self.texts is not None:
            self.random.shuffle(self.texts)
            lent = int(LENT * len(self.texts))
            self._writers["en"] = Lender(self.random, self.texts[:lent])
            del self.texts[:lent]
        self._authors = max(30, size // 8)
        self._pages = max(10, size // 60)
        self._groups = 0

    def make(self) -> list[Sample]:
        plan: tuple[tuple[float, Callable[[], None]], ...] = (
            (0.05, self._recapture), (0.03, self._exact), (0.08, self._near), (0.05, self._contained),
            (0.0025, self._copies), (0.055, self._quotation), (0.04, self._short), (0.04, self._negative), (0.33, self._background),
        )  # fmt: skip
        for share, work in plan:
            for _ in range(round(self.size * share)):
                work()
        self.random.shuffle(self.samples)
        return self.samples

    # ---- where things stand

    def _author(self) -> str:
        """Return an author; a few write very much."""
        rank = int(self._authors * self.random.random() ** 2.2)
        return f"{self._names(rank)}{rank}"

    def _names(self, rank: int) -> str:
        return ("Mara", "Tobin", "Anselm", "Ida", "Corwin", "Petra", "Lena", "Oskar")[rank % 8]

    def _page(self) -> str:
        return f"page{int(self._pages * self.random.random() ** 1.3)}"

    def _text(self, least: int = 1) -> tuple[str, Writer, int]:
        """Return (text, writer, words)."""
        while True:
            if self.texts is not None:
                if not self.texts:
                    raise SystemExit(f"too few texts for --size {self.size}: each is used once")
                text, writer = self.texts.pop(), self._writers["en"]
                words = len(text.split())
            else:
                low, high = self.random.choices(
                    ((5, 9), (10, 19), (20, 49), (50, 149), (150, 260)), (24, 33, 30, 11, 2)
                )[0]
                writer = self._writers[self.random.choice(LANGUAGES)]
                text = writer.text(self.random.randint(low, high))
                words = len(text) * 2 // 5 if writer.joined else len(text.split())
            if words_of(text).units >= least:
                return text, writer, words

    def _add(self, text: str, kind: str, detail: str, words: int, **known: object) -> Sample:
        """Add a record; what is not known of it is drawn."""
        number = len(self.samples)
        group = known.get("group")
        if group is None:
            self._groups += 1
            group = self._groups
        author = known["author"] if "author" in known else (None if self.random.random() < 0.08 else self._author())
        page = str(known.get("page") or self._page())
        record = Record(
            comment_id=str(known.get("id") or _hex(f"comment{number}")),
            text=text,
            author=None if author is None else _hex(f"author{author}"),
            article=_hex(page),
            name=None if author is None else str(author),
            posted=known.get(
                "posted", START + self.random.randrange(10_000_000) * MINUTE if self.random.random() < 0.8 else None
            ),  # type: ignore[arg-type]
            captured=START + 10_000_000 * MINUTE + number,
            position=self.random.randrange(200),
            parent=known.get("parent"),  # type: ignore[arg-type]
            capture=number,
        )
        sample = Sample(record, kind, detail, int(group), words, bool(known.get("in_scope", True)), known.get("quotes"))  # type: ignore[call-overload]
        self.samples.append(sample)
        return sample

    def _base(self, least: int = 1) -> tuple[Sample, Writer]:
        text, writer, words = self._text(least)
        return self._add(text, "background", "original", words), writer

    def _again(self, base: Sample, text: str, kind: str, detail: str, **known: object) -> Sample:
        """Add a repeat of `base`, on its page by its author unless told otherwise; whether that is in scope follows."""
        record = base.record
        known = {"author": record.name, "page": None, "group": base.group, **known}
        if known["page"] is None:
            known["page"] = record.article
        added = self._add(text, kind, detail, base.words, **known)
        units = min(words_of(text).units, words_of(record.text).units)
        same_page = added.record.article == record.article
        same_author = record.author is not None and added.record.author == record.author
        nameless = record.author is None or added.record.author is None
        scope = (same_author or (nameless and same_page)) and (units >= 20 or (same_page and same_author))
        scope = scope or (kind == "copy" and units >= 60)
        self.samples[-1] = replace(added, in_scope=scope)
        return self.samples[-1]

    # ---- kinds

    def _recapture(self) -> None:
        base, writer = self._base()
        detail, change = self.random.choice(list(changes.VIEWS.items()))
        text = change(self.random, base.record.text, writer)
        same_id = self.random.random() < 0.3
        known = {"id": base.record.comment_id} if same_id else {}
        self._again(base, text, "recapture", "same id" if same_id else detail, posted=base.record.posted, **known)

    def _exact(self) -> None:
        base, _ = self._base()
        page = None if self.random.random() < 0.5 else self._page()
        self._again(base, base.record.text, "exact", "other page" if page else "same page", page=page)

    def _near(self) -> None:
        base, writer = self._base(20)
        detail, change = self.random.choice(list(changes.EDITS.items()))
        known: dict[str, object] = {"page": None if self.random.random() < 0.6 else self._page()}
        if self.random.random() < 0.2:
            known["author"] = self._author()
        self._again(base, change(self.random, base.record.text, writer), "near", detail, **known)

    def _contained(self) -> None:
        base, writer = self._base(20)
        detail, change = self.random.choice(list(changes.EXTENSIONS.items()))
        known: dict[str, object] = {"page": None if self.random.random() < 0.6 else self._page()}
        self._again(base, change(self.random, base.record.text, writer), "contained", detail, **known)

    def _copies(self) -> None:
        base, writer = self._base(60)
        for _ in range(self.random.randint(2, 16)):
            detail, change = self.random.choice(list(changes.COPIES.items()))
            text = change(self.random, base.record.text, writer)
            self._again(base, text, "copy", detail, author=self._author(), page=self._page())

    def _quotation(self) -> None:
        base, writer = self._base(25)
        detail, text = changes.quotation(self.random, base.record.text, writer, base.record.name or "Guest")
        author = None if self.random.random() < 0.08 else self._author()
        if author == base.record.name:
            return
        later = None if base.record.posted is None else base.record.posted + 30 * MINUTE
        parent = base.record.comment_id if self.random.random() < 0.4 else None
        self._add(text, "quotation", detail, base.words, author=author, page=base.record.article, posted=later, parent=parent, quotes=base.record.comment_id)  # fmt: skip

    def _short(self) -> None:
        rank = int(len(STOCK) * self.random.random() ** 2)
        added = self._add(STOCK[rank], "short", "stock phrase", 2)
        if self.random.random() < 0.1 and added.record.author is not None:
            self._add(
                STOCK[rank], "short", "again", 2, author=added.record.name, page=added.record.article, group=added.group
            )

    def _negative(self) -> None:
        """Add two comments that share something, and are not one; often by one author, where rules are laxest."""
        kind = self.random.choice(
            ("shared sentence", "template", "reversal", "number", "signature", "splice", "pasted block")
        )
        text, writer, words = self._text(25)
        other, _, _ = self._same_language(writer)
        author, page = self._author(), self._page()
        gap = "" if writer.joined else " "
        if kind == "shared sentence":
            shared = writer.sentence()
            texts = (text + gap + shared, shared + gap + other)
        elif kind == "template":
            texts = tuple(
                f"Great post about the {writer.name()} {writer.word()}, I was looking for {writer.name()} {writer.word()} all week, thanks for {writer.sentence()}"
                for _ in range(2)
            )
        elif kind == "signature":
            signature = f"\n-- \n{writer.name()} {writer.name()}, {writer.word()} {writer.word()} {self.random.randint(100, 999)}"
            texts = (text + signature, other + signature)
        elif kind == "splice":
            mine, theirs = changes.parts(text, writer), changes.parts(other, writer)
            while not len(mine) <= 2 * len(theirs) <= 4 * len(mine):  # both halves must count
                theirs = changes.parts(self._same_language(writer)[0], writer)
            texts = (text, changes.join(mine[: len(mine) // 2] + theirs[len(theirs) // 2 :], writer))
        elif kind == "pasted block":
            block = writer.text(25)
            texts = (text + "\n" + block, other + "\n" + block)
        else:
            changed = (changes.reversal if kind == "reversal" else changes.other_number)(self.random, text, writer)
            if changed is None or changed == text:
                return
            texts = (text, changed)
        for number, posted in enumerate(texts):
            known: dict[str, object] = {"author": author, "page": page}
            if number and (kind == "pasted block" or self.random.random() < 0.5):
                known["author"] = self._author()
            if number and self.random.random() < 0.5:
                known["page"] = self._page()
            self._add(posted, "negative", kind, words, **known)

    def _same_language(self, writer: Writer) -> tuple[str, Writer, int]:
        while True:
            text, found, words = self._text(25)
            if found is writer:
                return text, found, words

    def _background(self) -> None:
        self._base()


def _hex(name: str) -> str:
    # A page may be given by the id it has already.
    if len(name) == 32 and all(letter in "0123456789abcdef" for letter in name):
        return name
    return hashlib.blake2b(name.encode(), digest_size=16).hexdigest()


def corpus(size: int, seed: int = 7, texts: list[str] | None = None) -> list[Sample]:
    """Return an invented corpus of about `size` records."""
    return Corpus(size, seed, texts).make()


def records(samples: list[Sample]) -> Iterator[Record]:
    """Yield the records of samples."""
    return (sample.record for sample in samples)
