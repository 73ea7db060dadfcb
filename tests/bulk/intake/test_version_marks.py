"""Version marks in file names."""

from __future__ import annotations

import pytest

from docchecker.bulk.intake.version_marks import Mark, take_apart

PLAIN = Mark()


@pytest.mark.parametrize(
    ("stem", "base", "mark"),
    [
        ("问题清单", "问题清单", PLAIN),
        ("问题清单(1)", "问题清单", Mark(copy=1)),
        ("问题清单 (12)", "问题清单", Mark(copy=12)),
        ("问题清单（2）", "问题清单", Mark(copy=2)),
        ("问题清单 - 副本", "问题清单", Mark(copy=1)),
        ("问题清单 - 副本 (3)", "问题清单", Mark(copy=3)),
        ("问题清单-副本2", "问题清单", Mark(copy=2)),
        ("复件 问题清单", "问题清单", Mark(copy=1)),
        ("Copy of 问题清单", "问题清单", Mark(copy=1)),
        ("问题清单最终版2", "问题清单", Mark(stage=3, version=(2,))),
        ("问题清单 最终最终版", "问题清单", Mark(stage=3)),
        ("问题清单（定稿）", "问题清单", Mark(stage=3)),
        ("问题清单终稿（盖章版）", "问题清单", Mark(stage=3)),
        ("问题清单（修改稿）", "问题清单", Mark(stage=2)),
        ("问题清单修改稿3", "问题清单", Mark(stage=2, version=(3,))),
        ("问题清单-改", "问题清单", Mark(stage=2)),
        ("问题清单初稿", "问题清单", Mark(stage=0)),
        ("问题清单初稿修改版", "问题清单", Mark(stage=2)),
        ("问题清单v2", "问题清单", Mark(version=(2,))),
        ("问题清单 V1.12", "问题清单", Mark(version=(1, 12))),
        ("问题清单第二稿", "问题清单", Mark(version=(2,))),
        ("问题清单20231103", "问题清单", Mark(date=(2023, 11, 3))),
        ("问题清单2023-11-03", "问题清单", Mark(date=(2023, 11, 3))),
        ("问题清单2023年11月3日", "问题清单", Mark(date=(2023, 11, 3))),
        ("问题清单（11月3日）", "问题清单", Mark(date=(2022, 11, 3))),
        ("问题清单11.3", "问题清单", Mark(date=(2022, 11, 3))),
        ("问题清单1103", "问题清单", Mark(date=(2022, 11, 3))),
        ("问题清单20231103（定稿）(2)", "问题清单", Mark(stage=3, date=(2023, 11, 3), copy=2)),
        ("问题清单20231103-1104", "问题清单", Mark(date=(2022, 11, 4))),
        ("问题清单（作废）", "问题清单", Mark(stage=-1)),
        ("问题清单-旧", "问题清单", Mark(stage=-1)),
        ("问题清单旧", "问题清单", Mark(stage=-1)),
        ("问题清单作废", "问题清单", Mark(stage=-1)),
        ("问题清单定稿（不用这个）", "问题清单", Mark(stage=-1)),
        ("问题清单（以此为准）", "问题清单", Mark(stage=9)),
        ("问题清单（李局长改）", "问题清单", Mark(stage=2)),
        ("问题清单局长改", "问题清单", Mark(stage=2)),
        ("问题清单（盖章）", "问题清单", Mark(stage=3)),
        ("问题清单（已修改）", "问题清单", Mark(stage=2)),
        ("问题清单（新）", "问题清单", Mark(stage=2)),
        # near misses
        ("辞旧", "辞旧", PLAIN),
        ("移风易俗除旧", "移风易俗除旧", PLAIN),
        ("科技创新", "科技创新", PLAIN),
        ("知错就改", "知错就改", PLAIN),
        ("案例1", "案例1", PLAIN),
        ("案例12", "案例12", PLAIN),
        ("整改", "整改", PLAIN),
        ("2023年问题清单", "2023年问题清单", PLAIN),
        ("附件4", "附件4", PLAIN),
        ("初稿", "初稿", PLAIN),
        ("(1)", "(1)", PLAIN),
        ("副本", "副本", PLAIN),
        ("问题清单（东湖）", "问题清单(东湖)", PLAIN),
    ],
)
def test_marks(stem, base, mark):
    found = take_apart(stem, 2022)
    assert (found.base, found.mark) == (base, mark)


@pytest.mark.parametrize(
    ("stem", "numbered"),
    [
        ("案例(1)", True),
        ("案例（2）", True),
        ("案例 - 副本 (2)", False),
        ("案例v2(1)", False),
        ("案例", False),
        ("案例(一)", False),
    ],
)
def test_a_number_in_brackets_alone_may_mean_something_else(stem, numbered):
    assert take_apart(stem).numbered is numbered


def test_order():
    older = [
        "清单初稿",
        "清单",
        "清单(1)",
        "清单(2)",
        "清单v2",
        "清单v10",
        "清单20231102",
        "清单20231103",
        "清单修改稿",
        "清单修改稿2",
        "清单终稿",
    ]
    marks = [take_apart(stem).mark for stem in older]
    assert sorted(marks) == marks
    assert len(set(marks)) == len(marks)
