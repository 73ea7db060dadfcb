"""``rules show``: what a rule demands, why, samples, and how to change it, for a terminal, as Markdown and as a page."""

from __future__ import annotations

import lxml.html

from docchecker import load_notice
from docchecker.report import rules_show
from docchecker.report.page import Page
from docchecker.report.rules_report import rule_ids, show_json
from tests.report.samples import FORMAT, KIND, NOTICE, TITLE_LENGTH

PAGE = Page(100)


def lines_of(notice, *ids):
    return rules_show.show_text(notice, ids, PAGE).splitlines()


def test_text():
    assert lines_of(NOTICE, "CASE-TITLE-LENGTH") == [
        "CASE-TITLE-LENGTH",
        "适用    典型创新案例（附件3）",
        "",
        "要求    标题不超过25个字",
        "级别    必须",
        "依据    附件3 关于标题：“一般不超过25个字”（A3-TITLE-LENGTH，程序检查）",
        "理解    按 Word 的字数计算。",
        "核对    words，对象 title，max = 25",
        "正例    河湾区司法局“码上说法”",
        "反例    写了31个字的标题",
        "怎么改  删短。",
    ]


def test_several_rules_stand_apart():
    lines = lines_of(NOTICE, "CASE-TITLE-UNIT", "DOC-KIND")
    assert lines[lines.index("DOC-KIND") - 2 :][:3] == ["", "", "DOC-KIND"]


def test_settings_are_spelt_as_the_rule_file_does():
    shown = rules_show.show_text(NOTICE, ("CASE-TITLE-FORMAT",), PAGE)
    assert f"依据    附件3 关于标题：“{FORMAT}”（A3-TITLE-FORMAT，程序检查一部分）" in shown
    joined = "".join(line.strip() for line in shown.splitlines())
    assert "font = 宋体，size = 二号（22磅），bold = true，align = 居中，habit = 小标宋" in joined


def test_rule_without_settings_and_with_an_unknown_clause():
    rule = KIND._replace(clause="X")
    notice = NOTICE._replace(kinds={"report": NOTICE.kinds["report"]._replace(rules=(rule,))}, common=())
    assert lines_of(notice, "DOC-KIND")[2:] == [
        "",
        "要求    认得出是哪一种材料",
        "级别    必须",
        "核对    kind，对象 document",
    ]


def test_how_to_change_a_shipped_rule_and_one_of_the_user(tmp_path):
    shipped = load_notice()
    # where the lines break depends on where the rules lie
    joined = "".join("".join(lines_of(shipped, "CASE-TITLE-LENGTH")).split())
    assert 'level="必须"' in joined
    assert "max=25。自带的规则先复制整个文件夹再改，检查时用--rules指明；不要这条规则，就把整段删去。" in joined
    (tmp_path / "notice.toml").write_text(
        '[[rule]]\nid = "CASE-TITLE-LENGTH"\non = "title"\nmax = 30 # “字”\n', "utf-8"
    )
    own = dict(rules_show.fields_of(TITLE_LENGTH, NOTICE._replace(folder=tmp_path)))
    assert own["改规则"] == f"{tmp_path / 'notice.toml'} 第1行起：第4行 max = 30。不要这条规则，就把整段删去。"


def test_markdown_marks_in_the_rules_mean_nothing():
    notice = NOTICE._replace(common=(KIND._replace(summary="*甲* <b>", advice="a_b|c #`"),), kinds={})
    assert rules_show.show_md(notice, ("DOC-KIND",), PAGE).splitlines() == [
        "# 规则：普法规划中期评估工作方案",
        "",
        r"## DOC-KIND　\*甲\* \<b\>",
        "",
        "适用：",
        "",
        r"- **要求**：\*甲\* \<b\>",
        "- **级别**：必须",
        "- **依据**：正文四（一）：“作为附件报送”（N-ATTACH，程序检查）",
        "- **核对**：kind，对象 document",
        r"- **怎么改**：a\_b\|c \#\`",
    ]


def test_page():
    page = lxml.html.fromstring(rules_show.show_html(NOTICE, rule_ids(NOTICE), PAGE))
    assert page.xpath("//section/@id") == list(rule_ids(NOTICE))
    assert page.xpath("//ul[@class='index']//a/@href") == [f"#{rule}" for rule in rule_ids(NOTICE)]
    assert page.xpath("//section[@id='CASE-TITLE-LENGTH']//dd[@class='good']/text()") == ["河湾区司法局“码上说法”"]
    assert page.xpath("//section[@id='CASE-TITLE-LENGTH']//dd[@class='bad']/text()") == ["写了31个字的标题"]


def test_every_shipped_rule_has_samples_advice_and_a_place():
    import json

    notice = load_notice()
    entries = json.loads(show_json(notice, rule_ids(notice), PAGE))
    lacking = [
        (e["rule"], key) for e in entries for key in ("good", "bad", "advice", "quote", "file", "line") if not e[key]
    ]
    assert lacking == []
