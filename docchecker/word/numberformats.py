"""Automatic numbers as text: the number formats of ST_NumberFormat (ECMA-376 Part 1, 17.18.59)."""

from __future__ import annotations

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


def _roman(n: int) -> str:
    out = ""
    for value, sign in _ROMAN:
        out += sign * (n // value)
        n %= value
    return out


def _letter(n: int) -> str:
    # after Z comes AA, after ZZ AAA: the letter is repeated
    return chr(ord("A") + (n - 1) % 26) * ((n - 1) // 26 + 1)


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
    return _myriads(n, _DIGITS, ("", "十", "百", "千"), "万", zero="零", bare_ten=True, one=True)


def _thousand_traditional(n: int) -> str:
    return _myriads(n, _DIGITS, ("", "十", "百", "千"), "萬", zero="零", bare_ten=True, one=True)


def _legal_simplified(n: int) -> str:
    return _myriads(n, "零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"), "萬", zero="零", bare_ten=False, one=True)


def _legal_traditional(n: int) -> str:
    return _myriads(n, "零壹貳參肆伍陸柒捌玖", ("", "拾", "佰", "仟"), "萬", zero="零", bare_ten=False, one=True)


def _japanese(n: int) -> str:
    return _myriads(n, "〇一二三四五六七八九", ("", "十", "百", "千"), "万", zero="", bare_ten=True, one=False)


def _japanese_legal(n: int) -> str:
    return _myriads(n, "〇壱弐参四伍六七八九", ("", "拾", "百", "阡"), "萬", zero="", bare_ten=False, one=True)


def _korean(digits: str, units: tuple[str, ...], myriad: str) -> Callable[[int], str]:
    return lambda n: _myriads(n, digits, units, myriad, zero="", bare_ten=True, one=False)


def _cycle(symbols: str) -> Callable[[int], str]:
    return lambda n: symbols[n - 1] if n <= len(symbols) else str(n)


def _repeat(symbols: str) -> Callable[[int], str]:
    # past the end the row is run through again, each sign written once more
    return lambda n: symbols[(n - 1) % len(symbols)] * ((n - 1) // len(symbols) + 1)


def _circled(n: int) -> str:
    return chr(0x245F + n) if n <= 20 else str(n)


def _range(first: int, last: int) -> Callable[[int], str]:
    return lambda n: chr(first + n - 1) if n <= last else str(n)


def _ordinal(n: int) -> str:
    tail = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{tail}"


def _full_width(n: int) -> str:
    return "".join(chr(ord(c) + 0xFEE0) for c in str(n))


def _zodiac_pair(n: int) -> str:
    return _STEMS[(n - 1) % 10] + _BRANCHES[(n - 1) % 12]


_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
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
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_KOREAN_UNITS = ("", "십", "백", "천")

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
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _range(0x2488, 20),
    "decimalEnclosedParen": _range(0x2474, 20),
    "ideographEnclosedCircle": _range(0x3280, 10),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
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
    "koreanLegal": lambda n: _korean_native(n),
    "ganada": _cycle(_HANGUL),
    "chosung": _cycle(_JAMO),
    "aiueo": _cycle(_KANA),
    "aiueoFullWidth": _cycle(_KANA),
    "iroha": _cycle(_IROHA),
    "irohaFullWidth": _cycle(_IROHA),
    "russianLower": _repeat(_RUSSIAN),
    "russianUpper": _repeat(_RUSSIAN.upper()),
}

_NATIVE_ONES = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
_NATIVE_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")


def _korean_native(n: int) -> str:
    return _NATIVE_TENS[n // 10] + _NATIVE_ONES[n % 10] if n < 100 else str(n)


def number_text(n: int, fmt: str) -> str:
    """The number in a format; unknown formats and values a format has no sign for come out decimal, ``none`` empty."""
    if fmt in ("none", "bullet"):
        return ""
    if n <= 0 or n >= 100_000_000:
        return "" if n == 0 and fmt in ("upperRoman", "lowerRoman", "upperLetter", "lowerLetter") else str(n)
    return _FORMATS.get(fmt, str)(n)
