"""Words around dates and in relative times, language by language; rows as in `names`, `_` for a blank."""

# second | minute | hour | day | week | month | year
UNITS = """
en: second seconds sec secs s | minute minutes min mins m | hour hours hr hrs h | day days d | week weeks wk wks w |
    month months mo mos mth mths | year years yr yrs y
de: sekunde sekunden sek | minute minuten min | stunde stunden std | tag tage tagen | woche wochen |
    monat monate monaten mon | jahr jahre jahren
fr: seconde secondes sec | minute minutes min mn | heure heures h | jour jours j | semaine semaines sem | mois |
    an ans année années
es: segundo segundos seg segs | minuto minutos min mins | hora horas h hs | día días dia dias d | semana semanas sem |
    mes meses | año años
it: secondo secondi sec | minuto minuti min | ora ore h | giorno giorni g gg | settimana settimane sett | mese mesi |
    anno anni
pt: segundo segundos seg | minuto minutos min | hora horas h | dia dias d | semana semanas sem | mês meses mes |
    ano anos
nl: seconde seconden sec | minuut minuten min | uur uren u | dag dagen | week weken | maand maanden mnd | jaar jaren
pl: sekunda sekundę sekundy sekund sek | minuta minutę minuty minut min | godzina godzinę godziny godzin godz |
    dzień dni | tydzień tygodnie tygodni tyg | miesiąc miesiące miesięcy mies | rok lata lat roku
ru: секунда секунду секунды секунд сек | минута минуту минуты минут мин | час часа часов ч | день дня дней дн |
    неделя неделю недели недель нед | месяц месяца месяцев мес | год года лет
uk: секунда секунду секунди секунд сек | хвилина хвилину хвилини хвилин хв | година годину години годин год |
    день дні днів дня | тиждень тижні тижнів | місяць місяці місяців | рік роки років року
be: секунду секунды секунд | хвіліну хвіліны хвілін | гадзіну гадзіны гадзін | дзень дні дзён | тыдзень тыдні тыдняў |
    месяц месяцы месяцаў | год гады гадоў
tr: saniye sn | dakika dk | saat sa | gün | hafta | ay | yıl sene
sv: sekund sekunder sek | minut minuter min | timme timmar tim | dag dagar | vecka veckor | månad månader mån | år
da: sekund sekunder sek | minut minutter min | time timer | dag dage døgn | uge uger | måned måneder mdr | år
nb: sekund sekunder sek | minutt minutter min | time timer | dag dager døgn | uke uker | måned måneder mnd | år
fi: sekunti sekuntia s | minuutti minuuttia min | tunti tuntia t h | päivä päivää pv | viikko viikkoa vk |
    kuukausi kuukautta kk | vuosi vuotta v
et: sekund sekundit sekundi | minut minutit minuti | tund tundi tunni | päev päeva | nädal nädalat nädala |
    kuu kuud | aasta aastat
lv: sekundes sekundēm | minūtes minūtēm minūti | stundas stundām stundu | diena dienas dienām dienu |
    nedēļas nedēļām | mēneša mēnešiem mēnešus | gada gadiem gadus gadu
lt: sekundes sekundžių sek | minutę minutes minučių min | valandą valandas valandų val | dieną dienas dienų d |
    savaitę savaites savaičių sav | mėnesį mėnesius mėnesių mėn | metus metų
el: δευτερόλεπτο δευτερόλεπτα δευτ | λεπτό λεπτά | ώρα ώρες | ημέρα ημέρες μέρα μέρες | εβδομάδα εβδομάδες |
    μήνα μήνας μήνες | χρόνο χρόνος χρόνια έτος έτη
cs: sekundou sekundami sekundy sekund | minutou minutami minuty minut min | hodinou hodinami hodiny hodin hod |
    dnem dny dní dnů den | týdnem týdny týdnů týden | měsícem měsíci měsíců měsíc měsíce | rokem lety roky let rok
sk: sekundou sekundami | minútou minútami minúty minút | hodinou hodinami hodiny hodín | dňom dňami dni dní |
    týždňom týždňami týždne týždňov | mesiacom mesiacmi mesiace mesiacov | rokom rokmi roky rokov
hu: másodperc másodperccel | perc perccel | óra órával | nap nappal | hét héttel | hónap hónappal | év évvel
ro: secundă secunde sec | minut minute min | oră ore | zi zile | săptămână săptămâni | lună luni | an ani
bg: секунда секунди сек | минута минути мин | час часа | ден дни дена | седмица седмици | месец месеца месеци |
    година години
sr: секунде секунди секунду | минут минута минуте | сат сата сати | дан дана | недељу недеље недеља |
    месец месеца месеци | годину године година
hr: sekundu sekunde sekundi | minutu minute minuta min | sat sata sati | dan dana | tjedan tjedna tjedana sedmicu |
    mjesec mjeseca mjeseci mesec meseca meseci | godinu godine godina
sl: sekundo sekundami | minuto minutama minutami | uro urama urami | dnevom dnevoma dnevi | tednom tedni |
    mesecem meseci | letom leti
ca: segon segons | minut minuts | hora hores | dia dies | setmana setmanes | mes mesos | any anys
gl: segundo segundos | minuto minutos | hora horas | día días | semana semanas | mes meses | ano anos
eu: segundo | minutu | ordu | egun | aste | hilabete | urte
id: detik dtk | menit mnt | jam | hari | minggu | bulan bln | tahun thn
ms: saat | minit | jam | hari | minggu | bulan | tahun
vi: giây | phút | giờ | ngày | tuần | tháng | năm
th: วินาที | นาที | ชั่วโมง ชม | วัน | สัปดาห์ อาทิตย์ | เดือน | ปี
ar: ثانية ثواني ثوان ثوانٍ | دقيقة دقائق دقائق | ساعة ساعات | يوم أيام ايام يوما يومًا | أسبوع أسابيع اسبوع اسابيع |
    شهر أشهر شهور اشهر شهرا | سنة سنوات عام أعوام سنين عاما
fa: ثانیه | دقیقه | ساعت | روز | هفته | ماه | سال
he: שנייה שניה שניות | דקה דקות | שעה שעות | יום ימים | שבוע שבועות | חודש חודשים | שנה שנים
hi: सेकंड सेकेंड | मिनट | घंटा घंटे घण्टे | दिन | सप्ताह हफ्ते हफ़्ते | महीना महीने माह | साल वर्ष
bn: সেকেন্ড | মিনিট | ঘণ্টা ঘন্টা | দিন | সপ্তাহ | মাস | বছর
is: sekúndu sekúndum | mínútu mínútum | klukkustund klukkustundum klst | degi dögum | viku vikum | mánuði mánuðum |
    ári árum
"""

