"""The text report: every line that a clerk is to see, and none that acts on her terminal."""

from __future__ import annotations

import pytest

from docchecker.findings import Location, Outcome, Status, Verdict
from docchecker.report import text
from docchecker.report.page import Page, columns
from tests.report.samples import (
    ASK_PERSON,
    BAD,
    EXPIRED,
    GOOD,
    KEPT,
    LOCKED,
    NOTICE,
    TOO_LONG,
    UNKNOWN_FONT,
    UNUSED,
    WRONG_FONT,
    report,
)


def render(*files, width=100, color=False, idle=(), **wishes):
    return text.render(report(*files, idle=idle), NOTICE, Page(width, color, **wishes))


def lines_of(*files, **settings):
    return [line.strip() for line in render(*files, **settings).splitlines()]


def block(lines, heading):
    """The lines from a heading up to the next empty one."""
    start = lines.index(heading) + 1
    return lines[start : lines.index("", start)] if "" in lines[start:] else lines[start:]


MORE = "查过哪些规则、哪些要由人判断、字数怎么算的，加 -v 列出。"


def test_good_file():
    assert render(GOOD).splitlines() == [
        "好案例.docx",
        "通过：没有必须修改之处",
        "典型创新案例（附件3），全文4012字",
        "还要由人看：“提倡小切口、深挖掘”",
        "",
        MORE,
    ]


def test_good_file_with_all_that_was_checked():
    assert render(GOOD, verbose=True).splitlines() == [
        "好案例.docx",
        "通过：没有必须修改之处",
        "典型创新案例（附件3），全文4012字",
        "还要由人看：“提倡小切口、深挖掘”",
        "",
        "类型    典型创新案例（附件3），由标题和结构识别",
        "字数    全文4012字",
        "        汉字3700，不计空格的字符4050，计空格的字符4100",
        "        按 Word“字数统计”里“字数”一行计算：正文和表格算在内，文本框、脚注、尾注和自动编号不算",
        "        （不要勾选“包括文本框、脚注和尾注”）。Word、WPS 都在“审阅”→“字数统计”，麒麟系统上的",
        "        WPS 也一样。",
        "",
        "检查过，没有发现问题（2项）",
        "  ✓ 标题不超过25个字",
        "  ✓ 标题用宋体二号，加粗，居中",
        "",
        "典型创新案例（附件3）中只有人能判断的（1条）",
        "  · 附件3 关于内容：“提倡小切口、深挖掘”",
        "",
        "典型创新案例（附件3）中程序查了一部分、其余要由人判断的（1条）",
        "  · 附件3 关于标题：“XX(单位)XXXX(宋体二号加粗居中)”",
    ]


def test_first_screen_of_a_bad_file():
    assert render(BAD).splitlines()[:9] == [
        "材料/坏案例.docx",
        "不通过：1处必须修改，1处建议修改；另有3项未能判定，请人工核对",
        "典型创新案例（附件3），全文3901字",
        " 1. 必须  标题有31个字，应不超过25个字（查找“河湾区司法局”）",
        " 2. 建议  第4段（一、背景情况）等4处：正文5段中4段不是仿宋（查找“第3处的话”）",
        " 3. 核对  看不出标题用的是什么字体",
        " 4. 核对  第2个问题：请看这个问题的数据是否属实",
        "其中1处可以自动改：docchecker fix 材料/坏案例.docx",
        "还要由人看：“提倡小切口、深挖掘”",
    ]


def test_what_became_of_a_former_result():
    gone = TOO_LONG._replace(rule="CASE-OTHER", message="标题不对")
    lines = render(BAD._replace(earlier=(gone, TOO_LONG))).splitlines()
    assert lines[3] == "和上次比：已改1处，未改1处（第1条），新增1处（第2条）"
    place = lines.index("和上次比，已改（1处）")
    assert lines[place : place + 2] == ["和上次比，已改（1处）", "✓ 标题不对"]


@pytest.mark.parametrize("number", [1, 6, 7, 8, 9, 44])
@pytest.mark.parametrize("width", [40, 80])
def test_first_screen_has_twelve_lines_at_most(number, width):
    findings = tuple(TOO_LONG._replace(message=f"第{n}件事" + "说得很长" * 12, fixable=True) for n in range(number))
    lines = render(BAD._replace(findings=findings), width=width).splitlines()
    first = lines[: lines.index("")]
    assert len(first) <= 12
    told = [line for line in first if line.lstrip()[:1].isdigit()]
    rest = [line for line in first if "还有" in line]
    assert rest == ([] if len(told) == number else [f"    还有{number - len(told)}件，见下面第{len(told) + 1}条起"])


@pytest.mark.parametrize(
    "change", [{"file": "-"}, {"file": "包.zip/案例.docx"}, {"file": "案例.doc"}, {"note": "读的是转换的副本"}]
)
def test_no_repair_is_offered_where_none_can_be_made(change):
    assert "可以自动改" not in render(BAD._replace(**change))


