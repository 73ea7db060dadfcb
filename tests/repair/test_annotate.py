"""Comments stand at the exact words, beside what was there, and can be replaced."""

from __future__ import annotations

import io
import json
import re
import zipfile
from xml.etree import ElementTree

import docx
import pytest

from docchecker.errors import UnreadableDocument
from docchecker.findings import FileReport, Level, Location, Outcome, Status, Trouble, Verdict
from docchecker.repair.annotate import PLACES, annotate
from docchecker.word.names import STRICT
from docchecker.word.reader import read
from tests.building import (
    Block,
    Inline,
    Para,
    Raw,
    Run,
    Table,
    commented,
    comments_part,
    complex_field,
    control,
    deleted,
    deleted_mark,
    document,
    hyperlink,
    inserted,
    simple_field,
    smart_tag,
    style,
)
from tests.repair.readback import W, anchored, canonical, check_package, out_of_order, part, parts, raw, zipped
from tests.repair.reports import DATE, FOLDER, NOTICE, at, finding, places_of, report_on, report_with

EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
_RUBY = Raw(
    "<w:r><w:t>旁</w:t></w:r><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>-</w:t></w:r></w:rt>"
    "<w:rubyBase><w:r><w:t>注音</w:t></w:r></w:rubyBase></w:ruby></w:r>"
)
_BOUND = Raw(
    '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{0}"/></w:sdtPr><w:sdtContent>'
    "<w:r><w:t>来自数据的字</w:t></w:r></w:sdtContent></w:sdt>"
)


@pytest.mark.parametrize("name", [name for name in EXPECTED if EXPECTED[name]["findings"]])
def test_each_wrong_fixture_has_its_words_marked(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    report = report_on(data)
    result = annotate(data, report, NOTICE, date=DATE)
    check_package(result)
    assert out_of_order(part(result, "word/document.xml")) == []
    texts = [p.text for p in read(data).paragraphs]
    own = [comment for comment in anchored(result) if comment.author == "docchecker"]
    places: dict[tuple[int, str, str], list[Location]] = {}
    for one in report.findings:
        paragraphs = list(dict.fromkeys(at.paragraph for at in one.locations))[: PLACES + 1]
        for place in one.locations:
            if place.paragraph is not None and place.paragraph in paragraphs:
                places.setdefault((place.paragraph, one.rule, one.code), []).append(place)
    assert sorted(comment.words for comment in own[1:]) == sorted(
        _around(texts[key[0]], found) for key, found in places.items()
    )
    for comment in own[1:]:
        assert any(one.message in comment.lines[0] and one.quote in comment.lines[1] for one in report.findings)
    assert [run for p in read(result).paragraphs for run in p.runs] == [
        r for p in read(data).paragraphs for r in p.runs
    ]


def _around(whole: str, places: list[Location]) -> str:
    """The words from the first to the last of some places, all of them where one has no offsets."""
    starts, ends = [place.start for place in places], [place.end for place in places]
    known = [start for start in starts if start is not None], [end for end in ends if end is not None]
    return whole if len(known[0]) < len(places) else whole[min(known[0]) : max(known[1])]


def test_findings_of_one_kind_in_one_paragraph_are_one_comment() -> None:
    data = document([Para("甲乙丙丁"), Para("戊己")])
    report = report_with(
        data, finding(at(0, 0, 1), at(0, 2, 3), at(1, 0, 1)), finding(at(0, 3, 4), message="又一处"),
        finding(at(0, 1, 2))._replace(code="other"),
    )  # fmt: skip
    own = anchored(annotate(data, report, NOTICE, date=DATE))[1:]
    assert sorted(comment.words for comment in own) == ["乙", "戊", "甲乙丙丁"]
    merged = next(comment for comment in own if comment.words == "甲乙丙丁")
    assert "（3处中的2处）" in merged.lines[0]
    assert "又一处" in merged.lines[1]
    assert len(merged.lines) == len(set(merged.lines))


def test_our_own_comments_are_not_counted_and_others_are_quoted() -> None:
    data = document([Para(commented("别人批的", number=7)), Para("甲乙")])
    before = read(data).marks
    after = read(annotate(data, report_with(data, finding(at(1, 0, 1))), NOTICE, date=DATE)).marks
    assert before == after
    assert len(after) == 1


def test_a_signature_goes_and_is_told() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
        '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"'
        ' Target="_xmlsignatures/origin.sigs"/></Relationships>'
    )
    signed = {"_rels/.rels": relations, "_xmlsignatures/origin.sigs": "", "_xmlsignatures/sig1.xml": "<Signature/>"}
    data = document([Para("甲乙")], extra_parts=signed)
    copy = annotate(data, report_with(data, finding(at(0, 0, 1))), NOTICE, date=DATE)
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        assert not [name for name in archive.namelist() if name.startswith("_xmlsignatures")]
        assert b"digital-signature" not in archive.read("_rels/.rels")
    assert any("数字签名" in line for line in anchored(copy)[0].lines)


