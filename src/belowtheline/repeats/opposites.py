"""Words that turn the meaning of a sentence: negations, opposites, numbers in words. Tables, folded as in `tokens`."""

from functools import lru_cache

from belowtheline.repeats.normalise import tokens


def _words(text: str) -> frozenset[str]:
    return frozenset(tokens(text))


def _pairs(text: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in text.split():
        sides = ["".join(tokens(part)) for part in group.split("/")]
        for one in sides:
            found.setdefault(one, set()).update(other for other in sides if other != one)
    return {word: frozenset(others) for word, others in found.items()}


NEGATIONS = _words(
    """
    not no never none nothing nobody nowhere neither nor without cannot cant dont doesnt didnt wont wouldnt shouldnt
    couldnt isnt arent wasnt werent hasnt havent hadnt mustnt aint nope hardly barely un-
    nicht kein keine keinen keinem keiner keines nie niemals nichts niemand ohne weder nein
    pas jamais rien aucun aucune sans ni non
    nunca nada nadie ningún ninguna ninguno sin tampoco jamás
    não nem ninguém nenhum nenhuma sem
    senza mai niente nessuno nessuna nulla né
    niet geen nooit niets niemand zonder nee
    inte ingen inget inga aldrig ikke ingenting utan uden uten nej nei
    nie nigdy nic nikt bez żaden żadna
    не ні нет нету никогда ничего никто никакой без ни нельзя немає ніколи ничто
    değil yok hiç asla hayır
    ei en et emme ette eivät älä
    δεν μην όχι ποτέ χωρίς
    לא אין בלי אל
    لا ليس لم لن ليست بدون ما غير
    नहीं मत न ना बिना
    不 没 沒 無 无 非 未 勿 别 莫
    ない なく ません ず 안 못 없 않
    bukan tidak tanpa jangan không chưa đừng
    """
)

OPPOSITES = _pairs(
    """
    yes/no agree/disagree agrees/disagrees agreed/disagreed like/dislike likes/dislikes liked/disliked love/hate
    loves/hates
    loved/hated good/bad better/worse best/worst right/wrong right/left true/false always/never all/none all/some
    everyone/nobody
    everything/nothing more/less more/fewer most/least many/few much/little big/small bigger/smaller large/small
    larger/smaller
    huge/tiny high/low higher/lower highest/lowest long/short longer/shorter old/new old/young older/younger
    older/newer
    early/late earlier/later before/after first/last up/down in/out on/off over/under above/below inside/outside
    with/without
    for/against support/oppose supports/opposes supported/opposed increase/decrease increases/decreases
    increased/decreased
    increasing/decreasing increase/reduce raise/lower raise/cut raised/lowered raised/cut rise/fall rises/falls
    rising/falling rose/fell
    gain/lose gain/loss win/lose wins/loses won/lost winner/loser winners/losers winning/losing success/failure
    succeed/fail
    succeeded/failed pass/fail passed/failed accept/reject accepts/rejects accepted/rejected approve/reject
    approved/rejected
    allow/forbid allow/ban allowed/banned allowed/forbidden legal/illegal guilty/innocent safe/dangerous safe/unsafe
    safer/riskier
    easy/hard easy/difficult easier/harder cheap/expensive cheaper/dearer rich/poor richer/poorer strong/weak
    stronger/weaker
    fast/slow faster/slower hot/cold warm/cool warmer/colder light/dark light/heavy full/empty open/closed
    open/close opened/closed
    begin/end start/stop starts/stops started/stopped start/end started/ended add/remove buy/sell buys/sells
    bought/sold give/take
    gives/takes gave/took push/pull send/receive come/go came/went enter/leave stay/leave stayed/left keep/drop
    build/destroy help/hurt
    helps/hurts helped/hurt help/harm helpful/harmful useful/useless friend/enemy friends/enemies ally/enemy
    alive/dead life/death
    live/die lives/dies lived/died born/dead man/woman men/women boy/girl boys/girls he/she his/her him/her
    husband/wife father/mother
    son/daughter brother/sister male/female day/night morning/evening today/tomorrow today/yesterday
    tomorrow/yesterday
    summer/winter spring/autumn north/south east/west northern/southern eastern/western same/different
    together/apart public/private
    happy/sad happy/unhappy glad/sorry proud/ashamed brave/cowardly clever/stupid smart/stupid smart/dumb
    wise/foolish beautiful/ugly
    clean/dirty fair/unfair honest/dishonest kind/cruel polite/rude calm/angry real/fake sure/unsure likely/unlikely
    possible/impossible
    able/unable can/cannot can/cant will/wont is/isnt are/arent was/wasnt were/werent do/dont does/doesnt did/didnt
    has/hasnt have/havent
    had/hadnt would/wouldnt could/couldnt should/shouldnt must/mustnt should/must may/must may/cannot only/also
    cause/prevent
    causes/prevents caused/prevented protect/attack protects/attacks defend/attack defended/attacked praise/blame
    praised/blamed praise/criticise
    improve/worsen improves/worsens improved/worsened improving/worsening positive/negative optimist/pessimist
    optimistic/pessimistic
    optimism/pessimism liberal/conservative left/right democrat/republican democrats/republicans maximum/minimum
    majority/minority
    plus/minus advantage/disadvantage pro/con pros/cons credit/debt profit/loss profits/losses surplus/deficit
    import/export expand/shrink
    remember/forget remembered/forgot trust/distrust trusted/distrusted believe/doubt believes/doubts
    believed/doubted know/doubt
    credible/incredible correct/incorrect adequate/inadequate effective/ineffective competent/incompetent
    responsible/irresponsible
    recommend/avoid recommended/avoided excellent/terrible great/terrible great/awful wonderful/awful
    wonderful/terrible fantastic/horrible
    brilliant/awful interesting/boring exciting/boring sense/nonsense truth/lie truths/lies honesty/dishonesty
    hope/fear hopes/fears
    peace/war victory/defeat freedom/slavery innocent/guilty confirmed/denied confirm/deny admits/denies
    admitted/denied admit/deny
    often/rarely often/seldom usually/rarely sometimes/never sometimes/always ever/never still/no already/never
    anybody/nobody
    someone/nobody something/nothing either/neither both/neither half/double
    modern/outdated modern/ancient modern/old new/outdated current/outdated clear/vague clear/unclear
    clear/confusing sensible/absurd
    reasonable/absurd generous/stingy generous/greedy careful/reckless brave/timid humble/arrogant modest/arrogant
    loyal/treacherous
    healthy/sick healthy/ill well/ill hungry/full thirsty/full awake/asleep deep/shallow wide/narrow thick/thin
    fat/thin tall/short
    near/far close/distant hard/soft rough/smooth sharp/blunt sweet/bitter sweet/sour wet/dry loud/quiet noisy/quiet
    noisy/silent
    bright/dim bright/dull alive/deceased permanent/temporary major/minor superior/inferior senior/junior
    broad/narrow domestic/foreign
    urban/rural local/global natural/artificial simple/complex simple/complicated ordinary/special normal/strange
    common/rare
    typical/unusual famous/unknown innocent/culpable lucky/unlucky certain/uncertain relevant/irrelevant
    rational/irrational
    mature/immature moral/immoral ethical/unethical accurate/inaccurate efficient/inefficient visible/invisible
    violent/peaceful
    active/passive aggressive/defensive hostile/friendly welcome/unwelcome grateful/ungrateful loyal/disloyal
    secure/insecure
    stable/unstable equal/unequal perfect/imperfect pure/impure formal/informal direct/indirect
    dependent/independent voluntary/compulsory
    optional/mandatory optional/compulsory free/expensive free/paid free/enslaved vacant/occupied absent/present
    ahead/behind forward/backward
    forwards/backwards upstairs/downstairs indoors/outdoors top/bottom front/back entrance/exit arrival/departure
    arrive/depart arrived/departed
    ascend/descend attract/repel borrow/lend borrowed/lent catch/miss caught/missed create/destroy created/destroyed
    encourage/discourage
    float/sink follow/lead follows/leads followed/led hide/show hid/showed include/exclude included/excluded
    inhale/exhale join/separate
    laugh/cry laughed/cried lock/unlock lost/found find/lose found/lost marry/divorce married/divorced
    married/single mend/break fix/break
    fixed/broken open/shut play/work punish/reward punished/rewarded question/answer rest/work save/spend
    saves/spends saved/spent save/waste
    sit/stand speak/listen spend/earn strengthen/weaken strengthened/weakened teach/learn wake/sleep whisper/shout
    appear/disappear appears/disappears
    appeared/disappeared obey/disobey connect/disconnect tie/untie load/unload advance/retreat attack/defend
    attacked/defended hire/fire hired/fired
    elect/oust elected/ousted promote/demote promoted/demoted export/import widen/narrow speed/slow rich/broke
    wealth/poverty courage/cowardice
    pride/shame pleasure/pain joy/sorrow joy/grief comfort/discomfort order/chaos order/disorder beauty/ugliness
    knowledge/ignorance
    intelligence/stupidity strength/weakness height/depth heaven/hell angel/devil hero/villain hero/coward
    saint/sinner victim/perpetrator
    victim/culprit buyer/seller teacher/pupil teacher/student landlord/tenant employer/employee master/servant
    king/queen uncle/aunt
    nephew/niece host/guest doctor/patient prosecution/defence plaintiff/defendant opposition/government
    supporter/opponent supporters/opponents
    supports/rejects support/reject support/attack favour/against favor/against pro/anti better/inferior
    smarter/dumber cleaner/dirtier
    stronger/feebler louder/quieter deeper/shallower wider/narrower thinner/thicker taller/shorter hotter/colder
    harder/softer
    miserable/happy pathetic/impressive disappointing/impressive disappointing/excellent dreadful/excellent
    dreadful/wonderful
    admire/despise admires/despises admired/despised respect/despise respect/contempt enjoy/hate enjoyed/hated
    enjoy/loathe
    overrated/underrated overpaid/underpaid overpriced/cheap affordable/expensive affordable/unaffordable
    costly/cheap pricey/cheap
    pleasant/unpleasant patient/impatient popular/unpopular convenient/inconvenient consistent/inconsistent
    convincing/unconvincing
    thanks/sorry hello/goodbye enough/insufficient sufficient/insufficient

    ja/nein gut/schlecht gute/schlechte guten/schlechten guter/schlechter besser/schlechter beste/schlechteste
    richtig/falsch
    wahr/falsch immer/nie alle/keine alles/nichts jeder/niemand mehr/weniger viel/wenig viele/wenige groß/klein
    große/kleine größer/kleiner
    hoch/niedrig höher/niedriger lang/kurz alt/neu alt/jung alte/neue früher/später vor/nach erste/letzte
    erster/letzter auf/zu oben/unten
    innen/außen mit/ohne für/gegen dafür/dagegen steigen/sinken steigt/sinkt gestiegen/gesunken gewinnen/verlieren
    gewonnen/verloren
    gewinnt/verliert erlaubt/verboten legal/illegal schuldig/unschuldig sicher/unsicher sicher/gefährlich
    leicht/schwer billig/teuer
    arm/reich stark/schwach schnell/langsam heiß/kalt warm/kalt hell/dunkel voll/leer offen/geschlossen beginn/ende
    anfang/ende kaufen/verkaufen
    geben/nehmen kommen/gehen freund/feind lebendig/tot leben/tod mann/frau männer/frauen tag/nacht heute/morgen
    heute/gestern links/rechts
    nord/süd ost/west froh/traurig klug/dumm schön/hässlich sauber/schmutzig ein/kein eine/keine einen/keinen
    möglich/unmöglich liebe/hass
    nützlich/nutzlos schlau/dumm modern/veraltet mutig/feige fleißig/faul höflich/unhöflich zufrieden/unzufrieden
    beliebt/unbeliebt fern/nah
    breit/schmal tief/flach laut/leise nass/trocken hart/weich süß/sauer gesund/krank ledig/verheiratet wach/müde
    spannend/langweilig
    freiwillig/gezwungen innen/draußen drinnen/draußen rein/raus hinauf/hinab sparen/verschwenden loben/tadeln
    lobt/tadelt hassen/lieben hasst/liebt
    steigend/fallend erhöhen/senken erhöht/gesenkt öffnen/schließen öffnet/schließt beginnt/endet begonnen/beendet
    erinnern/vergessen
    liebe/hasse zustimmen/ablehnen stimme/widerspreche krieg/frieden wahrheit/lüge recht/unrecht vorteil/nachteil
    hoffnung/angst

    oui/non bon/mauvais bonne/mauvaise bien/mal mieux/pire meilleur/pire vrai/faux vraie/fausse toujours/jamais
    tout/rien tous/aucun
    plus/moins beaucoup/peu grand/petit grande/petite haut/bas long/court vieux/jeune vieux/nouveau ancien/nouveau
    avant/après
    premier/dernier première/dernière avec/sans pour/contre augmenter/baisser augmente/baisse monter/descendre
    monte/descend hausse/baisse
    gagner/perdre gagne/perd gagné/perdu permis/interdit légal/illégal coupable/innocent facile/difficile cher/bon
    riche/pauvre fort/faible
    rapide/lent chaud/froid plein/vide ouvert/fermé début/fin acheter/vendre donner/prendre venir/partir ami/ennemi
    vivant/mort vie/mort
    homme/femme hommes/femmes jour/nuit demain/hier gauche/droite nord/sud est/ouest heureux/triste beau/laid
    propre/sale aime/déteste
    adore/déteste guerre/paix possible/impossible juste/injuste vérité/mensonge accord/désaccord favorable/opposé

    sí/no bueno/malo buena/mala buenos/malos buenas/malas bien/mal mejor/peor verdadero/falso siempre/nunca
    todo/nada todos/ninguno
    más/menos mucho/poco muchos/pocos mucha/poca grande/pequeño grande/pequeña alto/bajo alta/baja largo/corto
    viejo/nuevo viejo/joven antes/después
    primero/último primera/última con/sin favor/contra sube/baja subir/bajar aumentar/disminuir aumenta/disminuye
    ganar/perder gana/pierde
    ganó/perdió permitido/prohibido legal/ilegal culpable/inocente fácil/difícil caro/barato rico/pobre fuerte/débil
    rápido/lento caliente/frío
    lleno/vacío abierto/cerrado principio/fin comprar/vender dar/tomar venir/ir amigo/enemigo vivo/muerto
    vida/muerte hombre/mujer
    hombres/mujeres día/noche mañana/ayer hoy/ayer izquierda/derecha norte/sur este/oeste feliz/triste limpio/sucio
    amo/odio ama/odia
    útil/inútil moderno/anticuado valiente/cobarde ancho/estrecho profundo/superficial mojado/seco duro/blando
    dulce/amargo sano/enfermo dentro/fuera
    interesante/aburrido listo/tonto inteligente/estúpido abre/cierra abrir/cerrar acepta/rechaza aceptar/rechazar
    empieza/termina seguro/inseguro
    seguro/peligroso limpia/sucia cara/barata rica/pobre justa/injusta lenta/rápida segura/peligrosa
    guerra/paz posible/imposible justo/injusto verdad/mentira acuerdo/desacuerdo

    sim/não bom/mau boa/má bem/mal melhor/pior verdadeiro/falso sempre/nunca tudo/nada todos/nenhum mais/menos
    muito/pouco muitos/poucos
    grande/pequeno alto/baixo velho/novo antes/depois primeiro/último com/sem favor/contra sobe/desce
    aumentar/diminuir ganhar/perder
    ganhou/perdeu permitido/proibido culpado/inocente fácil/difícil caro/barato rico/pobre forte/fraco rápido/lento
    quente/frio aberto/fechado
    começo/fim comprar/vender amigo/inimigo vivo/morto vida/morte homem/mulher dia/noite amanhã/ontem hoje/ontem
    esquerda/direita feliz/triste
    limpo/sujo amo/odeio guerra/paz possível/impossível justo/injusto verdade/mentira concordo/discordo

    sì/no buono/cattivo buona/cattiva bene/male meglio/peggio migliore/peggiore vero/falso sempre/mai tutto/niente
    tutti/nessuno più/meno
    molto/poco molti/pochi grande/piccolo alto/basso vecchio/nuovo vecchio/giovane prima/dopo primo/ultimo con/senza
    favore/contro
    aumentare/diminuire vincere/perdere vinto/perso permesso/vietato legale/illegale colpevole/innocente
    facile/difficile caro/economico
    ricco/povero forte/debole veloce/lento caldo/freddo pieno/vuoto aperto/chiuso inizio/fine comprare/vendere
    amico/nemico vivo/morto
    vita/morte uomo/donna giorno/notte domani/ieri oggi/ieri sinistra/destra felice/triste pulito/sporco amo/odio
    guerra/pace giusto/sbagliato

    ja/nee goed/slecht goede/slechte beter/slechter beste/slechtste waar/onwaar altijd/nooit alles/niets
    iedereen/niemand meer/minder veel/weinig
    groot/klein hoog/laag lang/kort oud/nieuw oud/jong voor/na voor/tegen eerste/laatste met/zonder stijgen/dalen
    stijgt/daalt winnen/verliezen
    gewonnen/verloren schuldig/onschuldig makkelijk/moeilijk duur/goedkoop rijk/arm sterk/zwak snel/langzaam
    warm/koud open/dicht begin/einde
    kopen/verkopen vriend/vijand leven/dood man/vrouw dag/nacht morgen/gisteren links/rechts blij/verdrietig
    schoon/vuil oorlog/vrede eens/oneens een/geen
    bra/dåligt bra/dålig bättre/sämre bäst/sämst alltid/aldrig allt/inget mer/mindre mycket/lite stor/liten hög/låg
    före/efter första/sista med/utan
    vinna/förlora vann/förlorade lätt/svårt dyr/billig stark/svag snabb/långsam varm/kall början/slut vän/fiende
    krig/fred rätt/fel
    tak/nie dobry/zły dobra/zła dobrze/źle lepiej/gorzej lepszy/gorszy najlepszy/najgorszy zawsze/nigdy wszystko/nic
    wszyscy/nikt więcej/mniej dużo/mało
    duży/mały wysoki/niski stary/nowy stary/młody przed/po pierwszy/ostatni wygrać/przegrać wygrał/przegrał
    łatwy/trudny drogi/tani bogaty/biedny
    tani/drogi mądry/głupi piękny/brzydki czysty/brudny szeroki/wąski zdrowy/chory odważny/tchórzliwy ciekawy/nudny
    uczciwy/nieuczciwy otwarty/zamknięty
    silny/słaby szybko/wolno ciepły/zimny początek/koniec kupić/sprzedać przyjaciel/wróg życie/śmierć dzień/noc
    jutro/wczoraj lewo/prawo wojna/pokój prawda/kłamstwo

    да/нет хороший/плохой хорошая/плохая хорошо/плохо лучше/хуже лучший/худший правильно/неправильно правда/ложь
    прав/неправ верно/неверно
    всегда/никогда все/никто всё/ничего больше/меньше много/мало большой/маленький большая/маленькая высокий/низкий
    выше/ниже длинный/короткий
    старый/новый старый/молодой раньше/позже до/после первый/последний первая/последняя вверх/вниз за/против
    растет/падает вырос/упал повысить/понизить
    повысили/снизили выиграть/проиграть выиграл/проиграл можно/нельзя законно/незаконно виновен/невиновен
    легко/трудно легко/тяжело дорого/дешево
    богатый/бедный богатые/бедные сильный/слабый быстро/медленно горячий/холодный тепло/холодно полный/пустой
    открыт/закрыт начало/конец купить/продать
    полезный/вредный полезный/бесполезный умный/тупой смелый/трусливый широкий/узкий глубокий/мелкий твердый/мягкий
    сладкий/горький
    здоровый/больной внутри/снаружи интересный/скучный современный/устаревший добрый/злой добрый/жадный
    щедрый/жадный громкий/тихий мокрый/сухой
    открывает/закрывает принимает/отвергает хвалит/ругает начинает/заканчивает растут/падают богатый/нищий
    грустный/веселый счастливый/несчастный
    друг/враг друзья/враги живой/мертвый жизнь/смерть мужчина/женщина мужчины/женщины день/ночь сегодня/завтра
    сегодня/вчера завтра/вчера левый/правый
    север/юг восток/запад умный/глупый умные/глупые чистый/грязный люблю/ненавижу любит/ненавидит война/мир
    согласен/несогласен поддерживаю/осуждаю

    جيد/سيئ جيدة/سيئة قوي/ضعيف سريع/بطيء سهل/صعب غني/فقير كبير/صغير طويل/قصير قديم/جديد كثير/قليل دائما/أبدا نعم/لا
    قبل/بعد مع/ضد مع/بدون
    فوق/تحت داخل/خارج حرب/سلام حياة/موت صديق/عدو صحيح/خطأ صدق/كذب حب/كره رجل/امرأة ليل/نهار غدا/أمس يمين/يسار
    شمال/جنوب شرق/غرب أول/آخر أكثر/أقل أفضل/أسوأ رخيص/غالي
    نظيف/قذر آمن/خطير ذكي/غبي سعيد/حزين مفتوح/مغلق حار/بارد
    अच्छा/बुरा अच्छी/बुरी अच्छे/बुरे सस्ता/महंगा सस्ती/महंगी तेज/धीमा तेज/धीमी मजबूत/कमजोर सही/गलत बड़ा/छोटा
    बड़ी/छोटी लंबा/छोटा नया/पुराना नई/पुरानी ज्यादा/कम
    हमेशा/कभी हां/नहीं पहले/बाद ऊपर/नीचे अंदर/बाहर साथ/बिना पक्ष/विरोध युद्ध/शांति जीवन/मौत दोस्त/दुश्मन सच/झूठ
    प्यार/नफरत पुरुष/महिला दिन/रात अमीर/गरीब आसान/कठिन
    गर्म/ठंडा साफ/गंदा सुरक्षित/खतरनाक खुश/दुखी खुला/बंद ईमानदार/बेईमान मित्र/शत्रु लाभ/हानि
    evet/hayır iyi/kötü doğru/yanlış her/hiç çok/az büyük/küçük yüksek/düşük eski/yeni önce/sonra ilk/son kolay/zor
    ucuz/pahalı zengin/fakir güçlü/zayıf hızlı/yavaş
    sıcak/soğuk dost/düşman gece/gündüz yarın/dün sağ/sol savaş/barış var/yok
    好/坏 好/壞 好/差 大/小 多/少 高/低 上/下 前/后 前/後 左/右 东/西 南/北 是/否 对/错
    對/錯 真/假 买/卖 買/賣 男/女 生/死 胜/负 赢/输 贏/輸 快/慢 新/旧 新/舊 老/少 早/晚
    里/外 内/外
    冷/热 冷/熱 强/弱 強/弱 增/减 增/減 升/降 涨/跌 开/关 開/關 爱/恨 愛/恨 贵/贱 长/短
    長/短 善/恶 善/惡 安/危 贫/富 勝/負 良/悪 有/無 有/无 有/没 賛/反 可/否 是/非 昼/夜
    朝/夕
    """
)

NUMBER_WORDS = _words(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
    twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million millions billion billions
    trillion trillions once twice
    half third quarter second fourth fifth monday tuesday wednesday thursday friday saturday sunday january february
    march april june july
    august september october november december
    null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig hundert tausend million
    millionen milliarde milliarden
    montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember
    deux trois quatre cinq sept huit neuf dix vingt trente cent mille millions milliards lundi mardi mercredi jeudi
    vendredi samedi dimanche
    dos tres cuatro cinco seis siete ocho nueve diez veinte treinta cien mil millones lunes martes miércoles jueves
    viernes sábado domingo
    dois três quatro sete oito nove dez vinte trinta cem milhões bilhões segunda terça quarta quinta sexta
    due tre quattro cinque sei sette otto nove dieci venti trenta cento mila milioni miliardi lunedì martedì
    mercoledì giovedì venerdì sabato domenica
    один одна два две три четыре пять шесть семь восемь девять десять двадцать тридцать сто тысяч тысячи миллион
    миллионов миллиард миллиардов
    понедельник вторник среда четверг пятница суббота воскресенье
    一 二 三 四 五 六 七 八 九 十 百 千 万 萬 亿 億 两
    """
)

_STEM = 5
"""Letters that stand for all forms of a word: быстро, быстрый, быстрая."""

_STEMS: dict[str, set[str]] = {}
for _word, _others in OPPOSITES.items():
    if len(_word) >= _STEM:
        _STEMS.setdefault(_word[:_STEM], set()).update(other[:_STEM] for other in _others if len(other) >= _STEM)

_PREFIXES = frozenset(
    "un dis in im il ir non anti mis a ab mal de des dé mé ent miss on onn o niet nie bez".split()
    + "де не без бес बे अ 不 非 無 无 未".split()
)
_PRIVATIVE = ("less", "los", "lose", "loses", "loser", "losen", "loos", "loze", "lös", "løs", "suz", "siz")

_ENOUGH = 4
"""Letters that must remain behind a negating prefix or before a privative ending: “un” + “fair”, not “in” + “to”."""


@lru_cache(maxsize=1 << 15)
def opposed(one: str, other: str) -> bool:
    """Tell whether two folded words mean the opposite, or different numbers."""
    if other in OPPOSITES.get(one, ()) or (one in NUMBER_WORDS and other in NUMBER_WORDS):
        return True
    if other[:_STEM] in _STEMS.get(one[:_STEM], ()):
        return True
    short, long = (one, other) if len(one) < len(other) else (other, one)
    if len(short) >= _ENOUGH and long.endswith(short):
        return long[: -len(short)] in _PREFIXES
    # hopeful – hopeless, nützlich – nutzlos: one stem, without or with
    if one[: _ENOUGH - 1] != other[: _ENOUGH - 1] or one.endswith(_PRIVATIVE) == other.endswith(_PRIVATIVE):
        return False
    return len(short) > _ENOUGH + 2
