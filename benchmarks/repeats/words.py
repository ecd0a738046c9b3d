"""Invented comments: word lists and sentence patterns of our own, in ten languages. No real comment is in here.

A pattern's {X} is a slot: N noun, V verb, A adjective, O its opposite's list (see OPPOSED), P name, C place, D number, T time word.
Names and places are made of syllables, so that there is a long tail of words seen once, as in real threads.
"""

from random import Random

OPPOSED = {
    "en": "good/bad cheap/expensive safe/dangerous fair/unfair honest/dishonest wise/foolish useful/useless easy/difficult strong/weak fast/slow clean/dirty "
    "brave/cowardly generous/stingy careful/careless guilty/innocent legal/illegal open/closed rich/poor happy/miserable early/late modern/outdated "
    "clear/vague patient/impatient sensible/absurd popular/unpopular true/false right/wrong",
    "de": "gut/schlecht billig/teuer sicher/gefährlich gerecht/ungerecht ehrlich/unehrlich klug/dumm nützlich/nutzlos leicht/schwer stark/schwach schnell/langsam sauber/schmutzig",
    "es": "bueno/malo barato/caro seguro/peligroso justo/injusto útil/inútil fácil/difícil fuerte/débil rápido/lento limpio/sucio posible/imposible",
    "fr": "bon/mauvais juste/injuste utile/inutile facile/difficile fort/faible rapide/lent propre/sale possible/impossible vrai/faux",
    "ru": "хороший/плохой честный/нечестный полезный/бесполезный сильный/слабый быстрый/медленный чистый/грязный умный/глупый законный/незаконный",
    "pl": "dobry/zły tani/drogi łatwy/trudny silny/słaby mądry/głupi legalny/nielegalny",
    "zh": "好/坏 贵/便宜 快/慢 强/弱 安全/危险 对/错",
    "ja": "良い/悪い 速い/遅い 強い/弱い 安全/危険 正しい/間違い",
    "ar": "جيد/سيئ قوي/ضعيف سريع/بطيء سهل/صعب غني/فقير",
    "hi": "अच्छा/बुरा सस्ता/महंगा तेज/धीमा मजबूत/कमजोर सही/गलत",
}

