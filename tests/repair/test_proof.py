"""A repair that would change more than it should is refused."""

from __future__ import annotations

import pytest

from docchecker.repair import bystyle, direct
from docchecker.repair import fix as repair
from docchecker.repair.fix import fix
from docchecker.repair.looks import SIZE, Change
from docchecker.repair.needs import Edit, Wish
from docchecker.repair.proof import UnsafeRepair, prove_looks, prove_parts, prove_text, prove_xml
from docchecker.structure import Span
from docchecker.word.reader import read
from tests.building import (
    NumberLevel,
    Para,
    Raw,
    Run,
    Table,
    deleted,
    document,
    footnote_mark,
    footnotes_part,
    inserted,
    numbering_part,
    style,
)
from tests.repair.reports import FOLDER, NOTICE, report_on

_PLAIN = [Para([Run("甲乙", size=16), inserted("丙"), deleted("丁")]), Para("戊", align="left"), Table([["一", "二"]])]
_DATA = document(_PLAIN)


def _xml(changed: list[object], *, words: bool = True, **more: str) -> None:
    prove_xml(_DATA, document(changed, **more), words=words)


def test_looks_borders_of_runs_and_alignment_may_differ() -> None:
    _xml([Para([Run("甲", size=22, bold=True), Run("乙", east_asia="宋体"), inserted(Run("丙", size=9)), deleted("丁")]),
          Para("戊", align="center"), _PLAIN[2]])  # fmt: skip


def test_words_may_differ_where_it_is_said_so() -> None:
    changed = [Para([Run("换", size=16), inserted("丙"), deleted("丁")]), *_PLAIN[1:]]
    _xml(changed, words=False)
    with pytest.raises(UnsafeRepair, match="正文的结构"):
        _xml(changed)


@pytest.mark.parametrize(
    "changed",
    [
        [Para([Run("甲乙", size=16), Run("丙"), deleted("丁")]), *_PLAIN[1:]],
        [Para([Run("甲乙", size=16), inserted("丙", author="别人"), deleted("丁")]), *_PLAIN[1:]],
        [Para([Run("甲乙", size=16), inserted("丙"), deleted("别的")]), *_PLAIN[1:]],
        [Para([Run("甲乙", raw_rpr='<w:color w:val="FF0000"/>'), inserted("丙"), deleted("丁")]), *_PLAIN[1:]],
        [_PLAIN[0], Para("戊", numbering=1), _PLAIN[2]],
        [_PLAIN[0], Para("戊", mark=Run(style="a4")), _PLAIN[2]],
        [*_PLAIN[:2], Table([["一", "二"]], style="a5")],
        [*_PLAIN, Para()],
        _PLAIN[:2],
        [Para([Run("甲乙", size=16), Raw("<w:r><w:tab/></w:r>"), inserted("丙"), deleted("丁")]), *_PLAIN[1:]],
    ],
)
def test_anything_else_in_the_body_is_refused(changed: list[object]) -> None:
    with pytest.raises(UnsafeRepair, match="正文的结构"):
        _xml(changed)


def test_only_looks_of_styles_may_differ() -> None:
    one = document(_PLAIN, styles=style("z", "样式", Run(size=16), Para(align="left")))
    prove_xml(one, document(_PLAIN, styles=style("z", "样式", Run(bold=True))), words=True)
    for other in (style("z", "样式", Run(size=16, hidden=True)), style("z", "改名", Run(size=16)), ""):
        with pytest.raises(UnsafeRepair, match="样式表"):
            prove_xml(one, document(_PLAIN, styles=other), words=True)


def test_the_text_must_be_as_the_edits_make_it() -> None:
    before, after = read(document([Para("一、背景（黑体三号）")])), read(document([Para("一、背景")]))
    prove_text(before, after, [Edit("R", Span(0, 4, 10), "")])
    for wrong in ((), [Edit("R", Span(0, 3, 10), "")]):
        with pytest.raises(UnsafeRepair, match="文字"):
            prove_text(before, after, wrong)


