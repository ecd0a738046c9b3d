"""Words that threads are made of, in many languages; evidence among other evidence, never needed alone."""

import re

# Stems of "comment", "reply", "opinion", "discussion" as headings and counters print them, lower case.
COMMENT_STEMS: tuple[str, ...] = (
    *("comment", "repl", "respons", "discussion", "opinion", "thought", "feedback", "conversation", "have your say"),
    *("reader", "review", "answers", "posts", "messages", "guestbook", "what do you think", "join the"),
    *("kommentar", "kommentier", "leserbrief", "leserpost", "lesermeinung", "meinung", "reaktion", "antwort"),
    *("beiträge", "diskussion", "diskutier", "gästebuch", "bewertung", "gedanke", "rückmeldung", "zuschrift"),
    *("commentaire", "réaction", "réponse", "avis", "contribution", "vos messages", "débat", "courrier des lecteurs"),
    *("comentari", "respuesta", "opinión", "opiniones", "reacción", "reacciones", "debate", "mensajes"),
    *("comentári", "resposta", "opinião", "opiniões", "pensament", "debate"),
    *("comment", "rispost", "opinion", "pensier", "discussione", "messaggi", "recension"),
    *("reactie", "opmerking", "gedachte", "antwoord", "discussie", "lezers", "bericht"),
    *("komentar", "odpowied", "opinie", "wypowiedz", "przemyśl", "dyskusja"),
    *("комментар", "коментар", "отзыв", "відгук", "обсужд", "обговор", "ответ", "відповід", "мнени", "коммент", "рецензи"),
    *("yorum", "cevap", "yanıt", "görüş", "düşünce"),
    *("kommentarer", "svar", "reaktioner", "tankar", "innlegg", "synspunkt", "debatt", "inlägg", "indlæg"),
    *("kommentit", "kommentti", "kommenttia", "vastau", "keskustelu", "mielipi"),
    *("σχόλι", "σχολι", "απαντήσ", "γνώμ", "απόψεις"),
    *("komentář", "diskuse", "názor", "příspěv", "komentáre", "diskusia", "príspev"),
    *("hozzászólás", "hozzászol", "vélemény", "megjegyzés"),
    *("comentariu", "comentarii", "răspuns", "păreri"),
    *("odgovor", "mišljenj", "rasprava", "odziv"),
    *("коментари", "мнения"),
    *("komentaar", "arvamus", "komentār", "atsauksm", "komentarai", "atsiliepim"),
    *("コメント", "返信", "感想", "件のフィードバック", "みんなの", "댓글", "의견", "답글", "생각"),
    *("评论", "評論", "留言", "回复", "回應", "回覆", "条想法", "个想法", "网友", "跟帖", "讨论"),
    *("bình luận", "ý kiến", "trả lời", "komentar", "tanggapan", "balasan", "ulasan"),
    *("ความคิดเห็น", "ความเห็น", "แสดงความ"),
    *("تعليق", "ردود", "الردود", "آراء", "دیدگاه", "نظر", "نظرات", "پاسخ"),
    *("תגוב", "תגיב", "דעות", "टिप्पणी", "प्रतिक्रिया", "মন্তব্য", "கருத்து", "تبصر"),
)
COMMENT_WORD: re.Pattern[str] = re.compile("|".join(map(re.escape, dict.fromkeys(COMMENT_STEMS))))

# Headings of what stands beside a thread and looks like one.
BESIDE_STEMS: tuple[str, ...] = (
    *("related", "read more", "more from", "most read", "most viewed", "most comment", "popular", "trending", "latest"),
    *("recent", "you may", "you might", "recommended", "don't miss", "see also", "more stories", "more news", "top stories"),
    *("headlines", "newsletter", "upcoming", "events", "in this series", "editor's pick", "featured", "what to read"),
    *("mehr zum", "mehr aus", "mehr von", "meistgelesen", "meistkommentiert", "beliebt", "verwandte", "ähnliche"),
    *("das könnte", "auch interessant", "weitere artikel", "weitere themen", "lesen sie auch", "neueste", "aktuelle"),
    *("letzte kommentare", "neue kommentare", "zum thema", "empfohlen", "schlagzeilen", "termine", "top-themen"),
    *("à lire", "lire aussi", "sur le même", "les plus lus", "les plus comment", "articles liés", "derniers", "à la une"),
    *("relacionad", "más leíd", "lo más", "últim", "te puede", "recomend", "mais lid", "leia também", "veja também"),
    *("correlat", "più lett", "leggi anche", "ultim", "potrebbe interess", "gerelateerd", "meest gelezen", "lees ook"),
    *("похожие", "читайте", "популярн", "последние", "новости", "по теме", "читать также", "схожі", "останні"),
    *("ilgili", "son haber", "en çok", "benzer", "podobne", "czytaj", "najczęściej", "najnowsze", "polecane"),
    *("läs mer", "mest läst", "relaterad", "les også", "mest lest", "læs også", "lue myös", "luetuimmat"),
    *("関連", "ランキング", "人気", "最新", "관련", "인기", "최신", "相关", "热门", "最新", "推荐", "相關", "熱門"),
    *("مقالات", "الأكثر", "اقرأ", "مطالب مرتبط", "כתבות", "עוד ב", "liên quan", "đọc thêm", "terkait", "terpopuler", "baca juga"),
)
BESIDE: re.Pattern[str] = re.compile("|".join(map(re.escape, dict.fromkeys(BESIDE_STEMS))))

