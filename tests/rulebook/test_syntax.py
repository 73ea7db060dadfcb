"""Files that cannot be read at all: encoding, missing files, TOML that is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from docchecker import load_notice
from docchecker.rulebook.loader import rules_root
from tests.rulebook.shipped import copied, edited, mistake

UTF8 = "请用记事本打开，点“文件”→“另存为”，“编码”选“UTF-8”，再保存。"
QUOTES = "文字两头都要有英文双引号，写在同一行里。"
HALF_WIDTH = "等号、引号、逗号和方括号要用英文（半角）的。"
TWICE = "可以写多次的表，表头要用两层方括号，如 [[rule]]。"
VALUE = '文字要放在英文双引号里，如 "三号"；是和否写 true、false。'


@pytest.mark.parametrize(
    ("old", "new", "problem", "hint"),
    [
        ('font = "黑体"', "font = 黑体", "等号后面的值看不懂。", VALUE),
        ("bold = true", "bold = True", "等号后面的值看不懂。", VALUE),
        ('font = "黑体"', "font = “黑体”", "等号后面的值看不懂。", HALF_WIDTH),
        ('font = "黑体"', 'font ＝ "黑体"', "设置的名称后面缺等号。", HALF_WIDTH),
        ('["仿宋", "楷体"]', '["仿宋"，"楷体"]', "方括号没有成对，或者各项之间缺逗号。", HALF_WIDTH),
        ('["仿宋", "楷体"]', '["仿宋" "楷体"]', "方括号没有成对，或者各项之间缺逗号。", ""),
        ('font = "黑体"', 'font "黑体"', "设置的名称后面缺等号。", ""),
        ('font = "黑体"', '字体 = "黑体"', "这一行看不懂。", "每行写成“名称 = 值”，名称用英文；说明文字前面加“#”。"),
        ('font = "黑体"', 'a.字 = "黑体"', "设置的名称看不懂。", "名称只用英文字母、数字和下划线。"),
        ('font = "黑体"', 'font = "黑体', "引号没有成对，或者夹着不可见的字符。", QUOTES),
        ('font = "黑体"', 'font = "黑体" size = "三号"', "一行里写了不止一个设置。", "每个设置单独写一行。"),
        ("max = 25", "max = 25\nmax = 30", "同一个设置写了两次。", "删掉其中一个。"),
        ('font = "黑体"', r'font = "黑\体"', "引号里的反斜杠“\\”要写两个。", ""),
        ("[kind]", "[kind", "表头的方括号没有成对。", ""),
        ("[[section]]", "[[section]", "表头的方括号没有成对。", ""),
        ("[[section]]", "[kind]", "同一个表头写了两次。", TWICE),
        ("max = 25", "max = 2023-02-30", "没有这样的日期。", "日期写成 2023-11-05 的样子。"),
        ("max = 25", "max = { a = 1, a = 2 }", "花括号里同一个名称写了两次。", ""),
        ("max = 25", "max = { a = 1", "花括号没有成对，或者各项之间缺逗号。", ""),
        ('font = "黑体"', r'font = "\uZZZZ"', "这里不合 TOML 的写法。", ""),
    ],
)
def test_writing(tmp_path: Path, old: str, new: str, problem: str, hint: str) -> None:
    folder = copied(tmp_path)
    line = edited(folder, "case.toml", old, new) + new.count("\n")
    found = mistake(folder)
    assert (found.file, found.line, found.problem, found.hint) == (folder / "case.toml", line, problem, hint)


@pytest.mark.parametrize(
    ("name", "old", "new", "problem", "hint"),
    [
        ("notice.toml", "2023-11-05", "2024-11-5", "日期的写法不对。",
        "写成 2024-11-05：年四位，月和日各两位，中间用减号，不加引号。"),
        ("notice.toml", "2023-11-05", "2023年11月5日", "日期的写法不对。",
        "写成 2023-11-05：年四位，月和日各两位，中间用减号，不加引号。"),
        ("notice.toml", "2023-11-05", "2023年2月30日", "没有这样的日期。", "日期写成 2023-11-05 的样子。"),
        ("case.toml", "max = 25", "max = 25字", "数字后面多了“字”。", "只写数字 25；要连单位写的，放在英文双引号里。"),
        ("case.toml", "target = 4000", "target = 4,000", "数字里不能写逗号。", "写成 4000。"),
        ("case.toml", "target = 4000", "target = 4，000", "数字里不能写逗号。", "写成 4000。"),
        ("case.toml", "max = 25", "max = ２５", "数字要用半角的。", "写成 25。"),
        ("case.toml", "max = 25", "max = 025", "数字前面不要补 0。", "写成 25。"),
        ("case.toml", "max = 25", "max = 二十五", "数字要写阿拉伯数字。", "如 25。"),
    ],
)  # fmt: skip
def test_dates_and_numbers_as_in_a_letter(
    tmp_path: Path, name: str, old: str, new: str, problem: str, hint: str
) -> None:
    folder = copied(tmp_path)
    line = edited(folder, name, old, new)
    found = mistake(folder)
    assert (found.file, found.line, found.problem, found.hint) == (folder / name, line, problem, hint)


def test_writing_that_breaks_off_at_the_end(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    file = folder / "report.toml"
    text = file.read_text(encoding="utf-8").split("\n# 做法")[0].rstrip().removesuffix("]")
    file.write_text(text + "\n\n", encoding="utf-8")
    found = mistake(folder)
    assert (found.line, found.problem) == (text.count("\n") + 1, "方括号没有成对，或者各项之间缺逗号。")


def test_an_open_multi_line_text(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    edited(folder, "report.toml", '"自评报告"', '"""自评报告"')
    assert mistake(folder).problem == "引号没有成对。"


