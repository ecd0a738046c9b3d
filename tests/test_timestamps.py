"""Printed and machine-written times of many languages."""

import time
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belowtheline.records import Precision, Timestamp
from belowtheline.timestamps import detect_order, find, looks_like_time, parse
from belowtheline.timestamps.common import read_common
from belowtheline.timestamps.reading import read_any

CAPTURED = datetime(2021, 5, 10, 12, 0, tzinfo=UTC)


def at(*numbers):
    return datetime(*numbers, tzinfo=UTC)


# All of them say 4 March 2020, 14:03.
MINUTES = {
    "en": "March 4, 2020 at 2:03 pm",
    "en-GB": "Wednesday 4th March, 2020 @ 14:03",
    "de": "Mittwoch, 4. März 2020 um 14:03 Uhr",
    "de-AT": "4.3.2020, 14.03 Uhr",
    "fr": "Le 4 mars 2020 à 14h03",
    "es": "4 de marzo de 2020 a las 14:03",
    "it": "4 marzo 2020 alle 14:03",
    "pt": "4 de março de 2020 às 14:03",
    "nl": "woensdag 4 maart 2020 om 14.03 uur",
    "pl": "4 marca 2020 o godz. 14:03",
    "ru": "4 марта 2020 г. в 14:03",
    "uk": "4 Березня 2020 о 14:03",
    "be": "4 сакавіка 2020 14:03",
    "tr": "4 Mart 2020 Çarşamba, saat 14:03",
    "sv": "4 mars, 2020 kl. 14:03",
    "da": "4. marts 2020 kl. 14.03",
    "nb": "4. mars 2020 kl 14:03",
    "fi": "4. maaliskuuta 2020 klo 14.03",
    "et": "4. märts 2020 14:03",
    "lv": "2020. gada 4. marts 14:03",
    "lt": "2020 m. kovo 4 d. 14:03",
    "el": "4 Μαρτίου 2020 στις 14:03",
    "cs": "4. března 2020 v 14:03",
    "sk": "4. 3. 2020 14:03",
    "hu": "2020. március 4. 14:03",
    "ro": "4 martie 2020 la 14:03",
    "bg": "4 март 2020 г. в 14:03",
    "sr": "4. март 2020. у 14:03",
    "hr": "4. ožujka 2020. u 14:03",
    "sl": "4. marec 2020 ob 14:03",
    "ca": "4 de març de 2020 a les 14:03",
    "eu": "2020 martxoa 4 14:03",
    "ja": "2020年3月4日 (水) 14:03",
    "ko": "2020년 3월 4일 오후 2:03",
    "ko-dots": "2020. 3. 4. 오후 2:03",
    "zh": "2020年3月4日 下午2:03",
    "zh-clock": "2020年03月04日14时03分",
    "id": "Rabu, 4 Maret 2020 pukul 14:03",
    "ms": "4 Mac 2020, 2:03 pm",
    "vi": "ngày 4 tháng 3 năm 2020 lúc 14:03",
    "vi-name": "4 Tháng Ba, 2020 lúc 2:03 chiều",
    "th": "4 มีนาคม 2563 เวลา 14:03 น.",
    "ar": "٤ مارس، ٢٠٢٠ الساعة ٢:٠٣ م",
    "ar-LB": "4 آذار 2020 14:03",
    "fa": "۱۴ اسفند ۱۳۹۸ در ۱۴:۰۳",
    "he": "4 במרץ 2020 בשעה 14:03",
    "hi": "4 मार्च 2020 14:03 बजे",
    "bn": "৪ মার্চ ২০২০ ১৪:০৩",
    "is": "4. mars 2020 kl. 14:03",
}


@pytest.mark.parametrize("language", MINUTES)
def test_a_date_with_its_clock_is_read_in_every_language(language):
    found = parse(MINUTES[language])
    assert (found.at, found.precision) == (at(2020, 3, 4, 14, 3), Precision.MINUTE)