# What a comment's own buttons say, whole or as the first words of the label.
REPLY_LABELS: frozenset[str] = frozenset(
    {
        *("reply", "reply to this", "reply to this comment", "reply to this post", "reply to comment", "respond", "answer"),
        *("log in to reply", "login to reply", "sign in to reply", "post reply", "reply ↓", "reply »", "replydelete"),
        *("log in or register to post comments", "login or register to post comments", "click to reply", "reply with quote"),
        *("antworten", "antwort", "beantworten", "zum antworten anmelden", "auf diesen kommentar antworten", "antwort schreiben"),
        *("kommentieren", "zitat", "zitieren", "quote", "citer", "citar", "cita", "citeren", "цитировать", "цитата", "cytuj"),
        *("répondre", "répondre à ce message", "répondre à ce commentaire", "réagir", "responder", "contestar"),
        *("rispondi", "beantwoorden", "reageer", "antwoorden", "antwoord", "odpowiedz", "ответить", "відповісти"),
        *("yanıtla", "cevapla", "svara", "svar", "besvar", "vastaa", "απάντηση", "απάντησε", "odpovědět", "reagovat"),
        *("odpovedať", "válasz", "válaszol", "răspunde", "odgovori", "отговор", "отговори", "vasta", "atbildēt", "atsakyti"),
        *("返信", "返信する", "답글", "답변", "댓글달기", "응답", "回复", "回覆", "回應", "trả lời", "balas", "ตอบกลับ"),
        *("رد", "الرد", "پاسخ", "پاسخ دادن", "הגב", "השב", "जवाब दें", "उत्तर दें", "reageren", "svar på kommentar"),
    }
)
ACTION_LABELS: frozenset[str] = frozenset(
    {
        *("report", "report abuse", "report as abuse", "report comment", "report this comment", "flag", "flag as inappropriate"),
        *("share", "share it", "like", "dislike", "unlike", "permalink", "link", "edit", "delete", "hide", "show more", "more"),
        *("read more", "see more", "recommend", "recommend?", "upvote", "downvote", "vote up", "vote down", "thumbs up"),
        *("thumbs down", "favorite", "history", "follow", "unfollow", "subscribe", "mute", "block", "parent", "up", "down"),
        *("melden", "als spam melden!", "kommentar melden", "beitrag melden", "teilen", "gefällt mir", "bearbeiten", "löschen"),
        *("direktlink", "nach oben", "haut de page", "mehr", "weiterlesen", "missbrauch melden", "empfehlen", "kommentar löschen"),
        *("signaler", "signaler un abus", "partager", "j'aime", "modifier", "supprimer", "lire plus", "lire la suite", "alerter"),
        *("reportar", "denunciar", "compartir", "me gusta", "editar", "eliminar", "enlace permanente", "compartilhar", "curtir"),
        *("segnala", "condividi", "mi piace", "modifica", "elimina", "melden", "rapporteer", "delen", "vind ik leuk"),
        *("zgłoś", "udostępnij", "lubię to", "пожаловаться", "поделиться", "нравится", "ссылка", "поскаржитися"),
        *("şikayet et", "paylaş", "beğen", "anmäl", "dela", "gilla", "rapportera", "anmeld", "del", "synes godt om", "jaa"),
        *("ilmianna", "αναφορά", "κοινοποίηση", "nahlásit", "sdílet", "nahlásiť", "jelentés", "megosztás", "raportează"),
        *("通報", "違反報告", "共有", "いいね", "신고", "공유", "좋아요", "공감", "비공감", "举报", "分享", "赞", "點讚", "檢舉"),
        *("báo cáo", "chia sẻ", "thích", "laporkan", "bagikan", "suka", "รายงาน", "แชร์", "إبلاغ", "مشاركة", "إعجاب", "דווח", "שתף"),
        *("says:", "says", "said", "said:", "wrote:", "sagt:", "dit :", "dice:", "ha detto:", "schreef:", "pisze:", "disse:"),
    }
)

