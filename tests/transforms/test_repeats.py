"""The graph settles what the reference settles in memory, however readings and keys are cut and in whatever order."""

import dataclasses
import random
from datetime import UTC, datetime, timedelta

import apache_beam as beam
import pytest
from apache_beam.testing.test_pipeline import TestPipeline as Pipeline
from apache_beam.testing.util import assert_that

from belowtheline.repeats import candidates, memory, readings, verdicts
from belowtheline.repeats.memory import Record
from belowtheline.repeats.nodes import node_of
from belowtheline.repeats.normalise import words_of
from belowtheline.repeats.readings import Reading
from belowtheline.repeats.sides import Source
from belowtheline.repeats.verdicts import Relation
from belowtheline.storage import scratch
from belowtheline.transforms.repeats import RepeatSettings, SettleRepeats
from tests.repeats.test_memory import hexed

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MINUTE = 60_000_000
AUTHORS = ["Mara", "Tobin", "Anselm", "Ida", None]

WORDS = (
    "harbour ferry bridge council mayor river market school teacher winter summer ticket driver lantern garden window "
    "shop baker library museum tram station platform morning evening neighbour letter engine repair paint budget vote "
    "meeting promise answer question history festival music orchestra concert rain storm snow road corner lamp"
).split()


def sentences(rng, count):
    return " ".join(
        f"The {rng.choice(WORDS)} near the {rng.choice(WORDS)} {rng.randrange(100)} was {rng.choice(WORDS)} again and "
        f"the {rng.choice(WORDS)} said so."
        for _ in range(count)
    )


