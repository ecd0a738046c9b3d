"""The words that surround comments on a page, in the languages comment systems are translated into. Data only.

Everything is casefolded and looked up as a whole line or a whole token, never as a part of one,
unless its name says PREFIX or SUFFIX. No site's own words belong here.
"""
# ruff: noqa: E501 — tables of words read better in full lines

# “NAME says:”, the last word of the line before its colon, dots or comma
SAYS = frozenset(
    """says said writes wrote replied commented added
    sagt sagte schrieb schreibt meint kommentierte
    dit écrit dice dijo escribió comentó scrive disse diz escreveu comentou
    schreef zegt schrijft pisze mówi napisał napisała powiedział
    пишет говорит сказал сказала написал написала каже пише сказав написав
    skriver skrev siger sier sanoo kirjoitti kirjoittaa λέει έγραψε より 댓글 说道 说 berkata mengatakan viết nói
    írta mondta píše napsal říká spune scrie a-spus kaže dedi yazdı diyor يقول كتب קאמר כתב אומר می‌گوید گفته""".split()
) | frozenset({"ki", "detto", "scritto"})  # “dedi ki”, “ha detto”, “ha scritto”
SAYS_TAILS = ("a dit", "a écrit", "ha detto", "ha scritto", "ha dicho", "dedi ki", "a spus", "a scris", "ha dit")
SAYS_VETO = frozenset(
    {"he", "she", "they", "it", "who", "i", "we", "er", "sie", "il", "elle", "él", "ella", "you", "one"}
)

# words that lead to a name: “Posted by NAME”, “Kommentar von NAME”
BY = frozenset(
    """by from von par por da di de door av af od от від przez tarafından postby användare
    posted post written comment commented submitted geschrieben kommentar eingereicht gepostet verfasst
    commentaire posté publié écrit rédigé comentario comentário enviado escrito publicado commento scritto inviato
    reactie geplaatst geschreven dodany napisany skrivet inlägg комментарий написано автор author autor auteur
    autore name reply response message id re antwort antwort réponse re: herr frau number""".split()
)
# words that lead to a time: “NAME on DATE”, “NAME am DATE um …”
ON = frozenset(
    """on at am um le à el a las em no em: às il alle op om dne o в у kl kl. den den: klo στις στο pukul lúc on: at: at, the
    in date posted: said says wrote writes said: says: said, posted published geschrieben schrieb schrieb: sagt sagt:
    commented replied - dated from: datum date: il: le: на""".split()
)

# words that make a time some other field's: not when a comment was posted
OTHER_TIMES = frozenset(
    """joined registered founded updated edited modified since last copyright created born founded: seit until till
    registriert beigetreten aktualisiert bearbeitet inscrit registrado iscritto expires published updated: before after""".split()
)