NOUNS = {
    "en": "mayor bridge budget council road school hospital library stadium harbour ferry tax law bill vote election party minister senator judge court police fire water river lake "
    "park garden market price wage job union strike factory farm farmer teacher student doctor nurse patient driver cyclist pedestrian tram bus train station airport flight "
    "weather storm flood drought summer winter snow forecast team coach goal match season player referee league cup film actor director album song concert museum painting novel "
    "author reporter editor headline photo camera phone battery screen laptop software update password bank loan mortgage rent landlord tenant neighbour street corner lamp "
    "parking fine permit licence plan project report study survey figure graph argument question answer reply comment thread moderator rule promise apology mistake excuse scandal "
    "lawyer witness trial sentence prison border treaty army soldier war peace budget deficit debt pension insurance clinic vaccine recipe oven bread cheese soup kettle dog cat "
    "horse bird fence roof window door kitchen basement tree hedge lawn bicycle helmet tunnel crossing signal kerb pavement bench fountain statue square church tower bell",
    "de": "Bürgermeister Brücke Haushalt Stadtrat Straße Schule Krankenhaus Bücherei Stadion Hafen Fähre Steuer Gesetz Wahl Partei Minister Richter Gericht Polizei Wasser Fluss See "
    "Park Markt Preis Lohn Arbeit Gewerkschaft Streik Fabrik Bauer Lehrer Schüler Arzt Fahrer Radfahrer Bahn Bus Zug Bahnhof Flughafen Wetter Sturm Winter Mannschaft Trainer Tor "
    "Spiel Film Lied Konzert Museum Roman Zeitung Bild Bank Miete Vermieter Nachbar Ecke Plan Projekt Bericht Studie Frage Antwort Kommentar Regel Fehler Anwalt Grenze Rente Brot Hund Katze",
    "es": "alcalde puente presupuesto ayuntamiento calle escuela hospital biblioteca estadio puerto impuesto ley elección partido ministro juez tribunal policía agua río lago parque "
    "mercado precio salario trabajo sindicato huelga fábrica profesor alumno médico conductor ciclista tren autobús estación aeropuerto tiempo tormenta invierno equipo entrenador gol "
    "partido película canción concierto museo novela periódico foto banco alquiler vecino esquina plan proyecto informe estudio pregunta respuesta comentario regla error abogado frontera pensión pan perro gato",
    "fr": "maire pont budget conseil rue école hôpital bibliothèque stade port impôt loi élection parti ministre juge tribunal police eau rivière lac parc marché prix salaire travail "
    "syndicat grève usine professeur élève médecin conducteur cycliste train bus gare aéroport temps tempête hiver équipe entraîneur but match film chanson concert musée roman journal photo "
    "banque loyer voisin coin plan projet rapport étude question réponse commentaire règle erreur avocat frontière retraite pain chien chat",
    "ru": "мэр мост бюджет совет дорога школа больница библиотека стадион порт налог закон выборы партия министр судья суд полиция вода река озеро парк рынок цена зарплата работа "
    "профсоюз забастовка завод учитель ученик врач водитель велосипедист поезд автобус вокзал аэропорт погода буря зима команда тренер гол матч фильм песня концерт музей роман газета "
    "банк аренда сосед угол план проект отчет вопрос ответ комментарий правило ошибка адвокат граница пенсия хлеб собака кошка",
    "pl": "burmistrz most budżet rada ulica szkoła szpital biblioteka stadion port podatek ustawa wybory partia minister sędzia sąd policja woda rzeka jezioro park rynek cena płaca praca "
    "związek strajk fabryka nauczyciel uczeń lekarz kierowca rowerzysta pociąg autobus dworzec lotnisko pogoda burza zima drużyna trener gol mecz film piosenka koncert muzeum powieść gazeta bank",
    "zh": "市长 大桥 预算 议会 道路 学校 医院 图书馆 体育场 港口 税收 法律 选举 政党 部长 法官 法院 警察 河水 公园 市场 价格 工资 工作 工会 罢工 工厂 老师 学生 医生 司机 火车 车站 机场 天气 "
    "暴雨 冬天 球队 教练 比赛 电影 歌曲 音乐会 博物馆 小说 报纸 照片 银行 房租 邻居 计划 项目 报告 问题 答案 评论 规则 错误 律师 边境",
    "ja": "市長 大橋 予算 議会 道路 学校 病院 図書館 競技場 港 税金 法律 選挙 政党 大臣 裁判官 裁判所 警察 川 公園 市場 値段 給料 仕事 組合 工場 先生 学生 医者 運転手 電車 駅 空港 天気 台風 冬 チーム 監督 試合 "
    "映画 歌 コンサート 博物館 小説 新聞 写真 銀行 家賃 隣人 計画 報告 質問 答え コメント 規則 間違い 弁護士",
    "ar": "العمدة الجسر الميزانية المجلس الطريق المدرسة المستشفى المكتبة الملعب الميناء الضريبة القانون الانتخابات الحزب الوزير القاضي المحكمة الشرطة الماء النهر الحديقة السوق السعر الأجر العمل المصنع "
    "المعلم الطالب الطبيب السائق القطار المحطة المطار الطقس العاصفة الشتاء الفريق المدرب المباراة الفيلم الأغنية المتحف الصحيفة الصورة البنك الجار الخطة المشروع التقرير السؤال الجواب",
    "hi": "महापौर पुल बजट परिषद सड़क स्कूल अस्पताल पुस्तकालय स्टेडियम बंदरगाह कर कानून चुनाव पार्टी मंत्री न्यायाधीश अदालत पुलिस पानी नदी पार्क बाजार कीमत वेतन काम संघ हड़ताल कारखाना शिक्षक छात्र डॉक्टर चालक "
    "रेल स्टेशन हवाईअड्डा मौसम तूफान सर्दी टीम कोच मैच फिल्म गीत संग्रहालय उपन्यास अखबार तस्वीर बैंक किराया पड़ोसी योजना परियोजना",
}

