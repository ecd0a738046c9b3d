"""All of it in memory: records in, a verdict on each out. The reference that every sharded form has to equal."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from belowtheline.repeats import candidates, clusters, edges, likeness, nodes
from belowtheline.repeats.grams import units_of
from belowtheline.repeats.normalise import Words, words_of
from belowtheline.repeats.readings import NO_TIME, number_of
from belowtheline.repeats.similarity import similarity
from belowtheline.repeats.subjects import Subject
from belowtheline.repeats.verdicts import Relation

Packed = npt.NDArray[np.void]


@dataclass(frozen=True, slots=True)
class Record:
    """One comment as seen in one capture."""

    comment_id: str  # 32 hex digits; the same in every capture of the comment
    text: str
    author: str | None  # author_key, 32 hex digits
    article: str  # 32 hex digits
    name: str | None = None  # the author as printed
    posted: int | None = None  # microseconds
    captured: int | None = None
    position: int = 0
    parent: str | None = None  # comment_id of the comment it answers
    capture: int = 0  # which capture it was read from
    plain: bool = True  # a comment, not a pingback or placeholder


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one record."""

    relation: Relation
    canonical: str  # comment_id; the record's own where it is canonical
    cluster: str  # comment_id of the original of the cluster
    similarity: float = 1.0
    copy_of: str | None = None
    quotes: str | None = None


def settle(records: Sequence[Record], *, remove_copies: bool = False, shards: int = 1) -> list[Verdict]:
    """Return the verdict on each record, in the order given; the order given changes no verdict."""
    newest = _newest(records)
    words = {index: words_of(records[index].text) for index in newest.values() if records[index].plain}
    members, index_of = _members(records, words)
    pairs, shared = _pairs(members, [words[index].bare for index in index_of.tolist()], shards)
    with edges.no_collector():
        found = edges.compare(pairs, _compared(records, members, index_of, words, pairs), shared)
    settled = _settled(members, found.edges, _quoted(found.links), remove_copies)
    return _verdicts(
        records, newest, words, {records[int(i)].comment_id: v for i, v in zip(index_of, settled, strict=True)}
    )


def _newest(records: Sequence[Record]) -> dict[str, int]:
    """Return the place of the reading that stands for each comment: the newest, then the one that says more."""
    newest: dict[str, int] = {}
    for index, record in enumerate(records):
        held = newest.get(record.comment_id)
        if held is None or _age(record) > _age(records[held]):
            newest[record.comment_id] = index
    return newest


def _age(record: Record) -> tuple[int, int, str]:
    return -1 if record.captured is None else record.captured, len(record.text), record.text


def _members(records: Sequence[Record], words: dict[int, Words]) -> tuple[Packed, npt.NDArray[np.int64]]:
    """Return comments that words could make a repeat, by node, unit and rank, and where each is in `records`."""
    first: dict[str, int] = defaultdict(lambda: NO_TIME)
    for record in records:
        if record.captured is not None:
            first[record.comment_id] = min(first[record.comment_id], record.captured)
    rows, indices = [], []
    for index, found in words.items():
        record = records[index]
        units = found.units
        node = nodes.node_of(found, units, record.author, record.article)
        if not node:
            continue
        posted = NO_TIME if record.posted is None else record.posted
        hi, lo = divmod(int(record.comment_id, 16), 1 << 64)
        rows.append((
            node, number_of(record.author), number_of(record.article), hi, lo,
            posted, first[record.comment_id], record.position, units, found.cut,
        ))  # fmt: skip
        indices.append(index)
    packed = np.array(rows, nodes.MEMBER)
    order = nodes.order_of(packed)
    return packed[order], np.array(indices, np.int64)[order]


def _pairs(members: Packed, bares: list[str], shards: int) -> tuple[list[tuple[int, int]], list[likeness.Shared]]:
    """Return the pairs of nodes to compare, proposed by equal keys and alike at all, and what each has in common."""
    long = np.flatnonzero(members["length"] >= candidates.SHORTEST)
    some = members[long]
    units = units_of([bares[place] for place in long.tolist()])
    keys = candidates.keys_of(units, candidates.Scopes(some["node"], some["author"], some["article"]))
    found = [candidates.pairs_of(part) for _, part in candidates.split(keys, shards)]
    if not found:
        return [], []
    pairs = candidates.distinct(np.concatenate(found))
    one, other = (np.searchsorted(members["node"], pairs[end]) for end in ("a", "b"))
    places, ends = np.unique(np.concatenate([one, other]), return_inverse=True)
    chosen = [bares[place] for place in places.tolist()]
    alike = likeness.alike(chosen, ends[: len(one)], ends[len(one) :], nodes.apart(members, one, other))
    return pairs[alike.places].tolist(), alike.shared


