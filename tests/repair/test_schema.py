"""What is written keeps to the schemas and references of Office Open XML, as openxml-audit (the rules of Microsoft's SDK) has them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from openxml_audit.errors import FileFormat
from openxml_audit.validator import OpenXmlValidator

from docchecker.bulk.outputs.letter_files import as_docx
from docchecker.bulk.outputs.letters import letters
from docchecker.repair.annotate import annotate, strip_comments
from docchecker.repair.fix import fix
from docchecker.repair.template import template
from tests.building import Para, Table, control, deleted, document, hyperlink, inserted, simple_field, text_box
from tests.bulk.office import TODAY, batch
from tests.repair.readback import anchored, parts, zipped
from tests.repair.reports import DATE, FOLDER, NOTICE, finding, places_of, report_on, report_with

if TYPE_CHECKING:
    from pathlib import Path

FIXTURES = sorted(path.name for path in FOLDER.glob("*.docx"))
LETTERS = letters(batch(), NOTICE, TODAY)


def violations(data: bytes, folder: Path) -> Counter[tuple[str, str]]:
    """Part and words of everything that is wrong. One validator a file: it takes a later one for an earlier."""
    file = folder / "文件.docx"
    file.write_bytes(data)
    found = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=1000).validate(file)
    return Counter((error.part_uri, error.description) for error in found.errors)


@pytest.mark.parametrize("name", FIXTURES)
def test_copies_of_a_fixture_have_no_fault_that_it_does_not_have(name: str, tmp_path: Path) -> None:
    data = (FOLDER / name).read_bytes()
    report = report_on(data)
    before = violations(data, tmp_path)
    annotated = annotate(data, report, NOTICE, date=DATE)
    assert violations(annotated, tmp_path) - before == Counter()
    assert violations(strip_comments(annotated), tmp_path) - before == Counter()
    assert violations(fix(data, report, NOTICE).data, tmp_path) - before == Counter()


@pytest.mark.parametrize("words", ["面链", "链接文", "插入的", "入的删", "控件", "表格", "12页", "框外"])
def test_comments_anywhere_in_a_document_make_no_fault(words: str, tmp_path: Path) -> None:
    line = [
        "前面",
        hyperlink("链接文字"),
        inserted("插入的"),
        deleted("删掉"),
        "删后",
        simple_field("PAGE", "12"),
        "页",
    ]
    body = [
        Para(line),
        Para([control("控件内容", title="a")]),
        Table([["一", [Para("表格里")]]]),
        Para(["框外", text_box(Para("框里"))]),
    ]
    data = document(body)
    report = report_with(data, finding(places_of(data, words)), finding(places_of(data, words))._replace(code="other"))
    before = violations(data, tmp_path)
    annotated = annotate(data, report, NOTICE, date=DATE)
    assert violations(annotated, tmp_path) - before == Counter()
    assert len(anchored(annotated)) == 3


@pytest.mark.parametrize("kind", NOTICE.kinds)
def test_a_template_has_no_fault(kind: str, tmp_path: Path) -> None:
    assert violations(template(kind, NOTICE), tmp_path) == Counter()


@pytest.mark.parametrize("number", range(len(LETTERS)))
def test_a_letter_has_no_fault(number: int, tmp_path: Path) -> None:
    assert violations(as_docx(LETTERS[number], NOTICE), tmp_path) == Counter()


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        ("word/document.xml", b'<w:commentReference w:id="1"', b'<w:commentReference w:id="99"', "'99' was not found"),
        ("word/document.xml", b'<w:docGrid w:type="lines"', b'<w:docGrid w:type="ruled"', "ruled"),
        ("word/comments.xml", b"<w:p><w:pPr>", b"<w:pPr/><w:p><w:pPr>", "pPr"),
        ("word/styles.xml", b"annotation text", b'x"/><w:name w:val="y', "name"),
    ],
)  # fmt: skip
def test_faults_are_seen(part: str, old: bytes, new: bytes, said: str, tmp_path: Path) -> None:
    data = (FOLDER / "案例-标题黑体.docx").read_bytes()
    found = parts(annotate(data, report_on(data), NOTICE, date=DATE))
    assert old in found[part]
    (fault, *_) = violations(zipped({**found, part: found[part].replace(old, new, 1)}), tmp_path)
    assert said in fault[1]
