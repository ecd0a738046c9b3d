"""Month and weekday names of some forty languages: facts of the Unicode CLDR, plus spellings seen on the web.

One language a row (continued on indented lines), columns separated by `|`, spellings by blanks, `_` for a blank
inside a name. Names are lower case, without their full stop.
"""

MONTHS = """
en: january jan | february feb | march mar | april apr | may | june jun | july jul | august aug | september sep sept
    | october oct | november nov | december dec
de: januar jan jänner jän jaenner | februar feb feber | märz mär mrz maerz | april apr | mai | juni jun | juli jul |
    august aug | september sept sep | oktober okt | november nov | dezember dez
fr: janvier janv | février févr fév | mars | avril avr | mai | juin | juillet juil juill | août aou | septembre sept
    | octobre oct | novembre nov | décembre déc
es: enero ene | febrero feb | marzo mar | abril abr | mayo may | junio jun | julio jul | agosto ago | septiembre
    sept setiembre set sep | octubre oct | noviembre nov | diciembre dic
it: gennaio gen | febbraio feb | marzo mar | aprile apr | maggio mag | giugno giu | luglio lug | agosto ago |
    settembre set sett | ottobre ott | novembre nov | dicembre dic
pt: janeiro jan | fevereiro fev | março mar | abril abr | maio mai | junho jun | julho jul | agosto ago | setembro
    set | outubro out | novembro nov | dezembro dez
nl: januari jan | februari feb | maart mrt maa | april apr | mei | juni jun | juli jul | augustus aug | september
    sep | oktober okt | november nov | december dec
pl: stycznia sty styczeń | lutego lut luty | marca mar marzec | kwietnia kwi kwiecień | maja maj | czerwca cze
    czerwiec | lipca lip lipiec | sierpnia sie sierpień | września wrz wrzesień | października paź październik |
    listopada lis listopad | grudnia gru grudzień
ru: января янв январь | февраля февр февраль фев | марта мар март | апреля апр апрель | мая май | июня июн июнь |
    июля июл июль | августа авг август | сентября сент сентябрь сен | октября окт октябрь | ноября нояб ноябрь ноя |
    декабря дек декабрь
uk: січня січ січень | лютого лют лютий | березня бер березень | квітня квіт квітень кві | травня трав травень тра |
    червня черв червень чер | липня лип липень | серпня серп серпень сер | вересня вер вересень | жовтня жовт
    жовтень жов | листопада лист листопад лис | грудня груд грудень гру
be: студзеня сту студзень | лютага лют люты | сакавіка сак сакавік | красавіка кра красавік | мая май | чэрвеня чэр
    чэрвень | ліпеня ліп ліпень | жніўня жні жнівень | верасня вер верасень | кастрычніка кас кастрычнік | лістапада
    ліс лістапад | снежня сне снежань
tr: ocak oca | şubat şub | mart mar | nisan nis | mayıs may | haziran haz | temmuz tem | ağustos ağu | eylül eyl |
    ekim eki | kasım kas | aralık ara
sv: januari jan | februari feb | mars | april apr | maj | juni | juli | augusti aug | september sep | oktober okt |
    november nov | december dec
da: januar jan | februar feb | marts mar | april apr | maj | juni jun | juli jul | august aug | september sep |
    oktober okt | november nov | december dec
nb: januar jan | februar feb | mars mar | april apr | mai | juni jun | juli jul | august aug | september sep |
    oktober okt | november nov | desember des
nb: januar jan | februar feb | mars mar | april apr | mai | juni jun | juli jul | august aug | september sep |
    oktober okt | november nov | desember des
fi: tammikuuta tammi tammikuu | helmikuuta helmi helmikuu | maaliskuuta maalis maaliskuu | huhtikuuta huhti huhtikuu
    | toukokuuta touko toukokuu | kesäkuuta kesä kesäkuu | heinäkuuta heinä heinäkuu | elokuuta elo elokuu |
    syyskuuta syys syyskuu | lokakuuta loka lokakuu | marraskuuta marras marraskuu | joulukuuta joulu joulukuu
et: jaanuar jaan | veebruar veebr | märts | aprill apr | mai | juuni | juuli | august aug | september sept |
    oktoober okt | november nov | detsember dets
lv: janvāris janv | februāris febr | marts | aprīlis apr | maijs | jūnijs jūn | jūlijs jūl | augusts aug |
    septembris sept | oktobris okt | novembris nov | decembris dec
lt: sausio saus sausis | vasario vas vasaris | kovo kov kovas | balandžio bal balandis | gegužės geg gegužė |
    birželio birž birželis | liepos liep liepa | rugpjūčio rugp rugpjūtis | rugsėjo rugs rugsėjis | spalio spal
    spalis | lapkričio lapkr lapkritis | gruodžio gruod gruodis
el: ιανουαρίου ιαν ιανουάριος | φεβρουαρίου φεβ φεβρουάριος | μαρτίου μαρ μάρτιος μάρ | απριλίου απρ απρίλιος |
    μαΐου μαΐ μάιος μάι | ιουνίου ιουν ιούνιος ιούν | ιουλίου ιουλ ιούλιος ιούλ | αυγούστου αυγ αύγουστος αύγ |
    σεπτεμβρίου σεπ σεπτέμβριος | οκτωβρίου οκτ οκτώβριος | νοεμβρίου νοε νοέμβριος νοέ | δεκεμβρίου δεκ δεκέμβριος
cs: ledna led leden | února úno únor | března bře březen | dubna dub duben | května kvě květen | června čvn červen |
    července čvc červenec | srpna srp srpen | září zář | října říj říjen | listopadu lis listopad | prosince pro
    prosinec
sk: januára jan január | februára feb február | marca mar marec | apríla apr apríl | mája máj | júna jún | júla júl
    | augusta aug august | septembra sep september | októbra okt október | novembra nov november | decembra dec
    december
hu: január jan | február febr | március márc | április ápr | május máj | június jún | július júl | augusztus aug |
    szeptember szept | október okt | november nov | december dec
ro: ianuarie ian | februarie feb | martie mar | aprilie apr | mai | iunie iun | iulie iul | august aug | septembrie
    sept | octombrie oct | noiembrie nov | decembrie dec
bg: януари яну | февруари фев | март | април апр | май | юни | юли | август авг | септември сеп | октомври окт |
    ноември ное | декември дек
sr: јануар јан | фебруар феб | март мар | април апр | мај | јун | јул | август авг | септембар сеп | октобар окт |
    новембар нов | децембар дец
sh: januar jan | februar feb | mart mar | april apr | maj | jun | jul | avgust avg | septembar sep | oktobar okt |
    novembar nov | decembar dec
hr: siječnja sij siječanj | veljače velj veljača | ožujka ožu ožujak | travnja tra travanj | svibnja svi svibanj |
    lipnja lip lipanj | srpnja srp srpanj | kolovoza kol kolovoz | rujna ruj rujan | listopada lis listopad |
    studenoga stu studeni | prosinca pro prosinac
sl: januar jan | februar feb | marec mar | april apr | maj | junij jun | julij jul | avgust avg | september sep |
    oktober okt | november nov | december dec
mk: јануари јан | февруари фев | март мар | април апр | мај | јуни јун | јули јул | август авг | септември сеп |
    октомври окт | ноември ное | декември дек
sq: janar jan | shkurt shk | mars mar | prill pri | maj | qershor qer | korrik korr | gusht gush | shtator sht |
    tetor tet | nëntor nën | dhjetor dhj
ca: gener gen | febrer febr | març | abril abr | maig | juny | juliol jul | agost ag | setembre set | octubre oct |
    novembre nov | desembre des
gl: xaneiro xan | febreiro feb | marzo mar | abril abr | maio | xuño | xullo xul | agosto ago | setembro set |
    outubro out | novembro nov | decembro dec
eu: urtarrila urt | otsaila ots | martxoa mar | apirila api | maiatza mai | ekaina eka | uztaila uzt | abuztua abu |
    iraila ira | urria urr | azaroa aza | abendua abe
id: januari jan | februari feb | maret mar | april apr | mei | juni jun | juli jul | agustus agu | september sep |
    oktober okt | november nov | desember des
ms: januari jan | februari feb | mac | april apr | mei | jun | julai jul | ogos ogo | september sep | oktober okt |
    november nov | disember dis
th: มกราคม ม.ค | กุมภาพันธ์ ก.พ | มีนาคม มี.ค | เมษายน เม.ย | พฤษภาคม พ.ค | มิถุนายน มิ.ย | กรกฎาคม ก.ค | สิงหาคม
    ส.ค | กันยายน ก.ย | ตุลาคม ต.ค | พฤศจิกายน พ.ย | ธันวาคม ธ.ค
ar: يناير | فبراير | مارس | أبريل | مايو | يونيو | يوليو | أغسطس | سبتمبر | أكتوبر | نوفمبر | ديسمبر
ar: كانون_الثاني يناير | شباط فبراير | آذار مارس | نيسان أبريل | أيار مايو | حزيران يونيو | تموز يوليو | آب أغسطس |
    أيلول سبتمبر | تشرين_الأول أكتوبر | تشرين_الثاني نوفمبر | كانون_الأول ديسمبر
fa: ژانویهٔ ژانویه | فوریهٔ فوریه | مارس | آوریل | مهٔ مه | ژوئن | ژوئیهٔ ژوئیه | اوت | سپتامبر | اکتبر | نوامبر |
    دسامبر
he: ינואר ינו | פברואר פבר | מרץ | אפריל אפר | מאי | יוני | יולי | אוגוסט אוג | ספטמבר ספט | אוקטובר אוק | נובמבר
    נוב | דצמבר דצמ
hi: जनवरी जन॰ | फ़रवरी फ़र॰ | मार्च | अप्रैल | मई | जून | जुलाई जुल॰ | अगस्त अग॰ | सितंबर सित॰ | अक्टूबर अक्टू॰ |
    नवंबर नव॰ | दिसंबर दिस॰
bn: জানুয়ারী জানু | ফেব্রুয়ারী ফেব | মার্চ | এপ্রিল এপ্রি | মে | জুন | জুলাই জুল | আগস্ট আগ | সেপ্টেম্বর সেপ |
    অক্টোবর অক্টো | নভেম্বর নভে | ডিসেম্বর ডিসে
is: janúar jan | febrúar feb | mars mar | apríl apr | maí | júní jún | júlí júl | ágúst ágú | september sep |
    október okt | nóvember nóv | desember des
af: januarie jan | februarie feb | maart mrt | april apr | mei | junie jun | julie jul | augustus aug | september
    sep | oktober okt | november nov | desember des
ar: جانفي كانون_الثاني | فيفري شباط | آذار | افريل ابريل نيسان | ماي أيار | جوان حزيران | جويلية يوليوز تموز |
    أوت غشت اغسطس آب | شتنبر أيلول | اكتوبر تشرين_الأول | نونبر تشرين_الثاني | دجنبر كانون_الأول
"""