def test_a_path_with_a_blank_is_quoted():
    shown = render(BAD._replace(file="我的 材料/坏案例.docx"))
    assert 'docchecker fix "我的 材料/坏案例.docx"' in shown


def test_finding_has_every_field():
    assert block(lines_of(BAD), "1. 【必须】标题有31个字，应不超过25个字")[:5] == [
        "位置    标题：河湾区司法局“码上说法”",
        "现在    31字",
        "应为    不超过25字",
        "怎么改  删去修饰词。",
        "依据    附件3 关于标题：“一般不超过25个字”",
    ]
    assert "规则    CASE-TITLE-LENGTH" in lines_of(BAD, verbose=True)


def test_finding_in_many_places_shows_the_first_and_numbers_the_rest():
    lines = lines_of(BAD, verbose=True)
    assert block(lines, "2. 【建议】正文5段中4段不是仿宋") == [
        "位置    第4段（一、背景情况）：“第3处的话”",
        "第5段（一、背景情况）：“第4处的话”",
        "第7段（一、背景情况）：“第6处的话”",
        "还有1处：第10段（一、背景情况）",
        "现在    宋体",
        "怎么改  选中这些段落，把字体改成仿宋。",
        "依据    A3-BODY：“仿宋三号”",
        "来源    样式“正文”",
        "规则    CASE-BODY-FORMAT",
    ]
    assert block(lines_of(BAD), "2. 【建议】正文5段中4段不是仿宋")[1] == "还有3处"


def test_very_many_places_are_cut_and_places_without_paragraph_only_counted():
    many = WRONG_FONT._replace(locations=tuple(Location(n) for n in range(20)))
    shown = render(BAD._replace(findings=(many,)), verbose=True)
    assert f"还有17处：{'、'.join(f'第{n}段' for n in range(4, 10))}" in shown
    items = WRONG_FONT._replace(locations=tuple(Location(item=n) for n in range(1, 6)))
    assert "            还有2处：第4个问题、第5个问题\n" in render(BAD._replace(findings=(items,)), verbose=True)


def test_undecided_and_person_have_groups_of_their_own():
    lines = lines_of(BAD)
    assert "未能判定，请人工核对（1处）" in lines
    assert block(lines, "3. 【必须】看不出标题用的是什么字体")[:2] == [
        "位置    标题",
        "原因    字体由主题决定，而文件里没有主题。",
    ]
    assert "请人工判断（1处）" in lines
    assert block(lines, "4. 【提示】请看这个问题的数据是否属实")[0] == "位置    第2个问题"


def test_lists_behind_the_findings():
    lines = lines_of(BAD, verbose=True)
    assert block(lines, "检查过，没有发现问题（1项）") == [
        "✓ 以单位名称开头",
        "看到：河湾区司法局；“说法”；甲；乙；丙；丁等",
    ]
    assert block(lines, "未能判定，请人工核对（2项）") == [
        "？CASE-MACRO：背景情况只有一句话",
        "？CASE-CAUSE：检查时程序出错",
    ]
    assert block(lines, "没有检查的（1项）") == ["· 认得出是哪一种材料：已由 --as 指定"]


def test_rule_left_to_a_person_without_finding_is_listed():
    file = GOOD._replace(checked=(Outcome("CASE-TITLE-UNIT", Status.FOR_PERSON, 1, reason="请看单位名称"),))
    assert block(lines_of(file, verbose=True), "请人工判断（1项）") == ["？以单位名称开头：请看单位名称"]


def test_pass_with_open_questions_does_not_sound_like_a_pass_without():
    file = GOOD._replace(findings=(UNKNOWN_FONT,), checked=())
    assert "通过：没有必须修改之处；另有1项未能判定，请人工核对" in lines_of(file)


def test_pass_with_advice():
    file = GOOD._replace(findings=(WRONG_FONT, ASK_PERSON))
    assert "通过：没有必须修改之处，1处建议修改" in lines_of(file)


def test_unreadable_file():
    assert render(LOCKED).splitlines() == [
        "加密.docx",
        "无法检查：文件加了密码，打不开。",
        "怎么办  请取消密码后再检查。",
    ]


def test_summary_over_several_files():
    lines = render(GOOD, BAD, LOCKED).splitlines()
    assert lines[lines.index("合计") + 2 :] == [
        "通过      好案例.docx",
        "不通过    材料/坏案例.docx  1处必须修改，1处建议修改；另有3项未能判定，请人工核对",
        "无法检查  加密.docx  文件加了密码，打不开。",
        "",
        "共3个文件：通过1个，不通过1个，无法检查1个。",
    ]


def test_clauses_for_a_person_stand_once_for_files_of_one_kind():
    shown = render(GOOD, GOOD._replace(file="另一个.docx"), verbose=True)
    assert shown.count("中只有人能判断的") == 1
    assert "问题清单" not in shown


def test_kind_without_clauses_for_a_person():
    assert "判断的" not in render(GOOD._replace(kind="problems"), verbose=True)


