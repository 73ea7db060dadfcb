"""``check --format html``: everything is in it, nothing acts in it but its own script, and the right words are marked."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest

from docchecker.findings import Location, Outcome, Status, Verdict
from docchecker.model import Cell, Document, Effective, Paragraph, Run
from docchecker.report import html_report
from docchecker.report.html_text import Marked, text_html
from docchecker.report.markup import asset, harmless
from docchecker.report.page import Page
from docchecker.report.word_counts import COUNTED
from tests.report.samples import (
    ASK_PERSON,
    BAD,
    BOLD_SONG,
    DIRECT,
    DOCUMENT,
    EXPIRED,
    GOOD,
    KEPT,
    LOCKED,
    NOTICE,
    PLAIN,
    TOO_LONG,
    UNKNOWN_FONT,
    UNUSED,
    WRONG_FONT,
    report,
)

TEMPLATES = Path(html_report.__file__).with_name("templates")

EVIL = "<script>alert(1)</script>&\"'<b>\u202e\x1b"
SEEN_EVIL = "<script>alert(1)</script>&\"'<b>\ufffd\ufffd"


DIRECT_BOTH = Effective("both", DIRECT)


def page_of(*files, **more):
    return lxml.html.fromstring(html_report.render(report(*files, **more), NOTICE, Page()))


def texts(page, path):
    return [node.text_content() for node in page.xpath(path)]


def fields(finding):
    """A finding's fields by name."""
    return fields_of(finding.xpath("dl")[0])


def fields_of(listed):
    """Names and what is said of them."""
    return dict(zip(texts(listed, "dt"), texts(listed, "dd"), strict=True))


# ---- the page ----


def test_page_needs_nothing_from_elsewhere():
    text = html_report.render(report(GOOD, BAD, LOCKED), NOTICE, Page())
    page = lxml.html.fromstring(text)
    assert not re.search(r"https?://|@import|url\(|src=", text)
    assert page.xpath("//link | //img | //iframe | //object | //form") == []
    assert len(page.xpath("//script")) == 1
    assert page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0].startswith("default-src 'none';")
    assert page.xpath("/html/@lang") == ["zh-CN"]
    assert page.xpath("//meta/@charset") == ["utf-8"]


def test_script_and_styles_are_for_old_browsers():
    script = asset("check.js")
    assert not re.search(
        r"=>|`|\b(let|const|class|import|export|async|await)\b|\.(includes|closest|forEach\.call|append)\(", script
    )
    for name in ("base.css", "check.css", "inspect.css", "rules.css"):
        assert not re.search(r"var\(|display: *grid|:is\(|:has\(|\binset\b", asset(name))
        assert asset(name).count("{") == asset(name).count("}")


def test_ids_are_unique():
    page = page_of(GOOD, BAD._replace(document=DOCUMENT), BAD._replace(document=DOCUMENT), LOCKED)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert set(page.xpath("//a/@href")) <= {f"#{one}" for one in ids} | {"#f2p3", "#f2p4", "#f2p6", "#f2p9"} | {
        f"#f3p{n}" for n in (3, 4, 6, 9)
    }


@pytest.mark.parametrize(
    "place", ["file", "message", "actual", "advice", "quote", "rule", "suppressed", "excerpt", "evidence"]
)
def test_no_text_is_ever_markup(place):
    finding = TOO_LONG
    if place in finding._fields:
        finding = finding._replace(**{place: EVIL})
    if place == "excerpt":
        finding = finding._replace(locations=(Location(0, heading=EVIL, excerpt=EVIL),))
    file = BAD._replace(findings=(finding,), checked=(Outcome("DOC-KIND", Status.PASSED, 1, (EVIL,), EVIL),))
    if place == "file":
        file = file._replace(file=EVIL, kind=EVIL)
    page = page_of(file, LOCKED._replace(trouble=LOCKED.trouble._replace(reason=EVIL, advice=EVIL)))
    assert len(page.xpath("//script")) == 1
    assert page.xpath("//b[contains(text(), '\u202e')]") == []
    assert SEEN_EVIL in page.text_content()


def test_document_text_is_never_markup():
    paragraph = DOCUMENT.paragraphs[0]
    document = Document((Paragraph(0, EVIL, (Run(EVIL, PLAIN),), paragraph.align, EVIL, label=EVIL),))
    page = page_of(
        BAD._replace(document=document, findings=(TOO_LONG._replace(locations=(Location(0, start=3, end=12),)),))
    )
    assert texts(page, "//div[@class='text']/p") == [SEEN_EVIL * 2]
    assert texts(page, "//mark") == [EVIL[3:12]]