# Words around a name that belong to the page, not to the name.
BEFORE_NAME: tuple[str, ...] = (
    *("comment by", "commented by", "comments by", "posted by:", "posted by", "written by", "submitted by", "from", "by:", "by"),
    *("reply by", "author:", "author", "name:", "user:", "username:", "kommentar von", "geschrieben von", "verfasst von"),
    *("eingetragen von", "beitrag von", "antwort von", "autor:", "von:", "von", "commentaire de", "posté par", "écrit par"),
    *("publié par", "ajouté par", "envoyé par", "par :", "par", "auteur :", "auteur:", "comentario de", "escrito por"),
    *("publicado por", "enviado por", "por:", "por", "comentário de", "postado por", "commento di", "scritto da"),
    *("inviato da", "postato da", "da:", "da", "di", "reactie van", "geplaatst door", "geschreven door", "door", "van"),
    *("napisał", "napisał(a)", "przez", "autor", "dodał", "автор:", "написал", "от", "від", "yazan:", "gönderen:", "av", "af"),
    *("fra", "skrevet av", "skrevet af", "skrivet av", "kirjoittanut", "από", "napsal", "vložil", "írta:", "投稿者:", "投稿者："),
    *("投稿者", "名前:", "名前：", "作者:", "作者：", "bởi", "oleh", "โดย", "بواسطة", "توسط", "מאת"),
)
AFTER_NAME: tuple[str, ...] = (
    *("says:", "says", "said:", "said...", "said…", "said", "wrote:", "wrote", "writes:", "replied:", "replied", "commented:"),
    *("commented", "posted", "posted:", "on", "at", "asks:", "responded:", "sagt:", "sagt", "sagte:", "sagte", "schrieb:"),
    *("schrieb", "schreibt:", "schreibt", "meint:", "am", "um", "dit :", "dit:", "dit", "a dit :", "a dit", "a écrit :"),
    *("a écrit", "écrit :", "le", "dice:", "dice", "dijo:", "dijo", "dijo...", "escribió:", "escribió", "el", "diz:", "disse:"),
    *("disse", "disse...", "escreveu:", "em", "ha detto:", "ha detto", "ha detto...", "scrive:", "ha scritto:", "il", "schreef:"),
    *("schreef", "zegt:", "zei:", "op", "pisze:", "pisze", "napisał:", "napisał(a):", "пишет:", "сказал:", "сказал(а):"),
    *("говорит:", "написал:", "dedi ki:", "diyor ki:", "skriver:", "skriver", "säger:", "siger:", "sier:", "den", "sanoo:"),
    *("kirjoitti:", "λέει:", "είπε:", "napsal:", "napsal(a):", "írta:", "spune:", "a spus:", "kaže:", "より:", "より", "さん"),
    *("님의 말:", "说道：", "说道:", "說道：", "说：", "berkata:", "viết:", "يقول:", "قال:", "گفت:", "כתב:", "hat gesagt:"),
    *("à", "a las", "kl.", "kl", "в", "о", "at:", "о:", "postet:", "hat geschrieben:"),
)

# Class and id words of threads and of the people in them: a bonus where a site uses them.
THREAD_CLASS: re.Pattern[str] = re.compile(
    "comment|komment|coment|reply|replies|respon[sd]|discuss|diskuss|thread|message|posting|opinion|reakti|reaction"
    "|reactie|avis|leser|guestbook|gaestebuch|review|feedback|forum|koment|yorum|talkback|pluck|disqus|dsq-|postbit"
    "|wypowiedz|otzyv|kommentti|post[-_]?\\d"
)
NAME_CLASS: re.Pattern[str] = re.compile(
    "author(?!ity)|auteur|autor|user_?-?name|nick|name|poster|commenter|creator|reviewer|\\bfn\\b|benutzer|pseudo|writer|byline"
)
PERSON_CLASS: re.Pattern[str] = re.compile("user|member|vcard|profile|person|comment-meta|byline|submitted")
PLACEHOLDER: re.Pattern[str] = re.compile("delet|remov|gelöscht|entfernt|supprim|elimin|verwijder|удал|usunię|moderat", re.IGNORECASE)
