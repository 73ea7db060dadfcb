"""Dates as people write them, and when papers came."""

from __future__ import annotations

import datetime

import pytest

from docchecker.bulk.intake.arrivals import Arrivals, BadArrivals, arrival, read_arrivals
from docchecker.bulk.intake.gather import Entry
from docchecker.bulk.intake.places import Place
from docchecker.bulk.intake.times import folder_time, parse_time
from docchecker.bulk.records import Unit

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


def test_list_of_arrivals(tmp_path):
    file = written(tmp_path, "文件名,单位,到达时间\na.docx,,11月3日\n,柳溪县,2023-11-04\n,,\n")
    assert read_arrivals(file, NEAR) == Arrivals({"a.docx": at(3)}, {"柳溪县": at(4)})
    assert read_arrivals(written(tmp_path, "单位,日期\n柳溪县,2023-11-04"), NEAR).units == {"柳溪县": at(4)}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "文件,到达时间\na.docx,昨天\n,11.3",
            "第2行“到达时间”写的是“昨天”，看不出是哪一天，应写成 2023-11-05 或 2023-11-05 17:30。\n第3行没有写是哪个文件或哪个单位。",
        ),
        ("文件,单位\na.docx,柳溪县", "第1行应有“文件”或“单位”一列，和“到达时间”一列。"),
        ("到达时间\n11.3", "第1行应有“文件”或“单位”一列，和“到达时间”一列。"),
        ("", "第1行应有“文件”或“单位”一列，和“到达时间”一列。"),
    ],
)
def test_mistakes(tmp_path, text, problem):
    with pytest.raises(BadArrivals) as caught:
        read_arrivals(written(tmp_path, text), NEAR)
    assert str(caught.value) == f"到达登记有误：{tmp_path / '登记.csv'}\n{problem}"


def test_no_such_list(tmp_path):
    with pytest.raises(BadArrivals, match="没有这个文件"):
        read_arrivals(tmp_path / "没有.csv", NEAR)


def test_what_is_said_of_the_file_goes_first():
    unit = Unit("柳溪县", "county", (), "", at(1))
    entry = Entry("11月2日.zip/11月3日收/a.docx", Place("x"), (), at(4))
    said = Arrivals({"a.docx": at(5)}, {"柳溪县": at(6)})
    by_path = Arrivals({"11月2日.zip/11月3日收/a.docx": at(7), "a.docx": at(5)})
    assert arrival(entry, unit, by_path, NEAR) == at(7)
    assert arrival(entry, unit, said, NEAR) == at(5)
    assert arrival(entry, unit, Arrivals(), NEAR) == at(4)
    assert arrival(entry._replace(arrived=None), unit, said._replace(files={}), NEAR) == at(3)
    assert arrival(entry._replace(arrived=None, name="11月2日.zip/b/a.docx"), unit, Arrivals(), NEAR) == at(2)
    plain = entry._replace(arrived=None, name="b/a.docx")
    assert arrival(plain, unit, Arrivals({}, {"柳溪县": at(6)}), NEAR) == at(6)
    assert arrival(plain, unit, Arrivals(), NEAR) == at(1)
    assert arrival(plain, None, said._replace(files={}), NEAR) is None