# ---- the summary ----


def test_totals_and_tiles():
    page = page_of(GOOD, BAD, LOCKED)
    assert texts(page, "//p[@class='totals']") == ["共3个文件：通过1个，不通过1个，无法检查1个。"]
    assert texts(page, "//ul[@class='tiles']/li") == [
        "3个文件", "1通过", "1不通过", "1无法检查", "1处必须修改", "1处建议修改", "0处提示",
    ]  # fmt: skip
    assert texts(page_of(BAD), "//ul[@class='tiles']/li") == []


def test_overview_has_a_row_a_file():
    rows = page_of(GOOD, BAD._replace(findings=(*BAD.findings, KEPT)), LOCKED).xpath("//table[@id='overview']/tbody/tr")
    assert [texts(row, "td") for row in rows] == [
        ["通过", "好案例.docx", "典型创新案例（附件3）", "4012", "", "", "", "", ""],
        ["不通过", "材料/坏案例.docx", "典型创新案例（附件3）", "3901", "1", "1", "", "4", "1"],
        ["无法检查", "加密.docx", "文件加了密码，打不开。", "", "", "", "", "", ""],
    ]
    assert [row.get("data-file") for row in rows] == ["1", "2", "3"]
    assert page_of(GOOD).xpath("//table[@id='overview']") == []


def test_idle_allow_entries_are_told():
    assert texts(page_of(GOOD, idle=(UNUSED, EXPIRED)), "//p[@class='idle']") == [
        "材料/docchecker-allow.toml 第4行：CASE-*（旧案例.docx）这一条没有用上，可以删去。",
        "材料/docchecker-allow.toml 第9行：CASE-*（旧案例.docx）这一条已经过期，不再起作用。",
    ]


def test_files_that_are_no_documents_are_told():
    skipped = ("材料/照片.jpg", "材料/<b>.pdf")
    assert texts(page_of(GOOD, skipped=skipped), "//p[@class='idle']") == [
        "文件夹里还有2个文件不是 Word 文档，没有检查：材料/照片.jpg、材料/<b>.pdf"
    ]
    assert page_of(GOOD).xpath("//p[@class='idle']") == []
    (many,) = texts(page_of(GOOD, skipped=tuple(f"{n}.jpg" for n in range(30))), "//p[@class='idle']")
    assert many.startswith("文件夹里还有30个文件不是 Word 文档，没有检查：0.jpg、1.jpg、")
    assert many.endswith("、18.jpg、19.jpg等")


def test_clauses_for_a_person_stand_once_a_kind():
    page = page_of(GOOD, GOOD._replace(file="b"), GOOD._replace(kind="problems"))
    assert texts(page, "//section[@class='persons']/details/summary") == ["典型创新案例（附件3）：还要由人判断的"]
    assert texts(page, "//section[@class='persons']//li") == [
        "附件3 关于内容“提倡小切口、深挖掘”", "附件3 关于标题“XX(单位)XXXX(宋体二号加粗居中)”",
    ]  # fmt: skip


# ---- a file ----


def test_file_is_open_when_it_is_alone():
    assert page_of(BAD).xpath("//section[starts-with(@class, 'file')]/@class") == ["file open"]
    assert page_of(BAD, GOOD).xpath("//section[starts-with(@class, 'file')]/@class") == ["file", "file"]


