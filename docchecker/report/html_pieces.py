"""Markup that recurs in a long page: each piece stands once, and in its place a mark that the script resolves."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_PIECE = re.compile(r'<dt>.*?</dd>|<li .*?</li>|<div class="finding [^>]*>', re.DOTALL)
# Neither text, which is escaped, nor markup can hold this.
_MARK = "<~{}>"
_SHORTEST = 24


def shared(sections: Sequence[str]) -> tuple[list[str], list[str]]:
    """The pieces that recur, and the sections with marks in their place (“<~7>”, from 0)."""
    counted = Counter(piece for section in sections for piece in _PIECE.findall(section))
    pieces = [piece for piece, number in counted.items() if number > 1 and len(piece) >= _SHORTEST]
    marks = {piece: _MARK.format(number) for number, piece in enumerate(pieces)}
    return pieces, [_PIECE.sub(lambda found: marks.get(found[0], found[0]), section) for section in sections]
