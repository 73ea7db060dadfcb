"""Where two lines may be the title, no repair touches either, whatever they look like."""

from __future__ import annotations

from itertools import product

import pytest

from docchecker.classify import classify
from docchecker.repair.fix import fix
from docchecker.structure import SURE
from docchecker.word.reader import read
from tests.building import WORD, Para, Run, document
from tests.classify.samples import CASE
from tests.repair.reports import NOTICE, report_on

UPPER = (
    "青湖县司法局“菜场小法桌”把普法开到秤台边", "青湖县“法润一方”普法工程", "把法讲到人心里", "法治青湖县", "城关镇普法跟着集市走",
)  # fmt: skip
LOWER = ("让普法跟着人走", "普法要找对时候", "青湖县司法局把普法课搬到人堆里", "送法到门前")
LOOKS = (("宋体", 22, True, "center"), ("黑体", 18, False, "left"))
DOUBTFUL = list(product(UPPER, LOWER, LOOKS))


def test_there_are_forty() -> None:
    assert len(DOUBTFUL) == 40


@pytest.mark.parametrize(("upper", "lower", "shown"), DOUBTFUL)
def test_neither_is_touched(upper: str, lower: str, shown: tuple[str, int, bool, str]) -> None:
    font, size, bold, align = shown
    lines = [
        Para(Run(upper, east_asia=font, size=size, bold=bold), align=align),
        Para(Run(lower, east_asia="仿宋", size=16), align="left"),
        *(Para(Run(text, east_asia="宋体", size=14)) for text in CASE),
    ]
    data = document(lines, base=WORD)
    before = read(data)
    structure = classify(before, NOTICE, "case")
    assert structure.title_confidence < SURE
    assert {span.paragraph for span in (*structure.title, *structure.rivals)} == {0, 1}
    (told,) = [f for f in report_on(data, "case").findings if f.rule == "CASE-TITLE-MISSING"]
    assert (str(told.status), told.code) == ("undecided", "doubtful")
    assert f"“{upper}”" in told.message
    assert f"“{lower}”" in told.message
    after = read(fix(data, report_on(data, "case"), NOTICE).data)
    assert after.paragraphs[2:] != before.paragraphs[2:]
    assert after.paragraphs[:2] == before.paragraphs[:2]