def test_head_of_a_file():
    (section,) = page_of(BAD).xpath("//section[@id='f1']")
    assert (section.get("data-verdict"), section.get("data-name")) == ("fail", "材料/坏案例.docx")
    assert texts(section, "h2") == ["不通过材料/坏案例.docx"]
    assert texts(section, "p[@class='said']") == ["1处必须修改，1处建议修改；另有3项未能判定，请人工核对"]
    assert texts(section, ".//dl[@class='about']/dd") == [
        "典型创新案例（附件3），由标题和结构识别", "汉字3600，不计空格的字符3950，计空格的字符4000", COUNTED,
    ]  # fmt: skip
    assert [texts(row, "td") for row in section.xpath(".//table[@class='outline']/tbody/tr")] == [
        ["全文", "3901", "", ""], ["背景情况", "812", "", "1"], ["主要做法和成效", "2613", "", ""],
    ]  # fmt: skip
    assert texts(section, ".//div[@class='first']/*") == [
        "典型创新案例（附件3），全文3901字",
        "必须标题有31个字，应不超过25个字（查找“河湾区司法局”）"
        "建议第4段（一、背景情况）等4处：正文5段中4段不是仿宋（查找“第3处的话”）"
        "核对看不出标题用的是什么字体核对第2个问题：请看这个问题的数据是否属实",
        "其中1处可以自动改：docchecker fix 材料/坏案例.docx",
        "还要由人看：“提倡小切口、深挖掘”",
    ]
    assert section.xpath(".//div[@class='first']//a/@data-t") == ["1", "2", "3", "4"]


def test_what_the_rules_did_not_look_at_is_told():
    (section,) = page_of(GOOD._replace(unjudged=("图片等2处：图里的文字没有查", "脚注、尾注没有查"))).xpath(
        "//section[@id='f1']"
    )
    about = fields_of(section.xpath(".//dl[@class='about']")[0])
    assert about["没查的"] == "图片等2处：图里的文字没有查；脚注、尾注没有查"
    (plain,) = page_of(GOOD).xpath("//section[@id='f1']")
    assert "没查的" not in texts(plain, ".//dl[@class='about']/dt")


def test_unreadable_file_says_what_to_do():
    (section,) = page_of(LOCKED).xpath("//section[@id='f1']")
    assert texts(section, "p[@class='said'] | .//p[@class='trouble']") == [
        "文件加了密码，打不开。",
        "怎么办：请取消密码后再检查。",
    ]
    assert section.xpath(".//dl") == []


def test_findings_by_weight_with_every_field():
    findings = (ASK_PERSON, KEPT, UNKNOWN_FONT, WRONG_FONT, TOO_LONG)
    (section,) = page_of(BAD._replace(findings=findings)).xpath("//section[@id='f1']")
    assert texts(section, ".//div[@class='left']/h3") == [
        "必须修改1处", "建议修改1处", "未能判定，请人工核对1处", "请人工判断1处", "已同意保留1处",
    ]  # fmt: skip
    found = section.xpath(".//div[starts-with(@class, 'finding')]")
    assert [(one.get("data-f"), one.get("data-rule"), one.get("data-level")) for one in found] == [
        ("1", "CASE-TITLE-LENGTH", "error"), ("2", "CASE-BODY-FORMAT", "warning"), ("3", "CASE-TITLE-FORMAT", "ask"),
        ("4", "LIST-EVIDENCE", "ask"), ("5", "CASE-TITLE-UNIT", "kept"),
    ]  # fmt: skip
    assert texts(found[0], "p") == ["必须标题有31个字，应不超过25个字"]
    assert fields(found[0]) == {
        "位置": "标题：河湾区司法局“码上说法”", "现在": "31字", "应为": "不超过25字",
        "依据": "附件3 关于标题：“一般不超过25个字”", "怎么改": "删去修饰词。", "规则": "CASE-TITLE-LENGTH",
    }  # fmt: skip
    assert (fields(found[1])["来源"], fields(found[1])["规则"]) == ("样式“正文”", "CASE-BODY-FORMAT")
    assert fields(found[2])["原因"] == "字体由主题决定，而文件里没有主题。"
    assert fields(found[4])["已同意保留"] == "市里同意保留原名"


def test_places_lead_to_the_text():
    many = WRONG_FONT._replace(locations=(*WRONG_FONT.locations, Location(11), Location(12), Location()))
    page = page_of(BAD._replace(findings=(many,)))
    (places,) = page.xpath("//div[starts-with(@class, 'finding')]/dl/dd[1]")
    assert texts(places, "div")[0] == "第4段（一、背景情况）：“第3处的话”"
    assert texts(places, "div")[-1] == "还有3处：第12段、第13段"
    assert places.xpath(".//a/@href") == ["#f1p3", "#f1p4", "#f1p6", "#f1p9", "#f1p11", "#f1p12"]