# a line made of these is machinery of a comment, not its words
CHROME_WORDS = frozenset(
    """add reply replies replydelete replydeletereplies delete like likes liked dislike share flag report quote
    permalink permalien link edit recommend recommended upvote downvote vote responses abuse hide show collapse expand follow
    unfollow ignore mute embed facebook twitter google pinterest spam register loading loading... flagged favorite
    bookmark recommendation recommendations antworten antwort zitieren melden als teilen bearbeiten permanenter
    empfehlen bewerten positiv negativ abbrechen senden répondre réponses signaler citer lire partager j’aime j'aime
    aimer abus responder respuesta respuestas citar denunciar reportar compartir enlace permanente resposta
    respostas curtir compartilhar apagar excluir rispondi risposta segnala condividi quota beantwoorden reageer
    reageren antwoorden antwoord citeer delen odpowiedz odpowiedzi zgłoś cytuj lubię udostępnij ответить ответ
    ответы пожаловаться цитировать нравится поделиться ссылка удалить відповісти відповідь поскаржитись svara svar
    anmäl gilla dela citera besvar rapportér anmeld vastaa ilmoita yanıtla cevapla şikayet beğen paylaş odpovědět
    nahlásit válasz válaszolok răspunde απάντηση 返信 回复 引用 举报 赞 답글 신고 좋아요 balas suka bagikan trả lời chia sẻ رد ردّ
    إبلاغ הגב השב דווח پاسخ reaction reactions""".split()
)
# these may stand beside such words: “report this comment”, “mark as spam”
CHROME_FILLERS = frozenset(
    """more less a to the as post message in this via thanks award gift helpful funny insightful unhelpful an auf
    diesen beitrag gefällt mir nach zum plus moins de page ce un vind ik leuk mi piace me gusta ver más synes godt
    om thích no yet yet. up down top haut oben sign login log points point pts copy history block comment comments
    kommentar kommentare commentaire email thread parent reader readers by anmelden new löschen""".split()
)
CHROME_LINES = frozenset(
    {
        "like sign in to like this comment", "reply with quote", "répondre à ce message", "0 points", "0 point", "0 pts", "reply sign in to reply to this comment", "no readers like this yet",
        "share on twitter share on google", "share on facebook share on twitter", "in reply to", "share this comment",
        "your comment is awaiting moderation", "this comment has been edited", "click to expand", "read more",
        "avatar", "user avatar", "photo", "user's avatar", "profile picture", "guest avatar", "comment author",
        "improve this answer", "improve this question", "show activity on this post", "0 answer", "0 answers", "0 answers 0", "0 answer 0",
        "sorted by: reset to default", "highest score (default) date modified (newest first) date created (oldest first",
        "view in thread", "view replies", "hide replies", "view reply", "more options", "see more", "see less",
        "top", "oben", "haut", "haut de page", "nach oben", "up", "down", "more", "less", "permanent link",
        "last edited", "edited", "verified", "top commenter", "new", "x", "δ", "pinned", "loading", "+", "-", "( )",
        "this user has chosen to opt out of the badges program", "show more replies", "show replies",
    }
)  # fmt: skip
CHROME_PREFIXES = (
    "liked by ", "thanked by ", "like loading", "last edited by ", "edited by ", "show 0 ", "view 0 ", "view all 0 ",
    "hide 0 ", "0 more repl", "0 fans", "joined: ", "joined ", "posts: ", "member since ", "location: ",
    "click to flag and open", "reputation: ", "registered: ", "registriert: ", "beiträge: ", "messages : ",
    "0 people ", "0 person ", "0 user", "0 of 0 people", "zuletzt bearbeitet", "dernière modification", "rating: ",
)  # fmt: skip

# “Edited May 3, 2019 by NAME”, where a time follows
EDITED_PREFIX = ("edited ", "last edited ", "last modified ", "bearbeitet ", "zuletzt bearbeitet ", "geändert ", "modifié ",
                 "dernière modification ", "editado ", "modificato ", "bewerkt ", "изменено ", "отредактировано ", "redigerad ")  # fmt: skip

# beside a time: the words were changed later
EDITED = frozenset(
    "edited bearbeitet modifié editado modificato bewerkt изменено отредактировано redigerad 編集済み 已编辑".split()
)

# headings over the links from other sites that follow the comments
TRACKBACKS = frozenset(
    lead + name
    for lead in ("", "0 ")
    for name in (
        "trackback", "trackbacks", "pingback", "pingbacks", "pings", "trackbacks/pingbacks", "trackbacks / pingbacks",
        "pingbacks/trackbacks", "trackbacks & pingbacks", "pingbacks & trackbacks", "trackbacks and pingbacks",
        "pingbacks and trackbacks", "trackbacks & pings", "trackbacks für diesen artikel", "rétroliens", "retroenlaces",
    )
)  # fmt: skip

