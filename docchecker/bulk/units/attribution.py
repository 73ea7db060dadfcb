"""Which unit a file is from: by folder and file name, by its mail, its title and its signature; never a silent guess."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.records import Attribution
from docchecker.bulk.units.unit_names import Hit, Strength, UnitNames

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: (how sure the name is, where it stands) → confidence
_CONFIDENCE: dict[tuple[Strength, str], float] = {
    (Strength.FULL, "whole"): 0.98, (Strength.FULL, "start"): 0.95, (Strength.FULL, "inside"): 0.85,
    (Strength.SHORT, "whole"): 0.96, (Strength.SHORT, "start"): 0.9, (Strength.SHORT, "inside"): 0.8,
    (Strength.WEAK, "whole"): 0.8, (Strength.WEAK, "start"): 0.65, (Strength.WEAK, "inside"): 0.5,
    (Strength.DOUBTFUL, "whole"): 0.3, (Strength.DOUBTFUL, "start"): 0.3, (Strength.DOUBTFUL, "inside"): 0.3,
}  # fmt: skip
#: votes from here on outweigh all lighter ones
SURE = 0.75
#: votes below this make candidates and never decide
_DECIDES = 0.4
_MOST = 0.99
#: where a unit is named
_FILE, _MAIL, _TITLE = "文件名", "邮件", "标题"
#: what the sender calls a paper, as against the folder into which the office puts it
_SENDERS = frozenset({_FILE, _MAIL})
_EXTENSIONS = re.compile(r"\.(?:zip|rar|7z|eml)$", re.I)
#: a number before a folder's name, and what may stand behind it: “03-东湖区（已收）”
_NUMBER = re.compile(r"^[\d.、_\-—()]+")
_REMARK = re.compile(r"[_\-—]*(?:[(【\[][^(【\[]*[)】\]])?")
_SPACES = re.compile(r"[\s\u3000]+")


class Clues(NamedTuple):
    """What speaks for a file's unit: its path in the inbox, words of its mail, its first and its last lines."""

    name: str
    hints: tuple[str, ...] = ()
    front: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()


class _Vote(NamedTuple):
    """One place that names units: what it is called, the words there, the units meant, and how surely."""

    source: str
    words: str
    units: tuple[str, ...]
    confidence: float
    elsewhere: bool = False


def attribute(clues: Clues, names: UnitNames) -> Attribution:
    """The unit, or candidates where the clues disagree, or neither."""
    votes = list(_votes(clues, names))
    if not votes:
        return Attribution(None, 0.0, "路径、文件名、标题和落款里都没有名单上的单位")
    sure = _sure(votes)
    counting = sure or [vote for vote in votes if vote.confidence >= _DECIDES] or votes
    units = _agreed(counting)
    evidence = "；".join(dict.fromkeys(f"{vote.source}“{vote.words}”" for vote in counting))
    if counting[0].confidence < _DECIDES:
        return Attribution(None, 0.0, f"可能是下属单位或者别处的单位，请核对：{evidence}", units)
    if len(units) != 1:
        return Attribution(None, 0.0, f"说法不一：{evidence}", units)
    doubt = 1.0
    for vote in counting:
        doubt *= 1 - vote.confidence if units[0] in vote.units else 1
    return Attribution(units[0], round(min(_MOST, 1 - doubt), 2), evidence)


def _sure(votes: Sequence[_Vote]) -> list[_Vote]:
    """Votes that outweigh others; a file's name is none of them where the title names the like office of another place."""
    sure = [vote for vote in votes if vote.confidence >= SURE]
    denied = {unit for vote in votes if vote.elsewhere and vote.source == _TITLE for unit in vote.units}
    if denied and all(vote.source in _SENDERS and denied.issuperset(vote.units) for vote in sure):
        return [vote for vote in votes if vote.elsewhere]
    return sure


