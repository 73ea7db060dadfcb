"""What Word shows is read, what it does not show is not: fields, bound controls, merged cells, hidden labels and marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docchecker.model import Document, MarkKind
from docchecker.word.autonumbers import AutoNumbers
from docchecker.word.fieldcodes import shown_text
from docchecker.word.names import W
from docchecker.word.reader import read
from tests.building import Block, Para, Raw, document

_CHAR = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
_NUMBERING = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum'
    ' w:abstractNumId="0">{}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>{}</w:num></w:numbering>'
)


def _begin(data: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'


def _code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def _text(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _field(code: str, result: str | None = None, data: str = "") -> str:
    middle = "" if result is None else _CHAR.format("separate") + _text(result)
    return _begin(data) + _code(code) + middle + _CHAR.format("end")


def _read(*paragraphs: str) -> Document:
    return read(document([Raw(f"<w:p>{one}</w:p>") for one in paragraphs]))


def _texts(found: Document) -> list[str]:
    return [paragraph.text for paragraph in found.paragraphs]


_LIST = '<w:ffData><w:ddList>{}<w:listEntry w:val="青湖县"/><w:listEntry w:val="白河县"/></w:ddList></w:ffData>'


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        (_field(" FORMDROPDOWN ", data=_LIST.format('<w:result w:val="1"/>')), "白河县"),
        (_field(" FORMDROPDOWN ", data=_LIST.format('<w:default w:val="1"/>')), "白河县"),
        (_field(" FORMDROPDOWN ", data=_LIST.format("")), "青湖县"),
        (_field(" FORMDROPDOWN ", "旧的", data=_LIST.format('<w:result w:val="1"/>')), "白河县"),
        (_field(" FORMDROPDOWN ", "旧的", data=_LIST.format('<w:result w:val="9"/>')), "青湖县"),
        (_field(r"EQ \o\ac(○,1)"), "①"),
        (_field(r"eq \o\ac(○,三)"), "㊂"),
        (_field(r"EQ \o\ac(□,甲)"), "甲"),
        (_field(r"EQ \o(\s\up 11(合并),\s\do 4(字符))"), "合并字符"),
        (_field(r'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(pīn),拼)'), "拼"),
        (_field(r"EQ \f(1,2)"), "1/2"),
        (_field(r"EQ 甲\,乙"), "甲,乙"),
        (_field(r'SYMBOL 9312 \u \f "宋体"'), "①"),
        (_field(r"SYMBOL 65"), "A"),
        (_field("MACROBUTTON NoMacro 青湖县司法局"), "青湖县司法局"),
        (_field(r"MACROBUTTON NoMacro \* MERGEFORMAT 青湖县"), "青湖县"),
        (_field("GOTOBUTTON here 见第二部分"), "见第二部分"),
        (
            _begin() + _code("MACROBUTTON NoMacro 第") + _field(" SEQ a ", "3") + _code("章") + _CHAR.format("end"),
            "第3章",
        ),
        (_field("AUTONUM"), "1."),
        (_field(r"AUTONUM \* CHINESENUM3"), "一."),
        (_field("LISTNUM"), "1)"),
        (_field(r"LISTNUM NumberDefault \l 4 \s 3"), "(3)"),
        ('<w:fldSimple w:instr="EQ \\o\\ac(○,2)"/>', "②"),
        (f'<w:fldSimple w:instr="PAGE">{_text("7")}</w:fldSimple>', "7"),
        (_field(" PAGE ", "12"), "12"),
        (_field(" XE 索引 "), ""),
    ],
)
def test_what_a_field_shows(field: str, shown: str) -> None:
    assert _texts(_read(_text("前") + field + _text("后"))) == [f"前{shown}后"]


def test_numbers_of_fields_run_on() -> None:
    assert _texts(_read(*[_field("AUTONUM") + _text("问题")] * 3)) == ["1.问题", "2.问题", "3.问题"]
    numbers = AutoNumbers()
    codes = ("AUTONUMLGL", "AUTONUMLGL", "AUTONUMOUT", r"LISTNUM LegalDefault \l 2", "PAGE")
    assert [numbers.text(code, 0) for code in codes] == ["1.", "2.", "I.", "1.1.", None]


@pytest.mark.parametrize("middle", ["", _CHAR.format("separate")])
def test_a_field_without_an_end_loses_nothing(middle: str) -> None:
    found = _read(_text("甲") + _begin() + _code("PAGE") + middle + _text("乙"), _text("丙") + _field("PAGE", "3"))
    assert _texts(found) == ["甲乙", "丙3"]
    assert found.unread and "没有结束的域" in found.unread[0]
    assert not _read(_text("甲") + _field("PAGE", "3")).unread


@given(st.lists(st.sampled_from(["begin", "separate", "end", "code", "字"]), max_size=12))
def test_no_order_of_the_parts_of_fields_harms(parts: list[str]) -> None:
    made = "".join(_code("PAGE") if p == "code" else _text(p) if p == "字" else _CHAR.format(p) for p in parts)
    found = _read(made, _text("末段"))
    assert _texts(found)[-1].endswith("末段")
    if "end" not in parts:
        assert _texts(found)[0].count("字") == parts.count("字")


@given(st.text(alphabet=r'EQ\\oacfs(),;○12 甲"*', max_size=40))
def test_no_code_harms(code: str) -> None:
    from lxml import etree

    shown_text("EQ " + code, etree.Element(W + "fldChar"))
    AutoNumbers().text("LISTNUM " + code, 3)


# bound controls

_PROPS = (
    '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{A}"/>'
)
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps" Target="itemProps1.xml"/>'
    "</Relationships>"
)
_TO_STORE = (
    '<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"'
    ' Target="../customXml/item1.xml"/>'
)


def _bound(value: str, kind: str = "<w:text/>", path: str = "/n:a[1]/n:b[1]", prompt: str = "") -> Document:
    control = (
        f'<w:sdt><w:sdtPr>{prompt}<w:dataBinding w:prefixMappings="xmlns:n=\'urn:x\'" w:xpath="{path}"'
        f' w:storeItemID="{{a}}"/>{kind}</w:sdtPr><w:sdtContent>{_text("旧的")}</w:sdtContent></w:sdt>'
    )
    parts = {
        "customXml/item1.xml": f'<a xmlns="urn:x"><b c="属性">{value}</b></a>',
        "customXml/itemProps1.xml": _PROPS,
        "customXml/_rels/item1.xml.rels": _RELS,
    }
    return read(document([Raw(f"<w:p>{control}</w:p>")], extra_parts=parts, relations=_TO_STORE))


_CHOICE = '<w:dropDownList><w:listItem w:displayText="显示" w:value="v"/></w:dropDownList>'


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        (_bound("新的"), "新的"),
        (_bound("新的", path="/n:a[1]/n:b[1]/@c"), "属性"),
        (_bound("v", kind=_CHOICE), "显示"),
        (_bound("新的", prompt="<w:showingPlcHdr/>"), "新的"),
        # what the store does not tell, and what is not bound as text, stays
        (_bound("新的", path="/n:a[1]/n:b[2]"), "旧的"),
        (_bound("新的", path="/m:a[1]"), "旧的"),
        (_bound("新的", path="//*"), "旧的"),
        (_bound("新的", kind="<w:picture/>"), "旧的"),
        (_bound(""), "旧的"),
    ],
)
def test_a_bound_control_shows_its_store(found: Document, shown: str) -> None:
    assert _texts(found) == [shown]
    assert not found.paragraphs[0].placeholders


# merged cells, hidden labels, hidden marks


def _row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def _cell(text: str, properties: str = "") -> str:
    return f"<w:tcPr>{properties}</w:tcPr><w:p>{_text(text)}</w:p>"


_DOWN, _UP, _SIDE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:hMerge w:val="continue"/>'


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        (_row(_cell("甲", _DOWN), _cell("乙")) + _row(_cell("丙", _UP), _cell("丁")), ["甲", "乙", "", "丁"]),
        (_row(_cell("甲", _UP)) + _row(_cell("乙", _UP)), ["甲", ""]),
        (_row(_cell("甲")) + _row(_cell("乙", _UP)), ["甲", "乙"]),
        (_row(_cell("甲", _DOWN)) + _row(_cell("乙", '<w:gridSpan w:val="2"/><w:vMerge/>')), ["甲", "乙"]),
        (_row(_cell("甲", '<w:hMerge w:val="restart"/>'), _cell("乙", _SIDE)), ["甲", ""]),
        (_row(_cell("甲"), _cell("乙", _SIDE)), ["甲", "乙"]),
    ],
)
def test_continued_cells_are_not_shown(rows: str, shown: list[str]) -> None:
    found = read(document([Raw(f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>"), Para("后")]))
    assert _texts(found)[:-1] == shown
    assert len([mark for mark in found.marks if mark.kind is MarkKind.HIDDEN]) == shown.count("")


def _numbered(level: str, paragraphs: list[tuple[int, int]], overrides: str = "") -> list[str]:
    body: list[Block] = [
        Raw(f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{num}"/></w:numPr></w:pPr>{_text("字")}</w:p>')
        for num, at in paragraphs
    ]
    found = read(document(body, numbering=_NUMBERING.format(level, overrides)))
    return [paragraph.label for paragraph in found.paragraphs]


def _level(number: int, text: str, extra: str = "", fmt: str = "decimal", look: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/>{extra}<w:lvlText w:val="{text}"/>'
        f"{look}</w:lvl>"
    )


def test_a_hidden_label_counts_and_is_not_shown() -> None:
    levels = _level(0, "%1.", look="<w:rPr><w:vanish/></w:rPr>") + _level(1, "%1.%2")
    assert _numbered(levels, [(1, 0), (1, 0), (1, 1)]) == ["", "", "2.1"]
    assert _numbered(_level(0, "%1.", look='<w:rPr><w:vanish w:val="0"/></w:rPr>'), [(1, 0)]) == ["1."]


def test_a_level_restarts_by_its_own_attribute() -> None:
    own = '<w:lvlRestart w:val="1"/>'
    levels = _level(0, "%1") + _level(1, "图%2", own) + _level(2, "表%3", own)
    assert _numbered(levels, [(1, 0), (1, 2), (1, 1), (1, 1), (1, 0), (1, 1)]) == ["1", "表1", "图1", "图2", "2", "图1"]


def test_a_start_override_restarts_its_own_level() -> None:
    levels = _level(0, "%1.") + _level(1, "(%2)")
    starts = "".join(f'<w:lvlOverride w:ilvl="{n}"><w:startOverride w:val="1"/></w:lvlOverride>' for n in range(9))
    places = [(1, 0), (1, 0), (2, 1), (2, 1), (1, 0), (2, 0)]
    assert _numbered(levels, places, starts) == ["1.", "2.", "(1)", "(2)", "3.", "1."]


def test_legal_numbering_keeps_leading_zeros() -> None:
    levels = _level(0, "%1", fmt="upperRoman") + _level(1, "%1.%2", "<w:isLgl/>", fmt="decimalZero")
    assert _numbered(levels, [(1, 0), (1, 1)]) == ["I", "1.01"]


def _marked(text: str, align: str = "", *, hidden: bool = True) -> str:
    mark = "<w:rPr><w:vanish/></w:rPr>" if hidden else ""
    jc = f'<w:jc w:val="{align}"/>' if align else ""
    return f"<w:p><w:pPr>{jc}{mark}</w:pPr>{_text(text) if text else ''}</w:p>"


def test_a_hidden_mark_joins_paragraphs() -> None:
    found = read(document([Raw(_marked("甲", "center")), Raw(_marked("乙", "center", hidden=False)), Para("丙")]))
    assert _texts(found) == ["甲乙", "丙"]
    assert found.paragraphs[0].align.value == "center"


def test_the_alignment_of_joined_paragraphs_that_differ_is_unknown() -> None:
    found = read(document([Raw(_marked("甲", "center")), Raw(_marked("乙", "right", hidden=False))]))
    assert [p.align.value for p in found.paragraphs] == [None]
    found = read(document([Raw(_marked("甲", "center")), Raw(_marked("", "right", hidden=False))]))
    assert [p.align.value for p in found.paragraphs] == ["center"]


def test_a_hidden_mark_before_a_table_or_at_the_end_ends_its_paragraph() -> None:
    table = f"<w:tbl><w:tblPr/><w:tblGrid/>{_row(_cell('丙'))}</w:tbl>"
    found = read(document([Raw(_marked("甲", "right")), Raw(table), Raw(_marked("乙", "center"))]))
    assert _texts(found) == ["甲", "丙", "乙"]
    assert [p.align.value for p in found.paragraphs][::2] == ["right", "center"]


# what is not read, and text boxes


@pytest.mark.parametrize(
    "body",
    [
        '<w:altChunk r:id="x"/>',
        f'<w:p>{_text("甲")}<w:altChunk r:id="x"/></w:p>',
        '<w:p><w:r><w:altChunk r:id="x"/></w:r></w:p>',
        f"<w:tbl><w:tblPr/><w:tblGrid/>{_row('<w:altChunk/><w:p/>')}</w:tbl>",
        '<w:sdt><w:sdtContent><w:altChunk r:id="x"/></w:sdtContent></w:sdt>',
        '<w:subDoc r:id="x"/>',
        '<w:p><w:subDoc r:id="x"/></w:p>',
        f"</w:body><w:body><w:p>{_text('第二个正文')}</w:p>",
    ],
)
def test_what_is_not_read_is_told(body: str) -> None:
    assert read(document([Para("普法"), Raw(body)])).unread
    assert not read(document([Para("普法")])).unread


def test_a_text_box_is_told_with_its_place() -> None:
    art = '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="艺术字标题"/></v:shape></w:pict></w:r>'
    found = read(document([Para("甲"), Raw(f"<w:p>{art}</w:p>"), Para("乙")]))
    assert (found.text_boxes, found.text_box_places, found.pictures) == (("艺术字标题",), (1,), 0)
