"""Dates as people write them, and when papers came."""

from __future__ import annotations

import datetime

import pytest

from docchecker.bulk.intake.arrivals import BadArrivals, Known, Matched, match, read_arrivals
from docchecker.bulk.intake.arrived import arrival
from docchecker.bulk.intake.gather import Entry
from docchecker.bulk.intake.places import Place
from docchecker.bulk.intake.times import folder_time, parse_time
from docchecker.bulk.records import Unit
from docchecker.bulk.units.unit_names import UnitNames
from tests.bulk.samples import NOTICE

NEAR = datetime.date(2023, 11, 5)


def at(day, hour=0, minute=0):
    return datetime.datetime(2023, 11, day, hour, minute)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2023-11-05", at(5)),
        ("2023/11/5 17:30", at(5, 17, 30)),
        ("2023.11.05", at(5)),
        ("2023年11月5日", at(5)),
        ("2023年11月5日 9时30分", at(5, 9, 30)),
        ("11月5日（周日）下午5点半", at(5, 17, 30)),
        ("2023年11月5日(星期日) 上午9:05", at(5, 9, 5)),
        ("2023-11-05T17:30:59", at(5, 17, 30)),
        ("20231105", at(5)),
        ("20231105-1730", at(5, 17, 30)),
        ("11月5日", at(5)),
        ("11.5", at(5)),
        (" 2023-11-05 ", at(5)),
        ("2023-02-30", None),
        ("2023-13-05", None),
        ("上周五", None),
        ("", None),
        ("5", None),
    ],
)
def test_times(text, time):
    assert parse_time(text, NEAR) == time


def test_no_year_and_nothing_to_take_it_from():
    assert parse_time("11月5日") is None


@pytest.mark.parametrize(
    ("folder", "time"),
    [
        ("2023-11-03", at(3)),
        ("2023-11-03收", at(3)),
        ("收件20231103", at(3)),
        ("11月3日收到材料", at(3)),
        ("第二批（11月3日）", at(3)),
        ("第3批", None),
        ("柳溪县", None),
    ],
)
def test_folders(folder, time):
    assert folder_time(folder, NEAR) == time


def written(tmp_path, text):
    file = tmp_path / "登记.csv"
    file.write_text(text, encoding="utf-8")
    return file


UNITS = (Unit("柳溪县", "county"), Unit("澄江经济技术开发区", "county", ("经开区",)))
FILES = (
    Known("柳溪县/问题清单.docx", "柳溪县", "problems"), Known("柳溪县/自评报告.docx", "柳溪县", "report"),
    Known("经/问题清单.docx", "澄江经济技术开发区", "problems"),
)  # fmt: skip


def matched(tmp_path, text):
    return match(read_arrivals(written(tmp_path, text), NEAR), FILES, UnitNames(UNITS), NOTICE)


def test_by_unit_and_material(tmp_path):
    found = matched(
        tmp_path,
        "材料到达登记表,,\n单位,材料名称,收到时间\n柳溪县,问题清单,11月3日\n柳溪县,自评报告.docx,11月9日\n经开区,问题清单、典型案例,11月8日\n",
    )
    assert found == Matched({FILES[0].name: at(3), FILES[1].name: at(9), FILES[2].name: at(8)}, {}, ())


def test_by_file_and_by_unit(tmp_path):
    found = matched(
        tmp_path,
        "文件名,单位,到达时间\n柳溪县/问题清单.docx,,11月3日\n,经开区,2023-11-04\n,柳溪县,11.6\n全部材料,柳溪县,11.5\n,,\n",
    )
    assert found == Matched({FILES[0].name: at(3)}, {"柳溪县": at(5), "澄江经济技术开发区": at(4)}, ())


def test_the_first_of_several_times_holds(tmp_path):
    found = matched(tmp_path, "单位,材料,日期\n柳溪县,问题清单,11月9日\n柳溪县,问题清单,11月3日\n")
    assert found.files == {FILES[0].name: at(3)}


def test_each_row_that_fits_nothing_is_told(tmp_path):
    found = matched(
        tmp_path,
        "单位,材料,日期\n没有的县,问题清单,11月3日\n柳溪县,得分表,11月3日\n,问题清单.docx,11月3日\n柳溪县,问题清单,昨天\n柳溪县,问题清单,\n,,11月3日\n",
    )
    assert (found.files, found.units) == ({}, {})
    assert {item.name.removeprefix("登记.csv "): item.reason for item in found.remarks} == {
        "第2行": "认不出“没有的县”是名单上的哪个单位，这一行没有采用",
        "第3行": "收件里没有这一行登记的材料：柳溪县 得分表",
        "第4行": "收件里有2个文件叫这个名字，请补上单位；这一行没有采用：问题清单.docx",
        "第5行": "“到达时间”写的是“昨天”，看不出是哪一天，应写成 2023-11-05 或 2023-11-05 17:30。这一行没有采用",
        "第6行": "没有写到达时间，这一行没有采用：柳溪县 问题清单",
        "第7行": "没有写是哪个文件或哪个单位，这一行没有采用",
    }


@pytest.mark.parametrize("text", ["文件,单位\na.docx,柳溪县", "到达时间\n11.3", ""])
def test_no_register(tmp_path, text):
    with pytest.raises(BadArrivals) as caught:
        read_arrivals(written(tmp_path, text), NEAR)
    said = "找不到表头：应有“单位”或“文件”一列，和“到达时间”一列。"
    assert str(caught.value) == f"到达登记有误：{tmp_path / '登记.csv'}\n{said}"


def test_no_such_list(tmp_path):
    with pytest.raises(BadArrivals, match="没有这个文件"):
        read_arrivals(tmp_path / "没有.csv", NEAR)


def test_what_is_said_of_the_file_goes_first():
    unit = Unit("柳溪县", "county", (), "", at(1))
    name = "11月2日.zip/11月3日收/a.docx"
    entry = Entry(name, Place("x"), (), at(4), "邮件上写的发送时间")
    said = Matched({name: at(5)}, {"柳溪县": at(6)})
    assert arrival(entry, unit, said, NEAR) == (at(5), "到达登记")
    assert arrival(entry, unit, Matched(), NEAR) == (at(4), "邮件上写的发送时间")
    assert arrival(entry._replace(arrived=None), unit, Matched(), NEAR) == (at(3), "文件夹名“11月3日收”")
    older = entry._replace(arrived=None, name="11月2日.zip/b/a.docx")
    assert arrival(older, unit, said, NEAR) == (at(2), "文件夹名“11月2日.zip”")
    plain = entry._replace(arrived=None, name="b/a.docx")
    assert arrival(plain, unit, said, NEAR) == (at(6), "到达登记（整个单位）")
    assert arrival(plain, unit, Matched(), NEAR) == (at(1), "名单")
    assert arrival(plain, None, said, NEAR) == (None, "时间不明，请核对")