@pytest.mark.parametrize("language", MINUTES)
def test_such_a_text_is_known_as_a_time_and_nothing_else(language):
    assert looks_like_time(MINUTES[language])
    assert not looks_like_time(MINUTES[language] + " Quxley Zorbonak")


@pytest.mark.parametrize("language", MINUTES)
def test_the_time_is_found_inside_a_line(language):
    line = f"[Quxley Zorbonak] | {MINUTES[language]} | Xyzzy"
    start, end, found = find(line)
    assert line[start:end] == found.text
    assert found.at == at(2020, 3, 4, 14, 3)
    assert MINUTES[language].startswith(line[start:end][:1]) or line[start:end] in MINUTES[language]


FORMS = {
    "04.03.20 | 18:19": at(2020, 3, 4, 18, 19),
    "04.03.2020 - 18:19 Uhr": at(2020, 3, 4, 18, 19),
    "4.3.2020": at(2020, 3, 4),
    "2020/03/04 18:19": at(2020, 3, 4, 18, 19),
    "2020-03-04": at(2020, 3, 4),
    "18:19 04.03.2020": at(2020, 3, 4, 18, 19),
    "8:05 AM Wednesday, Mar 4, 2020": at(2020, 3, 4, 8, 5),
    "12:30 am, 4 March 2020": at(2020, 3, 4, 0, 30),
    "Mar 4 2020 12:30 p.m.": at(2020, 3, 4, 12, 30),
    "Mar 04, 2020 02:35am": at(2020, 3, 4, 2, 35),
    "Wednesday, Mar 04, 2020 4:14:05 PM": at(2020, 3, 4, 16, 14, 5),
    "Wed Mar 4 18:19:20 2020": at(2020, 3, 4, 18, 19, 20),
    "March 27th, 2020 11:00 am": at(2020, 3, 27, 11),
    "17.03, 2020 @ 13:04": at(2020, 3, 17, 13, 4),
    "17.03.2020 um 21.11": at(2020, 3, 17, 21, 11),
    "17-Mar-20": at(2020, 3, 17),
    "17 Mar 2020 / 08:34": at(2020, 3, 17, 8, 34),
    "Mar 4, 2020 11:09pm EDT": at(2020, 3, 5, 3, 9),
    "4. März 2020 14:03 MEZ": at(2020, 3, 4, 13, 3),
    "4 March 2020 14:03 UTC+2": at(2020, 3, 4, 12, 3),
    "4 March 2020 14:03 (GMT-05:30)": at(2020, 3, 4, 19, 33),
    "4 March 2020 14:03 +0100": at(2020, 3, 4, 13, 3),
    "2020-03-04T14:03:05.123Z": datetime(2020, 3, 4, 14, 3, 5, 123000, tzinfo=UTC),
    "4. MÃ¤rz 2020 um 14:03": at(2020, 3, 4, 14, 3),
    "7 FEVRIER 2020": at(2020, 2, 7),
    "13/02/2020": at(2020, 2, 13),
    "02/13/2020": at(2020, 2, 13),
    "03/03/2020": at(2020, 3, 3),
    "Wed, 02/05/2020 - 11:02": at(2020, 2, 5, 11, 2),  # the 2nd of May was no Wednesday
    "15/01/1399": at(2020, 4, 3),
    "令和2年3月4日": at(2020, 3, 4),
    "Posted by March Hare on March 4, 2020 at 5pm | Reply": at(2020, 3, 4, 17),
    "4 mars 2020 zu 14:03": at(2020, 3, 4, 14, 3),
}


@pytest.mark.parametrize("text", FORMS)
def test_forms_seen_on_the_web_are_read(text):
    assert parse(text).at == FORMS[text]


@pytest.mark.parametrize(
    "text",
    ["May 2025", "4 March", "Le 17 juillet à 22:09", "31.02.2020", "March 45, 2020", "04/03/2020", "02-03-2020 16h43",
     "hello", "", "12", "2020", "1.2K", "March Simpson", "99/99/9999", "in 3 days", "5 min read", "4 listopada 2020"],
)  # fmt: skip
def test_what_a_text_leaves_open_stays_open(text):
    assert parse(text, captured_at=CAPTURED).at is None


