"""What mutators put in: tags and attributes of threads, keys of comments, numbers that lie, letters that trouble."""

from typing import Any

TAGS = [
    b"<li class=comment id=comment-7>", b"<ol class=commentlist>", b"<div id=comments>", b"<article>", b"<div>", b"<p>",
    b"<ul class=children>", b"<blockquote>", b"<table><tr><td>", b"<template>", b"<svg><foreignObject>", b"<select>",
    b"<noscript>", b"<textarea>", b"<plaintext>", b"<!--", b"-->", b"<![CDATA[", b"<script>", b"</script>", b"<br>",
    b'<time datetime="2021-05-04T10:00:00Z">', b"<b>", b"<i>", b"<a href=#>", b"<h3>", b"<form>", b"</form>", b"</div>",
    b"</li>", b"</ol>", b"</body>", b"</html>", b"<body>", b"<head>", b"<frameset>", b"<math><mi>", b"<iframe>", b"<dl><dt>",
    b'<script type="application/ld+json">', b'<meta itemprop="commentCount" content="99999999999999999999">',
    b'<link rel=canonical href="//[::1">', b"<span class=author>", b"<cite class=fn>", b"<div class=comment-content>",
]  # fmt: skip
ATTRIBUTES = [
    b"class=comment", b"id=comment-1", b"class=depth-99999999999999999999", b"class=\"comment depth-2 parent\"",
    b"itemprop=comment", b"itemscope", b'itemtype="https://schema.org/Comment"', b"data-parent-id=1", b"data-parent=7",
    b"id=x", b"id", b"class=''", b"datetime=0001-01-01T00:00:00+23:59", b"datetime=9999-12-31T23:59:59-23:59",
    b"data-score=1e999", b"title=\"Jan 1, 0\"", b"href=javascript:x", b"href=#comment-1", b"href=http://[", b"data-id=-1",
    b"data-depth=-5", b"style=\"margin-left:99999999999999999999px\"", b"data-likes=9223372036854775808", b"lang=\xf0\x9f\x98\x80",
    b"component=post", b"role=comment", b"class=fn", b"class=comment-author", b"class=\"h-entry h-cite\"",
]  # fmt: skip
TEXTS = [
    b"", b" ", b"&nbsp;", b"&#0;", b"&#xD800;", b"&#x110000;", b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xe2\x80\xae", b"&amp;lt;",
    "\N{ZERO WIDTH JOINER}".encode(), "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}".encode(), "\N{SUPERSCRIPT TWO}".encode(),
    "\u0663\u0664".encode(), "\u2460".encode(), "1\u00bd".encode(), b"2 replies", b"99999999999999999999 comments", b"1,234 Comments",
    b"Mara Voss says:", b"in reply to Otto", b"3 hours ago", b"May 4, 2021 at 10:00 am", b"31.02.2021 25:61", b"Reply", b"Quote:",
    b"Load more comments", b"[deleted]", b"+12", b"-", b"-99999999999999999999", b"https://x.test/%00", b"a" * 300, b"( " * 40,
    b"> > > ", b"'\"><script>", b"{{{", b"\r\n\r\n", b"99999999999999 years ago", b"0000-00-00", b"1e400", b"Posted by",
]  # fmt: skip
KEYS = [
    "comments", "comment", "@graph", "@type", "@id", "author", "text", "id", "parent", "parentItem", "parent_id", "replies",
    "commentCount", "interactionStatistic", "userInteractionCount", "upvoteCount", "dateCreated", "datePublished", "name",
    "body", "children", "nodes", "edges", "createdAt", "created_at", "likes", "score", "html", "url", "headline", "user", "",
    "__proto__", "commentBody", "displayName", "articleBody", "level", "depth", "timestamp",
]  # fmt: skip
VALUES: list[Any] = [
    None, True, False, 0, -1, 1, 2**31, 2**63, -(2**63) - 1, 10**30, 1e308, 0.5, "", " ", "0", "\x00", "\ud800", "\u0663", "\u00b2",
    "Comment", ["Comment"], {"@type": "Comment", "text": "So it is.", "author": {"name": "Mara"}}, [], {}, [[[[]]]], [None],
    "https://x.test/#comment-3", "//[", "2021-05-04T10:00:00Z", 1620122400, 1620122400000, -62135596800001, 99999999999999999,
    "<p>So <b>it</b> is.</p>", "<p", "&#0;", {"@graph": [{"@graph": []}]}, "3 hours ago", {"rendered": "Yes."}, float("nan"),
    {"@id": "x"}, "a" * 200, {"": ""}, "Article", {"name": []}, [{"id": 1, "parent": 1, "text": "I answer me.", "author": "x"}],
]  # fmt: skip
LINES = [
    b"", b" ", b"\t", b"5 Comments", b"Comments (12)", b"Mara Voss", b"Mara Voss says:", b"May 4, 2021 at 10:00 am", b"Reply", b"\xc2\xa0",
    b"3 hours ago", b"Quote", b"Mara wrote:", b"> So it is.", b"* Mara", b"1. Mara", b"#3", b"[Mara](http://x.test/) said", b"Like (3)",
    b"Posted by Otto on 04/05/2021 10:00", b"Leave a reply", b"Your email address will not be published.", b"\x00", b"\xed\xa0\x80",
    b"Share this:", b"Load more", b"---", b"===", b"**Otto**", b"| a | b |", b"Avatar", b"Joined: May 2010", b"Re: Ferry", b"(edited)",
    b"So ist es.", "\u5341\u4e94\u6761\u8bc4\u8bba".encode(), "\u0661\u0662".encode(), b"99999999999999999999 comments", b"\r", b"\x0b",
]  # fmt: skip
PRINTED = [
    b"0", b"1", b"12", b"31", b"99", b"2021", b"0000", b"99999999999999999999", b"-", b"/", b".", b":", b",", b" ", b"T", b"Z", b"+00:00",
    b"-99:99", b"am", b"PM", b"May", b"mai", b"mars", b"Monday", b"ago", b"vor", b"hace", b"hours", b"Stunden", b"yesterday", b"just now", b"UTC",
    b"http://", b"//", b"[", b"]", b"@", b"?", b"#", b"%00", b"%", b"%zz", b"..", b"\\", b"xn--", b"test", b"utm_source=x", b";", b"&",
    "\u5e74".encode(), "\u6708".encode(), "\u65e5".encode(), "\u524d".encode(), "\u0661".encode(), "\u00b2".encode(), "\u0967".encode(), b"\xff", b"\x00",
    b"comments", b"Kommentare", b"k", b"1.2k", b"no", b"one", b"twenty", b"(", b")", "\u0130".encode(), "\u2028".encode(), "\U0001d7d9".encode(),
]  # fmt: skip
BYTES = [
    b"\x00" * 4, b"\xff" * 4, b"\xff" * 9 + b"\x01", b"\x80" * 9 + b"\x01", b"\x7f\xff\xff\xff", b"\x00\x00\x00\x80", b"WARC/1.0\r\n", b"\r\n\r\n",
    b"Content-Length: 99999999999999999\r\n", b"Content-Length: -1\r\n", b"Content-Length: 0\r\n", b"Transfer-Encoding: chunked\r\n",
    b"Content-Encoding: gzip\r\n", b"Content-Encoding: br, zstd, deflate\r\n", b"WARC-Type: response\r\n", b"HTTP/1.1 200 OK\r\n", b"\n", b"PAR1",
    b"Obj\x01", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18", b"\x50\x2a\x4d\x18", b"\x5d\x2a\x4d\x18\xff\xff\xff\xff", b"BZh9", b"\xfd7zXZ\x00",
    b"7fffffffffffffff\r\n", b"0\r\n\r\n", b"FFFFFFFF\r\n", b"{", b"[", b"]", b"}", b'"', b",", b"\\u0000", b"\\ud800", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff",
    b"<html>", b"<?xml version='1.0' encoding='utf-7'?>", b"<meta charset=utf-16>", b"\x1b$B", b"\x00<\x00h", b"<\x00h\x00", b"\xed\xa0\x80",
]  # fmt: skip