VERBS = {
    "en": "ignores forgets repairs replaces finances cancels delays announces defends blames praises copies hides sells buys builds paints opens closes inspects measures studies questions answers "
    "rewrites publishes prints reads watches visits leaves joins organises postpones approves rejects funds taxes counts mentions deserves needs ruins saves wastes moves renames photographs",
    "de": "vergisst repariert ersetzt bezahlt verschiebt verteidigt lobt kopiert versteckt verkauft kauft baut öffnet prüft misst fragt beantwortet druckt liest besucht verlässt organisiert genehmigt zählt braucht rettet",
    "es": "olvida repara reemplaza paga aplaza defiende alaba copia esconde vende compra construye abre revisa mide pregunta responde imprime lee visita deja organiza aprueba cuenta necesita salva",
    "fr": "oublie répare remplace paie reporte défend félicite copie cache vend achète construit ouvre vérifie mesure demande répond imprime lit visite quitte organise approuve compte sauve",
    "ru": "забывает чинит заменяет оплачивает откладывает защищает хвалит копирует прячет продает покупает строит открывает проверяет измеряет спрашивает печатает читает посещает покидает считает спасает",
    "pl": "zapomina naprawia zastępuje opłaca odkłada broni chwali kopiuje chowa sprzedaje kupuje buduje otwiera sprawdza mierzy pyta drukuje czyta odwiedza opuszcza liczy ratuje",
    "zh": "忘记 修理 更换 支付 推迟 保护 表扬 复制 隐藏 出售 购买 建造 打开 检查 测量 询问 印刷 阅读 参观 离开 需要 拯救",
    "ja": "忘れる 直す 替える 払う 延ばす 守る 褒める 写す 隠す 売る 買う 建てる 開ける 調べる 測る 聞く 読む 訪ねる 去る 数える 救う",
    "ar": "ينسى يصلح يستبدل يدفع يؤجل يدافع يمدح ينسخ يخفي يبيع يشتري يبني يفتح يفحص يقيس يسأل يطبع يقرأ يزور يغادر يحتاج ينقذ",
    "hi": "भूलता सुधारता बदलता चुकाता टालता बचाता सराहता छिपाता बेचता खरीदता बनाता खोलता जांचता नापता पूछता छापता पढ़ता देखता छोड़ता गिनता",
}

TIMES = {
    "en": "yesterday today tomorrow again lately soon already finally obviously apparently sadly luckily honestly frankly clearly simply really usually sometimes twice meanwhile instead anyway",
    "de": "gestern heute wieder bald schon endlich offenbar leider zum Glück ehrlich wirklich meistens manchmal inzwischen trotzdem",
    "es": "ayer hoy otra vez pronto ya finalmente claramente tristemente realmente normalmente quizás mientras además",
    "fr": "hier encore bientôt déjà enfin clairement hélas vraiment souvent parfois pourtant ailleurs ensuite",
    "ru": "вчера сегодня снова скоро уже наконец очевидно увы действительно обычно иногда тем временем кстати",
    "pl": "wczoraj dzisiaj znowu wkrótce już wreszcie oczywiście niestety naprawdę zwykle czasem tymczasem zresztą",
    "zh": "昨天 今天 又 很快 已经 终于 显然 可惜 真的 通常 有时 同时",
    "ja": "昨日 今日 また すぐ もう やっと 明らかに 残念ながら 本当に 普通 時々",
    "ar": "أمس اليوم مجددا قريبا أخيرا للأسف حقا عادة أحيانا",
    "hi": "कल आज फिर जल्द आखिर शायद सचमुच अक्सर कभी",
}

