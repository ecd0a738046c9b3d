"""Threads as a ConvoKit corpus: https://convokit.cornell.edu/documentation/data_format.html

A thread is a conversation. Its first utterance is the article, as in ConvoKit's own Reddit corpora, because a
conversation there is one tree; a comment at the top level, or one whose parent the dump does not tell, replies to it,
and `parent_known` says which. A speaker is an author of one site; somebody without a name that tells people apart is a
speaker of their own, since one speaker for all of them would make strangers the same person.

ConvoKit sorts what answers one utterance by `timestamp`, and fails where there is none. A post whose time is not known
gets that of the one printed before it, so that the printed order stands, and `time_known` says so.
"""

import json
from contextlib import ExitStack
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self, TextIO

from belowtheline import __version__
from belowtheline.analytics.exports.documents import Document, Row

_TYPES: dict[str, dict[str, type]] = {
    "utterances": {
        "kind": str, "time_known": bool, "parent_known": bool, "parent_id": str, "depth": int, "posted_at_text": str,
        "posted_at_precision": str, "likes": int, "dislikes": int, "score": int, "url": str, "language": str,
        "relation": str, "canonical_id": str, "copy_of": str, "quotes_id": str, "cluster_id": str, "evidence": str,
        "confidence": float,
    },
    "conversations": {
        "url": str, "site": str, "title": str, "section": str, "language": str, "comment_system": str,
        "comments_declared": int, "completeness": str, "captured_at": str, "published_at": str,
    },
    "speakers": {"name": str, "site": str, "named": bool},
    "overall": {"name": str, "made_by": str},
}  # fmt: skip


class _Time(NamedTuple):
    seconds: int
    known: bool


class ConvokitWriter:
    """Writes one corpus folder; speakers are kept in memory until the end, threads are not."""

    def __init__(self, folder: Path, name: str) -> None:
        """Make `folder`, which must not exist, the corpus `name`."""
        folder.mkdir(parents=True)
        self._folder = folder
        self._name = name
        self._speakers: dict[str, Row] = {}
        self._files = ExitStack()
        self._utterances = self._open("utterances.jsonl")
        self._conversations = self._open("conversations.json")
        self._conversations.write("{")
        self._first = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._conversations.write("}\n")
            speakers = {name: {"meta": meta, "vectors": []} for name, meta in sorted(self._speakers.items())}
            self._open("speakers.json").write(_json(speakers) + "\n")
            self._open("corpus.json").write(
                _json({"name": self._name, "made_by": f"belowtheline {__version__}"}) + "\n"
            )
            self._open("index.json").write(_json(_index()) + "\n")
        self._files.close()

    def write(self, document: Document) -> None:
        """Write one thread."""
        article = document.article
        self._conversations.write("" if self._first else ",\n")
        self._first = False
        meta = {key: _plain(article[key]) for key in _TYPES["conversations"]}
        self._conversations.write(f"{_json(document.article_id)}: {_json({'meta': meta, 'vectors': []})}")
        times = _times(document)
        meta = _of_article(article) | {"time_known": times[0].known}
        self._utter(document, _root(article), meta, speaker=self._byline(article), reply_to=None, time=times[0])
        for post, time in zip(document.posts, times[1:], strict=True):
            answers = post["parent_id"] if post["tree_level"] > 0 else None
            meta = {key: _plain(post.get(key)) for key in _TYPES["utterances"]}
            meta |= {"parent_known": answers is not None or post["depth"] == 0, "time_known": time.known}
            reply_to = answers or document.article_id
            self._utter(document, post, meta, speaker=self._author(post), reply_to=reply_to, time=time)

    def _utter(
        self, document: Document, row: Row, meta: Row, *, speaker: str, reply_to: str | None, time: _Time
    ) -> None:
        utterance = {
            "id": row["comment_id"],
            "conversation_id": document.article_id,
            "text": row["text"],
            "speaker": speaker,
            "meta": meta,
            "reply-to": reply_to,
            "timestamp": time.seconds,
            "vectors": [],
        }
        self._utterances.write(_json(utterance) + "\n")

    def _author(self, post: Row) -> str:
        named = post["author_key"] is not None
        speaker = post["author_key"] if named else f"unnamed-{post['comment_id']}"
        self._speakers.setdefault(speaker, {"name": post["author"], "site": post["site"], "named": named})
        return str(speaker)

    def _byline(self, article: Row) -> str:
        names = "; ".join(article["authors"] or ())
        source = f"{article['site']}\0{names}" if names else article["article_id"]
        speaker = f"byline-{blake2b(source.encode(), digest_size=8).hexdigest()}"
        self._speakers.setdefault(speaker, {"name": names or None, "site": article["site"], "named": bool(names)})
        return speaker

    def _open(self, name: str) -> TextIO:
        return self._files.enter_context((self._folder / name).open("w", encoding="ascii", newline="\n"))


def _times(document: Document) -> list[_Time]:
    """Return the time of the article and of each post; one that is not known is that of the one before it."""
    moments = [document.article["published_at"], *(post["posted_at"] for post in document.posts)]
    known = [None if moment is None else int(moment.timestamp()) for moment in moments]
    latest = min((seconds for seconds in known if seconds is not None), default=0)
    times = []
    for seconds in known:
        latest = latest if seconds is None else seconds
        times.append(_Time(latest, seconds is not None))
    return times


def _root(article: Row) -> Row:
    """Return the article as the post that all others answer."""
    text = "\n\n".join(part for part in (article["title"], article["body"]) if part)
    return {"comment_id": article["article_id"], "text": text}


def _of_article(article: Row) -> Row:
    empty = dict.fromkeys(_TYPES["utterances"])
    return empty | {"kind": "article", "parent_known": True, "url": article["url"], "language": article["language"]}


def _index() -> dict[str, Any]:
    index = {f"{part}-index": {key: [str(kind)] for key, kind in types.items()} for part, types in _TYPES.items()}
    return {**index, "version": 1, "vectors": []}


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _json(value: Any) -> str:
    """Return ASCII, since ConvoKit reads its files in whatever encoding the machine has."""
    return json.dumps(value)