def test_the_text_is_kept_as_printed():
    assert parse("  04/03/2020\n  14:03 ") == Timestamp("04/03/2020 14:03", None, Precision.NONE)
    assert parse(None) == Timestamp()
    assert parse(" ") == Timestamp()


def test_words_around_the_time_are_not_part_of_it():
    assert parse("Posted by Quxley on March 4, 2020 at 5pm in Xyzzy").text == "March 4, 2020 at 5pm"


def test_precision_is_that_of_the_print():
    texts = ("4 March 2020", "4 March 2020 14:03", "4 March 2020 14:03:09", "2 days ago")
    assert [parse(text, captured_at=CAPTURED).precision for text in texts] == [
        Precision.DAY, Precision.MINUTE, Precision.SECOND, Precision.RELATIVE,
    ]  # fmt: skip


# ----------------------------------------------------------------------------------------------- day and month


def test_slashes_are_resolved_by_the_hint_of_the_thread():
    assert parse("04/03/2020", day_first=True).at == at(2020, 3, 4)
    assert parse("04/03/2020", day_first=False).at == at(2020, 4, 3)


def test_slashes_are_resolved_by_a_language_that_has_one_order():
    assert parse("04/03/2020", languages=("fr",)).at == at(2020, 3, 4)
    assert parse("04/03/2020", languages=("en-GB",)).at == at(2020, 3, 4)
    assert parse("04/03/2020", languages=("en-US",)).at is None
    assert parse("04/03/2020", languages=("en",)).at is None


def test_two_digit_years_come_first_where_the_language_has_it_so():
    assert parse("20.03.04 14:03", languages=("ko",)).at == at(2020, 3, 4, 14, 3)
    assert parse("20.03.04 14:03", languages=("de",)).at == at(2004, 3, 20, 14, 3)


def test_a_month_name_shared_by_languages_is_read_in_the_language_of_the_page():
    assert parse("4 listopada 2020", languages=("pl",)).at == at(2020, 11, 4)
    assert parse("4. listopada 2020.", languages=("hr-HR",)).at == at(2020, 10, 4)


def test_one_number_above_twelve_settles_the_order_of_a_thread():
    assert detect_order(["02/03/2020 10:00", "28/03/2020 10:00"]) is True
    assert detect_order(["02/03/2020 10:00", "03/28/2020 10:00"]) is False


def test_the_order_is_told_by_article_and_capture():
    assert detect_order(["04/03/2020"], not_before=at(2020, 3, 20)) is False
    assert detect_order(["04/03/2020"], not_after=at(2020, 3, 20)) is True
    assert detect_order(["04/03/2020"]) is None


def test_the_order_is_told_by_a_thread_in_sequence():
    assert detect_order(["11/01/2020", "01/02/2020", "05/02/2020", "02/03/2020"]) is True
    assert detect_order(["01/02/2020", "02/03/2020"]) is None


def test_the_order_of_dates_without_slashes_is_not_a_question():
    assert detect_order(["4 March 2020", "x", "04.03.2020"]) is None


# ------------------------------------------------------------------------------------------------- missing year


def test_a_year_that_is_not_printed_is_filled_in_only_when_one_alone_fits():
    known = {"captured_at": at(2020, 2, 1), "not_before": at(2019, 6, 28)}
    assert parse("Le 17 juillet à 22:09", **known).at == at(2019, 7, 17, 22, 9)
    assert parse("17 juillet", captured_at=at(2020, 2, 1)).at is None
    assert parse("17 juillet", captured_at=at(2021, 2, 1), not_before=at(2019, 6, 28)).at is None


def test_a_printed_weekday_helps_to_find_the_year():
    known = {"captured_at": at(2021, 2, 1), "not_before": at(2019, 6, 28)}
    assert parse("mercredi 17 juillet", **known).at == at(2019, 7, 17)


