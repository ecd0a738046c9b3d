"""Words that threads are made of, in many languages; evidence among other evidence, never needed alone."""

import re


def _words(table: str) -> tuple[str, ...]:
    """Read a table of words separated by bars or line ends; each once, in order."""
    cells = (cell.strip() for line in table.splitlines() for cell in line.split("|"))
    return tuple(dict.fromkeys(cell for cell in cells if cell))


def _any_of(table: str) -> re.Pattern[str]:
    return re.compile(_branch(sorted(_words(table))))


def _branch(words: list[str]) -> str:
    """Write a pattern that looks at each letter once, however many words there are: one that is found is enough."""
    if "" in words:
        return ""
    letters = dict.fromkeys(word[0] for word in words)
    if len(letters) == 1:
        (letter,) = letters
        return re.escape(letter) + _branch([word[1:] for word in words])
    branches = (re.escape(letter) + _branch([w[1:] for w in words if w[0] == letter]) for letter in letters)
    return f"(?:{'|'.join(branches)})"


# What a heading or counter of a thread says, lower case; a stem where the language bends its words.
COMMENT_WORD: re.Pattern[str] = _any_of("""
    comment | repl | response | discussion | thoughts | feedback | conversation | have your say | join the | leave a
    kommentar | kommentier | leserbrief | leserpost | lesermeinung | antwort | diskussion | diskutier | gästebuch
    commentaire | réaction | réponse | vos avis | vos messages | contributions | courrier des lecteurs
    comentari | respuesta | reaccion | comentári | resposta | opiniões | commenti | risposte | pensieri su
    reactie | opmerking | gedachte | antwoorden | komentar | odpowied | wypowiedz | przemyśl | dyskusja
    комментар | коментар | отзыв | відгук | обсужд | обговор | коммент | yorum | cevap | yanıt
    kommentarer | reaktioner | tankar | svar på | innlegg | synspunkt | kommentti | kommenttia | kommentit | keskustelu
    σχόλι | σχολι | απαντήσ | komentář | diskuse | příspěv | komentáre | diskusia | príspev | hozzászólás | vélemény
    comentariu | comentarii | răspuns | odgovor | rasprava | komentaar | komentār | atsiliepim | коментари
    コメント | 返信 | 件のフィードバック | 댓글 | 의견 | 답글 | 개의 생각 | 评论
    評論 | 留言 | 回复 | 回應 | 回覆 | 条想法
    跟帖
    bình luận | ý kiến | trả lời | tanggapan | balasan | ความคิดเห็น | ความเห็น | تعليق | ردود | دیدگاه | نظرات | پاسخ
    תגוב | תגיב | टिप्पणी | प्रतिक्रिया | মন্তব্য | கருத்து | تبصر
""")
# Words that head threads as well as other things.
PERHAPS_COMMENT_WORD: re.Pattern[str] = _any_of("""
    reader | review | answer | opinion | guestbook | messages | posts | thread | thought | what do you think | ratings
    meinung | reaktion | beiträge | bewertung | gedanke | zuschrift | avis | débat | témoignage | opinión | debate
    mensaje | recension | opinioni | messaggi | bericht | lezers | opinie | ответ | мнени | сообщени | görüş | düşünce
    inlägg | indlæg | mielipi | γνώμ | názor | павук | みんなの | 感想 | 网友 | 讨论 | ulasan | آراء | نظر | דעות
""")

# Headings of what stands beside a thread and looks like one.
BESIDE: re.Pattern[str] = _any_of("""
    related | read more | more from | most read | most viewed | most comment | popular | trending | latest | recent
    you may | you might | recommended | don't miss | see also | more stories | more news | top stories | headlines
    newsletter | upcoming | events | in this series | editor's pick | featured | what to read | more in
    mehr zum | mehr aus | mehr von | meistgelesen | meistkommentiert | beliebt | verwandte | ähnliche | das könnte
    auch interessant | weitere artikel | weitere themen | lesen sie auch | neueste | aktuelle | letzte kommentare
    neue kommentare | zum thema | empfohlen | schlagzeilen | termine | top-themen
    à lire | lire aussi | sur le même | les plus lus | les plus comment | articles liés | derniers | à la une
    relacionad | más leíd | lo más | últim | te puede | recomend | mais lid | leia também | veja também
    correlat | più lett | leggi anche | ultim | potrebbe interess | gerelateerd | meest gelezen | lees ook
    похожие | читайте | популярн | последние | новости | по теме | читать также | схожі | останні
    ilgili | son haber | en çok | benzer | podobne | czytaj | najczęściej | najnowsze | polecane
    läs mer | mest läst | relaterad | les også | mest lest | læs også | lue myös | luetuimmat
    関連 | ランキング | 人気 | 最新 | 관련 | 인기 | 최신 | 相关 | 热门 | 推荐 | 相關 | 熱門
    الأكثر | اقرأ | مطالب مرتبط | כתבות | עוד ב | liên quan | đọc thêm | terkait | terpopuler | baca juga
""")

