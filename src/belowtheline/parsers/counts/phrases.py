"""Words that a number of comments is counted in, by language."""

# Whatever stands beside a number and one of these counts comments. Regular expressions, on lower-case text.
COMMENTS = r"""
comments? | kommentare?n? | leserkommentare? | leserpost | leserbriefe? | ergänzung(?:en)? | meinung(?:en)? |
wortmeldung(?:en)? | commentaires? | comentarios? | opini[oó]n(?:es)? | commenti | commento | comentários? |
opini(?:ões|ão) | reacties? | opmerking(?:en)? | komentarz(?:e|y|a|u)? | komentarzy | opini[ei] |
комментари(?:й|я|ев|и|ю|ях) | отзыв(?:ов|а|ы)? | мнени(?:й|я|е) | коментар(?:і|ів|я|и|а|ів|ий|)? |
каментар(?:ы|оў|) | yorum(?:lar|u)? | kommentarer? | kommentar | kommentti(?:a|en)? | kommenttia | kommentit |
kommentteja | kommentaari(?:d|)? | komentār(?:i|s|u) | komentar(?:ai|as|ų|ov|ji|jev|a|i|ja)? | σχόλι(?:ο|α) |
komentář(?:e|ů|)? | komentár(?:e|ov|)? | hozzászólás(?:ok)? | megjegyzés(?:ek)? | comentari(?:u|i|s|)? |
comentarii | iruzkin(?:ak)? | コメント | 댓글 | 评论 | 評論 | 留言 | 回應 | komentar | ulasan | bình\sluận | ความคิดเห็น |
ความเห็น | تعليق(?:ات|ا|اً)? | تعليقات | نظرات? | دیدگاه | נקודות | תגובות | תגובה | הערות | टिप्पणियाँ |
टिप्पणी | मंतव्य | মন্তব্য | ummæli
"""

# These count the replies to one comment as well: they count only in a heading, or before the article's title.
REPLIES = r"""
thoughts? | repl(?:y|ies) | responses? | discussions? | antwort(?:en)? | gedanken? | réponses? | réflexions? |
pensées? | avis | respuestas? | pensamientos? | rispost[ae] | pensier[oi] | respostas? | pensamentos? |
reakcj[aei] | gedachten? | antwoord(?:en)? | myśl[i]? | przemyśl(?:eń|enia|enie) | odpowiedzi | odpowiedź |
ответ(?:ов|а|)? | мысл(?:ь|и|ей) | відповід(?:ь|і|ей) | думк(?:а|и) | düşünce | yanıt | cevap | reaktion(?:er)?
| svar | tankar | tanker | reaksjon(?:er)? | vastausta | vastaus | ajatusta | σκέψ(?:η|εις) | απαντήσ(?:εις|η) |
απάντηση | odpověd[ií] | reakc[ei] | reakcí | myšlen(?:ka|ky|ek) | válasz | gondolat | răspuns(?:uri)? |
gând(?:uri)? | отговор(?:а|и)? | odgovor(?:a|i)? | misli | respost(?:a|es) | resposta |
フィードバック | 返信 | 생각 | 응답 |
想法 | 回复 | 回覆 | pemikiran | balasan | tanggapan | suy\snghĩ | phản\shồi |
trả\slời | ردود | رد | پاسخ | תשובות |
प्रतिक्रिया
"""

# What stands between the count and the article's title.
ABOUT = r"""
on | to | for | about | zu | auf | zum | über | bei | an | sur | au\ssujet\sde | à | en | sobre | a | su | per |
em | op | over | bij | do | na | o | nt\. | k | к | на | о | для | до | på | till | om | til | för | artikkeliin
| στο | στη | στην | για | despre | la | за | za | pada | untuk | tentang | về | على | درباره | על | do\stej |
tutorials?
"""

# Before the noun: “38 reader comments”, “3件のコメント”, “3 条评论”.
BETWEEN = r"(?:(?:reader|user|readers'|leser|total|new|件の?|个|個|則|条|條|篇|개의?|件|مورد)\s?)?"

ONE = (
    "one|a single|ein|eine|un|une|uno|una|um|"
    "uma|een|één|один|одна|jeden|jedna|bir|en|ett|et|yksi|ένα|μία|egy|một|o|satu"
)
NONE = (
    "no|keine|kein|aucun|sin|nessun|sem|nenhum|geen|brak|нет|немає|inga|ingen|ei|"
    "καμία|κανένα|žádné|žádný|nincs|niciun|chưa có|belum ada|尚無|暂无|没有"
)

# A number before which one of these stands counts a part of the thread.
PARTLY = (
    "top last latest recent more load loading next previous letzte letzten neueste weitere nächste derniers dernières "
    "últimos ultimi recenti laatste ostatnie последние ещё еще per pro max maximum minimum page seite older newer #"
).split()
