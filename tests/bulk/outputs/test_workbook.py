from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from docchecker.bulk.outputs.workbook import workbook
from docchecker.bulk.records import Copy, Due
from docchecker.report import sheets as cells
from docchecker.report.codec import pack
from docchecker.report.sheets import Column, Sheet, book
from fixtures import sheets, texts
from fixtures.looks import word
from tests.bulk.office import A_CASE, A_LIST, A_OLD, B_CASE, B_LIST, C_LIST, NOTICE, STRANGER, batch
from tests.bulk.running import invoke


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.fixture(scope="module")
def made() -> Any:
    return opened(workbook(batch(), NOTICE))


def rows(made: Any, name: str) -> list[tuple[Any, ...]]:
    return [tuple("" if cell is None else cell for cell in row) for row in made[name].iter_rows(values_only=True)]


def table(made: Any, name: str) -> list[dict[str, Any]]:
    head, *rest = rows(made, name)
    return [dict(zip(head, row, strict=True)) for row in rest]


def test_sheets(made: Any) -> None:
    assert made.sheetnames == [
        "汇总",
        "文件",
        "问题",
        "缺报",
        "雷同",
        "前后不一",
        "要点覆盖",
        "单位和规则",
        "本办处理",
        "未检查的文件",
    ]


def test_one_row_a_unit(made: Any) -> None:
    assert [(row["状态"], row["单位"], row["类别"], row["联系人"]) for row in table(made, "汇总")] == [
        ("需修改", "青湖县", "县区", "王某"), ("合格", "白河区", "县区", ""), ("缺报", "市林业局", "市直部门", "陈某"),
        ("缺报", "市教育局", "市直部门", ""),
    ]  # fmt: skip


def test_what_is_owed_and_what_came(made: Any) -> None:
    kinds = [
        "典型创新案例\n收到/应报",
        "问题清单\n收到/应报",
        "自评报告\n收到/应报",
        "自测得分表\n收到/应报",
        "尚缺",
        "迟报",
        "雷同",
    ]
    assert [tuple(row[kind] for kind in kinds) for row in table(made, "汇总")] == [
        ("1/1", "1/1", "1/1", "", "", 0, 1),
        ("1/1", "1/1", "1/1", "", "", 1, 2),
        ("", "0/1", "0/1", "0/1", "自评报告1份、自测得分表1份、问题清单1份", 0, 0),
        ("", "0/2", "0/1", "0/1", "自评报告1份、自测得分表1份、问题清单2份", 0, 0),
    ]


def test_verdicts_and_counts_by_group(made: Any) -> None:
    found = table(made, "汇总")
    verdicts = ("通过\n份数", "不通过\n份数", "无法检查\n份数", "收到，未检查\n份数")
    assert [tuple(row[name] for name in verdicts) for row in found] == [
        (2, 1, 0, 0), (3, 0, 0, 0), (0, 0, 1, 0), (0, 0, 0, 0),
    ]  # fmt: skip
    counts = {name: number for name, number in found[0].items() if name.endswith(("\n必须", "\n建议")) and number}
    assert counts == {"格式\n必须": 2, "篇幅\n建议": 1}
    assert not any(number for name, number in found[1].items() if name.endswith(("\n必须", "\n建议")))


def test_files_in_the_order_of_the_inbox(made: Any) -> None:
    found = table(made, "文件")
    assert [row["文件"] for row in found] == [one.name for one in batch().submissions]
    by_name = {row["文件"]: row for row in found}
    assert {key: by_name[A_CASE][key] for key in ("结论", "单位", "材料种类", "字数", "必须修改", "提示", "待人工", "把握")} == {
        "结论": "不通过", "单位": "青湖县", "材料种类": "典型创新案例", "字数": 1500, "必须修改": 2, "提示": 1, "待人工": 2, "把握": 0.95,
    }  # fmt: skip
    assert by_name[A_OLD]["版本"] == f"已被“{A_LIST}”代替"
    assert by_name[A_LIST]["版本"] == ""
    assert by_name[B_LIST]["收到时间"] == "2023-11-08 16:05"
    assert by_name[STRANGER]["单位"] == "待定：青湖县、白河区"
    assert (by_name[C_LIST]["结论"], by_name[C_LIST]["说明"]) == ("无法检查", "这是旧格式文件。请另存为 .docx。")


