import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from belowtheline.parsers.markup import block_text, inline_text


def body(markup: str) -> LexborNode:
    node = LexborHTMLParser(f"<body>{markup}</body>").body
    assert node is not None
    return node


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>One</div>Two<div>Three</div>", "One\n\nTwo\n\nThree"),
        ("One<br>Two<br/>Three", "One\nTwo\nThree"),
        ("One<br><br>Two<br> \n <br><br>Three", "One\n\nTwo\n\nThree"),
        ("<p>One<br></p><p></p><p>&nbsp;</p><p>Two</p>", "One\n\nTwo"),
        ("One\n   two\t three&nbsp; four", "One two three four"),
        ("<b>Un</b>do <i>this</i>, now", "Undo this, now"),
        ("<blockquote>Quoted</blockquote>Answer", "Quoted\n\nAnswer"),
        ("<blockquote><cite>Ada wrote:</cite>Quoted</blockquote>Answer", "Ada wrote:\nQuoted\n\nAnswer"),
        ("I read <cite>The Ferry</cite> twice", "I read The Ferry twice"),
        ("Fruit:<ul>\n <li>plum\n <li>pear\n</ul>done", "Fruit:\n\nplum\npear\n\ndone"),
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a b\nc d"),
        ("<dl><dt>Ada<dd>Yes<dt>Bo<dd>No</dl>", "Ada\nYes\nBo\nNo"),
        ("One<hr>Two", "One\n\nTwo"),
        ("a<wbr>b &lt;c&gt; &amp; d", "ab <c> & d"),
        ("", ""),
        ("<p> </p><br>", ""),
    ],
)
def test_breaks_stand_where_a_browser_shows_them(markup: str, text: str) -> None:
    assert block_text(body(markup)) == text


def test_preformatted_lines_and_indentation_are_kept() -> None:
    markup = "<p>See  this:</p><pre>def f():\n\treturn  1\n\nend</pre>after  it"
    assert block_text(body(markup)) == "See this:\n\ndef f():\n    return 1\n\nend\n\nafter it"


def test_lines_are_joined_again_after_a_preformatted_block_within_others() -> None:
    assert block_text(body("<div><pre><b>a\nb</b></pre>c\nd</div>")) == "a\nb\n\nc d"


@pytest.mark.parametrize(
    "unread",
    [
        "<script>x()</script>",
        "<style>p{}</style>",
        "<noscript>enable it</noscript>",
        "<template>later</template>",
        "<button>Reply</button>",
        "<label>Name</label><input value=x><textarea>t</textarea><select><option>o</select>",
        "<svg><title>icon</title><text>s</text></svg>",
        "<span hidden>h</span>",
        '<i aria-hidden="true">thumb_up</i>',
        '<div style="color:red; display: none">d</div>',
        '<span class="meta screen-reader-text">says</span>',
        "<!-- a remark -->",
        '<img alt="A photograph of a harbour" src="harbour.jpg">',
        '<img alt="G. Avatar" class="avatar">',
    ],
)
def test_what_a_reader_does_not_read_is_left_out(unread: str) -> None:
    assert block_text(body(f"before {unread} after")).split() == ["before", "after"]


@pytest.mark.parametrize(
    ("image", "text"),
    [
        ('<img class="emoji" alt="🙂">', "🙂"),
        ('<img class="wp-smiley" alt=":-)">', ":-)"),
        ('<img src="/images/smilies/grin.gif" alt=":grin:">', ":grin:"),
        ('<img src="x.png" alt="👍">', "👍"),
    ],
)
def test_an_image_that_stands_for_an_emoji_gives_it(image: str, text: str) -> None:
    assert block_text(body(f"well{image}!")) == f"well{text}!"


def test_skipped_subtrees_are_left_out() -> None:
    root = body("<div><p>Mine</p><ol><li>Another's</li></ol><p>Mine too</p></div>")
    assert block_text(root, skip={root.css_first("ol").mem_id}) == "Mine\n\nMine too"


def test_inline_text_is_one_line() -> None:
    assert inline_text(body("<cite> Ada<br>\n<b>Quill</b><span class=sr-only>says</span></cite>")) == "Ada Quill"


def test_deep_nesting_costs_linear_time_and_no_recursion() -> None:
    root = body("<div>" * 20_000 + "deep")
    started = time.process_time()
    assert block_text(root) == "deep"
    assert time.process_time() - started < 2


@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<br>", "<li>", "<pre>", "</pre>", "<b>", "</div>", "\n", "  ", "wörd"]))
)
@example(["<pre>", "<br>", "  ", "wörd"])
def test_text_is_trimmed_and_has_no_empty_lines_but_single_ones_between_paragraphs(pieces: list[str]) -> None:
    text = block_text(body("".join(pieces)))
    assert text == text.strip()
    assert "\n\n\n" not in text
    assert text.count("wörd") == pieces.count("wörd")
