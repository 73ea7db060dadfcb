"""Whose a file is."""

from __future__ import annotations

import pytest

from docchecker.bulk.records import Unit
from docchecker.bulk.units.attribution import Clues, attribute
from docchecker.bulk.units.unit_names import UnitNames

CITY = "安平市"
NAMES = UnitNames([
    Unit("柳溪县", "county"), Unit("松山区", "county"), Unit("平湖经济技术开发区", "county", ("平湖经开区",)), Unit("安平县", "county"),
    Unit("湖湾管理局", "county", ("湖湾",)),
    Unit("安平市司法局", "department"), Unit("安平市教育局", "department"), Unit("中共安平市委宣传部", "department"),
    Unit("安平市市场监督管理局", "department", ("市市场监管局", "市场监管局")), Unit("市总工会", "department"),
    Unit("安平市公安局", "department", ("公安",)), Unit("安平市公安局特警支队", "department", ("公安",)),
])  # fmt: skip


def found(name="x.docx", hints=(), front=(), signature=()):
    source = attribute(Clues(name, hints, front, signature), NAMES)
    return source.unit, source.candidates


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("柳溪县/案例.docx", "柳溪县"),
        ("03-柳溪县（已收）/案例.docx", "柳溪县"),
        ("柳溪县材料.zip/案例.docx", "柳溪县"),
        ("县区/柳溪县/教育局/案例.docx", "柳溪县"),
        ("市直/教育局/案例.docx", "安平市教育局"),
        ("柳溪县司法局问题清单.docx", "柳溪县"),
        ("安平县司法局问题清单.docx", "安平县"),
        ("安平市司法局问题清单.docx", "安平市司法局"),
        ("市司法局问题清单.docx", "安平市司法局"),
        ("司法局问题清单.docx", "安平市司法局"),
        ("附件市司法局问题清单.docx", "安平市司法局"),
        ("安平司法局问题清单.docx", "安平市司法局"),
        ("柳溪问题清单.docx", "柳溪县"),
        ("宣传部问题清单.docx", "中共安平市委宣传部"),
        ("市委宣传部问题清单.docx", "中共安平市委宣传部"),
        ("总工会.docx", "市总工会"),
        ("市场监管局.docx", "安平市市场监督管理局"),
        ("安平市公安局特警支队.docx", "安平市公安局特警支队"),
        ("柳溪县报市司法局的材料.docx", "柳溪县"),
        ("关于报送松山区材料的函.docx", "松山区"),
        ("安平市湖湾管理局/x.docx", "湖湾管理局"),
        # near misses
        ("县司法局问题清单.docx", None),
        ("瑞河市司法局问题清单.docx", None),
        ("瑞河区教育局问题清单.docx", None),
        ("报市司法局.docx", None),
        ("某某县/案例.docx", None),
        ("安平.docx", None),
        ("案例.docx", None),
    ],
)
def test_by_path(name, unit):
    assert found(name) == (unit, ())


def test_by_mail():
    assert found(hints=("报送材料（安平市教育局）", "张某 <a@example.cn>")) == ("安平市教育局", ())


def test_by_the_first_line_that_names_a_unit():
    front = ("附件4", "市司法局：", "柳溪县“八五”普法规划中期评估问题清单", "松山区的做法")
    assert found(front=front) == ("柳溪县", ())


def test_by_signature():
    assert found(signature=("特此报告。", "安平市教育局", "2023年11月3日")) == ("安平市教育局", ())
    assert found(signature=("安平市教育局的同志多次到现场指导普法工作",)) == (None, ())


def test_clues_that_disagree_are_no_guess():
    source = attribute(Clues("柳溪县/清单.docx", (), ("安平市司法局问题清单",)), NAMES)
    assert (source.unit, source.confidence, source.candidates) == (None, 0.0, ("柳溪县", "安平市司法局"))
    assert source.evidence == "说法不一：文件夹“柳溪县”；标题“安平市司法局”"


@pytest.mark.parametrize("name", ["柳溪县、松山区.docx", "柳溪县和松山区联合案例.docx", "案例（柳溪县，松山区）.docx"])
def test_two_units_in_one_name(name):
    assert found(name) == (None, ("柳溪县", "松山区"))


def test_two_in_the_name_one_in_the_title():
    assert found("案例（柳溪县，松山区）.docx", front=("松山区案例",)) == ("松山区", ())


def test_a_short_name_of_two_units_is_ambiguous():
    assert found("公安.docx") == (None, ("安平市公安局", "安平市公安局特警支队"))
    assert found("公安.docx", front=("安平市公安局清单",)) == ("安平市公安局", ())


def test_a_unit_named_at_the_beginning_outweighs_one_named_later():
    assert found(front=("柳溪县司法局联合松山区开展巡回普法",)) == ("柳溪县", ())


def test_sure_clues_outweigh_unsure_ones():
    assert found("柳溪县/x.docx", front=("松山一村普法记",)) == ("柳溪县", ())
    assert found("柳溪县/x.docx", front=("走进松山区",)) == (None, ("柳溪县", "松山区"))


def test_confidence_and_evidence():
    source = attribute(Clues("柳溪县/柳溪县清单.docx", (), ("柳溪县清单",)), NAMES)
    assert (source.confidence, source.evidence) == (0.99, "文件夹“柳溪县”；文件名“柳溪县”；标题“柳溪县”")
    weak = attribute(Clues("柳溪清单.docx"), NAMES)
    assert (weak.confidence, weak.evidence) == (0.65, "文件名“柳溪”")
    assert attribute(Clues("清单.docx"), NAMES).evidence == "路径、文件名、标题和落款里都没有名单上的单位"


def test_a_full_name_behind_another_place_is_for_a_person():
    names = UnitNames([Unit("市司法局", "department")])
    elsewhere = attribute(Clues("瑞河市司法局.docx"), names)
    assert (elsewhere.unit, elsewhere.confidence, elsewhere.candidates) == (None, 0.0, ("市司法局",))
    assert elsewhere.evidence == "可能是下属单位或者别处的单位，请核对：文件名“市司法局”"
    assert attribute(Clues("市司法局.docx"), names).confidence == 0.98


def test_without_a_roster():
    assert attribute(Clues("柳溪县/案例.docx"), UnitNames([])).unit is None
