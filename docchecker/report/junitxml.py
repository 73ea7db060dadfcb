"""JUnit XML, the one writer of it: valid by Jenkins' junit-10.xsd, which is the strictest, and read by GitLab as well.

Totals stand where the schema knows them; two cases of a suite never have the same name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from docchecker.report.markup import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: what came out of a case that is not in order
OUTCOMES = ("failure", "error", "skipped")
_TOTALS = {"failures": "failure", "errors": "error", "skipped": "skipped"}


class Outcome(NamedTuple):
    """What came out: ``failure``, ``error`` or ``skipped``; a stable word, one sentence, and everything about it."""

    tag: str
    type: str
    message: str
    text: str = ""


class Case(NamedTuple):
    """A case; one without an outcome has passed. ``output`` is what else there is to say."""

    classname: str
    name: str
    outcome: Outcome | None = None
    output: str = ""


class Suite(NamedTuple):
    """A suite of cases. ``file`` is what they are about."""

    name: str
    cases: tuple[Case, ...]
    properties: Mapping[str, str] = {}
    file: str = ""


def document(name: str, suites: Iterable[Suite]) -> str:
    """Return the suites as XML."""
    root = Element("testsuites", {"name": harmless(name)})
    for suite in suites:
        _write(root, suite)
    _count(root, ("failures", "errors"))
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode")


def _write(root: Element, suite: Suite) -> None:
    element = SubElement(root, "testsuite", {"name": harmless(suite.name)})
    if suite.file:
        element.set("file", harmless(suite.file))
    if suite.properties:
        properties = SubElement(element, "properties")
        for name, value in suite.properties.items():
            SubElement(properties, "property", {"name": name, "value": harmless(value)})
    taken: dict[tuple[str, str], int] = {}
    for case in suite.cases:
        key = case.classname, case.name
        times = taken[key] = taken.get(key, 0) + 1
        _write_case(element, case._replace(name=f"{case.name}（{times}）") if times > 1 else case)
    _count(element, tuple(_TOTALS))


def _write_case(suite: Element, case: Case) -> None:
    element = SubElement(suite, "testcase", {"classname": harmless(case.classname), "name": harmless(case.name)})
    if case.outcome:
        tag, type_, message, text = case.outcome
        attributes = {"type": type_, "message": harmless(message)}
        SubElement(element, tag, attributes).text = harmless(text) or None
    if case.output:
        SubElement(element, "system-out").text = harmless(case.output)


def _count(node: Element, names: tuple[str, ...]) -> None:
    """Write the totals of a suite, or of all suites, into its attributes."""
    cases = list(node.iter("testcase"))
    node.set("tests", str(len(cases)))
    for name in names:
        node.set(name, str(sum(case.find(_TOTALS[name]) is not None for case in cases)))
    node.set("time", "0")
