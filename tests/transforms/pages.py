"""Invented pages as people have them, for whole runs."""

LONG = "The harbour master has said three times now that nobody asked the people who row across every morning."


def wordpress(slug, comments, title="Ferry cancelled until further notice"):
    """A page in WordPress markup; comments are (id, author, day of May 2021, text)."""
    items = "".join(
        f'<li id="comment-{number}" class="comment even depth-1"><article id="div-comment-{number}" class="comment-body">'
        f'<footer class="comment-meta"><div class="comment-author vcard"><b class="fn">{author}</b> <span class="says">says:'
        f'</span></div><div class="comment-metadata"><a href="https://gazette.test/{slug}/#comment-{number}">'
        f'<time datetime="2021-05-{day:02d}T08:30:00+00:00">May {day}, 2021 at 8:30 am</time></a></div></footer>'
        f'<div class="comment-content"><p>{text}</p></div><div class="reply"><a class="comment-reply-link" '
        f'data-commentid="{number}" href="?replytocom={number}">Reply</a></div></article></li>'
        for number, author, day, text in comments
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} – The Gazette</title>'
        f'<link rel="canonical" href="https://gazette.test/{slug}/"></head><body><article><h1 class="entry-title">{title}</h1>'
        f'<div class="entry-content"><p>The morning ferry will not run this week, the harbour office said on Monday. </p>'
        f"<p>Passengers are asked to take the bridge, which adds forty minutes to the way into town.</p></div></article>"
        f'<div id="comments" class="comments-area"><h2 class="comments-title">{len(comments)} thoughts on “{title}”</h2>'
        f'<ol class="comment-list">{items}</ol><div id="respond" class="comment-respond"><form '
        f'action="https://gazette.test/wp-comments-post.php"><textarea name="comment"></textarea></form></div></div></body></html>'
    )


def dump(folder):
    """Write a small mixed dump: three pages, one of them captured twice, an empty file and a binary one."""
    folder.mkdir(parents=True, exist_ok=True)
    first = [(4101, "Mara Voss", 3, LONG), (4102, "Otto Brandt", 3, "Then row a little slower, Mara.")]
    (folder / "ferry.html").write_text(wordpress("ferry", first))
    (folder / "ferry.html.json").write_text(
        '{"url": "https://gazette.test/ferry/", "captured_at": "2021-05-04T00:00:00Z"}'
    )
    later = [*first, (4107, "Iris Quandt", 5, "The bridge was closed too when I got there at nine.")]
    (folder / "ferry-later.html").write_text(wordpress("ferry", later))
    (folder / "ferry-later.html.json").write_text(
        '{"url": "https://gazette.test/ferry/", "captured_at": "2021-05-06T00:00:00Z"}'
    )
    bridge = [(4120, "Mara Voss", 9, LONG), (4121, "Pavel", 9, "Nobody counts the rowers.")]
    (folder / "bridge.html").write_text(wordpress("bridge", bridge, "Bridge closed"))
    (folder / "market.html").write_text(
        wordpress("market", [(4130, "Pavel", 11, "Saturday is fine by me.")], "Market moves")
    )
    (folder / "empty.html").write_bytes(b"")
    (folder / "noise.bin").write_bytes(bytes(range(256)) * 64)
    return folder


def talk(folder):
    """Write a dump in which people say things again: extended, mistyped, quoted, copied, and short."""
    folder.mkdir(parents=True, exist_ok=True)
    longer = LONG + " I for one have put it to the council in writing, and I will go on doing so."
    first = [
        (5101, "Mara Voss", 3, LONG),
        (5102, "Otto Brandt", 3, "Agreed."),
        (5103, "Iris Quandt", 4, f"<q>“{LONG}”</q> That is simply not what he said on Monday."),
        (5104, "Pavel", 4, "Agreed."),
        (5105, "Mara Voss", 5, longer),
    ]
    (folder / "row.html").write_text(wordpress("row", first))
    second = [
        (5201, "Mara Voss", 8, longer.replace("council in writing", "concil in writing")),
        (5202, "Lena Hofer", 9, longer),
        (5203, "Otto Brandt", 9, "Agreed."),
    ]
    (folder / "pier.html").write_text(wordpress("pier", second, "Pier to be rebuilt"))
    return folder
