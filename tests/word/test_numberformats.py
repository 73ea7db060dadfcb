"""What Word shows for a number in each format (ECMA-376 Part 1, 17.18.59), with Word's deviations.

Where the standard and Word differ the row says so; Word's side is from Microsoft's implementation notes
([MS-OI29500] 2.1.540, [MS-DOCX] 2.4) and from lists numbered by Word.
"""

from __future__ import annotations

import pytest

from docchecker.word.numberformats import number_text

#: the values of each row below
VALUES = (
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    10,
    11,
    12,
    19,
    20,
    21,
    26,
    27,
    28,
    99,
    100,
    101,
    102,
    109,
    110,
    111,
    120,
    200,
    999,
    1000,
)

TABLE = {
    "decimal": "1 2 3 4 5 6 7 8 9 10 11 12 19 20 21 26 27 28 99 100 101 102 109 110 111 120 200 999 1000",
    "decimalHalfWidth": "1 2 3 4 5 6 7 8 9 10 11 12 19 20 21 26 27 28 99 100 101 102 109 110 111 120 200 999 1000",
    "decimalZero": "01 02 03 04 05 06 07 08 09 10 11 12 19 20 21 26 27 28 99 100 101 102 109 110 111 120 200 999 1000",
    "decimalFullWidth": "１ ２ ３ ４ ５ ６ ７ ８ ９ １０ １１ １２ １９ ２０ ２１ ２６ ２７ ２８ ９９ １００ １０１ １０２ １０９ "
    "１１０ １１１ １２０ ２００ ９９９ １０００",
    "upperRoman": "I II III IV V VI VII VIII IX X XI XII XIX XX XXI XXVI XXVII XXVIII XCIX C CI CII CIX CX CXI CXX CC "
    "CMXCIX M",
    "lowerRoman": "i ii iii iv v vi vii viii ix x xi xii xix xx xxi xxvi xxvii xxviii xcix c ci cii cix cx cxi cxx cc "
    "cmxcix m",
    "ordinal": "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 19th 20th 21st 26th 27th 28th 99th 100th 101st 102nd "
    "109th 110th 111th 120th 200th 999th 1000th",
    "hex": "1 2 3 4 5 6 7 8 9 A B C 13 14 15 1A 1B 1C 63 64 65 66 6D 6E 6F 78 C8 3E7 3E8",
    # the standard: all to 20; fall back to decimal after the last sign
    "decimalEnclosedCircle": "① ② ③ ④ ⑤ ⑥ ⑦ ⑧ ⑨ ⑩ ⑪ ⑫ ⑲ ⑳ 21 26 27 28 99 100 101 102 109 110 111 120 200 999 1000",
    # the standard: the same as decimalEnclosedCircle; Word has signs to ⑩ only
    "decimalEnclosedCircleChinese": "① ② ③ ④ ⑤ ⑥ ⑦ ⑧ ⑨ ⑩ 11 12 19 20 21 26 27 28 99 100 101 102 109 110 111 120 200 999 1000",
    "decimalEnclosedFullstop": "⒈ ⒉ ⒊ ⒋ ⒌ ⒍ ⒎ ⒏ ⒐ ⒑ ⒒ ⒓ ⒚ ⒛ 21 26 27 28 99 100 101 102 109 110 111 120 200 999 1000",
    "decimalEnclosedParen": "⑴ ⑵ ⑶ ⑷ ⑸ ⑹ ⑺ ⑻ ⑼ ⑽ ⑾ ⑿ ⒆ ⒇ 21 26 27 28 99 100 101 102 109 110 111 120 200 999 1000",
    # named for circles, but parenthesised, in the standard's list of characters as in Word
    "ideographEnclosedCircle": "㈠ ㈡ ㈢ ㈣ ㈤ ㈥ ㈦ ㈧ ㈨ ㈩ 11 12 19 20 21 26 27 28 99 100 101 102 109 110 111 120 200 999 1000",
    "ideographTraditional": "甲 乙 丙 丁 戊 己 庚 辛 壬 癸 11 12 19 20 21 26 27 28 99 100 101 102 109 110 111 120 200 999 1000",
    "ideographZodiac": "子 丑 寅 卯 辰 巳 午 未 申 酉 戌 亥 19 20 21 26 27 28 99 100 101 102 109 110 111 120 200 999 1000",
    "ideographZodiacTraditional": "甲子 乙丑 丙寅 丁卯 戊辰 己巳 庚午 辛未 壬申 癸酉 甲戌 乙亥 壬午 癸未 甲申 己丑 庚寅 "
    "辛卯 壬寅 癸卯 甲辰 乙巳 壬子 癸丑 甲寅 癸亥 癸未 壬寅 癸卯",
    "ideographDigital": "一 二 三 四 五 六 七 八 九 一〇 一一 一二 一九 二〇 二一 二六 二七 二八 九九 一〇〇 一〇一 "
    "一〇二 一〇九 一一〇 一一一 一二〇 二〇〇 九九九 一〇〇〇",
    "taiwaneseDigital": "一 二 三 四 五 六 七 八 九 一○ 一一 一二 一九 二○ 二一 二六 二七 二八 九九 一○○ 一○一 "
    "一○二 一○九 一一○ 一一一 一二○ 二○○ 九九九 一○○○",
    # 十 below 100, digits from 100 on; the zero is U+25CB
    "chineseCounting": "一 二 三 四 五 六 七 八 九 十 十一 十二 十九 二十 二十一 二十六 二十七 二十八 九十九 一○○ "
    "一○一 一○二 一○九 一一○ 一一一 一二○ 二○○ 九九九 一○○○",
    # the standard: 一十, 一十一 and 零 (in the rule) or nothing (in the example); Word: 十, 十一 and 〇
    "chineseCountingThousand": "一 二 三 四 五 六 七 八 九 十 十一 十二 十九 二十 二十一 二十六 二十七 二十八 九十九 "
    "一百 一百〇一 一百〇二 一百〇九 一百一十 一百一十一 一百二十 二百 九百九十九 一千",
    # the standard's example: 一十 for 10 and 十一 for 11; Word: 十
    "taiwaneseCountingThousand": "一 二 三 四 五 六 七 八 九 十 十一 十二 十九 二十 二十一 二十六 二十七 二十八 九十九 "
    "一百 一百零一 一百零二 一百零九 一百一十 一百一十一 一百二十 二百 九百九十九 一千",
    "chineseLegalSimplified": "壹 贰 叁 肆 伍 陆 柒 捌 玖 壹拾 壹拾壹 壹拾贰 壹拾玖 贰拾 贰拾壹 贰拾陆 贰拾柒 贰拾捌 "
    "玖拾玖 壹佰 壹佰零壹 壹佰零贰 壹佰零玖 壹佰壹拾 壹佰壹拾壹 壹佰贰拾 贰佰 玖佰玖拾玖 壹仟",
    # the standard knows no 零 here, Word writes it
    "ideographLegalTraditional": "壹 貳 參 肆 伍 陸 柒 捌 玖 壹拾 壹拾壹 壹拾貳 壹拾玖 貳拾 貳拾壹 貳拾陸 貳拾柒 貳拾捌 "
    "玖拾玖 壹佰 壹佰零壹 壹佰零貳 壹佰零玖 壹佰壹拾 壹佰壹拾壹 壹佰貳拾 貳佰 玖佰玖拾玖 壹仟",
    "japaneseCounting": "一 二 三 四 五 六 七 八 九 十 十一 十二 十九 二十 二十一 二十六 二十七 二十八 九十九 百 百一 "
    "百二 百九 百十 百十一 百二十 二百 九百九十九 千",
    "japaneseLegal": "壱 弐 参 四 伍 六 七 八 九 壱拾 壱拾壱 壱拾弐 壱拾九 弐拾 弐拾壱 弐拾六 弐拾七 弐拾八 九拾九 "
    "壱百 壱百壱 壱百弐 壱百九 壱百壱拾 壱百壱拾壱 壱百弐拾 弐百 九百九拾九 壱阡",
    "koreanDigital": "일 이 삼 사 오 육 칠 팔 구 일영 일일 일이 일구 이영 이일 이육 이칠 이팔 구구 일영영 일영일 "
    "일영이 일영구 일일영 일일일 일이영 이영영 구구구 일영영영",
    "koreanDigital2": "一 二 三 四 五 六 七 八 九 一零 一一 一二 一九 二零 二一 二六 二七 二八 九九 一零零 一零一 "
    "一零二 一零九 一一零 一一一 一二零 二零零 九九九 一零零零",
    "koreanCounting": "일 이 삼 사 오 육 칠 팔 구 십 십일 십이 십구 이십 이십일 이십육 이십칠 이십팔 구십구 백 백일 "
    "백이 백구 백십 백십일 백이십 이백 구백구십구 천",
    # native words to 99
    "koreanLegal": "하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열 열하나 열둘 열아홉 스물 스물하나 스물여섯 스물일곱 스물여덟 "
    "아흔아홉 100 101 102 109 110 111 120 200 999 1000",
    # the standard repeats the sign once per round, Word begins the row again
    "ganada": "가 나 다 라 마 바 사 아 자 차 카 타 마 바 사 타 파 하 가 나 다 라 카 타 파 아 라 마 바",
    "chosung": "ㄱ ㄴ ㄷ ㄹ ㅁ ㅂ ㅅ ㅇ ㅈ ㅊ ㅋ ㅌ ㅁ ㅂ ㅅ ㅌ ㅍ ㅎ ㄱ ㄴ ㄷ ㄹ ㅋ ㅌ ㅍ ㅇ ㄹ ㅁ ㅂ",
    "aiueoFullWidth": "ア イ ウ エ オ カ キ ク ケ コ サ シ テ ト ナ ハ ヒ フ キ ク ケ コ チ ツ テ フ タ ム メ",
    "aiueo": "ｱ ｲ ｳ ｴ ｵ ｶ ｷ ｸ ｹ ｺ ｻ ｼ ﾃ ﾄ ﾅ ﾊ ﾋ ﾌ ｷ ｸ ｹ ｺ ﾁ ﾂ ﾃ ﾌ ﾀ ﾑ ﾒ",
    "irohaFullWidth": "イ ロ ハ ニ ホ ヘ ト チ リ ヌ ル ヲ ツ ネ ナ ノ オ ク ハ ニ ホ ヘ ワ カ ヨ ウ チ ユ メ",
    "iroha": "ｲ ﾛ ﾊ ﾆ ﾎ ﾍ ﾄ ﾁ ﾘ ﾇ ﾙ ｦ ﾂ ﾈ ﾅ ﾉ ｵ ｸ ﾊ ﾆ ﾎ ﾍ ﾜ ｶ ﾖ ｳ ﾁ ﾕ ﾒ",
    "thaiNumbers": "๑ ๒ ๓ ๔ ๕ ๖ ๗ ๘ ๙ ๑๐ ๑๑ ๑๒ ๑๙ ๒๐ ๒๑ ๒๖ ๒๗ ๒๘ ๙๙ ๑๐๐ ๑๐๑ ๑๐๒ ๑๐๙ ๑๑๐ ๑๑๑ ๑๒๐ ๒๐๐ ๙๙๙ ๑๐๐๐",
    "hindiNumbers": "१ २ ३ ४ ५ ६ ७ ८ ९ १० ११ १२ १९ २० २१ २६ २७ २८ ९९ १०० १०१ १०२ १०९ ११० १११ १२० २०० ९९९ १०००",
    "hebrew1": "א ב ג ד ה ו ז ח ט י יא יב יט כ כא כו כז כח צט ק קא קב קט קי קיא קכ ר ץצט א",
    # no spelling of its own in Word
    "bahtText": "1 2 3 4 5 6 7 8 9 10 11 12 19 20 21 26 27 28 99 100 101 102 109 110 111 120 200 999 1000",
}
SAME = {
    "decimalFullWidth2": "decimalFullWidth", "japaneseDigitalTenThousand": "ideographDigital",
    "taiwaneseCounting": "chineseCounting",
}  # fmt: skip


