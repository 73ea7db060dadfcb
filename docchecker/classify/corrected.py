"""A structure as a person corrected it: this paragraph is the title, that one is no name of a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.structure import BODY, HEADING, ITEM, ITEM_BODY, ITEM_NAME, OTHER, TITLE, Item, Part, Span, Structure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docchecker.model import Document
    from docchecker.rulebook.model import Kind

#: what a person may say that a paragraph is
CORRECTABLE = (TITLE, HEADING, ITEM_NAME, BODY, OTHER)


def corrected(structure: Structure, document: Document, kind: Kind | None, roles: Mapping[int, str]) -> Structure:
    """Return the structure in which these paragraphs play these roles, and parts and items follow from them."""
    wanted = {index: role for index, role in roles.items() if 0 <= index < len(document.paragraphs)}
    if not wanted:
        return structure
    new = list(structure.roles)
    if TITLE in wanted.values():
        new = [OTHER if role == TITLE else role for role in new]
    for index, role in wanted.items():
        new[index] = ITEM_BODY if role == BODY and structure.items else role
    found = structure._replace(roles=tuple(new), spans=_spans(structure, document, new, wanted))
    titles = tuple(found.spans.get(TITLE, ()))
    parts, items = _parts(found, document, kind, wanted), _items(found, document, wanted)
    if TITLE in wanted.values():
        found = found._replace(title_confidence=1.0, rivals=())
    return found._replace(title=titles, parts=parts, items=items)


def _whole(document: Document, index: int) -> Span:
    return Span(index, 0, len(document.paragraphs[index].text))


def _spans(
    structure: Structure, document: Document, roles: Sequence[str], wanted: Mapping[int, str]
) -> dict[str, tuple[Span, ...]]:
    """The stretches of each role, those of corrected paragraphs anew."""
    spans: dict[str, list[Span]] = {}
    for role, found in structure.spans.items():
        stays = [one for one in found if one.paragraph not in wanted]
        spans[role] = [one for one in stays if role != TITLE or roles[one.paragraph] == TITLE]
    for index in wanted:
        spans.setdefault(roles[index], []).append(_whole(document, index))
        if roles[index] in (ITEM_NAME, ITEM_BODY):
            spans.setdefault(ITEM, []).append(_whole(document, index))
    return {role: tuple(sorted(found)) for role, found in spans.items()}


def _parts(structure: Structure, document: Document, kind: Kind | None, wanted: Mapping[int, str]) -> tuple[Part, ...]:
    """The parts cut at the headings that there are now."""
    known = {part.heading.paragraph: part for part in structure.parts}
    heads = [p for p in known if wanted.get(p, HEADING) == HEADING] + [
        p for p, role in wanted.items() if role == HEADING
    ]
    ordered = sorted(set(heads))
    if not structure.parts and not ordered:
        return ()
    text = [span for part in structure.parts for span in part.body] + [
        _whole(document, p) for p in known if p not in heads
    ]
    text += [_whole(document, p) for p, role in wanted.items() if role == BODY and p not in known]
    inside = [span for span in sorted(set(text)) if wanted.get(span.paragraph, BODY) == BODY]
    parts: list[Part] = []
    for head, after in zip(ordered, [*ordered[1:], len(document.paragraphs)], strict=True):
        body = tuple(span for span in inside if head < span.paragraph < after)
        parts.append((known.get(head) or _new_part(document, head, kind, len(parts)))._replace(body=body))
    return tuple(parts)


def _new_part(document: Document, head: int, kind: Kind | None, order: int) -> Part:
    """A part that a person named: it answers to the section whose words it has, else to the one whose turn it is."""
    span, words = _whole(document, head), document.paragraphs[head].text.strip()
    sections = kind.sections if kind else ()
    alike = next((one for one in sections if one.heading in words), None)
    mine = alike or (sections[order] if order < len(sections) else None)
    return Part(
        mine.key if mine else None, mine.number if mine else None, mine.heading if alike and mine else words, span, ()
    )


def _items(structure: Structure, document: Document, wanted: Mapping[int, str]) -> tuple[Item, ...]:
    """The problems cut at the names that there are now; what is no name any more belongs to the problem above it."""
    items: list[Item] = []
    for index, item, text in _pieces(structure, document, wanted):
        if item is not None or wanted.get(index) == ITEM_NAME:
            new = item or Item(0, None, "", False, text[0], ())
            items.append(new._replace(order=len(items) + 1, body=tuple(text[1:])))
        elif items:
            items[-1] = items[-1]._replace(body=(*items[-1].body, *text))
    return tuple(items)


def _pieces(
    structure: Structure, document: Document, wanted: Mapping[int, str]
) -> list[tuple[int, Item | None, list[Span]]]:
    """What makes up the problems, from top to bottom: a name with its text, or text of its own."""
    pieces: list[tuple[int, Item | None, list[Span]]] = []
    for item in structure.items:
        body = [one for one in item.body if one.paragraph not in wanted]
        if item.name.paragraph in wanted:
            pieces.append((item.name.paragraph, None, []))
            pieces += [(one.paragraph, None, [one]) for one in body]
        else:
            early, late = _cut(body, [p for p, role in wanted.items() if role == ITEM_NAME and p > item.name.paragraph])
            pieces.append((item.name.paragraph, item, [item.name, *early]))
            pieces += [(one.paragraph, None, [one]) for one in late]
    kept = {ITEM_NAME, BODY} if structure.items else {ITEM_NAME}
    pieces = [one for one in pieces if one[2]]
    pieces += [(p, None, [_whole(document, p)]) for p, role in wanted.items() if role in kept]
    return sorted(pieces, key=lambda one: one[0])


def _cut(body: Sequence[Span], names: Sequence[int]) -> tuple[list[Span], list[Span]]:
    """A problem's text before and behind the first new name in it."""
    first = min(names, default=None)
    if first is None:
        return list(body), []
    return [one for one in body if one.paragraph < first], [one for one in body if one.paragraph > first]
