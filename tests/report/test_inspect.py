"""``inspect``: what the reader saw, for programs and for people."""

from __future__ import annotations

import json

import lxml.html
import pytest

from docchecker.model import Effective, Run
from docchecker.report import inspect_html, inspect_json, inspect_text, inspected
from docchecker.report.page import Page
from docchecker.structure import Item, Part, Span
from tests.report.samples import BOLD_SONG, NOTICE, SEEN
from tests.report.samples import DIRECT as DIRECT_ORIGIN

DIRECT = {"east_asia_font": "直接格式", "latin_font": "直接格式", "size_pt": "直接格式", "bold": "直接格式"}
NORMAL = "样式“正文”（主题字体）"


def test_json():
    data = json.loads(inspect_json.render(SEEN, NOTICE, Page()))
    first, second, third = data.pop("paragraphs")
    assert data == {
        "file": "案例.docx",
        "kind": "case",
        "application": "WPS 文字",
        "counts": {"words": 16, "cjk": 15, "non_space": 17, "characters": 18},
        "unread": [],
        "text_boxes": [],
        "sections": [],
        "items": [],
    }
    assert first == {
        "index": 0,
        "role": "title",
        "in_table": False,
        "style": "标题",
        "text": "河湾区司法局\n创新案例",
        "label": "",
        "align": "center",
        "align_origin": "直接格式",
        "runs": [
            {
                "text": "河湾区司法局\n创新案例",
                "east_asia_font": "宋体",
                "latin_font": "Times New Roman",
                "size_pt": 22.0,
                "bold": True,
                "origin": DIRECT,
            }
        ],
    }
    assert (second["in_table"], second["label"]) == (True, "一、")
    assert (second["align"], second["align_origin"]) == (None, NORMAL)
    assert second["runs"][1] == {
        "text": "3年",
        "east_asia_font": None,
        "latin_font": None,
        "size_pt": None,
        "bold": None,
        "origin": dict.fromkeys(DIRECT, NORMAL),
    }
    assert third["runs"] == []


def test_json_of_an_unknown_kind_and_application():
    seen = SEEN._replace(document=type(SEEN.document)(()), structure=type(SEEN.structure)(None, 0.0, ()))
    data = json.loads(inspect_json.render(seen, NOTICE, Page()))
    assert (data["kind"], data["application"], data["paragraphs"]) == (None, None, [])


def test_text():
    assert inspect_text.render(SEEN, NOTICE, Page(120)).splitlines() == [
        "案例.docx",
        "─" * 60,
        "类型：典型创新案例（附件3）；软件：WPS 文字",
        "全文：16字（汉字15，不计空格的字符17，字符18）",
        "",
        "第1段   标题      10字    样式“标题”，居中（直接格式）",
        "        宋体 二号（22磅） 加粗 西文Times New Roman “河湾区司法局 创新案例”",
        "        来源  字体、字号、加粗、西文字体：直接格式",
        "",
        "第2段   部分标题  7字     表格内，样式“正文”，对齐不明（样式“正文”（主题字体）），自动编号“一、”",
        "        仿宋 三号（16磅） 不加粗 西文仿宋 “普法”",
        "        来源  字体、西文字体：直接格式；字号、加粗：样式“正文”（主题字体）",
        "        字体不明 字号不明 加粗不明 西文不明 “3年”",
        "        来源  字体、字号、加粗、西文字体：样式“正文”（主题字体）",
        "",
        "第3段   空段      0字     样式“正文”，odd（样式“正文”（主题字体））",
    ]


PARTED = SEEN._replace(
    structure=SEEN.structure._replace(
        parts=(Part("background", 1, "普法3年", Span(1, 0, 4), (Span(1, 5, 8),)),),
        items=(Item(1, 3, "3.", False, Span(0, 0, 6), (Span(1, 0, 2),)),),
    )
)