def test_findings_of_what_counts(made: Any) -> None:
    found = table(made, "问题")
    assert [(row["级别"], row["文件"], row["问题"], row["状态"]) for row in found] == [
        ("必须", A_CASE, "标题字体是黑体，应为宋体", ""), ("必须", A_CASE, "正文字体是宋体。", ""),
        ("提示", A_CASE, "=小标题用了黑体", ""), ("必须", A_CASE, "字体无法确定", "未能判定，请人工核对"),
        ("必须", A_CASE, "已经说明过的标题", "已同意保留：领导同意"), ("建议", A_LIST, "只列了3个问题", ""),
    ]  # fmt: skip
    assert found[0]["位置"] == "第1段"
    assert found[1]["位置"] == "第3段、第4段、第5段等5处"
    assert found[5]["位置"] == "全文"


def test_missing_first_then_late(made: Any) -> None:
    assert [(row["情况"], row["单位"], row["材料"], row["应报"], row["尚缺"], row["文件"]) for row in table(made, "缺报")] == [
        ("缺报", "市林业局", "自评报告", 1, 1, ""), ("缺报", "市林业局", "自测得分表", 1, 1, ""),
        ("缺报", "市林业局", "问题清单", 1, 1, ""), ("缺报", "市教育局", "自评报告", 1, 1, ""),
        ("缺报", "市教育局", "自测得分表", 1, 1, ""), ("缺报", "市教育局", "问题清单", 2, 2, ""),
        ("迟报", "白河区", "问题清单", 1, 0, B_LIST),
    ]  # fmt: skip


def test_what_is_missing_or_late_cites_the_clause_that_obliges_the_unit(made: Any) -> None:
    score = "正文四（一）：各市直相关部门结合南昌市国家机关“谁执法谁普法”履职报告评议指标,进行自我评估、量化打分,形成书面自评报告、自测得分表"
    problems = "正文四（一）：各有关部门至少形成1个问题清单,可根据实际提供典型创新案例"
    assert [row["依据"] for row in table(made, "缺报")] == [
        score, score, problems, score, score, problems, "正文四（一）：于11月5日前报市委依法治市办",
    ]  # fmt: skip


def test_what_may_be_sent_or_not() -> None:
    some = Due("市教育局", "case", 0, ("甲.docx", "乙.docx"))
    changed = batch()._replace(due=(some, Due("市林业局", "case", 0, ())))
    found = table(opened(workbook(changed, NOTICE)), "汇总")
    assert [row["典型创新案例\n收到/应报"] for row in found] == ["", "", "", "2（可选）"]


@pytest.mark.parametrize(
    ("share", "back", "words"), [(0.95, None, "基本相同"), (0.94, 0.2, "部分雷同"), (0.2, 0.95, "基本相同")]
)
def test_how_much_alike(share: float, back: float | None, words: str) -> None:
    copies = (Copy(A_LIST, B_LIST, share), *((Copy(B_LIST, A_LIST, back),) if back else ()))
    (row,) = table(opened(workbook(batch()._replace(copies=copies), NOTICE)), "雷同")
    assert row["情况"] == words


def test_how_it_is_printed(made: Any) -> None:
    for sheet in made:
        assert sheet.oddHeader.center.text == f"{NOTICE.title}　&A"
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight, sheet.print_title_rows) == (
            "landscape", 0, "$1:$1",
        )  # fmt: skip
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_each_pair_of_copies_once(made: Any) -> None:
    assert [tuple(row.values())[:8] for row in table(made, "雷同")] == [
        ("部分雷同", "白河区", B_LIST, 0.42, "青湖县", A_LIST, 0.31, 1),
        ("完全相同", "白河区", B_CASE, 1, "往年或其他材料", "去年/案例.docx", "", 1),
    ]
    assert table(made, "雷同")[0]["相同的文字（摘要）"] == "某乡公示牌褪色无人更换！"


def test_what_was_left_out(made: Any) -> None:
    assert rows(made, "未检查的文件") == [("文件", "原因"), ("收件/~$清单.docx", "临时文件")]


def test_no_cell_is_a_formula(made: Any) -> None:
    kinds = {cell.data_type for sheet in made for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s", "n"}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1"])
def test_what_looks_like_a_formula_stays_text_when_edited(text: str) -> None:
    sheet = opened(book([Sheet("表", (Column("甲", 9), Column("乙", 9)), [(text, f"甲{text}")])], {}, {}))["表"]
    assert (sheet["A2"].data_type, sheet["A2"].quotePrefix) == ("s", True)
    assert sheet["A2"].value.replace("_x000D_", "\r") == text
    assert not sheet["B2"].quotePrefix


def test_head_stays_in_sight_and_filters(made: Any) -> None:
    for sheet in made:
        assert sheet.freeze_panes is not None
        assert sheet.freeze_panes.endswith("2")
        assert sheet.auto_filter.ref.startswith("A1:")
    assert made["汇总"].freeze_panes == "D2"
    assert made["汇总"].auto_filter.ref.endswith("5")


