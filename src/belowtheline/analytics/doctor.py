"""Check every invariant of a corpus from its Parquet alone, each by its name.

One file of checks/ is one invariant: a comment that says it, and a query with a row (ok, what) for everything checked.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from functools import partial
from importlib import resources

import duckdb

from belowtheline import identity, schemas
from belowtheline.analytics import catalog, database
from belowtheline.errors import UsageError
from belowtheline.storage.layout import PARTITIONED, Corpus
from belowtheline.storage.soundness import Check, check, indexed, sound

OF_FILES = ("runs_readable", "files_as_written", "no_strays", "columns", "sorted")
"""Checks that need no query: `storage.soundness`."""

_EXAMPLES = 3
_OPENS = "The files can be opened together, as views."


def examine(corpus: Corpus, only: Collection[str] = ()) -> Iterator[Check]:
    """Yield the result of every check of a corpus, or of some; its files are checked in any case.

    Raises CorpusError when there is no corpus, UsageError when there is no such check.
    """
    unknown = sorted(set(only) - set(names()))
    if unknown:
        raise UsageError(f"no check is called {unknown[0]}; there are {', '.join(names())}")
    database.root_of(str(corpus.root))
    broken = False
    for done in sound(corpus):
        broken |= bool(done.wrong) and done.name in ("runs_readable", "files_as_written", "columns")
        yield done
    if broken:
        return
    try:
        connection = database.connect(str(corpus.root))
    except duckdb.Error as error:
        yield check("opens", _OPENS, len(catalog.VIEWS), [str(error).splitlines()[0]])
        return
    made: dict[str, Callable[[], Check]] = {
        "opens": lambda: check("opens", _OPENS, len(catalog.VIEWS), []),
        "index": lambda: indexed(corpus),
        **{name: partial(_ask, connection, name, _first_line(name), query(name)) for name in queries()},
        "values": lambda: _ask(connection, "values", "Columns hold only values their schema allows.", _values()),
        "authors": lambda: _authors(connection),
    }
    yield from (make() for name, make in made.items() if not only or name in only)


def names() -> list[str]:
    """Return the names of all checks."""
    return [*OF_FILES, "opens", "index", *queries(), "values", "authors"]


def queries() -> list[str]:
    """Return the names of the checks that are queries, sorted."""
    folder = resources.files(__package__).joinpath("checks")
    return sorted(path.name.removesuffix(".sql") for path in folder.iterdir() if path.name.endswith(".sql"))


def query(name: str) -> str:
    """Return the query of a check."""
    return resources.files(__package__).joinpath("checks", f"{name}.sql").read_text(encoding="utf-8").strip()


def _first_line(name: str) -> str:
    return query(name).partition("\n")[0].removeprefix("--").strip()


def _ask(connection: duckdb.DuckDBPyConnection, name: str, says: str, text: str) -> Check:
    counted = (
        "SELECT count(*), count(*) FILTER (ok IS DISTINCT FROM true), "  # noqa: S608 - our own queries
        f"(list(what ORDER BY what) FILTER (ok IS DISTINCT FROM true))[:{_EXAMPLES}] FROM ({text}\n)"
    )
    try:
        checked, wrong, examples = connection.execute(counted).fetchall()[0]
    except duckdb.Error as error:
        return Check(name, says, 0, 1, (f"could not be checked: {str(error).splitlines()[0]}",))
    return Check(name, says, checked, wrong, tuple(str(example) for example in examples or ()))


def _values() -> str:
    """Return the query that checks every column of every dataset by its schema."""
    parts = []
    for dataset in PARTITIONED:
        symbols = schemas.symbols(dataset)
        for field in schemas.arrow(dataset):
            tests = [] if field.nullable else [f'"{field.name}" IS NOT NULL']
            if field.name in symbols:
                allowed = ", ".join(f"'{symbol}'" for symbol in symbols[field.name])
                tests.append(f'coalesce("{field.name}" IN ({allowed}), true)')
            elif field.name.endswith("_id") and field.name != "native_id":
                tests.append(f"coalesce(regexp_full_match(\"{field.name}\", '[0-9a-f]{{32}}'), true)")
            if tests:
                what = f"'{dataset}.{field.name} in run ' || run"
                parts.append(f"SELECT {' AND '.join(tests)} AS ok, {what} AS what FROM {dataset}_rows")  # noqa: S608
    return "\nUNION ALL\n".join(parts)


def _authors(connection: duckdb.DuckDBPyConnection) -> Check:
    """Check that author_key follows from site and author, in the way each run was told to treat names."""
    people = connection.execute(
        "SELECT DISTINCT run, json_extract_string(parameters, '$.authors'), site, author, author_key FROM ("
        "SELECT run, site, author, author_key FROM comments_rows UNION ALL "
        "SELECT run, site, author, author_key FROM repeats_rows) INNER JOIN runs_rows ON run_id = run "
        "ORDER BY ALL"
    ).fetchall()
    by_run = defaultdict(list)
    for run, mode, site, author, key in people:
        by_run[run, mode].append((site, author, key))
    wrong = [
        f"run {run}: {author!r} of {site} has the key {key}"
        for (run, mode), some in by_run.items()
        for site, author, key in _misnamed(mode, some)
    ]
    return check("authors", "author_key agrees with site and author, as the run treats names.", len(people), wrong)


_Person = tuple[str | None, str | None, str | None]


def _misnamed(mode: str | None, people: list[_Person]) -> Iterator[_Person]:
    """Yield what contradicts how a run treats names; with a secret key, that one name has one key and the other way."""
    if mode == "drop":
        yield from (person for person in people if person[1:] != (None, None))
    elif mode == "pseudonymise":
        yield from (p for p in people if p[1] != (None if p[2] is None else f"author-{p[2][:12]}"))
    else:
        plain = any(key is not None and identity.author_key(site, author) == key for site, author, key in people)
        name_of: dict[str, tuple[str, str]] = {}
        key_of: dict[tuple[str, str], str] = {}
        for site, author, key in people:
            name = identity.author_name(author)
            if (name is None) != (key is None) or (plain and key != identity.author_key(site, author)):
                yield site, author, key
            elif name is not None and key is not None:
                person = (site or "", name)
                if name_of.setdefault(key, person) != person or key_of.setdefault(person, key) != key:
                    yield site, author, key