# what a system prints beside a name
BADGES = frozenset(
    """guest member author admin administrator moderator mod editor staff contributor subscriber verified op
    gast mitglied autor verfasser redakteur redaktion moderatorin autorin invité membre auteur administrateur éditeur
    ospite membro autore amministratore редактор гость участник автор администратор модератор
    游客 成员 作者 管理员 编辑 invitado miembro convidado gość użytkownik gäst medlem gjest
    newbie novice regular veteran supporter premium pro vip trusted user""".split()
) | frozenset(
    {"senior member", "junior member", "active member", "well-known member", "new member", "post author", "topic author",
     "super user", "banned", "owner", "collaborator", "site admin", "technical moderator", "original poster", "by post author", "(not verified)",
     "guardian pick", "top contributor", "registered user", "verified user", "blog author", "article author"}
)  # fmt: skip

# Drupal's word beside the name of somebody without an account
UNVERIFIED = (
    "(not verified)", "(nicht überprüft)", "(non vérifié)", "(no verificado)", "(não verificado)", "(non verificato)",
    "(niet gecontroleerd)", "(niezweryfikowany)", "(не проверено)", "(ej verifierad)", "(ikke verificeret)",
)  # fmt: skip

# “NAME replied to comment from NAME”
ANSWERED = (
    " replied to comment from ", " replied to ", " in reply to ", " replying to ", " reply to ", " antwortete auf ",
    " antwortet auf ", " als antwort auf ", " a répondu à ", " en réponse à ", " respondió a ", " en respuesta a ",
    " respondeu a ", " ha risposto a ", " in risposta a ", " ответил ", " в ответ на ", " svarade ", " svarte ",
)  # fmt: skip
# fields of a profile printed beside a name, as forums do
PROFILE_PREFIXES = (
    "location", "joined", "posts", "messages", "registered", "member since", "reaction score", "reputation", "from:", "website",
    "founded", "thanks", "liked", "registriert", "beiträge", "wohnort", "ort:", "inscrit", "age", "gender", "occupation",
    "0 posts", "0 messages", "points", "rank", "karma", "primary os", "vbox", "trophy points", "likes received", "dabei seit",
)  # fmt: skip
# lines that only forums print, once a post
FORUM_LINES = frozenset(
    {"reply with quote", "senior member", "junior member", "well-known member", "active member", "new member", "add to quote",
     "topic author", "thread starter", "discussion starter", "reaction score", "last edited by", "reply last reply reply quote 0",
     "0 reply last reply reply quote 0", "not open for further replies", "last edited", "click to expand", "mit zitat antworten", "répondre en citant", "citar"}
)  # fmt: skip
FORUM_PREFIXES = (
    "posts: 0", "joined: ", "registered: ", "messages: 0", "reaction score: ", "beiträge: 0", "registriert: ", "post by ",
    "postby ", "last edited by ", "last edited: ", "0 posts · joined", "messages : 0", "inscription : ", "wohnort: ", "mensajes: 0", "mensagens: 0",
)  # fmt: skip

# “In reply to NAME”
REPLY_TO_PREFIX = (
    "in reply to ", "reply to ", "replying to ", "in response to ", "replied to ", "antwort auf ",
    "antwort an ", "als antwort auf ", "en réponse à ", "réponse à ", "en respuesta a ", "respuesta a ",
    "em resposta a ", "resposta a ", "in risposta a ", "rispondi a ", "als antwoord op ", "antwoord aan ",
    "in antwoord op ", "w odpowiedzi na ", "odpowiedź dla ", "в ответ на ", "ответить на ", "ответ на ", "у відповідь на ",
    "som svar till ", "svar til ", "som svar på ", "válasz a következőnek", "як відповідь ", "回复 ",
)  # fmt: skip