def test_colours(made: Any) -> None:
    rules = [rule for found in made["汇总"].conditional_formatting for rule in found.rules]
    words = {rule.formula[0] for rule in rules if rule.type == "cellIs"}
    assert {'"缺报"', '"需修改"', '"合格"', '"不通过"'} <= words
    formulas = [rule.formula[0] for rule in rules if rule.type == "expression"]
    assert len(formulas) == 4
    assert formulas[0] == 'VALUE(LEFT(D2,FIND("/",D2)-1))<VALUE(MID(D2,FIND("/",D2)+1,9))'


def test_limits_of_the_format(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "ROWS", 5)
    many = opened(book([Sheet("表", (Column("甲", 9),), [("长" * 40_000,)] * 9)], {}, {}))["表"]
    assert many.max_row == 5
    assert len(many["A2"].value) == 32_767
    assert many["A5"].value == "这张表放不下了，其余的请看 JSON 格式的结果。"
    fitting = opened(book([Sheet("表", (Column("甲", 9),), [("短",)] * 3)], {}, {}))["表"]
    assert [row[0].value for row in fitting.iter_rows()] == ["甲", "短", "短", "短"]


@pytest.mark.parametrize(
    ("text", "height"),
    [("短", 18), ("长" * 20, 18), ("长" * 21, 33), ("甲\n乙", 33), (f"{'长' * 21}\n{'长' * 21}", 63), ("\n" * 99, 399)],
)
def test_a_row_is_as_high_as_its_text(text: str, height: int) -> None:
    sheet = opened(book([Sheet("表", (Column("甲", 41),), [(text,)])], {}, {}))["表"]
    assert sheet.row_dimensions[2].height == height


def test_what_is_said_beside_the_findings() -> None:
    first = batch().submissions[0]
    said = first.report._replace(
        note="检查的是转换成 .docx 的副本", unjudged=("图片等2处：图里的文字没有查", "脚注：没有查")
    )
    one = batch()._replace(submissions=(first._replace(packed=pack(said)),))
    (row,) = table(opened(workbook(one, NOTICE)), "文件")
    assert row["说明"] == "检查的是转换成 .docx 的副本\n没查的：图片等2处：图里的文字没有查\n没查的：脚注：没有查"


def test_characters_that_xml_forbids() -> None:
    sheet = opened(book([Sheet("表", (Column("甲", 9),), [("甲\x00\ud800乙",)])], {}, {}))["表"]
    assert sheet["A2"].value == "甲\ufffd\ufffd乙"


def test_an_empty_batch() -> None:
    empty = batch()._replace(units=(), submissions=(), skipped=(), due=(), copies=())
    assert {name: len(rows(opened(workbook(empty, NOTICE)), name)) for name in ("汇总", "文件", "问题")} == {
        "汇总": 1, "文件": 1, "问题": 1,
    }  # fmt: skip


def test_units_and_rules(made: Any) -> None:
    head, *found = rows(made, "单位和规则")
    assert head[:2] == ("单位", "必须修改\n合计")
    errors = [row for row in table(made, "问题") if row["级别"] == "必须" and not row["状态"]]
    assert sum(row[1] for row in found) == sum(sum(row[2:]) for row in found) == len(errors) > 0
    [scale] = [
        rule for group in made["单位和规则"].conditional_formatting for rule in group.rules if rule.type == "colorScale"
    ]
    assert [stop.type for stop in scale.colorScale.cfvo] == ["num", "max"]


def test_what_units_report_on_and_what_does_not_fit(tmp_path):
    unit = tmp_path / "收件" / "江源市农业农村局"
    unit.mkdir(parents=True)
    lines = texts.reword(texts.report("自评报告-部门"), "报送普法信息9条，采用4条", "报送普法信息3条")
    (unit / "自评报告.docx").write_bytes(word(lines))
    (unit / "自测得分表.docx").write_bytes(sheets.docx())
    (tmp_path / "名单.csv").write_text("单位名称,类别\n江源市农业农村局,市直部门\n", encoding="utf-8")
    invoke("batch", tmp_path / "收件", "--roster", tmp_path / "名单.csv", "--out", tmp_path / "结果", "--jobs", 1)
    made = openpyxl.load_workbook(tmp_path / "结果" / "汇总表.xlsx")
    against = [[cell.value for cell in row] for row in made["前后不一"]][1:]
    assert [(row[0], row[3]) for row in against] == [("江源市农业农村局", "PACK-SCORES")]
    points = {row[0].value: (row[2].value, row[3].value) for row in made["要点覆盖"]}
    assert points["条"] == ("写到的单位", "江源市农业农村局")
    assert points["A2-4"] == ("1/1", "✓")
    assert points["A2-18"] == ("0/1", "没看到")
    assert points["A1-1"] == ("0/0", "")
