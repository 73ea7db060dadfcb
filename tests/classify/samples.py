"""Sentences and headings that the classification tests set together."""

from __future__ import annotations

TITLE = "青湖县司法局“菜场小法桌”：把普法课开到秤台边"
ONE, TWO, THREE = "一、背景情况", "二、主要做法和成效", "三、经验启示"
B1 = "青湖县城有三个农贸市场，固定摊位412个，去年共受理投诉326件，多数是缺斤少两和退换货。"
B2 = "我局抽调6名干部逐摊走访，共记下1147条问题，归并为36道题，每周二、周四各讲一题，每次十分钟。"
B3 = "经验有三条，先收题后开课，执什么法的人讲什么法，让学法和守法在同一张桌上碰头，效果才看得见。"
CASE = (ONE, B1, TWO, B2, THREE, B3)
PARTS = [
    ("background", 1, "背景情况", B1),
    ("main", 2, "主要做法和成效", B2),
    ("experience", 3, "经验启示", B3),
]

LIST_TITLE = "青湖县司法局“八五”普法规划中期评估问题清单"
NAMES = (
    "县住建局普法责任清单未公示",
    "新提任干部考试连续两年用同一套试卷",
    "县一中的法治副校长一学年没有进过课堂",
    "某镇四个村的村规民约与法律相抵触",
    "公示牌上的法律明白人已外出务工半年",
)
BODIES = (
    "2023年9月，县普法办逐份核对28家单位的清单，有14家自2020年公示后没有改过。",
    "2022年和2023年，县里先后组织47名、53名干部参加考试，50道题有50道相同。",
    "评估组查阅6所中学的教案和课表，两所学校授课都是0课时，按要求各应讲4课时。",
    "我局对11个村的村规民约做了一次集中审查，有4个村的文本保留着这一条款。",
    "我局按公示牌逐个联系186人，有39人已经在外省务工半年以上，占21%。",
)


def problem(number: int, label: str | None = None) -> tuple[str, str]:
    """Name and text of a problem in paragraphs of their own."""
    return (f"{number}." if label is None else label) + NAMES[number - 1], BODIES[number - 1]


def problems(*numbers: int) -> tuple[str, ...]:
    """The title and these problems."""
    return (LIST_TITLE, *(line for number in numbers for line in problem(number)))
