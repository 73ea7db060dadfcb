"""A covering letter before the material it sends: from its title to its date, no part of the material."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.classify.lines import Line, is_attached, is_date, is_salutation, is_sentence, squeeze
from docchecker.language.patterns import Shape, has

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Within so many lines a letter says whom it is for: a cover and a heading of the unit may stand before it.
_HEAD = 12
_CLOSING = Shape(
    r"特此(?:函告|报告|说明|函复|通知|呈报|报送)|(?:请|望)(?:予)?(?:审阅|审核|审查|查收|批示)|现(?:随函|予|将).{0,60}(?:报|送|呈)"
)

_TITLE = Shape(
    r"(?:报送|上报|呈报|送审|提交|报审|呈送|报备|推荐).*(?:的|之)?(?:函|报告|请示|说明)(?:[（(].*[）)])?$",
    needs=("报", "送", "提交", "推荐"),
)


def is_letter_title(text: str) -> bool:
    """Return whether a title is that of a letter that sends something: “关于报送……的函”."""
    return has(_TITLE, text)


def letter_end(lines: Sequence[Line]) -> int:
    """Return how many lines at the beginning are a covering letter with a material behind it, 0 where there is none."""
    address = next((i for i, line in enumerate(lines[:_HEAD]) if is_salutation(line)), None)
    if address is None:
        return 0
    for i in range(address + 1, len(lines)):
        if is_date(lines[i].text) or _turns(lines, i):
            end = i + (1 if is_date(lines[i].text) else 0)
            return end if _is_letter(lines[address:end]) and _material(lines[end:]) else 0
    return 0


def _turns(lines: Sequence[Line], at: int) -> bool:
    """Whether a page begins here, after the letter's last sentence."""
    return lines[at].page > lines[at - 1].page


def _is_letter(lines: Sequence[Line]) -> bool:
    return any(has(_CLOSING, squeeze(line.text)) for line in lines)


def _material(lines: Sequence[Line]) -> bool:
    """Whether text follows that is more than a row of attachments."""
    return any(is_sentence(line.text) and not is_attached(line.text) for line in lines)