# Forms that say “ago” by themselves, with the number they carry (0: the number is printed before them).
UNITS_AGO = {
    "másodperce": ("second", 0),
    "perce": ("minute", 0),
    "órája": ("hour", 0),
    "napja": ("day", 0),
    "hete": ("week", 0),
    "hónapja": ("month", 0),
    "éve": ("year", 0),
    **{  # Thai writes the two as one word
        unit + ago: (name, 0)
        for name, units in {
            "second": "วินาที",
            "minute": "นาที",
            "hour": "ชั่วโมง",
            "day": "วัน",
            "week": "สัปดาห์ อาทิตย์",
            "month": "เดือน",
            "year": "ปี",
        }.items()
        for unit in units.split()
        for ago in ("ที่แล้ว", "ที่ผ่านมา", "ก่อน")
    },
    "ثانيتين": ("second", 2),
    "دقيقتين": ("minute", 2),
    "ساعتين": ("hour", 2),
    "يومين": ("day", 2),
    "أسبوعين": ("week", 2),
    "شهرين": ("month", 2),
    "سنتين": ("year", 2),
    "عامين": ("year", 2),
    "שעתיים": ("hour", 2),
    "יומיים": ("day", 2),
    "שבועיים": ("week", 2),
    "חודשיים": ("month", 2),
    "שנתיים": ("year", 2),
}

# Words that make a number and a unit a time in the past, wherever they stand.
AGO = """
en: ago earlier | de: vor zuvor her | fr: il depuis tôt | es: hace atrás atras antes | it: fa | pt: há atrás ha
nl: geleden | pl: temu | ru: назад | uk: тому | be: таму | tr: önce | sv: sedan för | da: siden | nb: siden | fi: sitten
et: tagasi | lv: pirms | lt: prieš | el: πριν | cs: před | sk: pred | hu: ezelőtt | ro: acum urmă | bg: преди
sr: пре | hr: prije pre | sl: pred | mk: пред | ca: fa | gl: hai | eu: duela | id: lalu | vi: trước
th: ที่แล้ว ที่ผ่านมา | ar: منذ قبل مضت | fa: پیش قبل | he: לפני | hi: पहले | bn: আগে | is: síðan
"""