# ------------------------------------------------------------------------------------------------ relative times

THREE_HOURS = {
    "en": "3 hours ago", "de": "vor 3 Stunden", "fr": "il y a 3 heures", "es": "hace 3 horas", "it": "3 ore fa",
    "pt": "há 3 horas", "pt-BR": "3 horas atrás", "nl": "3 uur geleden", "pl": "3 godziny temu", "ru": "3 часа назад",
    "uk": "3 години тому", "tr": "3 saat önce", "sv": "för 3 timmar sedan", "da": "3 timer siden",
    "nb": "for 3 timer siden", "fi": "3 tuntia sitten", "et": "3 tundi tagasi", "lv": "pirms 3 stundām",
    "lt": "prieš 3 valandas", "el": "πριν από 3 ώρες", "cs": "před 3 hodinami", "sk": "pred 3 hodinami",
    "hu": "3 órája", "ro": "acum 3 ore", "bg": "преди 3 часа", "hr": "prije 3 sata", "sr": "пре 3 сата",
    "ca": "fa 3 hores", "id": "3 jam yang lalu", "vi": "3 giờ trước", "th": "3 ชั่วโมงที่แล้ว", "ar": "منذ ٣ ساعات",
    "fa": "۳ ساعت پیش", "he": "לפני 3 שעות", "hi": "3 घंटे पहले", "ja": "3時間前", "ko": "3시간 전", "zh": "3 小时前",
    "zh-TW": "3小時前", "compact": "3h",
}  # fmt: skip


@pytest.mark.parametrize("language", THREE_HOURS)
def test_hours_ago_count_from_the_capture_in_every_language(language):
    found = parse(THREE_HOURS[language], captured_at=CAPTURED)
    assert (found.at, found.precision) == (at(2021, 5, 10, 9), Precision.RELATIVE)
    assert looks_like_time(THREE_HOURS[language])


@pytest.mark.parametrize("language", THREE_HOURS)
def test_without_a_capture_time_they_are_relative_and_unresolved(language):
    assert parse(THREE_HOURS[language]) == Timestamp(THREE_HOURS[language], None, Precision.RELATIVE)


RELATIVE = {
    "just now": at(2021, 5, 10, 12),
    "gerade eben": at(2021, 5, 10, 12),
    "刚刚": at(2021, 5, 10, 12),
    "an hour ago": at(2021, 5, 10, 11),
    "vor einem Tag": at(2021, 5, 9, 12),
    "час назад": at(2021, 5, 10, 11),
    "hace una semana": at(2021, 5, 3, 12),
    "2 ans plus tôt": at(2019, 5, 10, 12),
    "4 années il y a": at(2017, 5, 10, 12),
    "4 Jahre zuvor": at(2017, 5, 10, 12),
    "4 éve": at(2017, 5, 10, 12),
    "4 سنوات": at(2017, 5, 10, 12),
    "منذ يومين": at(2021, 5, 8, 12),
    "10 hours 38 minutes ago": at(2021, 5, 10, 1, 22),
    "about 2 months ago": at(2021, 3, 10, 12),
    "15 seconds ago (7:18 PM)": at(2021, 5, 10, 11, 59, 45),
    "2mo": at(2021, 3, 10, 12),
    "yesterday at 14:03": at(2021, 5, 9, 14, 3),
    "Today, 2:03 am": at(2021, 5, 10, 2, 3),
    "gestern um 23:10 Uhr": at(2021, 5, 9, 23, 10),
    "avant-hier à 14h": at(2021, 5, 8, 14),
    "вчера в 09:15": at(2021, 5, 9, 9, 15),
    "昨天 14:03": at(2021, 5, 9, 14, 3),
    "a few seconds ago": at(2021, 5, 10, 12),
}


@pytest.mark.parametrize("text", RELATIVE)
def test_relative_forms_seen_on_the_web_are_resolved(text):
    found = parse(text, captured_at=CAPTURED)
    assert (found.at, found.precision) == (RELATIVE[text], Precision.RELATIVE)


