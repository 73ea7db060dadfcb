"""One edit in a copy of the shipped rules: exact file, line, problem and hint."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from docchecker import load_notice
from tests.rulebook.shipped import copied, edited, mistake

if TYPE_CHECKING:
    from pathlib import Path

    from docchecker.errors import BadRules


class Edit(NamedTuple):
    """Replace ``old`` by ``new`` behind ``after``; the mistake stands ``below`` lines under the edit."""

    file: str
    old: str
    new: str
    problem: str
    hint: str = ""
    after: str = ""
    below: int = 0


DROP = "写上 font、size、bold、align 中的至少一项。"

UNKNOWN = {
    "key": Edit("case.toml", "max = 25", "mx = 25", "没有“mx”这个设置。", "您是不是想写“max”？"),
    "key of another verb": Edit(
        "case.toml", "max = 25", "max = 25\nbold = true", "check = “words”的规则没有“bold”这个设置。",
        "它只用于“format”。", below=1,
    ),
    "key with no near word": Edit(
        "problems.toml", 'name = "问题清单"', 'name = "问题清单"\nzzz = 1', "没有“zzz”这个设置。",
        "可以写：id、name、annex、structure、title_words、item_label。", below=1,
    ),
    "key of a clause": Edit("clauses.toml", "reading =", "reeding =", "没有“reeding”这个设置。",
        "您是不是想写“reading”？"),
    "key of the notice": Edit("notice.toml", "issuer", "isuer", "没有“isuer”这个设置。", "您是不是想写“issuer”？"),
    "key of a section": Edit("case.toml", 'heading = "背景', 'title = "背景', "没有“title”这个设置。",
        "可以写：key、number、heading。"),
    "table": Edit("case.toml", "[[rule]]\nid", "[[rules]]\nid", "没有“rules”这一项。", "您是不是想写“rule”？"),
    "single table": Edit("case.toml", "[kind]", "[knd]", "没有“knd”这一项。", "您是不是想写“kind”？"),
    "key before all tables": Edit(
        "fonts.toml", "[[family]]", 'famly = "宋体"\n[[family]]', "没有“famly”这一项。", "您是不是想写“family”？"
    ),
    "verb": Edit("case.toml", 'check = "format"', 'check = "fromat"', "没有“fromat”这种核对办法。",
        "您是不是想写“format”？"),
    "clause": Edit(
        "case.toml", '"A3-TITLE-LENGTH"', '"A3-TITLE-LENGHT"', "没有“A3-TITLE-LENGHT”这个条款。",
        "您是不是想写“A3-TITLE-LENGTH”？",
    ),
    "rule without code": Edit(
        "case.toml", '"CASE-SECTIONS"', '"CASE-SECTION"', "没有“CASE-SECTION”这条规则（程序里没有它的核对办法）。",
        "您是不是想写“CASE-SECTIONS”？",
    ),
    "level": Edit("case.toml", 'level = "必须"', 'level = "必需"', "没有“必需”这个等级。", "您是不是想写“必须”？"),
    "level in English": Edit(
        "case.toml", 'level = "必须"', 'level = "error"', "没有“error”这个等级。", "可以写：必须、建议、提示。"
    ),
    "target": Edit("case.toml", 'on = "title"', 'on = "tilte"', "没有“tilte”这个核对的地方。",
        "您是不是想写“title”？"),
    "target of another structure": Edit(
        "case.toml", 'on = "body"', 'on = "item_body"', "没有“item_body”这个核对的地方。", "您是不是想写“body”？"
    ),
    "section": Edit(
        "case.toml", 'on = "section:main"', 'on = "section:mian"', "没有“section:mian”这个核对的地方。",
        "您是不是想写“section:main”？",
    ),
    "section without key": Edit(
        "case.toml", 'on = "section:main"', 'on = "section:"', "没有“section:”这个核对的地方。",
        "您是不是想写“section:main”？",
    ),
    "target of a common rule": Edit(
        "notice.toml", 'on = "document"', 'on = "body"', "没有“body”这个核对的地方。", "可以写：document、title。"
    ),
    "text label": Edit(
        "case.toml", '"problem_stated"', '"problem_state"', "没有“problem_state”这种文字内容。",
        "您是不是想写“problem_stated”？"
    ),
    "structure": Edit("case.toml", '"sections"', '"section"', "没有“section”这种结构。", "您是不是想写“sections”？"),
    "status": Edit("clauses.toml", '"automatic"', '"auto"', "没有“auto”这种核对程度。", "您是不是想写“automatic”？"),
    "kind of a clause": Edit("clauses.toml", '["report"]', '["reports"]', "没有“reports”这种材料。",
        "您是不是想写“report”？"),
    "rule of a clause": Edit(
        "clauses.toml", '["CASE-SECTIONS"]', '["CASE-SECTONS"]', "没有“CASE-SECTONS”这条规则。",
        "您是不是想写“CASE-SECTIONS”？"
    ),
    "kind": Edit("notice.toml", '"problems", ', '"problem", ', "没有 problem.toml 这个文件。",
        "您是不是想写“problems”？"),
    "kind a unit owes": Edit(
        "notice.toml", "report = 1, case = 1", "report = 1, cases = 1", "没有“cases”这种材料。",
        "您是不是想写“case”？"
    ),
}  # fmt: skip

VALUES = {
    "size": Edit("case.toml", '"二号"', '"二好"', "没有“二好”这个字号。", "您是不是想写“二号”？"),
    "size with no near word": Edit(
        "case.toml", '"二号"', '"很大"', "没有“很大”这个字号。", "可以写“三号”“小四”或“16磅”。"
    ),
    "size out of range": Edit("case.toml", '"二号"', "0", "字号“0”应在 1 磅到 200 磅之间。"),
    "size of a wrong type": Edit("case.toml", '"二号"', "true", "“size”的值不对，应写字号，如 “三号” 或 “16磅”。"),
    "alignment": Edit("case.toml", '"居中"', '"剧中"', "没有“剧中”这种对齐方式。", "您是不是想写“居中”？"),
    "alignment in English": Edit(
        "case.toml", '"居中"', '"center"', "没有“center”这种对齐方式。",
        "可以写：左对齐、居中、右对齐、两端对齐、分散对齐。",
    ),
    "font": Edit("case.toml", '"黑体"', '"黑休"', "没有“黑休”这个字体家族。", "您是不是想写“黑体”？"),
    "font by one of its names": Edit(
        "case.toml", '"黑体"', '"SimHei"', "没有“SimHei”这个字体家族。", "“SimHei”属于“黑体”，请写“黑体”。"
    ),
    "second font of a list": Edit(
        "case.toml", '["仿宋", "楷体"]', '[\n  "仿宋",\n  "开体",\n]', "没有“开体”这个字体家族。",
        "您是不是想写“宋体”？", below=2,
    ),
    "font of a wrong type": Edit(
        "case.toml", 'font = "黑体"', "font = 3",
        "“font”的值不对，应写文字，或者方括号里的几个文字，如 [\"…\", \"…\"]。"
    ),
    "font list with a number": Edit("case.toml", '"楷体"]', "16]", "“font”里应当都是文字，不能是空的。"),
    "font twice": Edit("case.toml", '["仿宋", "楷体"]', '["仿宋", "仿宋"]', "“font”里“仿宋”写了不止一次。"),
    "number in quotes": Edit("case.toml", "max = 25", 'max = "25"', "“max”的值不对，应写整数。"),
    "fraction": Edit("case.toml", "max = 25", "max = 25.5", "“max”的值不对，应写整数。"),
    "negative number": Edit("case.toml", "min = 2500", "min = -1", "“min”是 -1，应在 0 到 1000000 之间。"),
    "percentage": Edit("case.toml", "fail = 25", "fail = 250", "“fail”是 250，应在 0 到 100 之间。"),
    "true in Chinese": Edit("case.toml", "bold = true", 'bold = "是"', "“bold”的值不对，应写“true”或“false”。"),
    "empty text": Edit("case.toml", '"有标题"', '""', "“summary”是空的。"),
    "text without quotes around a number": Edit(
        "case.toml", '"有标题"', "3", "“summary”的值不对，应写文字，放在英文双引号里，如 \"…\"。"
    ),
    "placeholder": Edit(
        "case.toml", "标题不超过{max}个字", "标题不超过{min}个字", "“summary”里的花括号不对。",
        "本条规则可以写：{max}。"
    ),
    "open brace": Edit("case.toml", "标题不超过{max}个字", "标题不超过{max个字", "“summary”里的花括号不对。",
        "本条规则可以写：{max}。"),
    "placeholder where nothing is set": Edit(
        "case.toml", '"有标题"', '"有{font}标题"', "“summary”里的花括号不对。", "本条规则可以写：（没有）。"
    ),
    "placeholder with an attribute": Edit(
        "case.toml", "标题不超过{max}个字", "{max.zzz}", "“summary”里的花括号不对。", "本条规则可以写：{max}。"
    ),
    "deadline in quotes": Edit(
        "notice.toml", "2023-11-05 ", '"11月5日" ', "“deadline”的值不对，应写日期，不加引号，如 2023-11-05。"
    ),
    "what a unit owes": Edit(
        "notice.toml", "{ report = 1, case = 1, problems = 1 }", '"全部"',
        "“owes”的值不对，应写花括号里的“材料 = 份数”，如 { case = 1 }。",
    ),
    "how many a unit owes": Edit("notice.toml", "case = 1", "case = -1", "“owes”里 case 的份数应写整数，不小于 0。"),
    "how many in words": Edit("notice.toml", "case = 1", 'case = "一"', "“owes”里 case 的份数应写整数，不小于 0。"),
    "id of the notice": Edit(
        "notice.toml", 'id = "nanchang-2023"', 'id = "nanchang-2024"',
        "id 是“nanchang-2024”，目录名是“nanchang-2023”，应当一样。",
        '写成 id = "nanchang-2023"，或者改目录名。',
    ),
    "id of a kind": Edit("case.toml", 'id = "case"', 'id = "cases"', "id 是“cases”，文件名是“case.toml”，应当一样。"),
    "number of a section": Edit("case.toml", "number = 2", "number = 3", "“number”应当是 2：各部分从 1 起按顺序写。"),
    "label of items": Edit("problems.toml", '"1."', '"一、"', "“item_label”里要有数字 1，如“1.”。"),
    "label where there are no items": Edit(
        "report.toml", 'annex = ""', 'item_label = "1."\nannex = ""', "结构是“free”，不能写“item_label”。"
    ),
    "sections where there are none": Edit(
        "report.toml",
        "[kind]", '[[section]]\nkey = "a"\nnumber = 1\nheading = "甲"\n\n[kind]',
        "结构是“free”，不能写“[[section]]”。"
    ),
    "annex": Edit("report.toml", 'annex = ""', "annex = 3", '“annex”的值不对，应写文字，没有附件的写 ""。'),
}  # fmt: skip

MISSING = {
    "key": Edit("case.toml", 'summary = "有标题"\n', "", "缺少“summary”。", below=-6),
    "verb": Edit("case.toml", 'check = "exists"\n', "", "缺少“check”。", below=-4),
    "option": Edit("problems.toml", "warn_max = 8\n", "", "缺少“warn_max”。", below=-9),
    "required labels": Edit("case.toml", 'labels = ["policy_basis"]\n', "", "缺少“labels”。", below=-6),
    "every demand of a format": Edit(
        "case.toml", 'font = "黑体"\nsize = "三号"\n', "", "没有写要什么格式。", DROP, below=-6
    ),
    "every number of words": Edit("case.toml", "max = 25\n", "", "没有写字数。",
        "写上 min、max，或者 target、warn、fail。", below=-6),
    "part of about": Edit("case.toml", "fail = 25 ", "#", "target、warn、fail 要同时写。", below=-2),
    "font beside habit": Edit("case.toml", 'font = "宋体"\n', "", "写了 habit，没有写 font。", below=3),
    "key of a clause": Edit("clauses.toml", 'status = "person"\n', "", "缺少“status”。", below=-4),
    "names of a family": Edit("fonts.toml", 'names = ["STZhongsong"]\n', "", "缺少“names”。", below=-2),
    "the notice itself": Edit("notice.toml", 'issuer = "市委依法治市办"\n', "", "缺少“issuer”。", below=-3),
}  # fmt: skip

CONTRADICTIONS = {
    "min over max": Edit(
        "problems.toml", "min = 200", "min = 600", "“min”是 600，“max”是 500，自相矛盾。", "“min”不能大于“max”。"
    ),
    "warn over fail": Edit(
        "case.toml", "warn = 10", "warn = 30", "“warn”是 30，“fail”是 25，自相矛盾。", "“warn”不能大于“fail”。"
    ),
    "warn_min over min": Edit(
        "problems.toml", "warn_min = 2", "warn_min = 5", "“warn_min”是 5，“min”是 4，自相矛盾。",
        "“warn_min”不能大于“min”。"
    ),
    "max over warn_max": Edit(
        "problems.toml", "warn_max = 8", "warn_max = 5", "“max”是 6，“warn_max”是 5，自相矛盾。",
        "“max”不能大于“warn_max”。",
        below=-2,
    ),
    "habit that is the font": Edit(
        "case.toml", 'habit = "方正小标宋"', 'habit = "宋体"', "“宋体”既是要求的字体，又是习惯字体，自相矛盾。"
    ),
}  # fmt: skip

TWICE = {
    "clause": Edit("clauses.toml", 'id = "N-SCORES"', 'id = "N-REPORT"', "“N-REPORT”在第{}行已经有了。",
        "换一个，或者删掉其中一处。"),
    "section": Edit("case.toml", 'key = "main"', 'key = "background"', "“background”在第{}行已经有了。",
        "换一个，或者删掉其中一处。"),
    "unit kind": Edit("notice.toml", 'id = "department"', 'id = "county"', "“county”在第{}行已经有了。",
        "换一个，或者删掉其中一处。"),
    "family": Edit("fonts.toml", 'name = "仿宋"', 'name = "宋体"', "“宋体”在第{}行已经有了。",
        "换一个，或者删掉其中一处。"),
}  # fmt: skip


def _check(folder: Path, edit: Edit) -> BadRules:
    where = folder.parent / "common" if edit.file == "fonts.toml" else folder
    line = edited(where, edit.file, edit.old, edit.new, edit.after)
    found = mistake(folder)
    assert (found.file, found.line, found.hint) == (where / edit.file, line + edit.below, edit.hint)
    return found


@pytest.mark.parametrize("edit", [pytest.param(edit, id=name) for name, edit in (UNKNOWN | VALUES).items()])
def test_unknown_words_and_bad_values(tmp_path: Path, edit: Edit) -> None:
    assert _check(copied(tmp_path), edit).problem == edit.problem


@pytest.mark.parametrize("edit", [pytest.param(edit, id=name) for name, edit in MISSING.items()])
def test_missing(tmp_path: Path, edit: Edit) -> None:
    assert _check(copied(tmp_path), edit).problem == edit.problem


@pytest.mark.parametrize("edit", [pytest.param(edit, id=name) for name, edit in CONTRADICTIONS.items()])
def test_contradictions_within_a_rule(tmp_path: Path, edit: Edit) -> None:
    assert _check(copied(tmp_path), edit).problem == edit.problem


@pytest.mark.parametrize("edit", [pytest.param(edit, id=name) for name, edit in TWICE.items()])
def test_the_same_id_twice(tmp_path: Path, edit: Edit) -> None:
    folder = copied(tmp_path)
    where = folder.parent / "common" if edit.file == "fonts.toml" else folder
    first = (where / edit.file).read_text(encoding="utf-8").split("\n").index(edit.new) + 1
    assert _check(folder, edit).problem == edit.problem.format(first)


def test_message_names_file_line_problem_and_hint(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    line = edited(folder, "case.toml", '"二号"', '"二好"')
    said = f"规则文件有误：{folder / 'case.toml'}，第{line}行：没有“二好”这个字号。您是不是想写“二号”？"
    assert str(mistake(folder)) == said


def test_a_value_is_found_in_its_own_rule(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    line = edited(folder, "case.toml", 'size = "三号"', 'size = "三好"', after='id = "CASE-BODY-FORMAT"')
    assert mistake(folder).line == line


def test_a_size_in_points_or_as_a_number_is_the_same(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    edited(folder, "case.toml", '"二号"', "22")
    edited(folder, "problems.toml", '"二号"', '"22磅"')
    assert load_notice(folder).kinds["case"].rules[3].options == load_notice().kinds["case"].rules[3].options
    assert load_notice(folder).kinds["problems"].rules[1].options == load_notice().kinds["problems"].rules[1].options


def test_a_font_name_in_two_families(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    line = edited(folder.parent / "common", "fonts.toml", '"FangSong", ', '"FangSong", "ＳｉｍＳｕｎ", ')
    found = mistake(folder)
    assert (found.line, found.problem, found.hint) == (
        line,
        "“ＳｉｍＳｕｎ”已经归“宋体”，不能又归“仿宋”。",
        "只留一处。",
    )


def test_sections_left_out(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    line = edited(folder, "report.toml", '"free"', '"sections"')
    assert (mistake(folder).line, mistake(folder).problem) == (line, "结构是“sections”，却没有写“[[section]]”。")


def test_a_list_that_no_file_holds(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    line = edited(folder, "case.toml", 'terms = "lesson_words"', 'terms = "lesson_wrods"')
    found = mistake(folder)
    said = "没有“lesson_wrods”这张词表（rules/common/terms 和本通知的 terms 文件夹里都没有）。"
    assert (found.file.name, found.line, found.problem, found.hint) == (
        "case.toml", line, said, "您是不是想写“lesson_words”？",
    )  # fmt: skip


@pytest.mark.parametrize(("new", "hint"), [(None, ""), ("grade", "“grade.txt”是不是它改了名？")])
def test_a_list_deleted_or_renamed(tmp_path: Path, new: str | None, hint: str) -> None:
    folder = copied(tmp_path)
    file = folder.parent / "common" / "terms" / "vagueness" / "grades.txt"
    if new is None:
        file.unlink()
    else:
        file.rename(file.with_name(f"{new}.txt"))
    found = mistake(folder)
    assert (found.file, found.problem, found.hint) == (
        folder.parent / "common" / "terms", "缺少词表 grades.txt。", f"{hint}词表不能删，也不能改名，请从原来的规则里复制回来。",
    )  # fmt: skip
