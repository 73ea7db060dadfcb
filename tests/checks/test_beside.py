"""What stands beside the text: it is searched for what was left, and named as not judged."""

from __future__ import annotations

from docchecker.commands.gathering import gather
from docchecker.pipeline import check_bytes
from fixtures import make
from tests.building import Para, Table, document, footnote_mark, footnotes_part, header_part, reference, text_box
from tests.checks.checking import judge_lines, notice

LIST_ENDING = "“八五”普法规划中期评估问题清单"


def _about(*body, **parts):
    return check_bytes("甲.docx", document(list(body), **parts), notice(), "case")


def _told(report, rule):
    return [(str(f.status), f.message) for f in report.findings if f.rule == rule]


def test_a_text_box_is_named_and_searched():
    report = _about(Para("青湖县司法局做法"), Para([text_box(Para("完成XXXX项"), Para("（黑体三号）"))]))
    assert "文本框1处：只找没填的空和格式说明，字体、字数、内容没有查" in report.unjudged
    assert _told(report, "DOC-PLACEHOLDER") == [("failed", "有1处没有填写：“XXXX项（在文本框、页眉页脚或脚注里）”")]
    assert _told(report, "DOC-TEMPLATE-HINT") == [
        ("failed", "文本框、页眉页脚或脚注里留有附件里的格式说明“（黑体三号）”")
    ]


def test_a_header_and_notes_are_named():
    path = "word/header1.xml"
    parts = {path: header_part(Para("青湖县司法局")), "word/footnotes.xml": footnotes_part("见附表。")}
    report = _about(Para(["青湖县", footnote_mark()]), extra_parts=parts, section=reference(path))
    assert report.unjudged == (
        "页眉页脚1处：只找没填的空和格式说明，字体、字数、内容没有查",
        "脚注、尾注：字体、字数、内容没有查",
    )
    assert _told(report, "DOC-PLACEHOLDER") == []


def test_tables_of_data_are_named():
    report = _about(Para("青湖县司法局做法"), Table([["项目", "数量"], ["讲座", "3"]]))
    assert report.unjudged == ("表格里的文字4段：计入字数，字体字号没有查（附件对表格没有规定）",)


def test_a_plain_file_names_nothing():
    for name in ("案例-合格.docx", "问题清单-合格.docx"):
        assert check_bytes(name, make.build(name), notice()).unjudged == ()


def test_a_title_that_may_stand_in_a_text_box_is_undecided():
    report = _about(Para([text_box(Para("青湖县司法局做法"))]), Para("一、背景情况"))
    assert _told(report, "CASE-TITLE-MISSING") == [
        ("undecided", "正文里没有找到标题；文件里有文本框，标题如果放在文本框里，请移到正文中")
    ]
    assert _told(_about(Para("一、背景情况")), "CASE-TITLE-MISSING") == [("failed", "没有找到标题")]


def test_a_text_box_that_cannot_be_the_title_does_not_stand_for_one():
    behind = _about(Para("一、背景情况"), Para("去年办了三百场。"), Para([text_box(Para("青湖县司法局做法"))]))
    for report in (
        behind,
        *(_about(Para([text_box(Para(w))]), Para("一、背景情况")) for w in ("秘密", "2023年6月8日")),
    ):
        assert _told(report, "CASE-TITLE-MISSING") == [("failed", "没有找到标题")]


def test_a_kind_without_rules_of_its_own_says_so():
    bare = notice()
    kind = bare.kinds["report"]._replace(rules=bare.common)
    bare = bare._replace(kinds={**bare.kinds, "report": kind})
    report = check_bytes("甲.docx", document([Para("青湖县司法局自评报告")]), bare, "report")
    assert report.unjudged == ("自评报告的专门要求：没有规则，只查了各种材料都适用的几条",)


def test_other_files_of_a_folder_are_named(tmp_path):
    (tmp_path / "甲.docx").write_bytes(document([Para("甲")]))
    (tmp_path / "乙.pdf").write_bytes(b"%PDF")
    (tmp_path / "~$甲.docx").write_bytes(b"")
    assert gather([tmp_path]).skipped == (str(tmp_path / "乙.pdf"),)
    assert gather([tmp_path / "甲.docx"]).skipped == ()


def test_a_second_material_in_the_file():
    case = ("青湖县司法局做法", "一、背景情况", "甲。", "二、主要做法和成效", "乙。", "三、经验启示", "丙。")
    both = judge_lines("DOC-KIND", *case, "青湖县司法局" + LIST_ENDING, "1.某事没有办", kind="case")
    assert both.told == [("warning", "文件里还有一份问题清单，没有按它检查；请把两份材料分成两个文件")]
    behind = judge_lines("DOC-KIND", "青湖县司法局" + LIST_ENDING, "1.某事没有办", *case, kind="problems")
    assert behind.told == [("warning", "文件里还有一份典型创新案例，没有按它检查；请把两份材料分成两个文件")]
    mention = "我局还形成了青湖县司法局" + LIST_ENDING + "，另行报送，请审阅，并请提出意见，我局将认真吸收。"
    assert judge_lines("DOC-KIND", *case, mention, kind="case").told == []


def test_reflection_wants_what_fell_short():
    def told(text):
        lines = ("青湖县司法局做法", "一、背景情况", "甲。", "二、主要做法和成效", "乙。", "三、经验启示", text)
        return judge_lines("CASE-REFLECTION", *lines, kind="case").levels

    lesson = "回过头看，我们也走了弯路：第一年只换了载体，没有换内容，滚动屏花了2.7万元，却没有一个摊主停下来看。"
    praise = "一年下来，我们体会到：先收题再开课，讲的正是摊主要问的，人才坐得住，听完了还愿意把邻居一起带来。"
    assert (told(lesson), told(praise)) == ([], ["warning"])
