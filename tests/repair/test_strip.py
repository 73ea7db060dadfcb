"""Taking the comments out gives the document back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from docchecker.repair.annotate import annotate, strip_comments
from docchecker.repair.cuts import detach, join_halves
from docchecker.word.names import W
from docchecker.word.xmlpart import parse
from tests.building import Para, Raw, Run, commented, comments_part, control, document, hyperlink, inserted
from tests.repair.readback import anchored, canonical, check_package, parts, raw, zipped
from tests.repair.reports import DATE, FOLDER, NOTICE, at, finding, report_on, report_with

if TYPE_CHECKING:
    from pathlib import Path

_EXTENDED = "http://schemas.microsoft.com/office/word/2012/wordml"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.docx"))[::3], ids=lambda path: path.stem)
def test_fixtures_come_back(path: Path) -> None:
    data = path.read_bytes()
    stripped = strip_comments(annotate(data, report_on(data), NOTICE, date=DATE))
    assert set(parts(stripped)) == set(parts(data))
    for name in ("word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"):
        assert canonical(stripped, name) == canonical(data, name)


_BODIES = {
    "text with and without xml:space": [
        Raw('<w:p><w:r><w:t xml:space="preserve">one two</w:t></w:r><w:r><w:t>three four five</w:t></w:r></w:p>')
    ],
    "outer space kept": [Raw('<w:p><w:r><w:t xml:space="preserve"> one two </w:t></w:r></w:p>')],
    "runs that were two": [Para([Run("甲乙", size=16), Run("丙丁", size=16)])],
    "a run with attributes": [Raw('<w:p><w:r w:rsidR="00AB12CD" w:rsidRPr="00AB12CE"><w:t>甲乙丙丁</w:t></w:r></w:p>')],
    "many things in a run": [Para("甲\t乙\n丙\t丁")],
    "wrapped": [Para(["前", control(inserted("插入的"), title="a"), hyperlink("链接"), "后"])],
    "pretty printed": [
        Raw("<w:p>\n <w:r>\n  <w:t>甲乙丙丁戊</w:t>\n </w:r>\n <w:r>\n  <w:t>己</w:t>\n </w:r>\n</w:p>")
    ],
}


@pytest.mark.parametrize("name", _BODIES)
@pytest.mark.parametrize("step", [1, 2, 3])
def test_every_cut_is_joined(name: str, step: int) -> None:
    data = document(_BODIES[name])
    length = len(report_with(data).document.paragraphs[0].text)
    spans = [(a, a + step) for a in range(length - step + 1)] + [(a, length) for a in range(length)]
    for order in (spans, spans[::-1]):
        report = report_with(data, *(finding(at(0, *span)) for span in order))
        stripped = strip_comments(annotate(data, report, NOTICE, date=DATE))
        assert raw(stripped, "word/document.xml") == raw(data, "word/document.xml")


def test_a_document_without_own_comments_is_the_very_same() -> None:
    data = (FOLDER / "案例-有批注.docx").read_bytes()
    assert strip_comments(data) is data


def test_comments_of_others_stay() -> None:
    data = document([Para([commented("甲乙"), "丙"])], extra_parts={"word/comments.xml": comments_part("核对")})
    stripped = strip_comments(annotate(data, report_with(data, finding(at(0, 1, 2))), NOTICE, date=DATE))
    assert [(c.author, c.words) for c in anchored(stripped)] == [("审稿人", "甲乙")]
    assert canonical(stripped) == canonical(data)
    assert canonical(stripped, "word/comments.xml") == canonical(data, "word/comments.xml")


def test_an_empty_comments_part_that_was_there_stays() -> None:
    data = document([Para("甲")], extra_parts={"word/comments.xml": comments_part()})
    stripped = strip_comments(annotate(data, report_with(data), NOTICE, date=DATE))
    assert "word/comments.xml" in parts(stripped)


def _body(inner: str) -> str:
    return f'<w:body xmlns:w="{W[1:-1]}"><w:p>{inner}</w:p></w:body>'


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (  # the user gave the second half another look
            '<w:r><w:t>甲</w:t></w:r><w:r w:rsidR="00DC0C01"><w:rPr><w:b/></w:rPr><w:t>乙</w:t></w:r>',
            "<w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>乙</w:t></w:r>",
        ),
        (  # something came between
            '<w:r><w:t>甲</w:t></w:r><w:bookmarkStart w:id="1" w:name="a"/><w:r w:rsidR="00DC0C01"><w:t>乙</w:t></w:r>',
            '<w:r><w:t>甲</w:t></w:r><w:bookmarkStart w:id="1" w:name="a"/><w:r><w:t>乙</w:t></w:r>',
        ),
        ('<w:r w:rsidR="00DC0C03"><w:t>甲</w:t></w:r>', "<w:r><w:t>甲</w:t></w:r>"),
        (  # the text of a half is gone
            '<w:r><w:tab/></w:r><w:r w:rsidR="00DC0C01"><w:t>乙</w:t></w:r>',
            "<w:r><w:tab/><w:t>乙</w:t></w:r>",
        ),
        (
            '<w:r><w:t>甲</w:t></w:r><w:r w:rsidR="00DC0C01"><w:tab/></w:r>',
            "<w:r><w:t>甲</w:t><w:tab/></w:r>",
        ),
        (
            '<w:r><w:t>甲</w:t></w:r><w:r w:rsidR="00DC0C01"/>',
            "<w:r><w:t>甲</w:t></w:r>",
        ),
        (
            '<w:r/><w:r w:rsidR="00DC0C02"><w:t>乙</w:t></w:r>',
            "<w:r><w:t>乙</w:t></w:r>",
        ),
    ],
)  # fmt: skip
def test_halves_are_joined_only_where_they_still_fit(inner: str, expected: str) -> None:
    root = parse(_body(inner).encode(), "part")
    join_halves(root)
    wanted = etree.fromstring(_body(expected))
    assert etree.tostring(root, method="c14n") == etree.tostring(wanted, method="c14n")


def test_what_is_taken_out_leaves_the_white_space_behind_it() -> None:
    root = parse(_body("<w:a/>\n <w:b/>\n<w:c/>").encode(), "part")
    for name in ("b", "a"):
        (element,) = root.iter(W + name)
        detach(element)
    assert b"<w:p>\n \n<w:c/></w:p>" in etree.tostring(root)
    detach(root)
    assert root.tag == W + "body"


def test_answers_and_lists_of_comments_are_put_right() -> None:
    data = document([Para("甲乙")])
    annotated = annotate(data, report_with(data, finding(at(0, 0, 1))), NOTICE, date=DATE)
    threaded = _threaded(annotated)
    stripped = strip_comments(threaded)
    check_package(stripped)
    extended = raw(stripped, "word/commentsExtended.xml").decode()
    assert "paraIdParent" not in extended
    assert extended.count("commentEx ") == 2
    assert 'paraId="11111111"' in extended
    assert [c.author for c in anchored(stripped)] == ["王某"]


def _threaded(annotated: bytes) -> bytes:
    """As Word saves it when somebody has answered the last comment and set a mark of his own inside its run."""
    found = parts(annotated)
    comments = found["word/comments.xml"].decode()
    answer = (
        f'<w:comment xmlns:w14="{_W14}" w:id="50" w:author="王某"><w:p w14:paraId="11111111"><w:r><w:t>好</w:t></w:r></w:p>'
        "</w:comment>"
    )
    first = comments.index("<w:p>")
    comments = comments[:first] + f'<w:p xmlns:w14="{_W14}" w14:paraId="22222222">' + comments[first + 5 :]
    found["word/comments.xml"] = comments.replace("</w:comments>", answer + "</w:comments>").encode()
    body = found["word/document.xml"].decode()
    ranges = '<w:commentRangeStart w:id="50"/><w:commentRangeEnd w:id="50"/>'
    reference = '<w:commentReference w:id="1"/>'
    assert reference in body
    found["word/document.xml"] = (
        body.replace(reference, reference + '<w:commentReference w:id="50"/>')
        .replace("<w:p>", "<w:p>" + ranges, 1)
        .encode()
    )
    found["word/commentsExtended.xml"] = (
        f'<w15:commentsEx xmlns:w15="{_EXTENDED}"><w15:commentEx w15:paraId="22222222" w15:done="0"/>'
        '<w15:commentEx w15:paraId="11111111" w15:paraIdParent="22222222" w15:done="0"/>'
        '<w15:commentEx w15:paraId="33333333" w15:done="1"/></w15:commentsEx>'
    ).encode()
    relation = (
        '<Relationship Id="ex" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended"'
        ' Target="commentsExtended.xml"/>'
    )
    relations = found["word/_rels/document.xml.rels"].decode()
    found["word/_rels/document.xml.rels"] = relations.replace(
        "</Relationships>", relation + "</Relationships>"
    ).encode()
    return zipped(found)
