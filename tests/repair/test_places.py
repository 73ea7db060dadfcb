"""Places are the paragraphs of the model, character for character."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docchecker.word.names import W
from docchecker.word.package import Package
from docchecker.word.places import Place, find_places, visible_text
from docchecker.word.reader import read
from tests.building import (
    Block,
    Para,
    Raw,
    Run,
    Table,
    alternate,
    complex_field,
    control,
    deleted,
    deleted_mark,
    document,
    hyperlink,
    inserted,
    moved_from,
    moved_to,
    simple_field,
    smart_tag,
    style,
    text_box,
)
from tests.repair.reports import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

_RUBY = Raw(
    "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>zhu</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>注</w:t></w:r></w:rubyBase>"
    "</w:ruby></w:r>"
)
_FORMULA = Raw("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>")
_EMPTY_FORMULA = Raw("<m:oMath/>")
_CHOICE = Raw(
    '<mc:AlternateContent><mc:Choice Requires="w14"><w:r><w:t>新</w:t></w:r></mc:Choice>'
    "<mc:Fallback><w:r><w:t>旧</w:t></w:r></mc:Fallback></mc:AlternateContent>"
)
_FALLBACK = Raw(
    '<mc:AlternateContent><mc:Choice Requires="v"><w:p/></mc:Choice>'
    "<mc:Fallback><w:p><w:r><w:t>后备</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>"
)
_NOTHING = Raw('<mc:AlternateContent><mc:Choice Requires="v"><w:p/></mc:Choice></mc:AlternateContent>')
_CHOICE_IN_RUN = Raw(
    '<w:r><mc:AlternateContent><mc:Choice Requires="w14"><w:t>新</w:t></mc:Choice></mc:AlternateContent>'
    '<mc:AlternateContent><mc:Choice Requires="v"/></mc:AlternateContent></w:r>'
)
_BEGIN, _SEPARATE, _END = (
    Raw(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>') for kind in ("begin", "separate", "end")
)
_DELETED_END = Para("删尾", mark=Run(raw_rpr=deleted_mark()))
_SIGNS = Raw(
    '<w:r><w:t>甲</w:t><w:tab/><w:ptab/><w:cr/><w:br/><w:br w:type="page"/><w:noBreakHyphen/>'
    '<w:sym w:font="Wingdings" w:char="F0FE"/><w:t> 乙 </w:t></w:r>'
)
_ROWS = Raw(
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"
    "<w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>控件里</w:t></w:r></w:p></w:tc>"
    "</w:sdtContent></w:sdt><w:sdt/><w:customXml><w:tc><w:p/></w:tc></w:customXml></w:tr></w:sdtContent></w:sdt><w:sdt/>"
    '<w:tr><w:trPr><w:del w:id="1" w:author="a"/></w:trPr><w:tc><w:p><w:r><w:t>删行</w:t></w:r></w:p></w:tc></w:tr>'
    '<w:tr><w:tc><w:tcPr><w:cellDel w:id="4" w:author="a"/></w:tcPr><w:p><w:r><w:t>删格</w:t></w:r></w:p></w:tc></w:tr>'
    "<w:tr><w:trPr/><w:tc><w:p><w:r><w:t>留行</w:t></w:r></w:p></w:tc></w:tr>"
    "<w:ins w:id='2' w:author='a'><w:tr><w:tc><w:p><w:r><w:t>插行</w:t></w:r></w:p></w:tc></w:tr></w:ins></w:tbl>"
)
_CASES: dict[str, list[Block]] = {
    "plain": [Para("甲"), Para(), Para([Run("乙"), Run("丙", bold=True)])],
    "signs": [Para([_SIGNS])],
    "wrapped": [Para([hyperlink("链接"), smart_tag("标记"), simple_field("DATE", "今天"), control("控件", title="a")])],
    "revised": [Para(["前", inserted("插入"), deleted("删除"), moved_from("移走"), moved_to("移来"), "后"])],
    "field": [Para([complex_field("PAGE", "7"), "页"])],
    "hidden": [Para(["看", Run("藏", hidden=True), "见"]), Para("样式藏", style="h")],
    "ruby": [Para(["前", _RUBY, Raw("<w:ruby><w:rt/></w:ruby>"), "后"])],
    "formula": [Para(["前", _FORMULA, _EMPTY_FORMULA, "后"])],
    "choice": [Para(["前", _CHOICE, "后"]), _FALLBACK, _NOTHING],
    "choice in a run": [Para(["前", _CHOICE_IN_RUN, "后"])],
    "lines in a text": [Raw("<w:p><w:r><w:t>甲\n乙</w:t></w:r></w:p>")],
    "field over paragraphs": [
        Para(["前", _BEGIN]),
        Para("域代码"),
        Para([_SEPARATE, "结果"]),
        Para(["结果二", _END]),
        Para([_BEGIN, _END, "后"]),
    ],
    "joined before a table": [_DELETED_END, Table([["表"]]), Table([[[_DELETED_END]]]), Para("后")],
    "properties not first": [Raw("<w:p><w:r><w:t>甲</w:t></w:r><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr></w:p>")],
    "box": [Para(["前", text_box(Para("框里")), "后"])],
    "table": [Table([["一", Table([["内"]])], [[Para("二"), Para("三")], "四"]]), Para("表后")],
    "rows": [_ROWS],
    "control": [control(Para("块一"), Para("块二")), Raw("<w:sdt><w:sdtPr/></w:sdt>"), Para("后")],
    "joined": [
        Para("前段", mark=Run(raw_rpr=deleted_mark())),
        Para("后段"),
        Para("末", mark=Run(raw_rpr=deleted_mark())),
    ],
    "nested choice": [Para([alternate("<w:drawing/>", "<w:pict/>"), Raw("<w:ins>" + _CHOICE.xml + "</w:ins>")])],
    "inserted block": [Raw("<w:ins w:id='3' w:author='a'><w:p><w:r><w:t>插段</w:t></w:r></w:p></w:ins>")],
}
_HIDING = style("h", "隐藏", Run(hidden=True))


def places(data: bytes) -> list[Place]:
    package = Package(data)
    body = package.root(package.main).find(W + "body")
    assert body is not None
    return find_places(package, body)


def _assert_agree(data: bytes) -> None:
    found = places(data)
    assert [place.text for place in found] == [paragraph.text for paragraph in read(data).paragraphs]
    for place in found:
        assert place.elements
        at = 0
        for piece in place.pieces:
            assert piece.start == at < piece.end
            at = piece.end
            if piece.node.tag == W + "t":
                assert visible_text(piece.node).replace("\n", " ") == place.text[piece.start : piece.end]
        assert at == len(place.text)


@pytest.mark.parametrize("name", _CASES)
def test_places_agree_with_the_model(name: str) -> None:
    _assert_agree(document(_CASES[name], styles=_HIDING if name == "hidden" else ""))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.docx")), ids=lambda path: path.stem)
def test_places_agree_on_fixtures(path: Path) -> None:
    _assert_agree(path.read_bytes())


def test_atoms_are_what_must_not_be_cut() -> None:
    (ruby,) = places(document(_CASES["ruby"]))
    assert [(piece.atom is None) for piece in ruby.pieces] == [True, False, True]
    (formula,) = places(document(_CASES["formula"]))
    assert [(piece.run is None, piece.atom is None) for piece in formula.pieces] == [
        (False, True), (True, False), (False, True),
    ]  # fmt: skip


def test_a_joined_paragraph_holds_both_elements() -> None:
    assert [len(place.elements) for place in places(document(_CASES["joined"]))] == [2, 1]