@pytest.mark.parametrize("fmt", TABLE)
def test_what_word_shows(fmt: str) -> None:
    assert [number_text(n, fmt) for n in VALUES] == TABLE[fmt].split()


@pytest.mark.parametrize("fmt", SAME)
def test_formats_that_are_the_same(fmt: str) -> None:
    assert [number_text(n, fmt) for n in VALUES] == TABLE[SAME[fmt]].split()


def test_dashes_stand_around_the_number() -> None:
    assert [number_text(n, "numberInDash") for n in (1, 10, 1000)] == ["- 1 -", "- 10 -", "- 1000 -"]


# rows that repeat their signs: (format, the row)
ROWS = {
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "chicago": "*†‡§",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضغظ",
    "thaiLetters": "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
    "hindiVowels": "".join(map(chr, range(0x915, 0x93A))),
}


@pytest.mark.parametrize("fmt", ROWS)
def test_past_the_end_each_sign_is_written_once_more(fmt: str) -> None:
    row = ROWS[fmt]
    size = len(row)
    assert [number_text(n, fmt) for n in range(1, size + 1)] == list(row)
    assert [number_text(n, fmt) for n in range(size + 1, 2 * size + 1)] == [sign * 2 for sign in row]
    assert number_text(3 * size, fmt) == row[-1] * 3
    assert number_text(10 * size + 1, fmt) == row[0] * 11