def _annotated(body: list[Block], words: str, **parts_of: str) -> tuple[bytes, str]:
    data = document(body, **parts_of)
    result = annotate(data, report_with(data, finding(places_of(data, words))), NOTICE, date=DATE)
    check_package(result)
    return result, anchored(result)[-1].words


_INLINE: dict[str, tuple[list[Inline], str]] = {
    "middle of a run": (["甲乙丙丁"], "乙丙"),
    "over runs": ([Run("甲乙", bold=True), "丙丁", Run("戊己", size=16)], "乙丙丁戊"),
    "a whole run": (["甲", Run("乙", bold=True), "丙"], "乙"),
    "in a control": (["前", control("控件内容", title="a"), "后"], "件内"),
    "into a control": (["前面", control("控件内容", title="a"), "后"], "面控件"),
    "in an insertion": (["前", inserted("插入的字"), "后"], "入的"),
    "a whole insertion": (["前", inserted("插入"), "后"], "插入"),
    "over a deletion": (["前", deleted("删掉"), "后"], "前后"),
    "in a link": (["前", hyperlink("链接文字"), "后"], "接文"),
    "a whole link": (["前", hyperlink("链接"), "后"], "链接"),
    "in a field": (["第", complex_field("PAGE", "12"), "页"], "12页"),
    "a simple field": (["第", simple_field("PAGE", "12"), "页"], "12"),
    "in a smart tag": (["前", smart_tag("某年某月"), "后"], "年某"),
    "between tabs": (["甲\t乙丙\t丁"], "\t乙丙\t"),
    "over a break": (["甲乙\n丙丁"], "乙\n丙"),
    "spaces at the cut": (["one two three"], " two "),
    "deep": ([control(hyperlink(inserted("甲乙丙")), title="a")], "乙"),
}


@pytest.mark.parametrize("name", _INLINE)
def test_words_are_marked_wherever_they_stand(name: str) -> None:
    inline, words = _INLINE[name]
    _, marked = _annotated([Para("另一段"), Para(inline)], words)
    assert marked == words.replace("\t", "")


def test_words_in_tables_block_controls_and_joined_paragraphs_are_marked() -> None:
    body = [
        Table([["一", [Para("表格里的字")]]]),
        control(Para("块里的字")),
        Para("前段", mark=Run(raw_rpr=deleted_mark())),
    ]
    for words in ("格里", "块里"):
        assert _annotated([*body, Para("后段")], words)[1] == words
    assert _annotated([*body, Para("后段")], "段后")[1] == "段后"


def test_an_atom_is_marked_whole() -> None:
    assert _annotated([Para([_RUBY])], "旁注")[1] == "旁-注音"
    assert _annotated([Para(["前", _BOUND, "后"])], "数据")[1] == "来自数据的字"


def test_a_reference_stays_out_of_links_and_revisions() -> None:
    result, _ = _annotated([Para(["前", hyperlink(inserted("链接文字")), "后"])], "接文")
    (paragraph,) = part(result, "word/document.xml").iter(f"{W}p")
    within = [e for link in paragraph.iter(f"{W}hyperlink") for e in link.iter(f"{W}commentReference")]
    assert within == []
    assert len(list(paragraph.iter(f"{W}commentReference"))) == 2


