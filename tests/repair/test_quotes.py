"""Marks of a prescribed title."""

from __future__ import annotations

import pytest

from docchecker.repair.fix import fix
from docchecker.word.reader import read
from tests.building import Para, Run, document
from tests.repair.reports import NOTICE, report_on

_RIGHT = "青湖县司法局“八五”普法规划中期评估问题清单"


def _fixed(*lines: str | list[Run]) -> list[str]:
    look = {"east_asia": "宋体", "size": 22, "bold": True}
    title = [
        Para([Run(run, **look) for run in (line if isinstance(line, list) else [line])], align="center")
        for line in lines
    ]
    items = [
        Para([Run(f"{n}.名称{n}。", "仿宋", size=16, bold=True), Run("2023年有3个村没有公示。", "仿宋", size=16)])
        for n in range(1, 5)
    ]
    data = document([*title, *items])
    result = fix(data, report_on(data, "problems"), NOTICE)
    return [p.text for p in read(result.data).paragraphs[: len(lines)]]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('青湖县司法局"八五"普法规划中期评估问题清单', _RIGHT),
        ("青湖县司法局＂八五＂普法规划中期评估问题清单", _RIGHT),
        ("青湖县司法局「八五」普法规划中期评估问题清单", _RIGHT),
        ("青湖县司法局”八五“普法规划中期评估问题清单", _RIGHT),
        ("青湖县司法局八五普法规划中期评估问题清单", _RIGHT),
        ("青湖县司法局“八五普法规划中期评估问题清单", _RIGHT),
        ("青湖县司法局''八五''普法规划中期评估问题清单", "青湖县司法局'“八五”普法规划中期评估问题清单"),
        ("青湖县“法”局\"八五\"普法规划中期评估问题清单", "青湖县“法”局“八五”普法规划中期评估问题清单"),
        ("青湖县司法局 \"八 五\" 普法规划中期评估问题清单", "青湖县司法局 “八 五” 普法规划中期评估问题清单"),
        (_RIGHT, _RIGHT),
        ("青湖县司法局\"八五\"普法中期评估问题清单", "青湖县司法局\"八五\"普法中期评估问题清单"),
    ],
)  # fmt: skip
def test_marks_become_the_prescribed_ones(written: str, expected: str) -> None:
    assert _fixed(written) == [expected]


def test_marks_in_runs_and_lines_of_their_own_are_found() -> None:
    assert _fixed(["青湖县司法局", '"', "八五", '"', "普法规划中期评估问题清单"]) == [_RIGHT]
    assert _fixed("青湖县司法局", '"八五"普法规划中期评估问题清单') == [
        "青湖县司法局",
        "“八五”普法规划中期评估问题清单",
    ]


def test_marks_are_put_before_the_very_first_word() -> None:
    assert _fixed("八五普法规划中期评估问题清单") == ["“八五”普法规划中期评估问题清单"]
