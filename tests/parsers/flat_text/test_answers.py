"""Questions and answers: times that close the words, names above them under comments and below them under answers."""

from belowtheline.options import Limits
from belowtheline.parsers.flat_text import parse_text_page

PAGE = """How is a wooden deck kept dry?

Asked 5 years ago
Viewed 11k times

    67

    My deck stands in salt water for most of the year, and every varnish that I have tried so far came off by spring.
    Which one lasts, and how often does it have to be renewed?

        Share
        Improve this question
        Follow
        asked Jun 29, 2012 at 10:51
      Odile Tamsin
        1,992 2 2 gold badges
          * 6
            Have you tried oil instead of varnish?
                Marek
                – Marek
              Commented Jul 1, 2012 at 13:23
    Add a comment |

    1 Answer

    Sorted by: Reset to default
      13

      Use the yellow one from the chandlery. It has lasted four winters on mine.

        Share
        Improve this answer
        Follow
        answered Jul 7, 2012 at 3:07
      northbank_7
        24k 14 14 gold badges
          * Thank you, that one held!
                Odile Tamsin
                – Odile Tamsin
              Commented Aug 10, 2016 at 20:28
    Add a comment |
"""


def test_answers_and_their_comments_are_comments_and_the_question_is_the_article() -> None:
    page = parse_text_page(PAGE, url=None, captured_at=None, limits=Limits())
    assert [(comment.author, comment.posted.text, comment.text) for comment in page.thread.comments] == [
        ("Marek", "Jul 1, 2012 at 13:23", "Have you tried oil instead of varnish?"),
        (
            "northbank_7",
            "Jul 7, 2012 at 3:07",
            "Use the yellow one from the chandlery. It has lasted four winters on mine.",
        ),
        ("Odile Tamsin", "Aug 10, 2016 at 20:28", "Thank you, that one held!"),
    ]
    assert page.article.body is not None
    assert "every varnish that I have tried" in page.article.body