def test_comments_that_end_at_one_place_keep_their_order() -> None:
    inside = [hyperlink(inserted("链接文字"))]
    for line in (["甲乙"], ["前", *inside], [commented("别人批的", number=7)]):
        data = document([Para(line)])
        report = report_with(
            data, finding(at(0)), finding(at(0, 1, len(read(data).paragraphs[0].text)))._replace(code="other")
        )
        body = part(annotate(data, report, NOTICE, date=DATE), "word/document.xml")
        order = [int(e.get(f"{W}id", "")) for e in body.iter(f"{W}commentReference")]
        assert order == sorted(order)
        assert len(order) == 3 + (line[0] not in ("甲乙", "前"))


def test_a_cut_run_keeps_its_properties_on_both_sides() -> None:
    data = document([Para([Run("甲乙丙", east_asia="仿宋", size=16, bold=True)])])
    result = annotate(data, report_with(data, finding(at(0, 1, 2))), NOTICE, date=DATE)
    runs = [run for run in part(result, "word/document.xml").iter(f"{W}r") if run.find(f"{W}t") is not None]
    assert [run.findtext(f"{W}t") for run in runs] == ["甲", "乙", "丙"]
    assert len({re.sub(r"\s", "", _properties(run)) for run in runs}) == 1


def _properties(run: ElementTree.Element) -> str:
    properties = run.find(f"{W}rPr")
    assert properties is not None
    return ElementTree.tostring(properties, encoding="unicode")


def test_a_finding_without_offsets_marks_its_paragraph() -> None:
    data = document([Para("甲乙"), Para("丙丁"), Para()])
    report = report_with(
        data, finding(at(1)), finding(at(2)), finding(at(1, 0, 99))._replace(code="other"), finding(at(9))
    )
    comments = anchored(annotate(data, report, NOTICE, date=DATE))
    assert [comment.words for comment in comments] == ["甲乙", "丙丁", "丙丁", ""]


def test_places_beyond_the_first_are_listed_in_one_comment() -> None:
    data = document([Para(f"段{n}") for n in range(9)])
    report = report_with(data, finding(*(at(n, 0, 2) for n in range(PLACES + 3))))
    comments = anchored(annotate(data, report, NOTICE, date=DATE))[1:]
    assert [comment.words for comment in comments] == [f"段{n}" for n in range(PLACES + 1)]
    assert "（8处中的第5处）" in comments[PLACES - 1].lines[0]
    assert "还有：第6段、第7段、第8段" in comments[PLACES].lines[0]


def test_a_comment_says_level_message_clause_and_advice() -> None:
    data = document([Para("甲乙")])
    report = report_with(data, finding(at(0, 0, 1), message="标题太长", level=Level.WARNING))
    comment = anchored(annotate(data, report, NOTICE, date=DATE))[1]
    assert comment.lines == (
        "【建议】标题太长",
        "依据：附件3 关于标题：“一般不超过25个字”（CASE-TITLE-LENGTH）",
        "怎么改：改好。",
    )
    assert comment.attributes[f"{W}initials"] == "DC"
    assert comment.attributes[f"{W}date"] == "2023-11-03T09:30:00Z"


def test_the_summary_stands_at_the_title_and_tells_what_concerns_the_whole() -> None:
    data = (FOLDER / "案例-总字数严重不足.docx").read_bytes()
    report = report_on(data)
    outcomes = (*report.checked, Outcome("CASE-MACRO", Status.FOR_PERSON), Outcome("DOC-MACRO", Status.ERROR))
    report = report._replace(checked=outcomes, unjudged=("图片等2处：图里的文字没有查",))
    summary = anchored(annotate(data, report, NOTICE, date=DATE))[0]
    assert "没查的：图片等2处：图里的文字没有查。" in summary.lines
    assert summary.words == read(data).paragraphs[0].text
    assert summary.lines[0].startswith("docchecker 检查结果：不通过，1处必须修改")
    assert summary.lines[1:3] == ("材料类型：典型创新案例（附件3）。", f"字数：{report.counts.words}。")
    whole = next(one for one in report.findings if one.location.paragraph is None)
    assert f"【必须】{whole.message}" in summary.lines
    assert "请人工判断：背景不笼统、不宏观。" in summary.lines
    assert "未能检查：没有宏程序。" in summary.lines