PATTERNS = {
    "en": (
        "The {N} {V} the {N}", "I think the {N} in {C} is {A}", "{T} the {N} {V} our {N}", "Nobody in {C} believes that the {N} is {A}", "{P} says the {N} {V} every {N}",
        "My {N} is {A} and the {N} next to it is {A}", "Why would a {N} need {D} of those", "We paid {D} euros for the {N} and it is {A}", "If the {N} {V} the {N}, then {P} {V} the {N}",
        "I have lived near the {N} in {C} for {D} years and {T} it is {A}", "You can see the {N} from the {N}", "Has anyone asked {P} about the {N}", "It was {A} when the {N} {V} the {N}",
        "Every {N} I know {V} the {N} {T}", "Compared with {C} our {N} looks {A}", "{P} and {P} {T} agree about the {N}", "The {A} {N} {V} the {A} {N}", "What a {A} {N}", "That {N} is more {A} than the {N} of {C}",
        "I remember when {P} said the {N} was {A}", "They should have asked the {N} before the {N} {V} it", "There are {D} reasons to call the {N} {A}", "Somebody at the {N} {T} {V} the {N}",
        "{T} I went to the {N} with {P} and the {N} was {A}", "According to the {N} of {C} only {D} people use the {N}", "The only {A} thing about the {N} is the {N}",
    ),
    "de": ("Der {N} {V} den {N}", "Ich finde {N} in {C} {A}", "{T} {V} der {N} unseren {N}", "Niemand in {C} glaubt, dass {N} {A} ist", "{P} sagt, der {N} {V} jeden {N}", "Wir haben {D} Euro für {N} bezahlt und es ist {A}",
           "Seit {D} Jahren wohne ich beim {N} in {C} und {T} ist es {A}", "Wenn {N} {A} ist, dann {V} {P} den {N}", "Hat jemand {P} nach dem {N} gefragt", "Was für ein {N}, so {A}"),
    "es": ("El {N} {V} el {N}", "Creo que el {N} de {C} es {A}", "{T} el {N} {V} nuestro {N}", "Nadie en {C} cree que el {N} sea {A}", "{P} dice que el {N} {V} cada {N}", "Pagamos {D} euros por el {N} y es {A}",
           "Vivo cerca del {N} de {C} desde hace {D} años y {T} es {A}", "Si el {N} es {A} entonces {P} {V} el {N}", "Alguien preguntó a {P} por el {N}", "Qué {N} tan {A}"),
    "fr": ("Le {N} {V} le {N}", "Je trouve le {N} de {C} {A}", "{T} le {N} {V} notre {N}", "Personne à {C} ne croit que le {N} est {A}", "{P} dit que le {N} {V} chaque {N}", "On a payé {D} euros pour le {N} et il est {A}",
           "J'habite près du {N} de {C} depuis {D} ans et {T} il est {A}", "Si le {N} est {A} alors {P} {V} le {N}", "Quelqu'un a demandé à {P} pour le {N}", "Quel {N} {A}"),
    "ru": ("{N} {V} {N}", "Я думаю, что {N} в {C} {A}", "{T} {N} {V} наш {N}", "Никто в {C} не верит, что {N} {A}", "{P} говорит, что {N} {V} каждый {N}", "Мы заплатили {D} рублей за {N}, и он {A}",
           "Я живу у {N} в {C} уже {D} лет, и {T} он {A}", "Если {N} {A}, то {P} {V} {N}", "Кто-нибудь спросил {P} про {N}", "Какой {A} {N}"),
    "pl": ("{N} {V} {N}", "Myślę, że {N} w {C} jest {A}", "{T} {N} {V} nasz {N}", "Nikt w {C} nie wierzy, że {N} jest {A}", "{P} mówi, że {N} {V} każdy {N}", "Zapłaciliśmy {D} złotych za {N} i jest {A}", "Jeśli {N} jest {A}, to {P} {V} {N}"),
    "zh": ("{N}{V}{N}", "我觉得{C}的{N}很{A}", "{T}{N}{V}我们的{N}", "{C}没有人相信{N}是{A}的", "{P}说{N}{V}每个{N}", "我们为{N}花了{D}元，它很{A}", "我在{C}的{N}旁边住了{D}年，{T}很{A}", "如果{N}很{A}，那么{P}{V}{N}"),
    "ja": ("{N}が{N}を{V}", "{C}の{N}は{A}と思います", "{T}{N}が私たちの{N}を{V}", "{C}では誰も{N}が{A}とは信じません", "{P}さんは{N}が{N}を{V}と言います", "{N}に{D}円払いましたが{A}です", "{C}の{N}の近くに{D}年住んでいますが{T}{A}です"),
    "ar": ("{N} {V} {N}", "أعتقد أن {N} في {C} {A}", "{T} {N} {V} {N} عندنا", "{P} يقول إن {N} {V} كل {N}", "دفعنا {D} دينار من أجل {N} وهو {A}", "إذا كان {N} {A} فإن {P} {V} {N}"),
    "hi": ("{N} {N} को {V} है", "मुझे लगता है {C} का {N} {A} है", "{T} {N} हमारे {N} को {V} है", "{P} कहता है कि {N} हर {N} को {V} है", "हमने {N} के लिए {D} रुपये दिए और वह {A} है", "अगर {N} {A} है तो {P} {N} को {V} है"),
}  # fmt: skip