def test_a_month_back_from_its_31st_is_the_last_day_of_the_month_before():
    assert parse("1 month ago", captured_at=at(2021, 3, 31)).at == at(2021, 2, 28)


def test_a_few_days_ago_is_too_vague_to_be_an_instant():
    assert parse("a few days ago", captured_at=CAPTURED) == Timestamp("a few days ago", None, Precision.RELATIVE)


def test_a_number_of_hours_in_prose_is_no_time_of_a_comment():
    assert find("It took me 3 hours and 20 minutes to get home") is None
    assert find("I have 3 dogs, 2 cats and 14 fish") is None
    assert find("nothing at all") is None


# ---------------------------------------------------------------------------------------------- machines' times

MACHINE = {
    "2019-03-04T05:06:07+01:00": at(2019, 3, 4, 4, 6, 7),
    "2019-03-04T05:06:07+0100": at(2019, 3, 4, 4, 6, 7),
    "2019-03-04T05:06:07Z": at(2019, 3, 4, 5, 6, 7),
    "2019-03-04 05:06:07": at(2019, 3, 4, 5, 6, 7),
    "2019-03-04T05:06:07.250Z": datetime(2019, 3, 4, 5, 6, 7, 250000, tzinfo=UTC),
    "2019-03-04T05:06+01": at(2019, 3, 4, 4, 6),
    "2019-03-04 05:06:07 UTC": at(2019, 3, 4, 5, 6, 7),
    "20190304T050607Z": at(2019, 3, 4, 5, 6, 7),
    "20190304050607": at(2019, 3, 4, 5, 6, 7),
    "2019-03-04": at(2019, 3, 4),
    "Mon, 04 Mar 2019 05:06:07 +0100": at(2019, 3, 4, 4, 6, 7),
    "Mon, 04 Mar 2019 05:06:07 GMT": at(2019, 3, 4, 5, 6, 7),
    "1551675967": at(2019, 3, 4, 5, 6, 7),
    "1551675967000": at(2019, 3, 4, 5, 6, 7),
    "March 4, 2019 5:06 pm": at(2019, 3, 4, 17, 6),
    "2019-03-04 5:06 pm": at(2019, 3, 4, 17, 6),
}


@pytest.mark.parametrize("machine", MACHINE)
def test_machine_times_are_read_in_all_their_forms(machine):
    assert parse("once upon a time", machine=machine).at == MACHINE[machine]


@pytest.mark.parametrize(
    "machine", ["0000-00-00T00:00:00", "0", "2019-13-45", "2019-W10-1", "3 hours ago", "now", "12"]
)
def test_broken_machine_times_leave_the_word_to_the_print(machine):
    assert parse("4 March 2020", machine=machine, captured_at=CAPTURED).at == at(2020, 3, 4)


def test_a_machine_time_beats_the_print():
    found = parse("2 years ago", machine="2019-03-04T05:06:07Z", captured_at=CAPTURED)
    assert found == Timestamp("2 years ago", at(2019, 3, 4, 5, 6, 7), Precision.SECOND)


def test_a_machine_date_of_the_same_day_gives_way_to_the_finer_print():
    found = parse("March 4, 2020 at 2:03 pm", machine="2020-03-04")
    assert (found.at, found.precision) == (at(2020, 3, 4, 14, 3), Precision.MINUTE)
    assert parse("March 9, 2020 at 2:03 pm", machine="2020-03-04").at == at(2020, 3, 4)


def test_midnight_beside_a_printed_date_is_how_machines_write_a_day():
    assert parse("Mai 05, 2019", machine="2019-05-05T00:00:00+00:00").precision is Precision.DAY


