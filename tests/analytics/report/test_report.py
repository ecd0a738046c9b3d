import html
import re
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from belowtheline.analytics.database import connect
from belowtheline.analytics.report import build, charts, figures, wording
from belowtheline.cli.report import command
from tests.analytics.corpora import NOON, commit, row, write
from tests.components import chromium

HOSTILE = (
    "<script>document.title='run'</script>",
    '"><img src=x onerror="document.title=\'run\'">',
    "</svg></style></title></script><script>document.title='run'</script>",
    "{{ 7 * 7 }} {% raw %} ${7*7}",
    "'; DROP TABLE comments; --",
    "\u202eevil\u2066 \u0007bell",
    "javascript:document.title='run'",
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus whose every word is hostile."""
    root = tmp_path / "corpus"
    comments, repeats = [], []
    for number in range(60):
        bad = HOSTILE[number % len(HOSTILE)]
        base = {
            "comment_id": f"c{number}", "article_id": f"a{number % 9}", "kind": "comment", "author": bad,
            "author_key": f"k{number % 5}", "text": bad, "site": bad, "evidence": bad, "cluster_id": f"c{number % 50}",
            "posted_at": NOON + timedelta(days=number), "depth": number % 3, "position": number, "likes": 1,
        }  # fmt: skip
        if number < 50:
            comments.append(row("comments", **base))
        else:
            repeats.append(row("repeats", **base, relation="exact", canonical_id=f"c{number % 50}", similarity=1.0))
    articles = [
        row("articles", article_id=f"a{n}", site=HOSTILE[n % 7], completeness="partial", completeness_reason=HOSTILE[n % 7],
            comments_declared=10, comments_parsed=6, title=HOSTILE[n % 7], comment_system="x", captures=1)
        for n in range(9)
    ]  # fmt: skip
    letters = [
        row("dead_letters", letter_id=f"l{n}", stage="read", reason=bad, message=bad, source=bad)
        for n, bad in enumerate(HOSTILE)
    ]
    for dataset, rows in (
        ("comments", comments),
        ("repeats", repeats),
        ("articles", articles),
        ("dead_letters", letters),
    ):
        write(root, dataset, "r1", rows)
    commit(root, "r1", command="ingest", captures_read=9, reconciled=True)
    return root


def page_of(corpus: Path) -> str:
    with connect(str(corpus)) as connection:
        return build(connection, "corpus")


def rows_shown(page: str, key: str) -> list[list[str]]:
    cells = LexborHTMLParser(page).css(f"figure#{key} tbody tr")
    return [[cell.text() for cell in line.css("td")] for line in cells]


def test_numbers_of_every_figure_are_the_rows_of_its_query(corpus):
    page = page_of(corpus)
    with connect(str(corpus)) as connection:
        for section in figures.SECTIONS:
            for figure in section.figures:
                cursor = connection.execute(figures.query_text(figure.key))
                names = [column[0] for column in cursor.description]
                shown = rows_shown(page, figure.key)
                wanted = [name for name, _ in figure.headings] or [names[0], "number"]
                rows = [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]
                assert len(shown) == len(rows), figure.key
                for cells, values in zip(shown, rows, strict=True):
                    for cell, name in zip(cells, wanted, strict=True):
                        if isinstance(values[name], int) and not isinstance(values[name], bool):
                            assert cell == f"{values[name]:,}", figure.key
                        elif values[name] is None:
                            assert cell in ("–", "unknown")


def test_totals_are_those_of_the_corpus(corpus):
    tree = LexborHTMLParser(page_of(corpus))
    assert tree.css_first("#total-comments").text() == "50"
    assert tree.css_first("#total-repeats").text() == "10"
    assert tree.css_first("#total-articles").text() == "9"
    assert tree.css_first("#total-dead_letters").text() == "7"


def test_picture_says_the_same_numbers_as_its_table(corpus):
    tree = LexborHTMLParser(page_of(corpus))
    for key in ("relations", "thread_length", "thread_depth", "dead_letters"):
        drawn = {node.text() for node in tree.css(f"figure#{key} svg text")}
        said = [cells[1] for cells in rows_shown(page_of(corpus), key)]
        assert said
        assert set(said) <= drawn


def test_every_figure_shows_its_query(corpus):
    tree = LexborHTMLParser(page_of(corpus))
    for section in figures.SECTIONS:
        for figure in section.figures:
            assert tree.css_first(f"figure#{figure.key} pre").text().strip() == figures.query_text(figure.key)


def test_words_of_pages_stay_words(corpus):
    page = page_of(corpus)
    tree = LexborHTMLParser(page)
    assert not tree.css("script, img, iframe, object, a[href], form, base")
    assert not [name for node in tree.css("*") for name in node.attributes if name.startswith("on")]
    assert html.escape("{{ 7 * 7 }}") in page
    assert "49" not in [cell for line in rows_shown(page, "clusters") for cell in line]
    assert "\x07" not in page


def test_page_names_nothing_outside_itself(corpus):
    page = page_of(corpus)
    without_names = page.replace("http://www.w3.org/2000/svg", "").replace("http://www.w3.org/1999/xlink", "")
    assert not re.search(r"(?:src|href|url\()\s*=?\s*[\"']?(?:https?:)?//", without_names)
    assert "default-src 'none'" in page


def test_same_corpus_gives_the_same_page(corpus):
    assert page_of(corpus) == page_of(corpus)


def test_page_of_an_empty_corpus_says_that_nothing_is_there(tmp_path):
    commit(tmp_path, "r1")
    page = page_of(tmp_path)
    for section in figures.SECTIONS:
        for figure in section.figures:
            if figure.key != "runs":
                assert html.escape(figure.empty, quote=False) in page.replace("&#39;", "'"), figure.key


def test_page_does_not_grow_with_the_corpus(tmp_path):
    sizes = []
    for count in (400, 4_000):
        root = tmp_path / str(count)
        write(root, "comments", "r1", [
            row("comments", comment_id=f"c{n}", article_id=f"a{n}", kind="comment", site=f"s{n}.test", evidence=f"e{n}",
                text="x" * 900, author=f"name {n}", author_key=f"k{n}", cluster_id=f"c{n % (count // 2)}",
                posted_at=NOON + timedelta(days=n % 300))
            for n in range(count)
        ])  # fmt: skip
        commit(root, "r1")
        sizes.append(len(page_of(root)))
    assert sizes[1] < 1.5 * sizes[0]


@pytest.mark.parametrize(
    ("span", "steps"), [(timedelta(hours=5), 6), (timedelta(days=9), 10), (timedelta(days=800), 27)]
)
def test_steps_of_time_without_comments_are_zero(tmp_path, span, steps):
    times = (NOON, NOON + span)
    write(tmp_path, "comments", "r1", [
        row("comments", comment_id=str(n), kind="comment", posted_at=time) for n, time in enumerate(times)
    ])  # fmt: skip
    commit(tmp_path, "r1")
    counts = [int(cells[1]) for cells in rows_shown(page_of(tmp_path), "over_time")]
    assert sum(counts) == 2
    assert counts[0] == counts[-1] == 1
    assert abs(len(counts) - steps) <= 1


def test_label_of_wide_letters_is_cut_to_the_same_room():
    assert wording.label("漢" * 30) == "\u2068" + "漢" * 10 + "…\u2069"
    assert wording.label("a" * 22) == "\u2068" + "a" * 22 + "\u2069"
    assert wording.label(None) == "\u2068unknown\u2069"


def test_only_nothing_is_nought_percent_and_only_all_is_a_hundred():
    assert [wording.percent(x) for x in (0.0, 0.001, 0.5, 0.999, 1.0)] == ["0 %", "<1 %", "50 %", ">99 %", "100 %"]


def test_colours_follow_the_page():
    figure = figures.Figure("x", "x", figures.BARS, "")
    drawn = charts.draw(figure, [{"label": "a", "number": 3}])
    assert "var(--mark)" in drawn
    assert not re.search(r'(?:fill|stroke)="#', drawn)


def test_command_writes_the_page_and_leaves_nothing_else(corpus, tmp_path):
    out = tmp_path / "out" / "r.html"
    out.parent.mkdir()
    assert CliRunner().invoke(command, [str(corpus), "--out", str(out)], standalone_mode=False).exception is None
    assert out.read_text(encoding="utf-8") == page_of(corpus)
    assert list(out.parent.iterdir()) == [out]


_MEASURE = """<script>
document.documentElement.setAttribute('data-wide', document.documentElement.scrollWidth > innerWidth);
document.documentElement.setAttribute('data-paper', getComputedStyle(document.body).backgroundColor);
document.documentElement.setAttribute('data-mark', getComputedStyle(document.querySelector('svg [fill="var(--mark)"], svg [aria-roledescription=bar]')).fill);
</script></body>"""


@pytest.mark.component
def test_browser_runs_nothing_and_complains_of_nothing(corpus, tmp_path):
    page = tmp_path / "r.html"
    page.write_text(page_of(corpus), encoding="utf-8")
    seen = chromium.visit(page)
    assert seen.console == ()
    tree = LexborHTMLParser(seen.dom)
    assert tree.css_first("title").text() == "corpus: reader comments"
    assert tree.css_first("#total-comments").text() == "50"
    shown = {cell for line in rows_shown(seen.dom, "clusters") for cell in line}
    assert HOSTILE[0] in shown
    assert HOSTILE[1] in shown


@pytest.mark.component
def test_content_policy_would_stop_a_script_that_got_in(corpus, tmp_path):
    page = tmp_path / "r.html"
    page.write_text(
        page_of(corpus).replace("</main>", "<script>document.title='run'</script></main>"), encoding="utf-8"
    )
    seen = chromium.visit(page)
    assert LexborHTMLParser(seen.dom).css_first("title").text() == "corpus: reader comments"
    assert any("Content Security Policy" in line for line in seen.console)


@pytest.mark.component
@pytest.mark.parametrize("width", [500, 1280])  # headless Chromium makes no window narrower than 500
def test_page_fits_the_screen_and_pictures_take_its_colours(corpus, tmp_path, width):
    page = tmp_path / "r.html"
    bare = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page_of(corpus))
    page.write_text(bare.replace("</body>", _MEASURE), encoding="utf-8")
    root = LexborHTMLParser(chromium.visit(page, width=width).dom).css_first("html").attributes
    assert root["data-wide"] == "false"
    assert root["data-mark"] in ("rgb(181, 72, 47)", "rgb(224, 132, 103)")