# words for comments, as headings use them; the last words of a line of at most a few
HEADINGS = frozenset(
    {
        "comments", "comment", "posts", "messages", "all comments", "reader comments", "readers comments", "readers' comments", "replies",
        "responses", "discussion", "discussion about this post", "the discussion", "join the discussion",
        "conversation", "reader responses", "your comments", "your responses", "member discussion", "comments on this",
        "comments section", "comment section", "user comments", "latest comments", "comments so far", "responses to this post",
        "commentsrestacks", "comments restacks", "thoughts", "feedback", "answers", "reactions", "comments on this story",
        "kommentare", "kommentar", "alle kommentare", "leserkommentare", "leserpost", "leserbriefe", "diskussion",
        "ergänzungen", "antworten", "beiträge", "lesermeinungen", "ihre kommentare", "kommentare zum artikel",
        "commentaires", "tous les commentaires", "tous vos commentaires", "vos commentaires", "réactions", "vos réactions",
        "comentarios", "todos los comentarios", "comentários", "respostas", "respuestas", "opiniones",
        "commenti", "tutti i commenti", "reacties", "alle reacties", "opmerkingen", "komentarze", "opinie",
        "комментарии", "все комментарии", "коментарі", "обсуждение", "отзывы", "kommentarer", "alla kommentarer",
        "kommentit", "yorumlar", "komentáře", "diskuse", "hozzászólások", "comentarii", "σχόλια", "コメント", "댓글",
        "评论", "所有评论", "komentar", "bình luận", "التعليقات", "تعليقات", "תגובות", "نظرات", "inline feedbacks",
        "view all comments", "alle kommentare anzeigen", "afficher tous les commentaires", "comments in chronological order",
        "visualizza tutti i commenti", "alle opmerkingen bekijken", "посмотреть все комментарии", "переглянути всі коментарі",
        "عرض جميع التعليقات", "مشاهده همه نظرات", "הצג את כל ההערות", "查看所有评论", "inline-rückmeldungen",
        "commentaires en ligne", "feedback in linea", "inline reacties", "межтекстовые отзывы", "вбудовані відгуки", "内联反馈",
    }
)  # fmt: skip

# lines that wpDiscuz prints above its list, in its own translations
WPDISCUZ = frozenset(
    {
        "inline feedbacks", "inline-rückmeldungen", "commentaires en ligne", "feedback in linea", "inline reacties",
        "межтекстовые отзывы", "вбудовані відгуки", "الملاحظات المضمنة", "بازخورد درون خطی", "משוב מוטבע", "内联反馈",
        "inline visszajelzések",
    }
)  # fmt: skip
# sort menus, subscription boxes: they stand between a heading and the first comment
PREAMBLE = frozenset(
    {
        "oldest", "newest", "most voted", "newest most voted", "oldest newest most voted", "sort by", "sort", "best",
        "newest first", "oldest first", "most popular", "most liked", "top comments", "älteste", "neueste", "neueste zuerst",
        "neueste meist bewertet", "meist bewertet", "le plus ancien", "le plus récent", "plus récent", "plus récent les plus votés",
        "les plus votés", "vecchi", "più recenti", "più recenti le più votate", "oudste", "nieuwste",
        "nieuwste meest gestemd", "старые", "новые", "новые популярные", "старіші", "новіші", "новіші найпопулярніші",
        "الأقدم", "الأحدث", "الأحدث الأكثر تصويت", "قدیمی ترین", "جدیدترین", "最早", "最新", "最新 最多投票",
        "legrégebbi", "legújabb", "subscribe", "notify of", "guest", "benachrichtige mich bei", "notifier de", "notificami",
        "уведомить о", "сповістити про", "نبّهني عن", "اطلاع از", "הודיעו לי על", "提醒", "date posted", "recommended",
        "add yours", "login", "log in", "these comments are closed", "newest oldest most voted", "netiquette", "add a comment",
        "subscribe to comments with rss", "loading comments", "login with", "new follow-up comments new replies to my comments",
        "new follow-up commentsnew replies to my comments", "connect with", "label", "name", "email", "website", "name*", "email*",
    }
) | WPDISCUZ  # fmt: skip

