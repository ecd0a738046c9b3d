"""What is counted in numpy is what sets of grams say."""

import random

import numpy as np

from belowtheline.repeats import likeness
from belowtheline.repeats.likeness import ALIKE, APART, CLOSEST, HELD, Shared
from belowtheline.repeats.subjects import grams_of


def texts(count, seed=3):
    """Return skeletons, many made of a few earlier ones, of 5 to 2,000 characters."""
    rng = random.Random(seed)
    found = []
    for number in range(count):
        piece = "".join(rng.choice("abcdeo字ö") for _ in range(rng.choice([5, 25, 90, 400])))
        if number > 4 and rng.random() < 0.8:
            one, other = rng.sample(found, 2)
            piece = one[: rng.randint(0, len(one))] + piece[: rng.randint(0, 30)] + other[rng.randint(0, len(other)) :]
        found.append(piece[:2000] or "empty")
    return found


def truth(bares, a, b, apart):
    one, other = grams_of(bares[a]), grams_of(bares[b])
    common = len(one & other)
    jaccard, held = common / (len(one) + len(other) - common), common / min(len(one), len(other))
    longer, shorter = max(len(bares[a]), len(bares[b])), min(len(bares[a]), len(bares[b]))
    passes = jaccard >= APART and 2 * shorter >= longer if apart else held >= HELD or jaccard >= ALIKE
    return passes, Shared(common, len(one), len(other)), min(len(one), len(other)) >= 2 * likeness.LOOKED_UP


def test_every_pair_that_is_alike_passes_with_its_true_counts():
    bares, rng = texts(120), random.Random(1)
    pairs = sorted({tuple(sorted(rng.sample(range(120), 2))) for _ in range(2000)})
    one, other = (np.array(column) for column in zip(*pairs, strict=True))
    apart = np.array([rng.random() < 0.5 for _ in pairs])
    found = likeness.alike(bares, one, other, apart)
    passed = dict(zip(found.places.tolist(), found.shared, strict=True))
    sure = 0
    for place, (a, b) in enumerate(pairs):
        passes, shared, sampled = truth(bares, a, b, apart[place])
        assert passed.get(place, shared) == shared
        if not sampled:
            sure += passes
            assert (place in passed) == passes
    assert sure > 20


def test_of_one_text_only_the_closest_pairs_pass():
    bares = ["the same words in every one of them " * 3 + "x" * n for n in range(40)]
    one, other = np.zeros(39, np.int64), np.arange(1, 40)
    found = likeness.alike(bares, one, other, np.zeros(39, bool))
    assert found.places.tolist() == list(range(CLOSEST))
