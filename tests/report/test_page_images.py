"""Pictures of pages, with the places of findings: LibreOffice makes the pages, PDFium the pictures."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from docchecker import load_notice
from docchecker.findings import FileReport, Level, Location, PageImage, PageMark, Report, Verdict
from docchecker.pipeline import check_file
from docchecker.report import html_report
from docchecker.report.page import Page
from docchecker.report.page_images import page_images, sought, with_pages
from tests.commands.test_main import run
from tests.report.samples import BAD, TOO_LONG

FIXTURES = Path(__file__).parents[2] / "fixtures"
NOTICE = load_notice()
MARK = PageMark(1, 0.1, 0.2, 0.3, 0.04)


def report(name):
    return Report(NOTICE.id, (check_file(FIXTURES / f"{name}.docx", NOTICE),))


@pytest.mark.needs_pdfium
@pytest.mark.needs_libreoffice
def test_each_page_and_the_title_that_is_wrong():
    from PIL import Image

    [file] = with_pages(report("案例-标题字号不对")).files
    assert len(file.pages) > 5
    assert [(number, mark.number) for number, page in enumerate(file.pages, 1) for mark in page.marks] == [(1, 1)]
    [mark] = file.pages[0].marks
    with Image.open(io.BytesIO(file.pages[0].png)) as picture:
        left, top = mark.left * picture.width, mark.top * picture.height
        box = (left, top, left + mark.width * picture.width, top + mark.height * picture.height)
        darkest = min(picture.convert("L").crop(tuple(map(round, box))).tobytes())
    assert darkest < 100


@pytest.mark.needs_pdfium
@pytest.mark.needs_libreoffice
def test_words_that_stand_twice_or_nowhere_are_not_marked():
    from docchecker.word.convert import to_pdf

    pdf = to_pdf((FIXTURES / "案例-合格.docx").read_bytes())
    assert [
        page.marks for page in page_images(pdf, [(1, "的"), (2, "没有这几个字"), (3, "群众群众群众")]) if page.marks
    ] == []


@pytest.mark.needs_pdfium
@pytest.mark.needs_libreoffice
def test_the_form_as_pdf_has_one_page(tmp_path):
    from pypdfium2 import PdfDocument

    for name in ("案例-合格", "自评报告-县区-合格", "问题清单-合格", "得分表-合格"):
        target = tmp_path / f"{name}.pdf"
        assert run("check", FIXTURES / f"{name}.docx", "--report", f"certificate={target}").code == 0
        with PdfDocument(target) as document:
            assert len(document) == 1


def test_what_is_looked_for_on_the_pages():
    place = Location(1, excerpt="河湾区司法局“码上说法”")
    assert sought(BAD._replace(findings=(TOO_LONG._replace(locations=(place,)),), document=None)) == (
        (1, "河湾区司法局"),
    )


def test_page_with_pictures():
    shown = BAD._replace(findings=(TOO_LONG,), pages=(PageImage(b"\x89PNG", (MARK,)), PageImage(b"\x89PNG")))
    html = html_report.render(Report(NOTICE.id, (shown,)), NOTICE, Page())
    assert html.count('src="data:image/png;base64,iVBORw=="') == 2
    assert 'data-t="1" title="第1条" style="left:10.0%;top:20.0%;width:30.0%;height:4.0%"' in html
    assert "img-src data:" in html


def test_page_without_pictures_allows_none():
    html = html_report.render(Report(NOTICE.id, (BAD,)), NOTICE, Page())
    assert "img-src" not in html and not re.search(r"<img|每一页的样子", html)


def test_files_without_pages(tmp_path):
    gone = FileReport(str(tmp_path / "无.docx"), None, None, Verdict.UNREADABLE)
    assert with_pages(Report(NOTICE.id, (gone,), Level.ERROR)).files == (gone,)


def test_pages_without_a_page_to_stand_on():
    ran = run("check", FIXTURES / "案例-合格.docx", "--pages")
    assert ran.code == 2
    assert "--pages 只用于 html 报告" in ran.err


@pytest.mark.parametrize(
    ("program", "package", "told"),
    [(None, True, "没有找到 LibreOffice"), ("soffice", None, "pip install 'docchecker[pages]'")],
)
def test_what_is_missing_is_named(monkeypatch, program, package, told):
    monkeypatch.setattr("docchecker.word.convert.libreoffice", lambda: program)
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: package)
    ran = run("check", FIXTURES / "案例-合格.docx", "--pages", "--format", "html", "-o", "/dev/null")
    assert ran.code == 2
    assert told in ran.err