# what begins after the last comment
END_PREFIXES = (
    "leave a reply", "leave a comment", "leave your comment", "leave comment", "leave your reply", "post a comment",
    "post your comment", "post a reply", "post comment", "add a comment", "add your comment", "add comment", "write a comment",
    "write a reply", "submit a comment", "send a comment", "speak your mind", "join the conversation", "have your say",
    "your email address will not be published", "your email is never", "comments are closed", "comments are currently closed",
    "comments for this", "comments on this article are", "commenting is closed", "commenting has been", "comments have been closed", "the comments to this",
    "this thread is closed", "rss feed for comments", "trackback url", "you must be logged in", "you must log in",
    "you must be a", "log in to reply", "log in or register", "login to post", "login or register", "log in to comment",
    "sign in to comment", "sign in or register", "sign up to comment", "to view or add a comment", "please log in",
    "no comment?", "got something to say", "name (required)", "save my name, email", "remember personal info", "notify me of",
    "would love your thoughts", "blog comments powered by", "comments powered by", "please enable javascript to view",
    "related posts", "related content", "related articles", "related stories", "related topics", "related terms",
    "related links", "related:", "you may also like", "you might also like", "you may like", "more from ", "more articles",
    "more stories", "recent posts", "recent blog posts", "recent comments", "latest posts", "latest news", "latest articles",
    "most popular", "most read", "most recent", "recommended for you", "popular posts", "trending", "read next", "up next",
    "continue reading", "continue discussion", "about the author", "newer post", "older post", "subscribe to: post", "primary sidebar",
    "footer", "copyright", "©", "(c) ", "all rights reserved", "powered by", "proudly powered", "community platform by", "this forum post is now",
    "not open for further replies", "status not open", "similar threads", "who is online", "users browsing this", "return to ",
    "ready for more?", "categories", "archives", "tags", "search for:", "advertisement", "comment policy", "sidebar",
    "schreibe einen kommentar", "schreib einen kommentar", "kommentar schreiben", "kommentar verfassen", "kommentar hinterlassen",
    "hinterlasse einen kommentar", "hinterlassen sie einen kommentar", "hinterlasse eine antwort", "einen kommentar schreiben",
    "einen kommentar abgeben", "neuen kommentar", "leserbrief schreiben", "ihr kommentar", "dein kommentar", "deine ergänzung",
    "deine e-mail-adresse wird", "ihre e-mail-adresse wird", "meinen namen, ", "kommentare sind geschlossen",
    "um kommentieren zu können", "sie müssen sich anmelden", "sie müssen angemeldet", "du musst angemeldet",
    "wir freuen uns auf deine", "das könnte sie auch", "das könnte dich auch", "verwandte ", "ähnliche artikel", "ähnliche beiträge",
    "weitere artikel", "mehr zum thema", "auch interessant", "meistgelesen", "neueste beiträge", "neueste kommentare",
    "serviceangebote", "abonnement", "diese website verwendet akismet", "this site uses akismet", "einloggen mit",
    "laisser un commentaire", "laissez un commentaire", "laisser une réponse", "ajouter un commentaire", "poster un commentaire",
    "réagissez", "réagir", "votre commentaire", "votre adresse e-mail", "les commentaires sont fermés", "vous devez être connecté",
    "à lire aussi", "lire aussi", "sur le même sujet", "les plus lus", "articles récents", "articles similaires",
    "deja un comentario", "deja una respuesta", "dejar un comentario", "tu dirección de correo", "los comentarios están cerrados",
    "debes iniciar sesión", "artículos relacionados", "entradas relacionadas", "deixe um comentário", "deixe uma resposta",
    "o seu endereço de e-mail", "os comentários estão", "posts relacionados", "artigos relacionados", "leia também",
    "lascia un commento", "lascia una risposta", "il tuo indirizzo email", "i commenti sono chiusi", "articoli correlati",
    "geef een reactie", "laat een reactie", "plaats een reactie", "je e-mailadres wordt", "reacties zijn gesloten",
    "gerelateerde", "dodaj komentarz", "zostaw komentarz", "twój adres e-mail", "możliwość komentowania", "powiązane",
    "добавить комментарий", "оставить комментарий", "ваш e-mail", "ваш адрес email", "обсуждение закрыто", "комментарии закрыты",
    "похожие", "читайте также", "написать комментарий", "залишити відповідь", "коментарі закриті", "lämna ett svar", "kommentera",
    "din e-postadress", "relaterade", "skriv et svar", "skriv en kommentar", "din e-mailadresse", "legg igjen en kommentar",
    "din e-postadresse", "jätä kommentti", "bir cevap yazın", "bir yanıt yazın", "e-posta hesabınız", "yorum yap",
    "αφήστε μια απάντηση", "コメントを残す", "コメントを書く", "コメントは受け付けていません", "댓글 남기기", "댓글은 닫혔습니다", "发表评论", "发表回复",
    "评论已关闭", "相关文章", "tinggalkan balasan", "tinggalkan komentar", "để lại một bình luận", "اترك تعليق", "اترك رد",
    "כתיבת תגובה", "השארת תגובה", "دیدگاهتان را بنویسید", "přidat komentář", "napsat komentář", "vélemény, hozzászólás",
    "lasă un răspuns",
)  # fmt: skip
# the rest of the thread is on other pages
PAGED_PREFIXES = (
    "older comments", "newer comments", "previous comments", "← older comments", "next comments", "comment navigation",
    "comments navigation", "page 0 of 0", "page: 0 0", "comments pagination", "go to page", "ältere kommentare",
    "neuere kommentare", "kommentarnavigation", "kommentar-navigation", "seite 0 von 0", "commentaires plus anciens",
    "commentaires plus récents", "commentaires précédents", "commentaires suivants", "navigation des commentaires",
    "page 0 sur 0", "comentarios anteriores", "comentarios más antiguos", "comentarios más recientes", "página 0 de 0",
    "comentários mais antigos", "comentários mais recentes", "comentários anteriores", "commenti più vecchi",
    "commenti più recenti", "pagina 0 di 0", "oudere reacties", "nieuwere reacties", "pagina 0 van 0", "starsze komentarze",
    "nowsze komentarze", "strona 0 z 0", "предыдущие комментарии", "следующие комментарии", "старые комментарии",
    "страница 0 из 0", "старіші коментарі", "äldre kommentarer", "nyare kommentarer", "sida 0 av 0", "ældre kommentarer",
    "eldre kommentarer", "vanhemmat kommentit", "eski yorumlar", "önceki yorumlar", "starší komentáře", "régebbi hozzászólások",
    "comentarii mai vechi", "παλαιότερα σχόλια", "過去のコメント", "古いコメント", "이전 댓글", "较早的评论", "较旧评论", "komentar lama",
    "bình luận cũ", "تعليقات أقدم", "תגובות קודמות",
)  # fmt: skip
# the rest of the thread is not in the page
MORE_PREFIXES = (
    "load more", "show more comments", "view more comments", "see more comments", "see all comments", "more comments",
    "0 more comment", "view all 0 comment", "show all comments", "read all comments",
    "weitere anzeigen", "weitere kommentare", "mehr kommentare", "alle kommentare lesen",
    "lire les ", "voir tous les commentaires", "voir les commentaires suivants", "afficher plus de commentaires",
    "plus de commentaires", "cargar más", "ver más comentarios",
    "carregar mais", "ver mais comentários", "carica altri", "altri commenti",
    "laat meer", "meer reacties", "загрузить ещё", "ещё комментарии",
    "показать ещё", "завантажити більше", "ladda fler", "fler kommentarer",
    "加载更多", "更多评论", "加載更多", "もっと見る", "더 보기", "حمّل المزيد", "بارگذاری نظرات",
    "load rest of comments", "read 0 more", "view 0 more comment", "show 0 more comment", "see 0 more comment",
    "load 0 more comment", "view remaining 0 comment", "0 weitere kommentar", "0 autres commentaires", "0 comentarios más",
    "ver los 0 comentarios", "ver 0 comentários", "altri 0 commenti", "nog 0 reacties", "visa 0 kommentar",
)  # fmt: skip