def test_letters_at_the_usual_places() -> None:
    assert [number_text(n, "upperLetter") for n in (1, 26, 27, 28, 52, 53, 120, 200)] == [
        "A", "Z", "AA", "BB", "ZZ", "AAA", "PPPPP", "RRRRRRRR",
    ]  # fmt: skip


def test_two_signs_may_be_one_letter() -> None:
    assert [number_text(n, "hindiConsonants") for n in (1, 16, 17, 18, 19, 35)] == ["अ", "औ", "अं", "अः", "अअ", "अंअं"]


def test_hebrew() -> None:
    assert [number_text(n, "hebrew1") for n in (14, 15, 16, 17, 115, 400, 500, 900, 2345)] == [
        "יד", "טו", "טז", "יז", "קטו", "ת", "ך", "ץ", "בשמה",
    ]  # fmt: skip
    assert [number_text(n, "hebrew2") for n in (1, 22, 23, 24, 123)] == ["א", "ת", "את", "בת", "מתתתתת"]


@pytest.mark.parametrize(
    ("fmt", "expected"),
    [
        ("cardinalText", {1: "One", 12: "Twelve", 20: "Twenty", 21: "Twenty-one", 100: "One hundred",
                          101: "One hundred one", 999: "Nine hundred ninety-nine", 1000: "One thousand"}),
        ("ordinalText", {1: "First", 2: "Second", 3: "Third", 5: "Fifth", 8: "Eighth", 9: "Ninth", 10: "Tenth",
                         12: "Twelfth", 20: "Twentieth", 21: "Twenty-first", 100: "One hundredth",
                         101: "One hundred first", 120: "One hundred twentieth", 1000: "One thousandth",
                         1001: "One thousand first"}),
    ],
)  # fmt: skip
def test_words(fmt: str, expected: dict[int, str]) -> None:
    assert {n: number_text(n, fmt) for n in expected} == expected