def _agreed(votes: Sequence[_Vote]) -> tuple[str, ...]:
    """The units that all votes leave possible; when they leave none, all that they name."""
    common = set(votes[0].units).intersection(*(vote.units for vote in votes))
    named = dict.fromkeys(unit for vote in votes for unit in vote.units)
    return tuple(unit for unit in named if unit in common) or tuple(named)


def _votes(clues: Clues, names: UnitNames) -> Iterator[_Vote]:
    yield from _path_votes(clues.name, names)
    for hint in clues.hints:
        yield from _first(hint, _MAIL, names)
    yield from _title(clues.front, names)
    for line in clues.signature:
        yield from _signed(line, names)


def _title(front: Iterable[str], names: UnitNames) -> list[_Vote]:
    """The first of the first lines that names a unit; the one it is addressed to does not count."""
    lines = (list(_first(line, _TITLE, names)) for line in front if not line.endswith(("：", ":")))
    return next(filter(None, lines), [])


def _path_votes(name: str, names: UnitNames) -> list[_Vote]:
    """Folders and file name. An office named by a bare word below a county's folder is that county's own office."""
    path = PurePosixPath(name)
    votes: list[_Vote] = []
    above = False
    for folder in path.parts[:-1]:
        found = list(_first(_EXTENSIONS.sub("", folder), "文件夹", names))
        votes += [vote for vote in found if not (above and vote.confidence <= _CONFIDENCE[Strength.WEAK, "whole"])]
        above = above or any(vote.confidence >= SURE for vote in found)
    found = list(_first(path.stem, _FILE, names))
    return votes + [vote for vote in found if not (above and vote.confidence <= _CONFIDENCE[Strength.WEAK, "whole"])]


def _first(text: str, source: str, names: UnitNames) -> Iterator[_Vote]:
    """The unit at the beginning of a text, else every unit in it."""
    bare = _plain(text)
    hits = list(names.hits(bare))
    leading = [] if _joint(hits, bare) else [hit for hit in hits if hit.start == 0]
    merged: dict[tuple[str, ...], _Vote] = {}
    for hit in leading or hits:
        vote = _vote(hit, bare, source)
        known = merged.get(hit.units)
        if known is None or known.confidence < vote.confidence:
            merged[hit.units] = vote
    yield from _rivals(list(merged.values()))


def _joint(hits: Sequence[Hit], text: str) -> bool:
    """“东湖区、西湖区…”, “东湖区和西湖区…”: the first is no more meant than the second."""
    return len(hits) > 1 and text[hits[0].end : hits[1].start] in ("", "、", "和", "与", "及", "暨", "-", "_", "+")


def _rivals(votes: list[_Vote]) -> Iterable[_Vote]:
    """In one text a sure name silences the unsure ones; several sure ones are one vote for any of them."""
    sure = (
        [vote for vote in votes if vote.confidence >= SURE] or [v for v in votes if v.confidence >= _DECIDES] or votes
    )
    if len(sure) < 2:
        return sure
    units = dict.fromkeys(unit for vote in sure for unit in vote.units)
    return [_Vote(sure[0].source, "”“".join(v.words for v in sure), tuple(units), min(v.confidence for v in sure))]


def _vote(hit: Hit, text: str, source: str) -> _Vote:
    where = "inside" if hit.start else "whole" if _REMARK.fullmatch(text, hit.end) else "start"
    return _Vote(source, hit.name, hit.units, _CONFIDENCE[hit.strength, where], hit.elsewhere)


def _signed(line: str, names: UnitNames) -> Iterator[_Vote]:
    """A last line that begins with a unit's name and is little more than that."""
    bare = _plain(line)
    for hit in names.hits(bare):
        if hit.start == 0 and len(bare) <= 2 * hit.end + 4:
            yield _vote(hit, bare, "落款")


def _plain(text: str) -> str:
    bare = _SPACES.sub("", unicodedata.normalize("NFKC", text))
    return _NUMBER.sub("", bare)