def test_lists_of_what_was_checked():
    (section,) = page_of(BAD).xpath("//section[@id='f1']")
    assert texts(section, ".//h4") == ["检查过，没有发现问题1项", "未能判定，请人工核对2项", "没有检查的1项"]
    assert texts(section, ".//ul[@data-mark='✓']/li") == ["以单位名称开头河湾区司法局；“说法”；甲；乙；丙；丁等"]
    assert texts(section, ".//ul[@data-mark='？']/li") == [
        "CASE-MACRO：背景情况只有一句话", "CASE-CAUSE：检查时程序出错",
    ]  # fmt: skip
    assert texts(section, ".//ul[@data-mark='·']/li") == ["认得出是哪一种材料：已由 --as 指定"]


def test_filters_offer_what_there_is():
    page = page_of(GOOD, BAD)
    assert page.xpath("//select[@id='rule']/option/@value") == [
        "", "CASE-BODY-FORMAT", "CASE-TITLE-FORMAT", "CASE-TITLE-LENGTH", "LIST-EVIDENCE",
    ]  # fmt: skip
    assert page.xpath("//select[@id='verdict']/option/@value") == ["", *Verdict]
    assert page.xpath("//input[@name='level']/@value") == ["error", "warning", "note", "ask", "kept"]


def test_files_of_a_long_report_are_comments_with_the_same_inside(monkeypatch):
    evil = BAD._replace(
        document=DOCUMENT, findings=(TOO_LONG._replace(message="--><b>!--><script>-->", actual="--!>"),)
    )
    files = (evil, LOCKED, BAD)
    plain = page_of(*files).xpath("//div[@class='body']")
    monkeypatch.setattr(html_report, "_MOST_AT_ONCE", 1)
    page = page_of(*files)
    lazy = page.xpath("//div[@class='body']")
    assert len(page.xpath("//script")) == 1
    pieces = [piece.text for piece in page.xpath("//div[@id='pieces']/comment()")]
    assert "<dt>依据</dt><dd>附件3 关于标题：“一般不超过25个字”</dd>" in pieces
    assert len(pieces) == len(set(pieces))
    for node, comment in zip(plain, lazy, strict=True):
        assert comment.xpath("*") == []
        (inside,) = comment.xpath("comment()")
        words = re.sub(r"<~(\d+)>", lambda mark: pieces[int(mark[1])], inside.text)
        assert lxml.html.tostring(lxml.html.fromstring(f'<div class="body">{words}</div>')) == lxml.html.tostring(
            node, with_tail=False
        )


def _long_file(number):
    """4,000 characters and 44 findings, each with words of its own and the clause and advice of its rule."""
    lines = tuple(f"{number}号单位的第{n}段话，" + "说的是各段都不一样的事情" * 15 for n in range(21))
    paragraphs = tuple(Paragraph(n, line, (Run(line, PLAIN),), DIRECT_BOTH, "正文") for n, line in enumerate(lines))
    findings = tuple(
        TOO_LONG._replace(
            rule=f"CASE-RULE-{n % 15}", message=f"{number}号单位的第{n}个问题，有{n * 7}个字，应不超过25个字",
            quote="依据的话" * 25, advice="怎样改的话" * 25,
            locations=tuple(Location(at, "一、背景情况", None, lines[at][:12], 0, 12) for at in (n % 21, (n + number) % 21)),
        )
        for n in range(44)
    )  # fmt: skip
    return GOOD._replace(file=f"材料/{number}.docx", document=Document(paragraphs), findings=findings)


def test_three_hundred_files_with_many_findings_are_no_burden():
    text = html_report.render(report(*map(_long_file, range(300))), NOTICE, Page())
    assert len(text.encode()) < 15_000_000
    assert text.count("怎样改的话" * 25) == 1
    assert text.count("299号单位的第43个问题") == 1


def test_what_was_found_is_told_to_the_script():
    page = page_of(BAD._replace(findings=(UNKNOWN_FONT, KEPT, TOO_LONG)), GOOD)
    assert page.xpath("//section/@data-found") == [
        "error:CASE-TITLE-LENGTH ask:CASE-TITLE-FORMAT kept:CASE-TITLE-UNIT",
        "",
    ]


# ---- the words ----


def marked(document, *findings):
    return lxml.html.fromstring(f"<div>{text_html(document, findings, 'p')}</div>")


def one(text, **more):
    look = more.pop("look", PLAIN)
    return Document(
        (Paragraph(0, text, (Run(text, look),), more.pop("align", Effective("both", DIRECT)), "正文", **more),)
    )


