"""Automatic numbers as text: the number formats of ST_NumberFormat (ECMA-376 Part 1, 17.18.59), as Word shows them.

Where Word and the standard differ ([MS-OI29500] on 17.18.59), Word counts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_DIGITS = "○一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


#: how often a sign is written at most: a start value is the file's own, and a label stands before each paragraph
_MOST_SIGNS = 100


def _roman(n: int) -> str:
    if n // 1000 > _MOST_SIGNS:
        return str(n)
    out = ""
    for value, sign in _ROMAN:
        out += sign * (n // value)
        n %= value
    return out


def _letter(n: int) -> str:
    # after Z comes AA, after ZZ AAA: the letter is repeated
    return chr(ord("A") + (n - 1) % 26) * min((n - 1) // 26 + 1, _MOST_SIGNS)


def _grouped(n: int, digits: str, units: tuple[str, ...], *, zero: str, bare_ten: bool, one: bool) -> str:
    """A number below 10,000 in words; ``one`` whether 一 is written before 百 and 千, ``bare_ten`` 十 for 一十 at 10–19."""
    out, gap = "", False
    for power in (3, 2, 1, 0):
        digit = n // 10**power % 10
        if digit == 0:
            gap = bool(out)
            continue
        out += zero if gap else ""
        gap = False
        silent_one = digit == 1 and power > 0 and ((bare_ten and power == 1 and not out) or not one)
        out += ("" if silent_one else digits[digit]) + units[power]
    return out


def _myriads(n: int, digits: str, units: tuple[str, ...], myriad: str, *, zero: str, bare_ten: bool, one: bool) -> str:
    high, low = divmod(n, 10_000)
    head = _grouped(high, digits, units, zero=zero, bare_ten=bare_ten, one=True) + myriad if high else ""
    if not low:
        return head
    gap = zero if head and low < 1000 else ""
    return head + gap + _grouped(low, digits, units, zero=zero, bare_ten=bare_ten and not head, one=one)


def _positional(digits: str) -> Callable[[int], str]:
    return lambda n: "".join(digits[int(c)] for c in str(n))


def _counting(n: int) -> str:
    # up to 99 with 十, from 100 digit by digit
    if n < 100:
        return _grouped(n, _DIGITS, ("", "十", "百", "千"), zero="", bare_ten=True, one=True)
    return _positional(_DIGITS)(n)


def _thousand(n: int) -> str:
    # the standard fills gaps with 零, Word with 〇: 一百〇一
    return _myriads(n, _DIGITS, ("", "十", "百", "千"), "万", zero="〇", bare_ten=True, one=True)


def _thousand_traditional(n: int) -> str:
    return _myriads(n, _DIGITS, ("", "十", "百", "千"), "萬", zero="零", bare_ten=True, one=True)


def _legal_simplified(n: int) -> str:
    return _myriads(n, "零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"), "万", zero="零", bare_ten=False, one=True)


def _legal_traditional(n: int) -> str:
    return _myriads(n, "零壹貳參肆伍陸柒捌玖", ("", "拾", "佰", "仟"), "萬", zero="零", bare_ten=False, one=True)


def _japanese(n: int) -> str:
    return _myriads(n, "〇一二三四五六七八九", ("", "十", "百", "千"), "万", zero="", bare_ten=True, one=False)


def _japanese_legal(n: int) -> str:
    return _myriads(n, "〇壱弐参四伍六七八九", ("", "拾", "百", "阡"), "萬", zero="", bare_ten=False, one=True)


def _korean(digits: str, units: tuple[str, ...], myriad: str) -> Callable[[int], str]:
    return lambda n: _myriads(n, digits, units, myriad, zero="", bare_ten=True, one=False)


def _bounded(symbols: str) -> Callable[[int], str]:
    return lambda n: symbols[n - 1] if n <= len(symbols) else str(n)


def _round(symbols: str) -> Callable[[int], str]:
    # past the end Word begins again; the standard lets some of these rows repeat each sign
    return lambda n: symbols[(n - 1) % len(symbols)]


def _repeat(symbols: str | tuple[str, ...]) -> Callable[[int], str]:
    # past the end the row is run through again, each sign written once more
    return lambda n: symbols[(n - 1) % len(symbols)] * min((n - 1) // len(symbols) + 1, _MOST_SIGNS)


def _range(first: int, last: int) -> Callable[[int], str]:
    return _bounded("".join(map(chr, range(first, first + last))))


def _ordinal(n: int) -> str:
    tail = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{tail}"


def _full_width(n: int) -> str:
    return "".join(chr(ord(c) + 0xFEE0) for c in str(n))


def _zodiac_pair(n: int) -> str:
    return _STEMS[(n - 1) % 10] + _BRANCHES[(n - 1) % 12]


_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = [".", ".", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_IRREGULAR = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip


def _words(n: int) -> str:
    if n < 20:
        return _ONES[n]
    if n < 100:
        return _TENS[n // 10] + (f"-{_ONES[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{_ONES[n // 100]} hundred" + (f" {_words(n % 100)}" if n % 100 else "")
    return f"{_words(n // 1000)} thousand" + (f" {_words(n % 1000)}" if n % 1000 else "")


def _cardinal(n: int) -> str:
    return _words(n).capitalize()


def _ordinal_words(n: int) -> str:
    head, separator, last = _words(n).replace("-", " -").rpartition(" ")
    dash, last = ("-", last[1:]) if last.startswith("-") else ("", last)
    last = _IRREGULAR.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return f"{head}{'' if dash else separator}{dash}{last}".capitalize()


_HANGUL = "가나다라마바사아자차카타파하"
_JAMO = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_KANA_NARROW = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_NARROW = str.maketrans(_KANA, _KANA_NARROW)
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_KOREAN_UNITS = ("", "십", "백", "천")
_NATIVE_ONES = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
_NATIVE_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضغظ"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_HEBREW_HUNDREDS = "קרשתךםןףץ"
_THAI = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
# the two Hindi rows bear each other's names, in Word and in the standard
_HINDI_CONSONANTS = (*map(chr, range(0x905, 0x915)), "अं", "अः")
_HINDI_VOWELS = tuple(map(chr, range(0x915, 0x93A)))


def _korean_native(n: int) -> str:
    return _NATIVE_TENS[n // 10] + _NATIVE_ONES[n % 10] if n < 100 else str(n)


def _sign(row: str, digit: int) -> str:
    return row[digit - 1] if digit else ""


def _hebrew_number(n: int) -> str:
    # 15 and 16 are written 9+6 and 9+7
    rest = n % 100
    end = "טו" if rest == 15 else "טז" if rest == 16 else _sign(_HEBREW[9:], rest // 10) + _sign(_HEBREW, rest % 10)
    return _sign(_HEBREW, n // 1000 % 10) + _sign(_HEBREW_HUNDREDS, n // 100 % 10) + end


def _hebrew_letter(n: int) -> str:
    return _HEBREW[(n - 1) % 22] + _HEBREW[-1] * min((n - 1) // 22, _MOST_SIGNS)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda n: f"{n:02d}",
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda n: _letter(n).lower(),
    "ordinal": _ordinal,
    "cardinalText": _cardinal,
    "ordinalText": _ordinal_words,
    "hex": lambda n: f"{n:X}",
    "chicago": _repeat("*†‡§"),
    "numberInDash": lambda n: f"- {n} -",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _range(0x2460, 20),
    "decimalEnclosedCircleChinese": _range(0x2460, 10),  # the standard: 20; Word goes on from ⑩ with 11
    "decimalEnclosedFullstop": _range(0x2488, 20),
    "decimalEnclosedParen": _range(0x2474, 20),
    "ideographEnclosedCircle": _range(0x3220, 10),  # in parentheses, whatever its name says
    "ideographTraditional": _bounded(_STEMS),
    "ideographZodiac": _bounded(_BRANCHES),
    "ideographZodiacTraditional": _zodiac_pair,
    "ideographDigital": _positional("〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": _positional("〇一二三四五六七八九"),
    "taiwaneseDigital": _positional(_DIGITS),
    "koreanDigital2": _positional("零一二三四五六七八九"),
    "koreanDigital": _positional("영일이삼사오육칠팔구"),
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": _thousand,
    "taiwaneseCountingThousand": _thousand_traditional,
    "chineseLegalSimplified": _legal_simplified,
    "ideographLegalTraditional": _legal_traditional,
    "japaneseCounting": _japanese,
    "japaneseLegal": _japanese_legal,
    "koreanCounting": _korean("영일이삼사오육칠팔구", _KOREAN_UNITS, "만"),
    "koreanLegal": _korean_native,
    "ganada": _round(_HANGUL),
    "chosung": _round(_JAMO),
    "aiueo": _round(_KANA_NARROW),
    "aiueoFullWidth": _round(_KANA),
    "iroha": _round(_IROHA.translate(_NARROW)),
    "irohaFullWidth": _round(_IROHA),
    "russianLower": _repeat(_RUSSIAN),
    "russianUpper": _repeat(_RUSSIAN.upper()),
    "arabicAlpha": _repeat(_ARABIC),
    "arabicAbjad": _repeat(_ABJAD),
    "hebrew1": _hebrew_number,
    "hebrew2": _hebrew_letter,
    "thaiLetters": _repeat(_THAI),
    "thaiNumbers": _positional("๐๑๒๓๔๕๖๗๘๙"),
    "hindiNumbers": _positional("०१२३४५६७८९"),
    "hindiVowels": _repeat(_HINDI_VOWELS),
    "hindiConsonants": _repeat(_HINDI_CONSONANTS),
}

#: what formats that know a zero show for it; the others show 0
_ZEROS = {
    "decimalZero": "00", "numberInDash": "- 0 -", "ordinal": "0th", "cardinalText": "Zero",
    "decimalFullWidth": "０", "decimalFullWidth2": "０", "thaiNumbers": "๐", "hindiNumbers": "०",
    "ideographDigital": "〇", "japaneseDigitalTenThousand": "〇", "japaneseCounting": "〇", "japaneseLegal": "〇",
    "chineseCounting": "○", "taiwaneseCounting": "○", "taiwaneseDigital": "○", "chineseCountingThousand": "〇",
    "taiwaneseCountingThousand": "零", "chineseLegalSimplified": "零", "ideographLegalTraditional": "零",
    "koreanDigital": "영", "koreanCounting": "영", "koreanLegal": "영", "koreanDigital2": "零",
    "upperRoman": "", "lowerRoman": "", "upperLetter": "", "lowerLetter": "",
}  # fmt: skip
_PADDED = "(0+1)(?:, |$)"


def number_text(n: int, fmt: str) -> str:
    """The number in a format; unknown formats and values a format has no sign for come out decimal, ``none`` empty.

    ``fmt`` may also be the w:format of a custom format with leading zeros (17.9.17): “001, 002, 003, ...”.
    """
    if fmt in ("none", "bullet"):
        return ""
    if n == 0 and fmt in _ZEROS:
        return _ZEROS[fmt]
    if n <= 0 or n >= 100_000_000:
        return str(n)
    padded = re.match(_PADDED, fmt)
    return str(n).zfill(min(len(padded.group(1)), _MOST_SIGNS)) if padded else _FORMATS.get(fmt, str)(n)
