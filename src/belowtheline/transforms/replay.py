"""The replay job: dead letters back through the same chain, as a run of their own."""

from collections.abc import Sequence
from datetime import UTC, datetime

from belowtheline.errors import CorpusError, UsageError
from belowtheline.identity import digest
from belowtheline.options import ReplayOptions
from belowtheline.progress import Progress
from belowtheline.records import RunSummary
from belowtheline.replays import Choice, Letter, chosen, open_letters, plan
from belowtheline.run_settings import author_key, shaping
from belowtheline.storage import files, history, inputs, publish, runs
from belowtheline.storage.layout import Corpus
from belowtheline.transforms.execution import execute
from belowtheline.transforms.ingest import Ingest, job_of
from belowtheline.transforms.write import RunFacts


def run(options: ReplayOptions, beam_args: Sequence[str], progress: Progress) -> RunSummary | None:
    """Take up the letters that `options` choose and return the run's summary; None when there are none.

    Raises UsageError, CorpusError.
    """
    if not options.output:
        raise UsageError("--output is missing: name the folder of the corpus")
    corpus = Corpus(files.path_of(options.output))
    if not runs.committed(corpus):
        raise CorpusError(f"{corpus.root}: no corpus here (no finished run in {corpus.root}/runs)")
    key = author_key(options)
    with publish.locked(corpus):
        notes = tuple(publish.repair(corpus))
        progress.enter("looking at the letters")
        letters = open_letters(corpus)
        mine = chosen(letters, Choice(options.reason, options.source, options.limit))
        if not mine:
            return None
        run_id, sizes = _identity(mine, options, key)
        earlier = runs.read(corpus, run_id)
        if earlier is not None and not runs.missing_files(corpus, earlier):
            return RunSummary(earlier, notes, already_there=True)
        past = history.load(corpus, without=run_id, near=options.repeats == "near")
        notes += past.notes
        facts = RunFacts(
            corpus.staged(run_id),
            datetime.now(UTC),
            shaping(options) | {"fingerprint": run_id, "letters": len(mine)},
            sizes,
            options.buckets,
            past,
            command="replay",
            near=options.repeats == "near",
            letters=tuple(mine),
        )
        taken = set(mine)
        work = list(plan(corpus, mine, [letter for letter in letters if letter not in taken]))
        progress.enter("reading")
        execute(Ingest(job_of(work, options, key, facts)), beam_args)
        row = runs.read(corpus, run_id)
    if row is None:
        raise CorpusError(f"{corpus.root}: the run ended without publishing anything")
    return RunSummary(row, notes)


def _identity(letters: Sequence[Letter], options: ReplayOptions, key: bytes) -> tuple[str, tuple[int, int]]:
    """Return the run id, and how many files and bytes there are to read: nothing new, and it is the same run."""
    surveyed = inputs.survey([uri for uri in sorted({letter.source for letter in letters}) if _is_file(uri)])
    of_files = inputs.run_id(surveyed, shaping(options), runs.shaping_versions(), key)
    run_id = digest("replay", of_files, *(letter.letter_id for letter in letters))[:16]
    return run_id, (len(surveyed), sum(f.size for f in surveyed))


def _is_file(uri: str) -> bool:
    """Tell whether a source is a file: a letter of a stream may name a message, whose bytes nobody kept."""
    return not uri.startswith("pubsub:")
