"""What comes with the materials and is none of them, and materials that look like it."""

from __future__ import annotations

import pytest

from docchecker.checks import run
from docchecker.classify import classify
from tests.classify.samples import B1, B2, B3, CASE, LIST_TITLE, TITLE, problem
from tests.classify.understanding import document, notice, understand

S = "现将我局“八五”普法规划中期评估的有关材料报送你办，请审阅。"
LETTER = ("市委依法治市办：", S, "附件：1.典型创新案例", "2.问题清单", "青湖县司法局", "2023年11月3日")
ANNEX = (
    "附件3", "典型创新案例内容和格式要求", "关于标题", "XX(单位)XXXX(宋体二号加粗居中)。", "关于内容", "一、背景情况(黑体三号)",
    "二、主要做法和成效(黑体三号不少于2500字)", "三、经验启示(黑体三号)",
)  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["青湖县司法局关于报送典型创新案例和问题清单的函", *LETTER], "cover_letter"),
        (["关于呈报中期评估材料的报告", *LETTER], "cover_letter"),
        (ANNEX, "notice"),
        (["全市“八五”普法规划中期评估工作方案", S, *ANNEX], "notice"),
        (["青湖县司法局普法工作佐证材料", "图1 宣传现场", "图2 培训现场"], "evidence"),
        (["关于报送案例的函", *LETTER, TITLE, *CASE], "case"),
        (["关于报送问题清单的函", *LETTER, LIST_TITLE, *problem(1), *problem(2)], "problems"),
        ([TITLE, *CASE, *ANNEX[1:3]], "case"),
        (["某某项目环境影响评估报告", "本项目对周边环境影响较小。"], None),
        (["青湖县财政局财务自查报告", "经自查，账目清楚。"], None),
        (["履职报告"], None),
        (["青湖县普法演讲大赛评分表", "项目", "分值"], None),
        (["青湖县“八五”普法规划实施情况中期评估报告", B1, B2, B3], "report"),
    ],
)
def test_kinds(lines: list[str], kind: str | None) -> None:
    assert understand(*lines).kind == kind


def test_it_is_said_that_it_is_no_material() -> None:
    made = document("关于报送普法材料的函", *LETTER)
    findings, outcomes = run(made, classify(made, notice()), notice())
    assert [(f.rule, f.code, str(f.level)) for f in findings] == [("DOC-KIND", "not_a_material", "note")]
    assert findings[0].message.startswith("这份不是要检查的材料，是报送函")
    assert [outcome.rule for outcome in outcomes] == ["DOC-KIND"]
