"""WARC files to measure on: real-sized pages, each once or many times under different addresses."""

import gzip
import random
from pathlib import Path

REAL_PAGES = Path(__file__).parents[2] / "shared" / "benchmark" / "dev" / "pages"


def pages() -> tuple[str, list[bytes]]:
    """Return (what they are, pages): the benchmark's saved pages when they are there, else generated ones."""
    real = [path.read_bytes() for path in sorted(REAL_PAGES.glob("*.html"))]
    if real:
        return f"{len(real)} saved pages of ../shared/benchmark/dev", real
    return "97 generated pages of the same size", [_generated(random.Random(n)) for n in range(97)]


def _generated(rng: random.Random) -> bytes:
    """Return a page of about 140 KB with a thread of some 17 comments in WordPress markup."""
    words = (
        "harbour ferry council letter bridge winter garden signal market paper quiet stone water evening road".split()
    )

    def text(n: int) -> str:
        return " ".join(rng.choice(words) for _ in range(n)).capitalize() + "."

    menu = "".join(f'<li class="menu-item"><a href="/s/{n}">{text(2)}</a></li>' for n in range(150))
    script = "var settings = {" + ",".join(f'"{rng.choice(words)}{n}":{rng.random()}' for n in range(2500)) + "};"
    body = "".join(f"<p>{text(70)}</p>" for _ in range(18))
    comments = "".join(
        f'<li class="comment depth-1" id="comment-{n}"><article class="comment-body"><footer class="comment-meta">'
        f'<b class="fn">{text(2)}</b> <time datetime="2021-03-{n + 1:02d}T10:00:00+00:00">March {n + 1}, 2021</time></footer>'
        f'<div class="comment-content"><p>{text(40)}</p><p>{text(20)}</p></div></article></li>'
        for n in range(rng.randrange(5, 28))
    )
    return (
        f"<!doctype html><html lang=en><head><title>{text(6)}</title><script>{script}</script></head><body><ul>{menu}</ul>"
        f'<article><h1>{text(6)}</h1><div class="entry-content">{body}</div></article><div id="comments">'
        f'<ol class="comment-list">{comments}</ol></div></body></html>'
    ).encode()


def write(path: Path, contents: list[bytes], times: int = 1) -> int:
    """Write every page `times` times, under its own address each time; return the number of pages."""
    count = 0
    with path.open("wb") as file:
        for _ in range(times):
            for page in contents:
                http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(
                    page
                )
                head = (
                    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://gazette.test/%d\r\n"
                    b"WARC-Date: 2024-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-%012d>\r\n"
                    b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
                ) % (count, count, len(http) + len(page))
                file.write(gzip.compress(head + http + page + b"\r\n\r\n", 6, mtime=0))
                count += 1
    return count