def test_local_times_are_taken_as_utc_unless_the_zone_is_known():
    zone = timezone(timedelta(hours=2))
    assert parse("4 March 2020 14:03").at == at(2020, 3, 4, 14, 3)
    assert parse("4 March 2020 14:03", zone=zone).at == at(2020, 3, 4, 12, 3)
    assert parse(None, machine="2020-03-04T14:03:00", zone=zone).at == at(2020, 3, 4, 12, 3)
    assert parse(None, machine="2020-03-04T14:03:00Z", zone=zone).at == at(2020, 3, 4, 14, 3)


# ---------------------------------------------------------------------------------------------------------- laws

MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia".split(),
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split(),
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince".split(),
    "fi": [m + "kuuta" for m in "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu".split()],
    "el": (
        "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου "
        "Δεκεμβρίου"
    ).split(),
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(),
}
PATTERNS = (
    "{day} {month} {year} {hour:02}:{minute:02}",
    "{day}. {month} {year}, {hour}:{minute:02}",
    "{month} {day}, {year} at {twelve}:{minute:02} {half}",
    "{month} {day}, {year} @ {hour:02}:{minute:02}",
    "{year} {month} {day} {hour:02}:{minute:02}",
    "{day:02}.{number:02}.{year} {hour:02}:{minute:02}",
    "{year}-{number:02}-{day:02} {hour:02}:{minute:02}",
    "{hour:02}:{minute:02} | {day}.{number}.{year}",
    "{year}年{number}月{day}日 {hour:02}:{minute:02}",
)
instants = st.integers(13_149_000 * 60, 47_334_000 * 60).map(  # 1995–2059, in whole minutes
    lambda second: datetime.fromtimestamp(second - second % 60, UTC)
)


@given(instants, st.sampled_from(sorted(MONTHS)), st.sampled_from(PATTERNS))
def test_what_is_printed_is_read_back(moment, language, pattern):
    text = pattern.format(
        day=moment.day, number=moment.month, month=MONTHS[language][moment.month - 1], year=moment.year,
        hour=moment.hour, minute=moment.minute, twelve=(moment.hour - 1) % 12 + 1,
        half="am" if moment.hour < 12 else "pm",
    )  # fmt: skip
    assert parse(text, languages=(language,)).at == moment
    common = read_common(text)
    if common is not None:
        full = read_any(text)
        assert common[0][:3] == full.date[:3]
        assert (common[1] and common[1][:3]) == (full.clock and full.clock[:3])


@given(instants, st.sampled_from(("isoformat", "epoch", "milliseconds")), st.integers(-12, 14))
def test_what_a_machine_writes_is_read_back(moment, form, hours):
    local = moment.astimezone(timezone(timedelta(hours=hours)))
    written = {
        "isoformat": local.isoformat(),
        "epoch": str(int(moment.timestamp())),
        "milliseconds": str(int(moment.timestamp()) * 1000),
    }[form]
    found = parse(None, machine=written)
    assert (found.at, found.precision) == (moment, Precision.SECOND)


@given(st.text(), st.text())
def test_no_text_raises_and_every_place_lies_in_it(text, machine):
    parse(text, machine=machine, captured_at=CAPTURED, languages=("de",), not_before=at(2019, 1, 1))
    looks_like_time(text)
    found = find(text)
    if found is not None:
        assert 0 <= found[0] < found[1] <= len(text)


@given(st.text(alphabet="0123456789.:/-–, TZhap月日年前gMarchago\u0661٢", max_size=200))
def test_nothing_made_of_the_letters_of_dates_raises(text):
    parse(text, machine=text, captured_at=CAPTURED, not_before=at(2019, 1, 1))
    find(text)
    detect_order([text, "04/03/2020"])


@pytest.mark.parametrize("piece", ["1.", "1/", "1-", "12:", "4 March ", "9" * 50, " ", "年1月", "a", "+00", "Ã¤"])
def test_hostile_text_takes_no_longer_the_longer_it_is(piece):
    text = piece * (2_000_000 // len(piece))
    started = time.perf_counter()
    parse(text, machine=text)
    find(text)
    looks_like_time(text)
    assert time.perf_counter() - started < 0.2