@pytest.mark.parametrize(
    ("fmt", "expected"),
    [
        ("chineseCountingThousand", {1001: "一千〇一", 1010: "一千〇一十", 1100: "一千一百", 10000: "一万", 10001: "一万〇一",
                                     10011: "一万〇一十一", 10101: "一万〇一百〇一", 11111: "一万一千一百一十一", 27890: "二万七千八百九十"}),
        ("taiwaneseCountingThousand", {1001: "一千零一", 10005: "一萬零五", 10101: "一萬零一百零一", 32767: "三萬二千七百六十七"}),
        ("chineseLegalSimplified", {2060: "贰仟零陆拾", 3604: "叁仟陆佰零肆", 10008: "壹万零捌", 10309: "壹万零叁佰零玖", 56001: "伍万陆仟零壹",
                                    500000: "伍拾万"}),
        ("ideographLegalTraditional", {1001: "壹仟零壹", 10011: "壹萬零壹拾壹", 13456: "壹萬參仟肆佰伍拾陸"}),
        ("japaneseCounting", {1001: "千一", 1234: "千二百三十四", 12345: "一万二千三百四十五", 32767: "三万二千七百六十七"}),
        ("chineseCounting", {1001: "一○○一", 10101: "一○一○一"}),
        ("upperRoman", {1999: "MCMXCIX", 3888: "MMMDCCCLXXXVIII"}),
    ],
)  # fmt: skip
def test_beyond_a_thousand(fmt: str, expected: dict[int, str]) -> None:
    assert {n: number_text(n, fmt) for n in expected} == expected