def test_the_summary_of_a_document_without_a_title_stands_at_the_first_words() -> None:
    data = document([Para(), Para("只有一句话。")])
    report = report_with(data)
    assert anchored(annotate(data, report, NOTICE, date=DATE))[0].words == "只有一句话。"
    blank = document([Para()])
    assert anchored(annotate(blank, report_with(blank), NOTICE, date=DATE))[0].words == ""
    assert anchored(annotate(blank, report._replace(document=None), NOTICE, date=DATE))[0].words == ""


def test_accepted_findings_get_no_comment() -> None:
    data = document([Para("甲乙")])
    accepted = finding(at(0, 0, 1))._replace(suppressed="单位名称长")
    whole = finding(at(None))._replace(suppressed="已说明")
    assert len(anchored(annotate(data, report_with(data, accepted, whole), NOTICE, date=DATE))) == 1


def test_comments_of_others_survive() -> None:
    data = document([Para([commented("别人批的", number=7), "后"])], extra_parts={
        "word/comments.xml": comments_part("请核对").replace('w:id="0"', 'w:id="7"'),
    })  # fmt: skip
    result = annotate(data, report_with(data, finding(places_of(data, "人批"))), NOTICE, date=DATE)
    check_package(result)
    comments = anchored(result)
    assert [(c.author, c.words) for c in comments] == [
        ("审稿人", "别人批的"), ("docchecker", "别人批的后"), ("docchecker", "人批"),
    ]  # fmt: skip
    assert comments[0].lines == ("请核对",)
    assert [c.attributes[f"{W}id"] for c in comments] == ["7", "8", "9"]


def test_annotating_again_replaces_the_comments() -> None:
    data = (FOLDER / "清单-名称黑体.docx").read_bytes()
    report = report_on(data)
    once = annotate(data, report, NOTICE, date=DATE)
    assert annotate(once, report, NOTICE, date=DATE) == once
    fewer = annotate(once, report._replace(findings=()), NOTICE, date=DATE)
    assert len(anchored(fewer)) == 1


def test_missing_styles_are_added_and_known_ones_used() -> None:
    data = document([Para("甲")])
    styles = part(annotate(data, report_with(data), NOTICE, date=DATE), "word/styles.xml")
    names = [e.get(f"{W}val") for e in styles.iter(f"{W}name")]
    assert names[-2:] == ["annotation text", "annotation reference"]
    assert out_of_order(styles) == []
    named = style("t9", "annotation text") + style("r9", "annotation reference", kind="character")
    own = document([Para("甲")], styles=named)
    result = annotate(own, report_with(own), NOTICE, date=DATE)
    assert raw(result, "word/styles.xml") == raw(own, "word/styles.xml")
    comments = raw(result, "word/comments.xml").decode()
    assert 'w:pStyle w:val="t9"' in comments
    assert 'w:rStyle w:val="r9"' in comments


def test_a_style_id_that_is_taken_is_not_used() -> None:
    data = document([Para("甲")], styles=style("CommentText", "别的") + '<w:style w:type="paragraph" w:styleId="x"/>')
    result = annotate(data, report_with(data), NOTICE, date=DATE)
    check_package(result)
    assert "CommentText0" in raw(result, "word/comments.xml").decode()


def test_styles_without_a_default_are_the_base_of_nothing() -> None:
    bare = f'<w:styles xmlns:w="{W[1:-1]}"><w:style w:type="paragraph" w:styleId="z"><w:name w:val="z"/></w:style></w:styles>'
    data = document([Para("甲")], extra_parts={"word/styles.xml": bare})
    result = annotate(data, report_with(data), NOTICE, date=DATE)
    check_package(result)
    assert list(part(result, "word/styles.xml").iter(f"{W}basedOn")) == []