@pytest.mark.parametrize(
    ("kind", "confidence", "said"),
    [
        ("case", None, "类型    典型创新案例（附件3），由 --as 指定"),
        ("case", 0.6, "类型    典型创新案例（附件3），由标题和结构识别"),
        (
            "case",
            0.59,
            "类型    典型创新案例（附件3），由标题和结构识别，把握不大；如果不对，请用 --as 指定类型",
        ),
        (None, 0.2, "类型    未识别"),
        ("report", None, "类型    自评报告，由 --as 指定"),
        ("minutes", None, "类型    minutes，由 --as 指定"),
    ],
)
def test_how_sure_the_kind_is(kind, confidence, said):
    assert said in lines_of(BAD._replace(kind=kind, kind_confidence=confidence), width=200, verbose=True)


def test_file_without_counts_and_measures():
    assert "字数" not in render(GOOD._replace(counts=None, checked=()), verbose=True)
    assert "字数    全文3901字" in lines_of(BAD._replace(measures=()), verbose=True)


def test_file_report_and_hostile_words_are_harmless():
    bad = TOO_LONG._replace(
        locations=(Location(0, excerpt="\x1b[31m红\u202e字\n次行"),),
        actual="仿宋\x1b]0;x\x07",
        origin="样式“\r正文”",
    )
    shown = render(BAD._replace(file="a\x1b[2J\u202excod.docx", findings=(bad,)), color=False)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\r" not in shown
    assert shown.splitlines()[0] == "a<U+001B>[2J<U+202E>xcod.docx"
    assert "位置    标题：“<U+001B>[31m红<U+202E>字 次行”" in shown


def test_long_excerpt_is_cut():
    long = TOO_LONG._replace(locations=(Location(0, excerpt="字" * 100),))
    assert f"标题：“{'字' * 23}…”" in render(BAD._replace(findings=(long,)))


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_wider_than_the_page(width):
    shown = render(GOOD, BAD, LOCKED, width=width)
    assert max(map(columns, shown.splitlines())) <= width


def test_colours():
    shown = render(BAD, GOOD, LOCKED, color=True)
    assert "\x1b[1;31m不通过：" in shown
    assert "\x1b[1;32m通过：" in shown
    assert "\x1b[1;33m无法检查：" in shown
    assert "\x1b[31m不通过    \x1b[0m材料/坏案例.docx" in shown
    assert shown.count("\x1b[0m") == shown.count("\x1b[") / 2


def test_fail_on_warning_is_told_with_what_it_failed_on():
    file = GOOD._replace(verdict=Verdict.FAIL, findings=(WRONG_FONT,))
    assert "不通过：1处建议修改" in lines_of(file)


def test_accepted_finding_is_shown_with_its_reason_and_does_not_count():
    lines = lines_of(GOOD._replace(findings=(KEPT,)))
    assert lines[1] == "通过：没有必须修改之处；1处已同意保留"
    assert "已同意保留（1处）" in lines
    assert "保留    市里同意保留原名" in lines
    assert "建议修改（1处）" not in lines


def test_allow_entries_that_do_nothing_are_told():
    lines = lines_of(GOOD, idle=(UNUSED, EXPIRED), width=200)
    assert lines[-2:] == [
        "注意  材料/docchecker-allow.toml 第4行：CASE-*（旧案例.docx）这一条没有用上，可以删去。",
        "注意  材料/docchecker-allow.toml 第9行：CASE-*（旧案例.docx）这一条已经过期，不再起作用。",
    ]


def test_brief_page_holds_only_what_is_to_be_put_right():
    assert render(GOOD, brief=True) == ""
    assert render(GOOD._replace(findings=(KEPT,)), brief=True) == ""
    lines = lines_of(GOOD, BAD, LOCKED, brief=True)
    assert [line for line in lines if line.endswith(".docx") and "fix" not in line] == ["材料/坏案例.docx", "加密.docx"]
    assert "建议修改（1处）" in lines
    assert not any(line.startswith(("检查过", "没有检查的", "合计", "典型创新案例（附件3）中")) for line in lines)
    assert lines_of(GOOD._replace(findings=(WRONG_FONT,)), brief=True)[0] == "好案例.docx"


def test_statistics():
    twice = BAD._replace(findings=(TOO_LONG, TOO_LONG, WRONG_FONT, UNKNOWN_FONT, KEPT))
    lines = render(GOOD._replace(findings=(TOO_LONG,)), twice, statistics=True).splitlines()
    start = lines.index("按规则统计（2条规则有问题）")
    assert lines[start + 1 : start + 4] == [
        "  CASE-TITLE-LENGTH     2个文件     3处     标题不超过25个字",
        "  CASE-BODY-FORMAT      1个文件     1处     CASE-BODY-FORMAT",
        "",
    ]


def test_standard_input_has_a_name():
    assert lines_of(GOOD._replace(file="-"))[0] == "标准输入"