def test_counts_of_parts_and_items():
    data = json.loads(inspect_json.render(PARTED, NOTICE, Page()))
    assert data["sections"] == [
        {
            "section": "background", "number": 1, "heading": "普法3年", "paragraph": 1,
            "counts": {"words": 3, "cjk": 3, "non_space": 3, "characters": 3},
        }
    ]  # fmt: skip
    assert data["items"] == [
        {
            "order": 1, "number": 3, "label": "3.", "name": "河湾区司法局", "paragraph": 0,
            "counts": {"words": 8, "cjk": 8, "non_space": 8, "characters": 8},
        }
    ]  # fmt: skip
    lines = inspect_text.render(PARTED, NOTICE, Page(100)).splitlines()
    assert lines[4:6] == [
        "普法3年：3字（汉字3，不计空格的字符3，字符3）（不含标题）",
        "第1个问题：8字（汉字8，不计空格的字符8，字符8）（不含编号）",
    ]


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("", [0, 1, 2]),
        ("创新", [0]),
        ("一、", [1]),
        ("标题", [0, 1]),
        ("heading", [1]),
        ("部分标题", [1]),
        ("宋", [0, 1]),
        ("TIMES", [0, 1]),
        ("二号", [0, 1]),
        ("16磅", [1]),
        ("加粗", [0, 1]),
        ("常规", [1]),
        ("直接格式", [0, 1]),
        ("楷体", []),
    ],
)
def test_where(where, found):
    seen = SEEN._replace(where=where)
    assert [paragraph.index for paragraph, _ in inspected.shown(seen)] == found
    assert [one["index"] for one in json.loads(inspect_json.render(seen, NOTICE, Page()))["paragraphs"]] == found
    lines = inspect_text.render(seen, NOTICE, Page(100)).splitlines()
    assert (f"符合“{where}”的有{len(found)}段，共3段" in lines) == bool(where)
    page = lxml.html.fromstring(inspect_html.render(seen, NOTICE, Page()))
    assert [int(number) - 1 for number in page.xpath("//p/@data-n")] == found


def test_page_shows_text_role_and_look():
    page = lxml.html.fromstring(inspect_html.render(SEEN, NOTICE, Page()))
    first, second, third = page.xpath("//div[@class='text seen']/p")
    assert [one.get("class") for one in (first, second, third)] == ["role title c", "role heading cell", "role empty"]
    assert first.text_content() == "河湾区司法局\n创新案例"
    assert second.text_content() == "一、普法3年 见成效"
    assert first.get("title") == "第1段，标题，10字，样式“标题”，居中（直接格式）"
    assert second.get("title").endswith("，表格内，自动编号“一、”")
    assert first.xpath("span/@title") == [
        "宋体 二号（22磅） 加粗 西文Times New Roman\n字体、字号、加粗、西文字体：直接格式\n" + first.get("title")
    ]
    assert page.xpath("//ul[@class='legend']/li/text()") == ["标题", "部分标题", "空段"]


def test_page_dresses_looks_and_a_font_name_cannot_leave_its_rule():
    evil = BOLD_SONG._replace(east_asia_font=Effective('x";}</style><script>alert(1)</script>', DIRECT_ORIGIN))
    paragraph = SEEN.document.paragraphs[0]
    runs = (Run("甲", evil), Run("乙", BOLD_SONG._replace(size_pt=Effective(400.0, DIRECT_ORIGIN))))
    document = SEEN.document._replace(paragraphs=(type(paragraph)(0, "甲乙", runs, paragraph.align, "标题"),))
    seen = SEEN._replace(document=document, structure=SEEN.structure._replace(roles=("body",)))
    text = inspect_html.render(seen, NOTICE, Page())
    page = lxml.html.fromstring(text)
    assert page.xpath("//script") == []
    css = page.xpath("//body/style/text()")[0]
    assert css.splitlines() == [
        '.k0{font-family:"xstylescriptalert1script",serif;font-size:22pt;font-weight:bold}'
        '.k1{font-family:"宋体",serif;font-size:72pt;font-weight:bold}'
    ]
