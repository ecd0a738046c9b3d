"""What spammers and busy articles do costs work in proportion to what they post: counted, not timed."""

import random
from collections import Counter

import numpy as np
import pytest

from belowtheline.repeats import candidates, edges, memo, memory
from belowtheline.repeats.forests import Known
from belowtheline.repeats.likeness import Shared
from belowtheline.repeats.memory import Record, settle
from belowtheline.repeats.subjects import subject
from tests.repeats.test_memory import MORE, SAID, hexed
from tests.transforms.test_repeats import RECORDS, sentences


@pytest.fixture
def work(monkeypatch):
    """Count pairs proposed and pairs compared."""
    counted = Counter()
    pairs_of, relate = candidates.pairs_of, edges.relate

    def proposed(keys):
        pairs = pairs_of(keys)
        counted["pairs"] += len(pairs)
        return pairs

    def compared(*subjects):
        counted["compared"] += 1
        return relate(*subjects)

    monkeypatch.setattr(candidates, "pairs_of", proposed)
    monkeypatch.setattr(edges, "relate", compared)
    return counted


def filled_in(count, authors=1, pages=None):
    """Return comments made of one template: eight sentences with a place in each to fill in."""
    rng = random.Random(2)
    fixed = [sentences(rng, 1)[:-1] for _ in range(8)]
    for number in range(count):
        text = " ".join(f"{part} {rng.choice(sentences(rng, 1).split())} {rng.randrange(200)}." for part in fixed)
        author = f"author {number % authors}"
        yield Record(
            hexed(number), text, hexed(author), hexed(f"page {number % (pages or count)}"), author, capture=number
        )


@pytest.mark.parametrize(("authors", "pages"), [(1, None), (1, 1), (10_000, None), (10_000, 1)])
def test_a_template_costs_a_bounded_number_of_pairs_and_comparisons_a_comment(work, authors, pages):
    spent = []
    for count in (150, 600):
        work.clear()
        settle(list(filled_in(count, authors, pages)))
        spent.append({name: number / count for name, number in work.items()})
    for each in spent:
        assert 1 <= each["pairs"] <= 40
        assert each.get("compared", 0) <= 8  # likeness.CLOSEST
    assert spent[1]["compared"] <= 1.5 * spent[0]["compared"] + 0.5


def test_one_text_posted_by_everybody_is_compared_with_itself_never(work):
    records = [
        Record(hexed(n), SAID + MORE, hexed(f"author {n}"), hexed(f"page {n}"), "x", capture=n) for n in range(2000)
    ]
    assert len({verdict.cluster for verdict in settle(records)}) == 1
    assert not work["compared"]
    assert not work["pairs"]


def test_an_article_with_very_many_comments_costs_hardly_more_a_comment(work):
    spent = []
    for count in (250, 1000):
        rng = random.Random(4)
        work.clear()
        settle(
            [
                Record(hexed(n), sentences(rng, 2), hexed(f"author {n % 97}"), hexed("page"), "x", capture=n)
                for n in range(count)
            ]
        )
        spent.append(work["pairs"] / count)
    assert 0 < spent[1] <= 2.5 * spent[0]  # pairs of all with all would be four times as many a comment
    assert spent[1] <= 30


def test_edited_copies_of_one_text_are_joined_by_about_one_comparison_each(work):
    rng = random.Random(6)
    base = sentences(rng, 6)
    records = [
        Record(
            hexed(n),
            base.replace("again", f"agai{'n' * (n + 1)}", 1 + n % 3),
            hexed("author"),
            hexed("page"),
            "x",
            capture=n,
        )
        for n in range(60)
    ]
    verdicts = settle(records)
    assert len({verdict.cluster for verdict in verdicts}) == 1
    assert work["compared"] <= 3 * len(records)


@pytest.mark.parametrize(
    "records", [RECORDS, list(filled_in(120)), list(filled_in(120, 40, 5))], ids=["mixed", "one", "many"]
)
def test_what_is_known_already_changes_no_verdict(monkeypatch, records):
    with_it = memory.settle(records)
    skipped = []
    known = Known.all_of
    monkeypatch.setattr(Known, "all_of", lambda self, *nodes: skipped.append(known(self, *nodes)) or False)
    assert memory.settle(records) == with_it
    assert any(skipped)


def test_a_pair_that_needed_no_comparing_is_not_remembered_as_compared():
    # Next time what joined its ends may be gone.
    said = [sentences(random.Random(8), 3) + " again" * n for n in range(3)]
    nodes = {
        n: edges.Node(n, subject(text, author=1, page=1, comment=n), (edges.Place(1, 1, n, 0),))
        for n, text in enumerate(said)
    }
    pairs = [(0, 1), (1, 2), (0, 2)]
    shared = [Shared.of(nodes[a].subject.grams, nodes[b].subject.grams) for a, b in pairs]
    compared = edges.compare(pairs, nodes, shared)
    assert (compared.joined.tolist(), compared.skipped.tolist()) == ([(0, 1), (1, 2)], [2])
    marks = np.array([10, 11, 12], np.uint64)
    assert memo.learnt(marks, np.ones(3), marks, compared).judged["mark"].tolist() == [10, 11]
