"""Safe repairs in a copy: font, size, bold and alignment, left-over format hints, the marks of a prescribed title."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker import checks
from docchecker.classify import classify
from docchecker.errors import UnreadableDocument
from docchecker.repair.bystyle import StyleTurns
from docchecker.repair.diff import diff_text
from docchecker.repair.direct import edit_text, set_looks
from docchecker.repair.draft import ROOT_RELATIONS, TYPES, Draft
from docchecker.repair.needs import Needs, Order, find_needs
from docchecker.repair.proof import UnsafeRepair, prove_looks, prove_parts, prove_text, prove_xml
from docchecker.repair.wording import UNSIGNED, done_lines, left_lines, not_dared, refused_line, repaired
from docchecker.word.places import find_places
from docchecker.word.reader import read

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from docchecker.findings import FileReport, Finding
    from docchecker.model import Document
    from docchecker.rulebook.model import Notice
    from docchecker.structure import Structure

#: A repair may bring a further one to light (a heading that is recognised once its hint is gone).
_ROUNDS = 4


class FixResult(NamedTuple):
    """A repaired copy; the very same bytes when nothing was done.

    ``done``, ``left`` and ``refused`` are Chinese lines: what was repaired and how, what is left for a person, what was not
    dared and why. ``diff`` shows every change of text and look. ``findings`` are those repaired, one a line of ``done``.
    """

    data: bytes
    done: tuple[str, ...]
    left: tuple[str, ...]
    diff: str
    refused: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


class Work(NamedTuple):
    """A document in the course of repair: its bytes, what they read as, the findings met so far.

    ``ways`` says how: the rule, and the style that was changed for it, empty for direct formatting and text.
    """

    data: bytes
    document: Document
    findings: tuple[Finding, ...] = ()
    ways: tuple[tuple[str, str], ...] = ()


def fix(
    data: bytes,
    report: FileReport,
    notice: Notice,
    only: Collection[str] | None = None,
    leave: Collection[tuple[str, str]] = (),
) -> FixResult:
    """Repair what can safely be repaired; ``only`` names the rules to repair, all by default.

    ``leave`` are (rule, message) of findings that are not to be touched; they count as left.

    UnsafeRepair when the result is not provably the same document but for the repairs; UnreadableDocument when the
    file could not be checked.
    """
    if report.trouble is not None:
        raise UnreadableDocument(*report.trouble)
    before = read(data)
    kept = frozenset((f.rule, f.message) for f in report.findings if f.suppressed)
    order = Order(notice, report.kind, only, kept | frozenset(leave))
    try:
        work = _repaired(Work(data, before), order, by_style=True)
    except UnsafeRepair:
        work = _repaired(Work(data, before), order, by_style=False)
    structure = classify(work.document, notice, report.kind)
    after = [f for f in checks.run(work.document, structure, notice)[0] if (f.rule, f.message) not in kept]
    findings = repaired(work.findings, after)
    reasons = [(one, _reason(one, structure, only, leave)) for one in after]
    left = left_lines(work.document, structure, [one for one, reason in reasons if not reason])
    if work.data != data and Draft(data).signed:
        left = (UNSIGNED, *left)
    done = done_lines(findings, work.ways)
    refused = tuple(refused_line(one, reason) for one, reason in reasons if reason)
    return FixResult(work.data, done, left, diff_text(before, work.document), refused, findings)


def _reason(
    finding: Finding, structure: Structure, only: Collection[str] | None, leave: Collection[tuple[str, str]]
) -> str:
    """Return why a repair that was asked for was not made, empty when none was asked for or there was none to make."""
    asked = (only is None or finding.rule in only) and (finding.rule, finding.message) not in leave
    return not_dared(finding, structure) if asked else ""


def _repaired(work: Work, order: Order, *, by_style: bool) -> Work:
    """Round after round until nothing is needed or nothing more can be done, each proved."""
    original = work.data
    for _ in range(_ROUNDS):
        before = work.data
        work = _dressed(_edited(work, order), order, by_style=by_style)
        if work.data == before:
            break
    if work.data != original:
        draft = Draft(original)
        unsigned = (*draft.signature_parts, TYPES, ROOT_RELATIONS) if draft.signed else ()
        prove_parts(original, work.data, (draft.main, draft.package.related("styles") or "", *unsigned))
    return work


def _needs(work: Work, order: Order) -> Needs:
    return find_needs(work.document, classify(work.document, order.notice, order.kind), order)


def _edited(work: Work, order: Order) -> Work:
    """Text changed where it is needed."""
    needs = _needs(work, order)
    draft = Draft(work.data)
    made = edit_text(needs.edits, find_places(draft.package, draft.body)) if needs.edits else []
    if not made:
        return work
    data, document = _written(draft)
    prove_xml(work.data, data, words=False)
    prove_text(work.document, document, made)
    return _onward(work, data, document, needs, [(edit.rule, "") for edit in made])


def _dressed(work: Work, order: Order, *, by_style: bool) -> Work:
    """Looks changed where it is needed: styles first, runs and paragraphs for the rest."""
    needs = _needs(work, order)
    if not needs.wishes:
        return work
    draft = Draft(work.data)
    places = find_places(draft.package, draft.body)
    ways, wishes = StyleTurns(draft, work.document, places).meet(needs.wishes) if by_style else ([], needs.wishes)
    direct = set_looks(wishes, places, work.document)
    if not ways and not direct:
        return work
    data, document = _written(draft)
    prove_xml(work.data, data, words=True)
    prove_text(work.document, document, ())
    prove_looks(work.document, document, needs.wishes)
    return _onward(work, data, document, needs, [*ways, *((rule, "") for rule in direct)])


def _written(draft: Draft) -> tuple[bytes, Document]:
    draft.put_main()
    data = draft.to_bytes()
    return data, read(data)


def _onward(work: Work, data: bytes, document: Document, needs: Needs, ways: Sequence[tuple[str, str]]) -> Work:
    if data == work.data:
        return work
    return Work(data, document, (*work.findings, *needs.findings), (*work.ways, *ways))