# image alts that name who is pictured
AVATAR_SUFFIX = (
    "'s avatar",
    "’s avatar",
    "'s picture",
    "’s picture",
    "'s profile picture",
    "’s profile picture",
    "'s photo",
)
AVATAR_PREFIX = (
    "avatar of ", "avatar for ", "avatar für ", "avatar von ", "avatar de ", "avatar di ", "benutzerbild von ",
    "profilbild von ", "photo de profil de ", "profile picture of ", "profile photo of ", "picture of ", "foto de perfil de ",
    "gravatar for ", "gravatar de ", "аватар пользователя ",
)  # fmt: skip

PINGBACK_PREFIX = ("pingback: ", "pingback:", "trackback: ", "trackback:", "ping: ", "pingback von ", "trackback von ")
REMOVED_PREFIX = (
    "this comment was removed", "this comment has been removed", "this comment has been deleted", "[deleted]",
    "comment deleted", "comment removed", "this comment was deleted", "dieser kommentar wurde", "ce commentaire a été",
    "kommentar gelöscht", "este comentario ha sido", "este comentário foi", "[removed]", "deleted by", "kommentar wurde entfernt",
    "questo commento è stato", "deze reactie is verwijderd", "комментарий удал",
)  # fmt: skip

# functional words that names do not have; a short line with one is more likely a sentence
FUNCTION_WORDS = frozenset(
    """the a an is are was were be been am do does did has have had will would can could should not no yes and or but if
    of to in on at for with from by about as than then so this that these those it its he she they we you i my your his her
    what why how when where who which there here just only very too also more most all any some thanks thank great good
    der die das ein eine einen ist sind war waren nicht und oder aber wenn von zu im in auf mit für ich du er sie wir ihr es
    danke sehr auch nur noch schon le la les un une des est sont pas et ou mais si de du au aux pour avec je tu il elle nous
    vous merci très el los las una es son no y o pero si del al con para por yo gracias muy il lo gli uno è sono non e ma
    per di da che grazie molto o os um uma não é mas obrigado de het een zijn niet en maar voor met ik je""".split()
)
CAPTION_PARTS = (
    "click to see", "click to enlarge", "click for larger", "click image", "click to view", "image credit", "photo credit",
    "photo by", "photo:", "image:", "image source", "foto:", "foto von", "bild:", "bildquelle", "quelle:", "crédit photo",
    "photo :", "getty images", "shutterstock", "(ap photo", "reuters/", "screenshot:", "illustration:", "zum vergrößern",
    "crédits", "fotografía:", "imagem:", "foto di", "фото:",
)  # fmt: skip
# every CAPTION_PARTS has one of these: few to test on lines that are no captions
CAPTION_STEMS = (
    "click",
    "imag",
    "phot",
    "foto",
    "bild",
    "quelle",
    "getty",
    "shutters",
    "reuters/",
    "screens",
    "illus",
    "vergr",
    "crédit",
    "фото",
)