STOCK = (
    "lol", "Agreed", "+1", "This.", "Thanks!", "Great article", "So true", "Exactly", "Nonsense", "Well said", "Thank you for sharing", "Nice post", "I agree", "Not true", "Who cares", "Amen", "haha", "Yes", "No",
    "Good point", "Spot on", "Couldn't agree more", "Thanks for the great article!", "Rest in peace", "Congratulations to you and your family", "first", "Genau", "Danke", "Stimmt", "Gracias", "Muy bien", "Merci",
    "Согласен", "Спасибо", "支持", "同意", "笑", "👍", "😂😂", "شكرا", "धन्यवाद", "Dziękuję", "You are absolutely right about that", "I could not have said it better myself",
)  # fmt: skip

_SYLLABLES = {
    "latin": "ba be bo da de do fa fi ga go ha he jo ka ki ko la le lo ma mi mo na ne no pa pe ra ri ro sa se so ta te to va ve vo wa zu bren dorf mill stan wick holm berg ton ley mar sten tor quin",
    "ru": "ба бе бо да де до га го ка ки ко ла ле ло ма ми мо на не но па пе ра ри ро са се со та те то ва ве во град ино ово ск",
    "zh": "安 白 成 德 方 高 海 江 金 康 林 明 宁 平 清 荣 山 石 泰 王 文 西 新 阳 永 玉 云 张 中 周",
    "ja": "秋 石 上 内 大 岡 川 木 北 小 坂 佐 清 杉 高 田 谷 中 西 野 橋 浜 林 原 平 福 藤 松 宮 村 森 山 吉",
    "ar": "با بي تا دا را سا شا عا فا قا كا لا ما نا ها وا يا ري مي دي",
    "hi": "अ क की का ग गा च चा ज जा त ता द दा न ना प पा ब बा म मा र रा ल ला व वा स सा",
}

LANGUAGES = ("en",) * 11 + ("de", "de", "es", "es", "fr", "ru", "ru", "pl", "zh", "ja", "ar", "hi")


class Writer:
    """Writes invented sentences in one language."""

    def __init__(self, random: Random, language: str) -> None:
        self.random, self.language = random, language
        self.joined = language in ("zh", "ja")
        self._nouns, self._verbs, self._times = (table[language].split() for table in (NOUNS, VERBS, TIMES))
        self.opposed = [pair.split("/") for pair in OPPOSED[language].split()]
        self._adjectives = [word for pair in self.opposed for word in pair]
        self._syllables = _SYLLABLES.get(language, _SYLLABLES["latin"]).split()

    def name(self) -> str:
        return "".join(self.random.choices(self._syllables, k=self.random.choice((2, 2, 3)))).capitalize()

    def _pick(self, words: list[str]) -> str:
        """Pick a word, early ones far more often."""
        return words[min(int(len(words) * self.random.random() ** 1.6), len(words) - 1)]

    def word(self) -> str:
        return self._pick(self.random.choice((self._nouns, self._verbs, self._times, self._adjectives)))

    def sentence(self) -> str:
        slots = {"N": self._nouns, "V": self._verbs, "A": self._adjectives, "T": self._times}
        parts = self.random.choice(PATTERNS[self.language]).split("{")
        said = parts[0]
        for part in parts[1:]:
            slot, rest = part[0], part[2:]
            if slot in "PC":
                said += self.name()
            elif slot == "D":
                said += str(self.random.choice((3, 7, 12, 20, 45, 60, 150, 300, 1200, self.random.randint(2, 9999))))
            elif slot == "N" and not self.joined and self.random.random() < 0.4:
                # Long sentences made of few patterns would share far more than people's do.
                said += f"{self._pick(self._adjectives)} {self._pick(slots[slot])}"
            else:
                said += self._pick(slots[slot])
            said += rest
        end = self.random.choices(".!?", (8, 1, 1))[0]
        return said[0].upper() + said[1:] + ({".": "。", "!": "！", "?": "？"}[end] if self.joined else end)

    def text(self, words: int) -> str:
        """Return sentences of about so many words."""
        count, said = 0, []
        while count < words:
            said.append(self.sentence())
            count += len(said[-1]) / 2.5 if self.joined else said[-1].count(" ") + 1
        gap = "" if self.joined else " "
        if len(said) > 4 and self.random.random() < 0.5:
            half = len(said) // 2
            return gap.join(said[:half]) + "\n\n" + gap.join(said[half:])
        return gap.join(said)