def _compared(
    records: Sequence[Record],
    members: Packed,
    index_of: npt.NDArray[np.int64],
    words: dict[int, Words],
    pairs: list[tuple[int, int]],
) -> dict[int, edges.Node]:
    """Return the nodes that are in a pair."""
    wanted = np.array(sorted({node for pair in pairs for node in pair}), np.uint64)
    numbers = members["node"]
    ids = [hi << 64 | lo for hi, lo in zip(members["id_hi"].tolist(), members["id_lo"].tolist(), strict=True)]
    places = list(
        map(edges.Place, members["author"].tolist(), members["article"].tolist(), ids, members["posted"].tolist())
    )
    compared = {}
    lows, highs = np.searchsorted(numbers, wanted), np.searchsorted(numbers, wanted, "right")
    for number, low, high in zip(wanted.tolist(), lows.tolist(), highs.tolist(), strict=True):
        speaker = index_of[low + min(range(high - low), key=ids[low:high].__getitem__)]
        compared[number] = _node(number, sorted(places[low:high])[: nodes.PLACES], records[speaker], words[speaker])
    return compared


def _node(number: int, places: list[edges.Place], record: Record, found: Words) -> edges.Node:
    return edges.Node(
        number,
        Subject(
            record.text,
            found,
            found.units,
            frozenset(place.author for place in places if place.author),
            any(not place.author for place in places),
            frozenset(place.article for place in places),
            () if record.name is None else (record.name,),
            frozenset(place.comment for place in places),
            frozenset() if record.parent is None else frozenset((int(record.parent, 16),)),
        ),
        tuple(places),
    )


def _quoted(links: Packed) -> dict[int, int]:
    """Return the comment that each quoting node quotes: the one it answers, else the one it shares most with."""
    best: dict[int, tuple[tuple[int, float, int], int]] = {}
    for node, hi, lo, _, reply, share in links.tolist():
        comment = hi << 64 | lo
        rank = (-reply, -share, comment)
        if node not in best or rank < best[node][0]:
            best[node] = rank, comment
    return {node: comment for node, (_, comment) in best.items()}


@dataclass(frozen=True, slots=True)
class _Settled:
    """What became of one comment, by numbers."""

    relation: int
    canonical: int
    original: int
    copies: bool
    quotes: int | None


def _settled(members: Packed, related: Packed, quoted: dict[int, int], remove_copies: bool) -> list[_Settled]:
    """Return what became of each of `members`."""
    units = clusters.units_of(members)
    outcome = clusters.settle(units, related)
    numbers = nodes.unit_numbers(members["node"], members["author"], members["article"])
    first = nodes.starts_of(numbers)
    unit_of = np.repeat(np.arange(len(first)), np.diff(np.append(first, len(members))))
    ids = [hi << 64 | lo for hi, lo in zip(units["id_hi"].tolist(), units["id_lo"].tolist(), strict=True)]
    settled = []
    for place, (unit, node) in enumerate(zip(unit_of.tolist(), members["node"].tolist(), strict=True)):
        _, relation, leads, copies, leader, original = outcome[unit].tolist()
        if leads and place == first[unit]:
            relation = Relation.NONE
        canonical = ids[leader]
        if remove_copies and leader != original:
            relation = Relation.COPY
            canonical = ids[original]
        settled.append(_Settled(relation, canonical, ids[original], bool(copies), quoted.get(node)))
    return settled


def _verdicts(
    records: Sequence[Record], newest: dict[str, int], words: dict[int, Words], settled: dict[str, _Settled]
) -> list[Verdict]:
    verdicts = []
    for index, record in enumerate(records):
        found = settled.get(record.comment_id)
        own = record.comment_id
        canonical = own if found is None else f"{found.canonical:032x}"
        cluster = own if found is None else f"{found.original:032x}"
        relation = Relation.NONE if found is None else Relation(found.relation)
        stands = newest[own]
        reposted = relation in (Relation.EXACT, Relation.NEAR)
        if index != stands or (reposted and _same_post(record, records[newest[canonical]])):
            relation = Relation.RECAPTURE
        if relation is Relation.NONE:
            canonical = own
        copy_of = cluster if found is not None and found.copies and relation is Relation.NONE else None
        quotes = None
        if found is not None and found.quotes is not None and relation is Relation.NONE:
            target = f"{found.quotes:032x}"
            other = settled.get(target)
            target = target if other is None else f"{other.canonical:032x}"
            quotes = None if target in (own, cluster) else target
        share = 1.0
        if index != newest[canonical]:
            mine, theirs = (words[i] if i in words else words_of(records[i].text) for i in (index, newest[canonical]))
            share = similarity(relation, mine, theirs)
        verdicts.append(Verdict(relation, canonical, cluster, share, copy_of, quotes))
    return verdicts


def _same_post(record: Record, canonical: Record) -> bool:
    """Tell whether two comments are one post that two captures show with other marks, under ids made of its words."""
    return (
        record.posted is not None
        and record.posted == canonical.posted
        and record.article == canonical.article
        and record.capture != canonical.capture
    )