def marks(page):
    return [(node.text_content(), node.get("class"), node.get("data-f")) for node in page.xpath("//mark")]


def test_words_are_marked():
    page = marked(one("普法三年见成效"), Marked(1, "error", (Location(0, start=2, end=4),)))
    assert marks(page) == [("三年", "error", "1")]
    assert texts(page, "//p") == ["普法三年见成效"]
    assert page.xpath("//p/@id") == ["p0"]


def test_marks_over_each_other():
    page = marked(
        one("普法三年见成效"),
        Marked(1, "error", (Location(0, start=2, end=4),)),
        Marked(2, "warning", (Location(0, start=3, end=6),)),
        Marked(3, "note", (Location(0, start=0, end=7), Location(0, start=3, end=4))),
    )
    assert marks(page) == [
        ("普法", "note", "3"), ("三", "error", "1 3"), ("年", "error", "1 2 3"), ("见成", "warning", "2 3"), ("效", "note", "3"),
    ]  # fmt: skip


def test_whole_paragraphs_are_marked_quietly():
    page = marked(one("字" * 61), Marked(1, "error", (Location(0, start=0, end=99),)))
    assert marks(page) == [("字" * 61, "error whole", "1")]
    assert marks(marked(one("字" * 60), Marked(1, "error", (Location(0, start=0, end=60),)))) == [
        ("字" * 60, "error", "1")
    ]


def test_words_without_offsets_are_found_or_their_paragraph_is_marked():
    page = marked(one("普法三年见成效"), Marked(1, "warning", (Location(0, excerpt="成效"),)))
    assert marks(page) == [("成效", "warning", "1")]
    for place in (Location(0, excerpt="删掉的"), Location(0)):
        page = marked(one("普法"), Marked(7, "warning", (place,)), Marked(8, "note", (place,)))
        assert (page.xpath("//p/@class"), page.xpath("//p/@data-f"), marks(page)) == (["at warning"], ["7 8"], [])


def test_places_outside_the_text_are_no_matter():
    page = marked(one("普法"), Marked(1, "error", (Location(), Location(5, start=0, end=2))))
    assert (marks(page), page.xpath("//p/@id")) == ([], [])


def test_look_of_paragraphs():
    assert marked(one("题", look=BOLD_SONG, align=Effective("center", DIRECT))).xpath("//p/@class") == ["c b"]
    assert marked(one("落款", align=Effective("right", DIRECT))).xpath("//p/@class") == ["r"]
    page = marked(one("普法", label="一、"))
    assert (texts(page, "//p/i"), page.xpath("//p/@class"), page.xpath("//p/@data-n")) == (["一、"], [], ["1"])
    assert marked(one("")).xpath("//p/@class") == []


def test_tables_are_tables():
    align = Effective("left", DIRECT)
    cells = [("甲", 0, 0, 0), ("乙", 0, 0, 1), ("丙", 0, 0, 1), ("丁", 0, 1, 0), ("戊", 1, 0, 0)]
    paragraphs = [Paragraph(n, text, (), align, "", cell=Cell(*place)) for n, (text, *place) in enumerate(cells)]
    page = marked(
        Document((*paragraphs, Paragraph(5, "后", (), align, ""))), Marked(1, "error", (Location(3, start=0, end=1),))
    )
    tables = page.xpath("//table")
    assert [[texts(row, "td") for row in table.xpath("tr")] for table in tables] == [[["甲", "乙丙"], ["丁"]], [["戊"]]]
    assert marks(page) == [("丁", "error", "1")]
    assert texts(page, "//div/p") == ["后"]


# ---- escaping ----


def test_no_forbidden_character_reaches_a_page():
    assert harmless("a\x00\u2028\ud800b\t\n") == "a\ufffd\ufffd\ufffdb\t\n"


@pytest.mark.parametrize("name", sorted(path.name for path in TEMPLATES.iterdir()))
def test_no_template_lets_markup_through(name):
    """What is markup is said to be so in Python, where it was made."""
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe\b|autoescape|=\{\{", text)


def test_jinja_is_imported_only_for_pages():
    code = (
        "import sys; from importlib import import_module as load\n"
        "from docchecker.report import FORMATS\n"
        "import docchecker.commands.main, docchecker.report.rules_show, docchecker.report.inspect_html\n"
        "for module in FORMATS.values(): load(module)\n"
        "assert 'jinja2' not in sys.modules and 'markupsafe' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