# Persian sites count by the Solar Hijri calendar.
SOLAR_HIJRI_MONTHS = """
fa: فروردین | اردیبهشت | خرداد | تیر | مرداد | شهریور | مهر | آبان | آذر | دی | بهمن | اسفند
"""

# Monday first.
WEEKDAYS = """
en: monday mon mo | tuesday tue tu | wednesday wed we | thursday thu th | friday fri fr | saturday sat sa | sunday
    sun su
de: montag mo | dienstag di | mittwoch mi | donnerstag do | freitag fr | samstag sa | sonntag so
fr: lundi lun lu | mardi mar ma | mercredi mer me | jeudi jeu je | vendredi ven ve | samedi sam sa | dimanche dim di
es: lunes lun lu | martes mar ma | miércoles mié mi | jueves jue ju | viernes vie vi | sábado sáb sa | domingo dom
    do
it: lunedì lun | martedì mar | mercoledì mer | giovedì gio | venerdì ven | sabato sab | domenica dom
pt: segunda seg | terça ter | quarta qua | quinta qui | sexta sex | sábado sáb | domingo dom
nl: maandag ma | dinsdag di | woensdag wo | donderdag do | vrijdag vr | zaterdag za | zondag zo
pl: poniedziałek pon | wtorek wt wto | środa śr śro | czwartek czw | piątek pt pią | sobota sob | niedziela niedz
    nie
ru: понедельник пн | вторник вт | среда ср | четверг чт | пятница пт | суббота сб | воскресенье вс
uk: понеділок пн | вівторок вт | середа ср | четвер чт | пʼятниця пт | субота сб | неділя нд
be: панядзелак пн | аўторак аў | серада ср | чацвер чц | пятніца пт | субота сб | нядзеля нд
tr: pazartesi pzt pt | salı sal sa | çarşamba çar ça | perşembe per pe | cuma cum cu | cumartesi cmt ct | pazar paz
    pa
sv: måndag mån må | tisdag tis ti | onsdag ons on | torsdag tors to | fredag fre fr | lördag lör lö | söndag sön sö
da: mandag man ma | tirsdag tirs ti | onsdag ons on | torsdag tors to | fredag fre fr | lørdag lør lø | søndag søn
    sø
nb: mandag man ma | tirsdag tir ti | onsdag ons on | torsdag tor to | fredag fre fr | lørdag lør lø | søndag søn sø
nb: måndag må mån | tysdag ty tys | onsdag on ons | torsdag to tor | fredag fr fre | laurdag la lau | søndag sø søn
fi: maanantaina ma maanantai | tiistaina ti tiistai | keskiviikkona ke keskiviikko | torstaina to torstai |
    perjantaina pe perjantai | lauantaina la lauantai | sunnuntai su
et: esmaspäev | teisipäev | kolmapäev | neljapäev | reede | laupäev | pühapäev
lv: pirmdiena pirmd pr | otrdiena otrd ot | trešdiena trešd tr | ceturtdiena ceturtd ce | piektdiena piektd pk |
    sestdiena sestd se | svētdiena svētd sv
lt: pirmadienis pr | antradienis an | trečiadienis tr | ketvirtadienis kt | penktadienis pn | šeštadienis št |
    sekmadienis sk
el: δευτέρα δευ δε | τρίτη τρί τρ | τετάρτη τετ τε | πέμπτη πέμ πέ | παρασκευή παρ πα | σάββατο σάβ σά | κυριακή κυρ
    κυ
cs: pondělí po | úterý út | středa st | čtvrtek čt | pátek pá | sobota so | neděle ne
sk: pondelok po | utorok ut | streda st | štvrtok št | piatok pi | sobota so | nedeľa ne
hu: hétfő | kedd | szerda sze | csütörtök cs | péntek | szombat szo | vasárnap
ro: luni lun lu | marți mar ma | miercuri mie mi | joi | vineri vin vi | sâmbătă sâm sâ | duminică dum du
bg: понеделник пн | вторник вт | сряда ср | четвъртък чт | петък пт | събота сб | неделя нд
sr: понедељак пон по | уторак уто ут | среда сре ср | четвртак чет че | петак пет пе | субота суб су | недеља нед не
sh: ponedeljak pon po | utorak uto ut | sreda sre sr | četvrtak čet če | petak pet pe | subota sub su | nedelja ned
    ne
hr: ponedjeljak pon | utorak uto | srijeda sri | četvrtak čet | petak pet | subota sub | nedjelja ned
sl: ponedeljek pon | torek tor | sreda sre | četrtek čet | petek pet | sobota sob | nedelja ned
mk: понеделник пон | вторник вто | среда сре | четврток чет | петок пет | сабота саб | недела нед
sq: hënë hën | martë mar | mërkurë mër | enjte enj | premte pre | shtunë sht | diel die
ca: dilluns dl | dimarts dt | dimecres dc | dijous dj | divendres dv | dissabte ds | diumenge dg
gl: luns lu | martes mar ma | mércores mér mé | xoves xov xo | venres ven ve | sábado sáb sá | domingo dom do
eu: astelehena al | asteartea ar | asteazkena az | osteguna og | ostirala or | larunbata lr | igandea ig
id: senin sen | selasa sel | rabu rab | kamis kam | jumat jum | sabtu sab | minggu min
ms: isnin isn is | selasa sel se | rabu rab ra | khamis kha kh | jumaat jum ju | sabtu sab sa | ahad ahd ah
th: วันจันทร์ | วันอังคาร | วันพุธ | วันพฤหัสบดี พฤ | วันศุกร์ | วันเสาร์ | วันอาทิตย์ อา
ar: الاثنين إثنين | الثلاثاء ثلاثاء | الأربعاء أربعاء | الخميس خميس | الجمعة جمعة | السبت سبت | الأحد أحد
ar: الاثنين إثنين | الثلاثاء ثلاثاء | الأربعاء أربعاء | الخميس خميس | الجمعة جمعة | السبت سبت | الأحد أحد
fa: دوشنبه | سهشنبه | چهارشنبه | پنجشنبه | جمعه | شنبه | یکشنبه
he: שני ב | שלישי ג | רביעי ד | חמישי ה | שישי ו | שבת ש | ראשון א
hi: सोमवार सोम सो | मंगलवार मंगल मं | बुधवार बुध बु | गुरुवार गुरु गु | शुक्रवार शुक्र शु | शनिवार शनि | रविवार रवि
bn: সোমবার সোম সোঃ | মঙ্গলবার মঙ্গল মঃ | বুধবার বুধ বুঃ | বৃহস্পতিবার বৃহস্পতি বৃঃ | শুক্রবার শুক্র শুঃ | শনিবার শনি
    | রবিবার রবি রঃ
is: mánudagur mán má | þriðjudagur þri þr | miðvikudagur mið mi | fimmtudagur fim fi | föstudagur fös fö |
    laugardagur lau la | sunnudagur sun su
af: maandag ma | dinsdag di | woensdag wo | donderdag do | vrydag vr | saterdag sa | sondag so
en: | tues | | thur thurs | | |
pl: poniedziałku | wtorku | środę środy | czwartku | piątku | sobotę soboty | niedzielę niedzieli
ru: | | среду среды | | пятницу пятницы | субботу субботы | воскресенья
vi: hai | ba | tư | năm | sáu | bảy | nhật
ja: 月曜日 月曜 月 | 火曜日 火曜 火 | 水曜日 水曜 水 | 木曜日 木曜 木 | 金曜日 金曜 金 | 土曜日 土曜 土 | 日曜日 日曜 日
zh: 星期一 周一 週一 | 星期二 周二 週二 | 星期三 周三 週三 | 星期四 周四 週四 | 星期五 周五 週五 | 星期六 周六 週六 |
    星期日 星期天 周日 週日
ko: 월요일 월 | 화요일 화 | 수요일 수 | 목요일 목 | 금요일 금 | 토요일 토 | 일요일 일
"""