def test_a_comments_part_that_belongs_to_nothing_is_left_alone() -> None:
    found = parts(document([Para("甲")], extra_parts={"word/comments.xml": comments_part("旧")}))
    relations = found["word/_rels/document.xml.rels"]
    orphan = re.sub(rb"<Relationship [^>]*comments.xml\"/>", b"", relations)
    assert orphan != relations
    data = zipped({**found, "word/_rels/document.xml.rels": orphan})
    result = annotate(data, report_with(data), NOTICE, date=DATE)
    assert raw(result, "word/comments.xml") == found["word/comments.xml"]
    assert "docchecker" in raw(result, "word/comments0.xml").decode()


def test_without_styles_no_style_is_named() -> None:
    data = document([Para("甲")], extra_parts={"word/styles.xml": None})
    result = annotate(data, report_with(data), NOTICE, date=DATE)
    assert b"Style" not in raw(result, "word/comments.xml")
    assert "word/styles.xml" not in parts(result)


def test_all_other_parts_stay_as_they_are() -> None:
    data = (FOLDER / "案例-合格-WPS.docx").read_bytes()
    before, after = parts(data), parts(annotate(data, report_on(data), NOTICE, date=DATE))
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert set(after) - set(before) == {"word/comments.xml"}


def test_a_relationship_without_its_part_is_used() -> None:
    data = (FOLDER / "案例-有批注.docx").read_bytes()
    missing = document([Para("甲")], relations=(
        '<Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"'
        ' Target="notes.xml"/>'
    ))  # fmt: skip
    result = annotate(missing, report_with(missing), NOTICE, date=DATE)
    assert "word/notes.xml" in parts(result)
    assert raw(result, "word/_rels/document.xml.rels") == raw(missing, "word/_rels/document.xml.rels")
    orphan = document([Para("甲")], extra_parts={"word/other.bin": b"x"})
    assert "word/comments.xml" in parts(annotate(orphan, report_with(orphan), NOTICE, date=DATE))
    assert len(anchored(annotate(data, report_on(data), NOTICE, date=DATE))) > 1


def test_strict_documents_stay_strict() -> None:
    data = document([Para("甲乙丙")])
    strict = _strict(data)
    result = annotate(strict, report_with(strict, finding(at(0, 1, 2))), NOTICE, date=DATE)
    assert read(result).paragraphs == read(strict).paragraphs
    for name in ("word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels"):
        assert b"schemas.openxmlformats.org/wordprocessingml" not in raw(result, name)
    assert b"purl.oclc.org/ooxml/wordprocessingml" in raw(result, "word/comments.xml")


def _strict(data: bytes) -> bytes:
    found = parts(data)
    for strict, transitional in STRICT:
        found = {name: content.replace(transitional, strict) for name, content in found.items()}
    return zipped(found)


def test_python_docx_opens_the_copy() -> None:
    data = (FOLDER / "案例-正文宋体.docx").read_bytes()
    result = annotate(data, report_on(data), NOTICE)
    opened = docx.Document(io.BytesIO(result))
    assert [p.text for p in opened.paragraphs] == [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]


def test_a_file_that_could_not_be_checked_is_refused() -> None:
    trouble = Trouble("truncated", "文件不完整。", "请重新获取。")
    report = FileReport("坏.docx", None, None, Verdict.UNREADABLE, trouble=trouble)
    with pytest.raises(UnreadableDocument) as caught:
        annotate(b"", report, NOTICE)
    assert caught.value.kind == "truncated"
    empty = document([])
    with pytest.raises(UnreadableDocument) as caught:
        annotate(empty, report_with(empty), NOTICE)
    assert caught.value.kind == "no_text"


def test_the_source_bytes_are_not_touched() -> None:
    data = (FOLDER / "案例-合格.docx").read_bytes()
    copy = bytes(data)
    annotate(data, report_on(data), NOTICE)
    assert data == copy
    assert canonical(data) == canonical(copy)
