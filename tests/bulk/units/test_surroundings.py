"""Whether a name in a text is the whole name of a unit."""

from __future__ import annotations

import pytest

from docchecker.bulk.records import Unit
from docchecker.bulk.units.attribution import Clues, attribute
from docchecker.bulk.units.unit_names import UnitNames

ZONE, POLICE, COUNTY, SCHOOLS = "澄江经济技术开发区", "市公安局", "柳溪县", "市教育局"
NAMES = UnitNames([
    Unit(ZONE, "county", ("经开区",)), Unit(COUNTY, "county"), Unit(POLICE, "department"), Unit(SCHOOLS, "department"),
    Unit("市城市管理和综合执法局", "department"), Unit("市中级人民法院", "department"),
])  # fmt: skip


def found(name, *front):
    source = attribute(Clues(name, (), front), NAMES)
    return source.unit, source.candidates


@pytest.mark.parametrize(
    ("name", "candidate"),
    [
        ("小蓝经开区问题清单.docx", ZONE), ("云江市公安局.docx", POLICE),
        ("市公安局交通警察支队问题清单.docx", POLICE), ("柳溪县公安局.docx", COUNTY), ("柳溪县人民法院材料.docx", COUNTY),
        ("柳溪县委宣传部.docx", COUNTY), ("柳溪县市场监管局.docx", COUNTY), ("东柳溪县.docx", COUNTY),
    ],
)  # fmt: skip
def test_another_unit_is_only_a_candidate(name, candidate):
    assert found(name) == (None, (candidate,))
    assert found("x.docx", name.removesuffix(".docx")) == (None, (candidate,))


def test_a_branch_is_named_for_a_person():
    assert found("市公安局柳溪分局问题清单.docx") == (None, (POLICE, COUNTY))


@pytest.mark.parametrize("name", ["柳溪镇.docx", "东港经济技术开发区.docx", "省公安局.docx", "东港高新区.docx"])
def test_what_merely_sounds_alike_is_not_even_that(name):
    assert found(name) == (None, ())


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("国家级经开区.docx", ZONE), ("澄江经开区.docx", ZONE), ("柳溪县司法局.docx", COUNTY), ("柳溪县人民政府办公室.docx", COUNTY),
        ("柳溪县委依法治县办.docx", COUNTY), ("柳溪县打造法治茶馆.docx", COUNTY), ("江西柳溪县.docx", COUNTY), ("市教育局政策法规科.docx", SCHOOLS),
        ("市教育局关于报送材料的函.docx", SCHOOLS), ("城管局.docx", "市城市管理和综合执法局"), ("市中院.docx", "市中级人民法院"),
        ("柳溪县/公安局/清单.docx", COUNTY),
    ],
)  # fmt: skip
def test_near_misses_are_the_unit(name, unit):
    assert found(name) == (unit, ())


def test_the_title_denies_what_the_sender_calls_the_file():
    assert found("市公安局问题清单.docx", "云江市公安局问题清单") == (None, (POLICE,))
    assert found("市公安局/问题清单.docx", "云江市公安局问题清单") == (POLICE, ())