def test_full_width_marks_in_texts_and_comments_are_not_blamed(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    edited(folder, "case.toml", 'summary = "有标题"', 'summary "有“标题”，＝" # “＝”')
    assert (mistake(folder).problem, mistake(folder).hint) == ("设置的名称后面缺等号。", "")


def test_single_table_for_a_repeatable_one(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    text = (folder / "report.toml").read_text(encoding="utf-8").split("\n[[rule]]")[0] + "\n[rule]\n"
    (folder / "report.toml").write_text(text, encoding="utf-8")
    found = mistake(folder)
    assert (found.line, found.problem, found.hint) == (
        text.count("\n"), "“[rule]”要写两层方括号。", "您是不是想写“[[rule]]”？",
    )  # fmt: skip


def test_plain_value_for_a_table(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    head = (folder / "report.toml").read_text(encoding="utf-8").split("\n[[rule]]")[0]
    (folder / "report.toml").write_text(head, encoding="utf-8")
    line = edited(folder, "report.toml", "[kind]", "rule = [1]\n\n[kind]")
    assert (mistake(folder).line, mistake(folder).problem) == (line, "“[rule]”要写两层方括号。")


def test_repeatable_table_for_a_single_one(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    line = edited(folder, "report.toml", "[kind]", "[[kind]]")
    assert (mistake(folder).line, mistake(folder).problem) == (line, "“[kind]”只能有一个，写一层方括号。")


def test_table_left_out(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "report.toml").write_text("# 空\n", encoding="utf-8")
    assert (mistake(folder).line, mistake(folder).problem) == (0, "缺少“[kind]”。")


def _rewritten(folder: Path, name: str, encoding: str) -> int:
    """Save a file in another encoding; its first line that has other than ASCII characters."""
    text = (folder / name).read_text(encoding="utf-8")
    (folder / name).write_bytes(text.encode(encoding))
    return next(number for number, line in enumerate(text.split("\n"), 1) if not line.isascii())


def test_gbk(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    edited(folder, "report.toml", "# 自评报告", "#\n# 自评报告")
    assert _rewritten(folder, "report.toml", "gbk") == len(["#", "# 自评报告"])
    found = mistake(folder)
    assert (found.file, found.line) == (folder / "report.toml", 2)
    assert found.problem == "文件是按 GBK（记事本里叫“ANSI”）编码保存的，应当用 UTF-8。"
    assert found.hint == UTF8


def test_utf16(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    _rewritten(folder, "report.toml", "utf-16")
    found = mistake(folder)
    assert (found.line, found.hint) == (0, UTF8)
    assert found.problem == "文件是按 UTF-16（记事本里叫“Unicode”）编码保存的，应当用 UTF-8。"


def test_no_text(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "report.toml").write_bytes(b"# \n\xff\xff\xff\n")
    found = mistake(folder)
    assert (found.line, found.problem, found.hint) == (2, "文件不是 UTF-8 编码的文字。", UTF8)


def test_byte_order_mark_and_windows_lines_are_fine(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    for file in folder.glob("*.toml"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert load_notice(folder).rules == load_notice().rules


def test_line_numbers_with_windows_lines(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    line = edited(folder, "case.toml", '"居中"', '"剧中"')
    file = folder / "case.toml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert mistake(folder).line == line


@pytest.mark.parametrize(
    ("name", "renamed", "said"),
    [
        ("clauses.toml", "clause.toml", "目录里有 clause.toml，是不是改了名？"),
        ("notice.toml", "notice.tml", ""),
        ("../common/fonts.toml", "x.toml", ""),
    ],
)
def test_missing_file(tmp_path: Path, name: str, renamed: str, said: str) -> None:
    folder = copied(tmp_path)
    (folder / name).rename(folder / renamed)
    found = mistake(folder)
    assert (found.file.name, found.line, found.problem, found.hint) == (Path(name).name, 0, "没有这个文件。", said)


def test_file_that_is_a_folder(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "clauses.toml").unlink()
    (folder / "clauses.toml").mkdir()
    assert mistake(folder).problem.startswith("文件读不出来（")


def test_missing_kind_file(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "scores.toml").rename(folder / "score.toml")
    text = (folder / "notice.toml").read_text(encoding="utf-8")
    found = mistake(folder)
    assert (found.file, found.problem, found.hint) == (
        folder / "notice.toml", "没有 scores.toml 这个文件。", "您是不是想写“score”？",
    )  # fmt: skip
    assert text.split("\n")[found.line - 1].startswith("kinds = ")


def test_unknown_notice() -> None:
    with pytest.raises(Exception, match="没有名叫“nanchang-2032”的通知。您是不是想写“nanchang-2023”？") as caught:
        load_notice(name="nanchang-2032")
    assert getattr(caught.value, "file", None) == rules_root() / "nanchang-2032"
