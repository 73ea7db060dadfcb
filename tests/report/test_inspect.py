"""``inspect``: what the reader saw, for programs and for people."""

from __future__ import annotations

import json

from docchecker.report import inspect_json, inspect_text
from docchecker.report.page import Page
from tests.report.samples import NOTICE, SEEN

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
    seen = SEEN._replace(
        document=type(SEEN.document)(()), structure=type(SEEN.structure)(None, 0.0, ())
    )
    data = json.loads(inspect_json.render(seen, NOTICE, Page()))
    assert (data["kind"], data["application"], data["paragraphs"]) == (None, None, [])


def test_text():
    assert inspect_text.render(SEEN, NOTICE, Page(120)).splitlines() == [
        "案例.docx",
        "─" * 60,
        "类型：典型创新案例（附件3）；软件：WPS 文字；全文16字（汉字15，不计空格的字符17，字符18）",
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