def changed(rng, text, base):
    """Return one of the things people do with a text, and who posted it where; None: as the first."""
    kind = rng.choice(
        ["same", "marks", "typo", "longer", "quote", "copy", "cut", "short", "recapture", "reply", "other"]
    )
    match kind:
        case "marks":
            return text.upper() + "!!", {}
        case "typo":
            return text.replace("again", "agian", 1), {"posted": None}
        case "longer":
            return text + " " + sentences(rng, 1), {}
        case "quote":
            return f"> {text}\nI do not believe a word of it.", {"author": "Ida"}
        case "reply":
            return f"{text} Nonsense, all of it, my dear.", {"author": "Tobin", "parent": base.comment_id}
        case "copy":
            return text, {"author": rng.choice(AUTHORS), "article": hexed(f"page {rng.randrange(9)}")}
        case "cut":
            return text[: 2 * len(text) // 3] + "…", {"author": rng.choice([base.name, None])}
        case "short":
            return rng.choice(["Agreed", "lol", "+1", "👍"]), {}
        case "recapture":
            return text + rng.choice(["", " Edited."]), {"comment_id": base.comment_id}
        case "other":
            return text.replace("again", "never", 1), {}
    return text, {"article": hexed(f"page {rng.randrange(9)}")}


def invented(count, seed=5):
    """Return some hundred records: each text once, and what became of it."""
    rng = random.Random(seed)
    found = []

    def add(text, author, article, **known):
        number = len(found)
        found.append(
            Record(
                known.pop("comment_id", hexed(f"comment {number}")), text,
                None if author is None else hexed(f"author {author}"), article, author,
                captured=number * MINUTE, position=rng.randrange(50), capture=number, **known,
            )
        )  # fmt: skip
        return found[-1]

    while len(found) < count:
        posted = rng.choice([None, rng.randrange(1000) * MINUTE])
        base = add(
            sentences(rng, rng.choice([1, 1, 2, 4])),
            rng.choice(AUTHORS),
            hexed(f"page {rng.randrange(9)}"),
            posted=posted,
        )
        for _ in range(rng.choice([0, 1, 1, 2, 3])):
            text, known = changed(rng, base.text, base)
            known = {"author": base.name, "article": base.article, "posted": posted, **known}
            add(text, known.pop("author"), known.pop("article"), **known)
    return found


RECORDS = invented(400)
BASE = {record.capture: 1_000_000 * (record.capture + 1) for record in RECORDS}


def reading(record):
    words = words_of(record.text)
    return Reading(
        comment_id=record.comment_id,
        node=node_of(words, words.units, record.author, record.article) if record.plain else 0,
        article=record.article,
        site="x.test",
        author=record.author,
        captured_at=EPOCH + timedelta(microseconds=record.captured),
        posted_at=None if record.posted is None else EPOCH + timedelta(microseconds=record.posted),
        reading=BASE[record.capture] + record.position,
        position=record.position,
        words=words,
        units=words.units,
        text=record.text,
        name=record.name,
        parent=record.parent,
    )


def staged(records, block, partitions, folder):
    """Return (blocks of readings, blocks of keys), as staging makes them of `block` comments at a time."""
    packed_readings, packed_keys = [], []
    for number, start in enumerate(range(0, len(records), block)):
        some = [reading(record) for record in records[start : start + block]]
        sources = [Source(r.text, r.words.bare, r.name, int(r.parent or "0", 16)) for r in some]
        packed = readings.pack(some, 64, scratch.write_texts(folder, f"task{number}", sources))
        packed_readings += readings.split(packed, packed["id_hi"], partitions)
        keys = candidates.keys_of_readings(packed, [r.words.bare for r in some])
        packed_keys += readings.split(keys, keys["key"], partitions)
    return packed_readings, packed_keys


def settled_by_beam(records, settings, block, check):
    packed_readings, packed_keys = staged(records, block, settings.partitions, settings.folder)

    def matches(actual):
        found = {}
        # Recaptures first: a cluster knows the canonical comment of a recaptured repeat. So does `finish`.
        for verdict in sorted(verdicts.unpack(actual), key=lambda v: v["has_cluster"]):
            found[int(verdict["reading"])] = verdict
        check(found)

    with Pipeline(runner="FnApiRunner") as p:
        inputs = (
            p | "Readings" >> beam.Create(packed_readings).with_output_types(tuple[int, bytes]),
            p | "Keys" >> beam.Create(packed_keys).with_output_types(tuple[int, bytes]),
        )
        assert_that(inputs | SettleRepeats(settings), matches)


def hexed_id(verdict, name):
    return f"{int(verdict[name + '_hi']):016x}{int(verdict[name + '_lo']):016x}"


def told(record, verdict):
    """Return what a packed verdict says of a record, in the words of the reference."""
    own = record.comment_id
    if verdict is None:
        return Relation.NONE, own, own, None, None
    relation = Relation(verdict["relation"])
    return (
        relation,
        own if relation is Relation.NONE else hexed_id(verdict, "canonical"),
        hexed_id(verdict, "cluster") if verdict["has_cluster"] else own,
        hexed_id(verdict, "copy_of") if verdict["has_copy_of"] else None,
        hexed_id(verdict, "quotes") if verdict["has_quotes"] else None,
    )


def in_memory(records, **options):
    return {
        record.capture: (v.relation, v.canonical, v.cluster, v.copy_of, v.quotes)
        for record, v in zip(records, memory.settle(records, **options), strict=True)
    }


def test_the_invented_records_hold_every_kind():
    found = memory.settle(RECORDS, remove_copies=True)
    assert {v.relation for v in found} == set(Relation)
    assert sum(v.quotes is not None for v in found) > 5
    assert sum(v.copy_of is not None for v in memory.settle(RECORDS)) > 5


@pytest.mark.parametrize(
    ("partitions", "block", "remove_copies"), [(1, 1000, False), (8, 7, False), (64, 100, True), (3, 1, True)]
)
def test_blocks_of_any_size_in_any_order_settle_as_the_reference_does(tmp_path, partitions, block, remove_copies):
    expected = in_memory(RECORDS, remove_copies=remove_copies)
    shuffled = random.Random(partitions).sample(RECORDS, len(RECORDS))

    def check(found):
        actual = {r.capture: told(r, found.get(BASE[r.capture] + r.position)) for r in RECORDS}
        assert actual == expected

    settled_by_beam(shuffled, RepeatSettings("near", remove_copies, partitions, tmp_path), block, check)


def test_a_verdict_knows_where_the_text_of_the_canonical_comment_lies(tmp_path):
    newest = {}
    for record in RECORDS:
        newest[record.comment_id] = record.text

    def check(found):
        moved = [v for v in found.values() if v["relation"] != Relation.NONE]
        assert len(moved) > 50
        for verdict in moved:
            (source,) = scratch.read_texts(tmp_path, verdict["part"].reshape(1), verdict["place"].reshape(1))
            assert source.text == newest[hexed_id(verdict, "canonical")]

    settled_by_beam(RECORDS, RepeatSettings("near", False, 8, tmp_path), 50, check)


def test_repeats_exact_tells_nothing_of_other_words(tmp_path):
    def check(found):
        relations = {Relation(v["relation"]) for v in found.values()}
        assert relations == {Relation.NONE, Relation.EXACT, Relation.RECAPTURE}
        assert not any(v["has_quotes"] for v in found.values())
        assert any(v["has_copy_of"] for v in found.values())

    settled_by_beam(RECORDS, RepeatSettings("exact", False, 8, tmp_path), 50, check)


def test_repeats_off_settles_recaptures_only(tmp_path):
    def check(found):
        assert {Relation(v["relation"]) for v in found.values()} == {Relation.NONE, Relation.RECAPTURE}
        assert not any(v["has_cluster"] for v in found.values())

    settled_by_beam(RECORDS, RepeatSettings("off", False, 8, tmp_path), 50, check)


def test_what_is_no_comment_never_repeats(tmp_path):
    records = [dataclasses.replace(record, plain=False) for record in RECORDS[:20]]
    again = [
        dataclasses.replace(r, comment_id=hexed(f"again {r.comment_id}"), capture=r.capture + 100) for r in records
    ]
    assert all(v.relation is not Relation.EXACT for v in memory.settle([*records, *again]))

    def check(found):
        assert {Relation(v["relation"]) for v in found.values()} <= {Relation.NONE, Relation.RECAPTURE}

    settled_by_beam([*records, *again], RepeatSettings("near", False, 4, tmp_path), 50, check)