# bylines that say they are a comment's
COMMENT_BY = (
    "post by", "postby", "comment by", "comment from", "kommentar von", "commentaire de", "commentaire par", "comentario de",
    "comentário de", "commento di", "reactie van", "komentarz", "reply by", "reply from", "message by", "geschrieben von",
)  # fmt: skip
# buttons that only comments have
BUTTONS = (
    "reply", "antworten", "répondre", "responder", "rispondi", "odpowiedz", "ответить", "beantwoorden", "svara", "svar",
    "yanıtla", "返信", "回复", "zitieren", "quote", "permalink", "report", "signaler", "melden", "like", "답글", "balas",
)  # fmt: skip
# words in the form below a thread
FORM_WORDS = (
    "comment", "reply", "kommentar", "antwort", "komment", "respuesta", "resposta", "coment", "reactie", "respond",
    "отве", "svar", "yorum", "コメント", "댓글", "评论", "e-mail", "email", "log in", "logged in", "sign in", "thoughts", "your mind",
)  # fmt: skip
# these alone on a line are buttons, however seldom
BUTTON_WORDS = frozenset(BUTTONS) | frozenset(
    {
        "share",
        "edit",
        "delete",
        "replies",
        "reply reply",
        "like like",
        "0 likes",
        "0 like",
        "share reply",
        "loading",
        "top",
        "link",
    }
)