# What a comment's own buttons say, without numbers and marks around the words.
REPLY_LABELS: frozenset[str] = frozenset(
    _words("""
    reply | reply to this | reply to this comment | reply to this post | reply to comment | respond | answer
    post reply
    log in to reply | login to reply | sign in to reply | replydelete | click to reply | reply with quote | quote
    replies
    log in or register to post comments | login or register to post comments | sign in to reply to this comment
    antworten | antwort | beantworten | zum antworten anmelden | auf diesen kommentar antworten | antwort schreiben
    kommentieren | zitat | zitieren | citer | citar | cita | citeren | цитировать | цитата | cytuj | cita questo
    répondre | répondre à ce message | répondre à ce commentaire | réagir | responder | contestar | rispondi
    beantwoorden | reageer | reageren | antwoorden | antwoord | odpowiedz | ответить | відповісти | yanıtla | cevapla
    svara | svar | besvar | vastaa | απάντηση | απάντησε | odpovědět | reagovat | odpovedať | válasz | válaszol
    răspunde | odgovori | отговор | отговори | atbildēt | atsakyti | vasta | svar på kommentar
    返信 | 返信する | 답글 | 답변 | 댓글달기 | 응답 | 回复 | 回覆 | 回應 | 引用 | trả lời | balas | ตอบกลับ
    رد | الرد | پاسخ | پاسخ دادن | הגב | השב | जवाब दें | उत्तर दें
""")
)
ACTION_LABELS: frozenset[str] = frozenset(
    _words("""
    report | report abuse | report as abuse | report comment | report this comment | flag | flag as inappropriate
    share | share it | like | likes | dislike | unlike | permalink | permanent link | link | comment link | edit
    delete
    hide | show more | more | read more | see more | recommend | recommend? | upvote | downvote | vote up | vote down
    thumbs up | thumbs down | favorite | history | follow | unfollow | subscribe | mute | block | parent | up | down
    loading... | loading… | loading | reaction | reactions | responses | votes | points | point | last reply | top
    click to expand... | click to shrink... | show details | hide details | show full comment | click to flag
    melden | als spam melden! | kommentar melden | beitrag melden | teilen | gefällt mir | bearbeiten | löschen
    direktlink | nach oben | mehr | weiterlesen | missbrauch melden | empfehlen | kommentar löschen | permanenter link
    signaler | signaler un abus | partager | j'aime | modifier | supprimer | lire plus | lire la suite | alerter
    haut de page | lien permanent | reportar | denunciar | compartir | me gusta | editar | eliminar | enlace permanente
    compartilhar | curtir | link permanente | segnala | condividi | mi piace | modifica | elimina
    collegamento permanente
    rapporteer | delen | vind ik leuk | zgłoś | udostępnij | lubię to | пожаловаться | поделиться | нравится | ссылка
    постоянная ссылка | поскаржитися | şikayet et | paylaş | beğen | anmäl | dela | gilla | rapportera | anmeld
    synes godt om | jaa | ilmianna | αναφορά | κοινοποίηση | nahlásit | sdílet | nahlásiť | jelentés | megosztás
    raportează | 通報 | 違反報告 | 共有 | いいね | 신고 | 공유 | 좋아요 | 공감 | 비공감 | 举报 | 分享 | 赞 | 點讚 | 檢舉
    báo cáo | chia sẻ | thích | laporkan | bagikan | suka | รายงาน | แชร์ | إبلاغ | مشاركة | إعجاب | דווח | שתף
    says | said | sagt | dit | dice | ha detto | schreef | pisze | disse | comment by | posted by | kommentar von
    pingback | trackback
""")
)

# Words around a name that belong to the page, not to the name.
BEFORE_NAME: tuple[str, ...] = _words("""
    comment by | commented by | comments by | posted by | written by | submitted by | reply by | comment from | from
    by
    author | name | user | username | kommentar von | geschrieben von | verfasst von | eingetragen von | beitrag von
    antwort von | autor | von | commentaire de | posté par | écrit par | publié par | ajouté par | envoyé par | par
    auteur | comentario de | escrito por | publicado por | enviado por | por | comentário de | postado por
    commento di | scritto da | inviato da | postato da | da | reactie van | geplaatst door | geschreven door | door
    van
    napisał | napisał(a) | przez | dodał | автор | написал | от | від | yazan | gönderen | av | af | fra | skrevet av
    skrevet af | skrivet av | kirjoittanut | από | napsal | vložil | írta | 投稿者 | 名前 | 作者 | bởi | oleh | โดย
    بواسطة | توسط | מאת | pingback | trackback
""")
AFTER_NAME: tuple[str, ...] = _words("""
    says | said | wrote | writes | replied | commented | posted | on | at | asks | responded | sagt | sagte | schrieb
    schreibt | meint | am | um | dit | a dit | a écrit | écrit | dice | dijo | escribió | diz | disse | escreveu | em
    ha detto | scrive | ha scritto | schreef | zegt | zei | op | pisze | napisał | napisał(a) | пишет | сказал
    сказал(а) | говорит | написал | dedi ki | diyor ki | skriver | säger | siger | sier | den | sanoo | kirjoitti
    λέει | είπε | napsal | napsal(a) | írta | spune | a spus | kaže | より | さん | 님의 말 | 说道 | 說道 | 说
    berkata | viết | يقول | قال | گفت | כתב | hat gesagt | hat geschrieben | à | a las | kl. | kl | в | о | le | el | il
    wrote on | posted on | replied to | antwortete | répond
""")

# Class and id words of threads and of the people in them: a bonus where a site uses them.
THREAD_CLASS: re.Pattern[str] = re.compile(
    "comment|komment|coment|reply|replies|respon[sd]|discuss|diskuss|thread|message|posting|opinion|reakti|reaction"
    r"|reactie|avis|leser|guestbook|gaestebuch|review|feedback|forum|koment|yorum|talkback|postbit|kommentti|post[-_]?\d"
)
NAME_CLASS: re.Pattern[str] = re.compile(
    r"author(?!ity)|auteur|autor|user[-_]?name|nick|name|poster|commenter|creator|reviewer|\bfn\b|benutzer|pseudo|writer"
)
PERSON_CLASS: re.Pattern[str] = re.compile("user|member|vcard|profile|person|comment-meta|byline|submitted")
NOISE_CLASS: re.Pattern[str] = re.compile(
    "signature|tooltip|last-?edit|edited-by|sharedaddy|reactionsbar|reactions-bar|badge|expandlink|shrinklink|vote-?count"
)
