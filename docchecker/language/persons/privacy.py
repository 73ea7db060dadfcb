"""Private particulars that do not belong in a submitted text (附件4 注一: 可以把人名和具体的地点隐去)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.language.judgements import PrivateFinding
from docchecker.language.patterns import Shape, has, spans
from docchecker.language.persons.persons import full_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from docchecker.language.patterns import Span
    from docchecker.language.terms import Terms

_ID_CARD = Shape(
    r"(?<![0-9A-Za-z])[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9A-Za-z])"
)
_BANK_CARD = Shape(r"(?<![0-9])[3-6][0-9]{3}(?:[ -]?[0-9]{4}){2,3}[ -]?[0-9]{1,7}(?![0-9])")
#: A number of 银联 beside the word for a card, also when its check digit is wrong.
_CALLED_CARD = Shape(
    r"(?:(?<=卡号)|(?<=卡号[：:是为])|(?<=卡[：:（])|(?<=行卡))62[0-9]{14,17}(?![0-9])|(?<![0-9])62[0-9]{14,17}(?=[^，。0-9]{0,4}卡)",
    needs=("62",),
)
_MOBILE = Shape(r"(?<![0-9])1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9])")
_LANDLINE = Shape(r"(?<![0-9A-Za-z])0[1-9][0-9]{1,2}[-－—][1-9][0-9]{6,7}(?![0-9])")
_PLATE = Shape(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•. ]?"
    r"(?=[A-HJ-NP-Z0-9]{0,5}[0-9])[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])",
    needs="ABCDEFGHJKLMNPQRSTUVWXYZ",
)
_HOUSE = Shape(
    r"(?<=[\u4e00-\u9fff]{2})(?:路|街|巷|弄|道|胡同|村|组|湾|里|苑|园|区)[0-9]{1,5}号(?![楼线文令车院])"
    r"(?:[0-9A-Z]{1,4}(?:栋|幢|号楼|单元))?(?:[0-9]{1,4}[室房号])?"
    r"|[0-9A-Z]{1,4}(?:栋|幢|座|号楼)(?:[0-9一二三四五六]{1,2}单元)?[0-9]{2,4}(?:室|号|房)?(?![0-9户人平元个家米年])"
    r"|[0-9]{1,3}单元[0-9]{2,4}(?:室|号|房)?(?![0-9户人平元个家米年])",
    needs=("号", "栋", "幢", "座", "单元"),
)
#: What every number looked for holds; most texts hold none.
_LONG_NUMBER = Shape(r"[0-9](?:[ －—-]?[0-9]){9,}")
_NAME_OF_ROAD = 4
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CARD_LENGTHS = range(15, 20)
_ID_CHECKS = "10X98765432"


def find_private(text: str, terms: Terms) -> tuple[PrivateFinding, ...]:
    """Every private particular of a text, in order; numbers count only when their check digit is right."""
    out = list(full_persons(text, full_names(text, terms)))
    taken: list[tuple[int, int]] = []
    for kind, shape, right in (*(_NUMBERS if has(_LONG_NUMBER, text) else ()), *_PLACES):
        for start, end in spans(shape, text):
            if right(text[start:end]) and not any(start < stop and begin < end for begin, stop in taken):
                taken.append((start, end))
                out.append(_finding(kind, text, _with_name(text, start) if kind == "house_number" else start, end))
    return tuple(_joined(sorted(out, key=lambda found: found.start), text))


def _joined(found: list[PrivateFinding], text: str) -> list[PrivateFinding]:
    """The findings, the parts of one address (12号 | 3栋2单元501室) made one."""
    out: list[PrivateFinding] = []
    for one in found:
        if out and one.kind == out[-1].kind == "house_number" and one.start <= out[-1].end:
            start = out.pop().start
            out.append(_finding(one.kind, text, start, one.end))
        else:
            out.append(one)
    return out


def full_persons(text: str, names: tuple[Span, ...]) -> tuple[PrivateFinding, ...]:
    """The full names at some places of a text, as findings."""
    return tuple(_finding("person", text, *span) for span in names)


def _with_name(text: str, start: int) -> int:
    """Where the name of a road or estate begins that ends at ``start``; at most four characters are taken for it."""
    first = start
    while first > 0 and start - first < _NAME_OF_ROAD and "\u4e00" <= text[first - 1] <= "\u9fff":
        first -= 1
    return first


def _finding(kind: str, text: str, start: int, end: int) -> PrivateFinding:
    return PrivateFinding(kind, start, end, text[start:end])


def valid_id_card(number: str) -> bool:
    """Whether the check digit of an 18-digit 身份证 number is right (GB 11643)."""
    total = sum(int(digit) * weight for digit, weight in zip(number, _ID_WEIGHTS, strict=False))
    return _ID_CHECKS[total % 11] == number[-1].upper()


def valid_card(number: str) -> bool:
    """Return whether a number is as long as a bank card's and passes Luhn's test (ISO/IEC 7812)."""
    digits = [int(char) for char in reversed(number) if char.isdigit()]
    doubled = [digit if place % 2 == 0 else sum(divmod(digit * 2, 10)) for place, digit in enumerate(digits)]
    return sum(doubled) % 10 == 0 and len(set(digits)) > 1 and len(digits) in _CARD_LENGTHS


def _always(_: str) -> bool:
    return True


_NUMBERS: tuple[tuple[str, Shape, Callable[[str], bool]], ...] = (
    ("id_card", _ID_CARD, valid_id_card),
    ("bank_card", _BANK_CARD, valid_card),
    ("bank_card", _CALLED_CARD, _always),
    ("phone", _MOBILE, _always),
    ("phone", _LANDLINE, _always),
)
_PLACES: tuple[tuple[str, Shape, Callable[[str], bool]], ...] = (
    ("plate", _PLATE, _always),
    ("house_number", _HOUSE, _always),
)
