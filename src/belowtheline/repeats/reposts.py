"""Comments with the same words: one is canonical, the same author's others repeat it, other authors' copy it."""

import numpy as np

from belowtheline.repeats.readings import Packed, runs_of
from belowtheline.repeats.verdicts import Relation, RepeatedIn, blank


def settle(readings: Packed, *, remove_copies: bool = False) -> Packed:
    """Return verdicts for all readings (settled by `recaptures`) under some node keys.

    Among comments with one node key the first posted is the original (a known time before an unknown one, then
    first seen, then place on its page, then id). The same author's other comments are EXACT repeats of that
    author's first; first comments of other authors are copies of the original: they keep their row and
    name it in `copy_of`, unless `remove_copies`. A canonical comment is thus never itself a repeat.
    """
    if not len(readings):
        return blank(readings)
    order = np.lexsort((readings["id_lo"], readings["id_hi"], readings["node_lo"], readings["node_hi"]))
    ordered = readings[order]
    bounds = runs_of(ordered["node_hi"], ordered["node_lo"])
    settled = [
        _cluster(ordered[start:end], remove_copies)
        for start, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)
        if end - start > 1 and _several(ordered, start, end)
    ]
    return np.concatenate(settled) if settled else blank(ordered[:0])


def _several(ordered: Packed, start: int, end: int) -> bool:
    """Tell whether a run holds more than one comment (it may be one comment captured several times)."""
    return bool(
        ordered["id_hi"][start] != ordered["id_hi"][end - 1] or ordered["id_lo"][start] != ordered["id_lo"][end - 1]
    )


def _cluster(members: Packed, remove_copies: bool) -> Packed:
    """Settle the readings of one cluster, sorted by comment id."""
    newest = members[members["newest"] == 1]
    rank = np.lexsort(
        (newest["id_lo"], newest["id_hi"], newest["position"], newest["article"], newest["first"], newest["posted"])
    )
    comments = newest[rank]  # best first
    # Each author's best comment: np.unique returns first occurrences, and `comments` is in order of rank.
    _, firsts, author_of = np.unique(comments["author"], return_index=True, return_inverse=True)
    best = firsts[author_of]
    original = comments[0]
    verdicts = blank(comments)
    own = np.arange(len(comments))
    copies = (best == own) & (own != 0)
    canonical = np.zeros(len(comments), np.int64) if remove_copies else best
    verdicts["relation"] = np.where(best != own, Relation.EXACT, Relation.NONE)
    if remove_copies:
        verdicts["relation"] = np.where(
            own == 0, Relation.NONE, np.where(comments["author"] == original["author"], Relation.EXACT, Relation.COPY)
        )
    else:
        verdicts["has_copy_of"] = copies
    verdicts["copy_of_hi"], verdicts["copy_of_lo"] = original["id_hi"], original["id_lo"]
    verdicts["canonical_hi"], verdicts["canonical_lo"] = comments["id_hi"][canonical], comments["id_lo"][canonical]
    verdicts["repeated_in"] = np.where(
        comments["article"] == comments["article"][canonical],
        RepeatedIn.SAME_THREAD,
        np.where(comments["site"] == comments["site"][canonical], RepeatedIn.SAME_SITE, RepeatedIn.ELSEWHERE),
    )
    verdicts["same_text"] = 1
    verdicts["has_cluster"] = 1
    verdicts["occurrences"] = len(comments)
    verdicts["cluster_hi"], verdicts["cluster_lo"] = original["id_hi"], original["id_lo"]
    return _follow(members, comments, verdicts)


def _follow(members: Packed, comments: Packed, verdicts: Packed) -> Packed:
    """Add the older readings of each comment: they belong to its cluster and follow it to its canonical comment."""
    older = members[members["newest"] == 0]
    if not len(older):
        return verdicts
    place = {pair: index for index, pair in enumerate(_ids(comments))}
    index = np.array([place[pair] for pair in _ids(older)], np.int64)
    following = verdicts[index].copy()
    following["reading"], following["bucket"] = older["reading"], older["bucket"]
    moved = following["relation"] != Relation.NONE
    following["canonical_hi"] = np.where(moved, following["canonical_hi"], older["id_hi"])
    following["canonical_lo"] = np.where(moved, following["canonical_lo"], older["id_lo"])
    following["relation"] = Relation.RECAPTURE
    following["has_copy_of"] = 0
    return np.concatenate([verdicts, following])


def _ids(readings: Packed) -> list[tuple[int, int]]:
    return list(zip(readings["id_hi"].tolist(), readings["id_lo"].tolist(), strict=True))