# Numbers written as words before a unit.
ONE = """
en: a an one | de: ein eine einem einer | fr: un une | es: un una uno | it: un una un' | pt: um uma | nl: een één
pl: jeden jedną | ru: один одну | uk: один одну | tr: bir | sv: en ett | da: en et | nb: en ett | fi: yksi
el: ένα έναν μία μια ένας | hu: egy | ro: un o | bg: един една | hr: jedan jednu | ca: un una | id: satu se | vi: một
fa: یک | he: אחד אחת | ar: واحدة واحد | hi: एक | bn: এক
"""
TWO = "en: two | de: zwei | fr: deux | es: dos | it: due | pt: dois duas | nl: twee | pl: dwa dwie | ru: два две"
FEW = """
en: few several | de: paar einigen wenigen | fr: quelques | es: unos unas pocos | it: pochi alcuni | pt: alguns poucos
nl: paar enkele | pl: kilka parę | ru: несколько | uk: кілька | tr: birkaç | sv: några | da: få nogle | nb: noen få
cs: několika | fi: muutama | el: λίγα μερικά | hu: néhány pár | ro: câteva | id: beberapa | vi: vài | fa: چند
ar: بضع | he: מספר כמה | hi: कुछ | th: ไม่กี่
"""

# Whole texts that mean this very moment.
NOW = """
now | just now | right now | a moment ago | moments ago | gerade eben | jetzt | soeben | eben gerade | à l'instant |
maintenant | ahora | ahora mismo | justo ahora | hace un momento | adesso | proprio ora | ora | poco fa | agora |
agora mesmo | zojuist | nu | net | teraz | przed chwilą | только что | сейчас | щойно | az önce | şimdi | just nu |
nyss | lige nu | akkurat nå | juuri nyt | hetki sitten | μόλις τώρα | τώρα | právě teď | právě | teraz | épp most |
most | chiar acum | acum |
baru saja | vừa xong | เมื่อสักครู่ | الآن | همین حالا | اکنون | עכשיו | ממש עכשיו | अभी | 刚刚 | 剛剛 |
たった今 | 방금 | 방금 전 | upravo sada | току-що | ara mateix
"""

# Whole days back | the words for it
DAYS_BACK = """
0 | today heute aujourd'hui hoy oggi hoje vandaag dzisiaj dziś dzis сегодня сьогодні bugün idag i_dag tänään šodien
    šiandien σήμερα dnes ma azi астăzi днес danas danes avui hoxe gaur hari_ini hôm_nay วันนี้ اليوم امروز היום
    आज 今天 今日 오늘
1 | yesterday gestern hier ayer ieri ontem gisteren wczoraj вчера вчора dün igår i_går eilen vakar σήμερον χθες χτες
    včera včeraj tegnap jučer juče ahir onte atzo kemarin hôm_qua เมื่อวาน เมื่อวานนี้ أمس امس دیروز אתמול कल 昨天 昨日 어제
2 | vorgestern avant_hier anteayer anteontem eergisteren przedwczoraj позавчера förrgår forgårs προχθές předevčírem
    tegnapelőtt prekjučer kemarin_dulu 前天 一昨日 그저께 그제
"""

AM = "am πμ sáng صباحا صباحًا ص पूर्वाह्न 上午 午前 오전 凌晨 早上 délelőtt"
PM = "pm μμ chiều tối مساء مساءً م अपराह्न 下午 午後 오후 晚上 délután ch"

# Connecting words with no meaning of their own beside a date.
NOISE = """
on at of the and st nd rd th o'clock time date dated approx about around over almost more than just
um uhr am vom den dem der ca etwa mehr als
le à á de du du er ère ere heures plus y a environ presque
el las los les del alle ore il dia día às as do da em en há cerca más de più di lo
op om van uur circa
o godz godzina r roku dnia w
в г года году от около
о р у
saat tarihinde tarih
kl klo klockan kello den d
στις στη την τις ώρα από περίπου
v ve dne o hod
год на във
la ora ore data
u ob dana
pukul jam pada tgl tanggal yang
lúc ngày vào cách đây khoảng
เวลา น เมื่อ วันที่
في الساعة بتاريخ يوم حوالي
در ساعت تاریخ حدود
בשעה ב בתאריך
को बजे पर लगभग
年 日 に 于 於 在 之 大约 約 에 경 号
gada plkst m d val
"""