@pytest.mark.parametrize(
    ("fmt", "zero"),
    [("decimal", "0"), ("decimalZero", "00"), ("decimalFullWidth", "０"), ("ideographDigital", "〇"), ("japaneseCounting", "〇"),
     ("chineseCounting", "○"), ("taiwaneseDigital", "○"), ("chineseLegalSimplified", "零"), ("koreanDigital", "영"),
     ("aiueoFullWidth", "0"), ("irohaFullWidth", "0"), ("ideographTraditional", "0"), ("decimalEnclosedCircle", "0"),
     ("numberInDash", "- 0 -"), ("upperLetter", ""), ("lowerRoman", ""), ("none", "")],
)  # fmt: skip
def test_a_list_may_begin_at_zero(fmt: str, zero: str) -> None:
    assert number_text(0, fmt) == zero


@pytest.mark.parametrize("fmt", ["none", "bullet"])
def test_formats_that_show_no_number(fmt: str) -> None:
    assert {number_text(n, fmt) for n in (0, 1, 10, 1000)} == {""}


@pytest.mark.parametrize("fmt", ["custom", "", "unheardOf", "Decimal", "00x", "1"])
def test_unknown_formats_are_decimal(fmt: str) -> None:
    assert [number_text(n, fmt) for n in (1, 12)] == ["1", "12"]


@pytest.mark.parametrize("n", [-1, -12, 100_000_000])
def test_numbers_no_format_has_signs_for_are_decimal(n: int) -> None:
    assert {number_text(n, fmt) for fmt in (*TABLE, *ROWS)} == {str(n)}


@pytest.mark.parametrize(
    ("fmt", "shown"),
    [("01, 02, 03, ...", "07 10 100 1000"), ("001, 002, 003, ...", "007 010 100 1000"),
     ("0001, 0002, 0003, ...", "0007 0010 0100 1000"), ("00001", "00007 00010 00100 01000")],
)  # fmt: skip
def test_custom_formats_with_leading_zeros(fmt: str, shown: str) -> None:
    assert [number_text(n, fmt) for n in (7, 10, 100, 1000)] == shown.split()


@pytest.mark.parametrize("fmt", [*TABLE, *ROWS, "cardinalText", "ordinalText", "hebrew2"])
def test_a_huge_start_value_does_not_make_a_huge_label(fmt: str) -> None:
    assert all(len(number_text(n, fmt)) < 300 for n in (99_999_999, 2_147_483_647))
