"""What the parts of a comment are called in the JSON of pages, as data, the most telling name first."""

from collections.abc import Iterable
from typing import Any

TEXT = (
    "commentBody", "commentText", "comment_text", "commentContent", "raw_message", "message", "body", "bodyHtml",
    "text", "content", "comment", "html", "contentHtml",
)  # fmt: skip
AUTHOR = (
    "userDisplayName", "authorName", "author_name", "commenterName", "displayName", "display_name", "userAlias",
    "nickname", "nickName", "name", "userName", "username", "screenName",
)  # fmt: skip
PERSON = (
    "author", "user", "userProfile", "commenter", "creator", "owner", "createdBy", "profile", "member", "actor",
    "account", "poster",
)  # fmt: skip
DATE = (
    "createdAt", "created_at", "createDate", "dateCreated", "date_created", "isoDateTime", "createdDate", "created",
    "publishedAt", "published_at", "datePublished", "postedAt", "posted_at", "timestamp", "date", "time",
)  # fmt: skip
EDITED = ("editedAt", "edited_at", "editDate", "lastEdited", "dateEdited")
ID = ("commentID", "commentId", "comment_id", "id", "_id", "databaseId", "uuid")
PARENT = (
    "parentID", "parentId", "parent_id", "parentCommentId", "parentComment", "parent", "responseTo", "inReplyTo",
    "in_reply_to", "replyTo",
)  # fmt: skip
REPLIES = ("replies", "responses", "children", "childComments", "comments", "answers")
ACCOUNT = ("userID", "userId", "user_id", "authorId", "author_id")
LINK = ("permalink", "webUrl", "commentUrl", "url", "link")
LIKES = (
    "recommendations", "numRecommends", "recommendCount", "likes", "likeCount", "likesCount", "upvotes", "upVotes",
    "upvoteCount", "thumbsUp", "positiveVotes",
)  # fmt: skip
DISLIKES = ("dislikes", "dislikeCount", "dislikesCount", "downvotes", "downVotes", "downvoteCount", "thumbsDown")
SCORE = ("voteRating", "points", "score", "voteScore")
TOTAL = (
    "totalCommentCount", "totalCommentsFound", "commentCount", "commentsCount", "comment_count", "totalCount",
    "numComments", "total",
)  # fmt: skip
GONE = ("isDeleted", "deleted", "isRemoved", "removed", "isHidden")
GONE_STATES = frozenset(["blocked", "deleted", "removed", "rejected", "hidden", "moderated"])
# Keys of what is no comment, however much it resembles one: articles, products, films.
FOREIGN = frozenset(
    "headline slug price sku videoId duration thumbnail thumbnailUrl articleBody wordCount excerpt seoTitle"
    " publishDate section sections tags categories standfirst teaser".split()
)
ADDRESS = ("url", "link", "path", "href")  # beside a title: a teaser
# Which keys make whose format, when a comment has them all.
SYSTEMS = (
    (frozenset(["isoDateTime", "numRecommends", "userProfile"]), "guardian"),
    (frozenset(["commentBody", "userDisplayName", "recommendations"]), "nytimes"),
    (frozenset(["userAlias", "voteRating", "voteCount"]), "daily-mail"),
    (frozenset(["raw_message", "forum", "thread"]), "disqus"),
    (frozenset(["displayclass", "timestamp", "permalink"]), "blogger"),
)


def first(thing: dict[str, Any], keys: Iterable[str]) -> Any:
    """Return the value of the first of `keys` that has one."""
    for key in keys:
        value = thing.get(key)
        if value is not None and value != "":
            return value
    return None


def text_of(thing: dict[str, Any]) -> str | None:
    """Return a comment's text; None when no key holds one."""
    for key in TEXT:
        value = thing.get(key)
        if isinstance(value, dict):  # WordPress says {"rendered": …}, others {"html": …}
            value = first(value, ("rendered", "html", "text", "raw"))
        if isinstance(value, str):
            return value
    return None


def author_of(thing: dict[str, Any], store: dict[str, Any]) -> tuple[str | None, dict[str, Any]]:
    """Return (name, what is said of the person); a reference is looked up in `store`."""
    for key in PERSON:
        person = thing.get(key)
        if isinstance(person, dict):
            reference = person.get("__ref")
            person = store.get(reference, person) if isinstance(reference, str) else person
            name = first(person, AUTHOR) if isinstance(person, dict) else None
            if isinstance(name, str):
                return name, person
        elif isinstance(person, str) and person and not person.isdigit():
            return person, {}
    name = first(thing, AUTHOR)
    return (name if isinstance(name, str) else None), {}


def number(value: Any) -> int | None:
    """Return a count; None for what is none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, (list, dict)):
        return None
    if isinstance(value, int):
        return value if abs(value) < 10**9 else None
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10 else None


def string(value: Any) -> str | None:
    """Return an id as a string; of an object, its own id."""
    if isinstance(value, dict):
        value = first(value, ID)
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    return str(value)


def is_gone(thing: dict[str, Any]) -> bool:
    """Tell whether a comment's words were taken away."""
    status = thing.get("status")
    return any(thing.get(key) is True for key in GONE) or (isinstance(status, str) and status.lower() in GONE_STATES)


def is_comment(thing: Any, store: dict[str, Any]) -> bool:
    """Tell whether an object says who wrote what when, under which id."""
    if not isinstance(thing, dict) or not FOREIGN.isdisjoint(thing) or (thing.get("title") and first(thing, ADDRESS)):
        return False
    if first(thing, ID) is None or first(thing, DATE) is None:
        return False
    if is_gone(thing):
        return text_of(thing) is not None
    return bool(text_of(thing)) and author_of(thing, store)[0] is not None