_NOTES = {"word/footnotes.xml": footnotes_part("脚注")}


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        (document([Para("甲", numbering=1)], numbering=numbering_part([NumberLevel()])), document([Para("甲")]), "编号"),
        (document([Para("甲")]), document([Para("甲", style="a3")]), "编号"),
        (document([Para(["甲", footnote_mark()])]), document([Para("甲")]), "脚注"),
        (document([Table([["甲"]])]), document([Para("甲")]), "表格"),
        (document([Para(["甲", deleted("乙")])]), document([Para("甲")]), "修订"),
        (document([Para("甲")], extra_parts=_NOTES), document([Para("甲")]), "修订、批注或文本框"),
    ],
)  # fmt: skip
def test_numbers_tables_notes_and_revisions_must_stay(before: bytes, after: bytes, what: str) -> None:
    with pytest.raises(UnsafeRepair, match=what):
        prove_text(read(before), read(after), ())


def _wish(paragraph: int, start: int, end: int) -> Wish:
    return Wish("R", Span(paragraph, start, end), Change(SIZE, 16.0, 22.0))


def test_looks_may_differ_only_where_it_was_wished() -> None:
    before = read(document([Para([Run("甲乙", size=22), Run(" 丙"), Run("AB")])]))
    after = read(document([Para([Run("甲乙", size=16), Run(" ", size=16), Run("丙"), Run("AB", east_asia="宋体")])]))
    prove_looks(before, after, [_wish(0, 0, 2)])
    with pytest.raises(UnsafeRepair, match="第1段的字体字号"):
        prove_looks(before, after, [_wish(0, 0, 1)])
    with pytest.raises(UnsafeRepair, match="第1段的字体字号"):
        prove_looks(before, after, ())


def test_alignment_may_differ_only_where_it_was_wished() -> None:
    before, after = (
        read(document([Para("甲"), Para()])),
        read(document([Para("甲", align="right"), Para(align="right")])),
    )
    prove_looks(before, after, [_wish(0, 0, 0)])
    with pytest.raises(UnsafeRepair, match="第1段的对齐方式"):
        prove_looks(before, after, ())


def test_other_parts_must_stay() -> None:
    one, other = (document(_PLAIN, extra_parts={"word/media/image1.png": content}) for content in (b"1", b"2"))
    prove_parts(one, other, ("word/media/image1.png",))
    with pytest.raises(UnsafeRepair, match="图片等其他部件"):
        prove_parts(one, other, ("word/document.xml",))


def test_a_repair_that_goes_wrong_writes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    data = (FOLDER / "案例-正文四号.docx").read_bytes()
    report = report_on(data)
    real = direct.set_looks

    def careless(wishes: list[Wish], places: list[object], document: object) -> list[str]:
        places[0].elements[0].getparent().remove(places[0].elements[0])
        return real(wishes, places, document)

    monkeypatch.setattr(repair, "set_looks", careless)
    with pytest.raises(UnsafeRepair) as caught:
        fix(data, report, NOTICE)
    assert str(caught.value) == "修改后的文件与原文件核对不上（正文的结构），没有写出文件；请按批注手工修改。"


def test_a_style_that_reaches_too_far_is_given_up_for_direct_formatting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bystyle.StyleTurns, "_agreed", lambda *_: True)
    name = style("zw", "正文内容", Run(east_asia="宋体", size=16), based_on="a")
    text = Para("青湖县三年来纠纷不断，根子在普法不到位。", style="zw")
    data = document(
        [Para(Run("青湖县司法局把普法课开到秤台边", "宋体", size=22, bold=True), align="center"),
         Para(Run("一、背景情况", "黑体", size=16)), text, Table([[Para("表内", style="zw"), "乙"]]), text], styles=name,
    )  # fmt: skip
    result = fix(data, report_on(data, "case"), NOTICE)
    fonts = {p.text: p.runs[0].look.east_asia_font.value for p in read(result.data).paragraphs if p.text}
    assert fonts["表内"] == "宋体"
    assert fonts["青湖县三年来纠纷不断，根子在普法不到位。"] == "仿宋"
