"""What a clerk reads first of every fixture: twelve lines at most, and each of them true.

The lines stand in first_screens.json; ``python -m tests.report.test_first_screen`` writes them anew, to be read again.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

from docchecker import load_notice
from docchecker.findings import Status, stands
from docchecker.pipeline import check_file
from docchecker.repair.fix import fix
from docchecker.report import text
from docchecker.report.filewords import groups
from docchecker.report.first_screen import first_screen
from docchecker.report.page import Page
from tests.report.samples import report

FOLDER = Path(__file__).parents[2] / "fixtures"
KNOWN = Path(__file__).with_name("first_screens.json")
NAMES = sorted(path.name for path in FOLDER.glob("*.docx"))
NOTICE = load_notice()
SCREENS = json.loads(KNOWN.read_text(encoding="utf-8")) if KNOWN.exists() else {}


@cache
def checked(name):
    return check_file(FOLDER / name, NOTICE)._replace(file=name)


def shown(name):
    return text.render(report(checked(name)), NOTICE, Page(80)).splitlines()


def screen(name):
    """The lines of the first screen, and the rule and code of each thing to do."""
    lines = shown(name)
    ordered = [finding for _, found in groups(checked(name).findings) for finding in found]
    codes = [[ordered[task.number - 1].rule, ordered[task.number - 1].code] for task in tasks(name)]
    return {"lines": lines[: lines.index("")], "codes": codes}


def tasks(name):
    return first_screen(checked(name), NOTICE).tasks


def test_there_are_enough_files_of_every_kind():
    assert set(SCREENS) == set(NAMES)
    assert len(NAMES) >= 30
    assert {checked(name).kind for name in NAMES} >= {"case", "problems", None}


@pytest.mark.parametrize("name", NAMES)
def test_first_screen(name):
    assert screen(name) == SCREENS[name]
    assert len(SCREENS[name]["lines"]) <= 12


@pytest.mark.parametrize("name", NAMES)
def test_whole_text_is_short(name):
    number = len(checked(name).findings)
    assert len(shown(name)) <= 16 + 8 * number


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_is_a_thing_to_do_and_its_words_are_found(name):
    file = checked(name)
    assert len(tasks(name)) == len(file.findings)
    whole = "\n".join(paragraph.text for paragraph in file.document.paragraphs)
    for task in tasks(name):
        assert task.search in whole
        place = re.match(r"“(.+)”下第(\d+)段", task.place)
        if place:
            finding = [finding for _, found in groups(file.findings) for finding in found][task.number - 1]
            below = [p for p in file.document.paragraphs if p.text.strip()]
            first = next(n for n, p in enumerate(below) if p.text.strip() == place[1])
            assert below[first + int(place[2])].index == finding.location.paragraph


@pytest.mark.parametrize(
    "name", [name for name in NAMES if any("自动改" in line for line in SCREENS.get(name, {}).get("lines", []))]
)
def test_what_is_said_to_be_repairable_is_repaired(name):
    file = checked(name)
    said = re.search(r"其中(\d+)处可以自动改", first_screen(file, NOTICE).automatic)
    repairable = [finding for finding in file.findings if finding.fixable and stands(finding)]
    assert int(said[1]) == len(repairable)
    left = fix((FOLDER / name).read_bytes(), file, NOTICE).left
    assert not any(finding.message in line for finding in repairable for line in left)


@pytest.mark.parametrize("name", NAMES)
def test_verdict_says_how_many(name):
    errors = [f for f in checked(name).findings if f.level == "error" and f.status is Status.FAILED]
    verdict = SCREENS[name]["lines"][1]
    assert verdict.startswith(f"不通过：{len(errors)}处必须修改" if errors else "通过：没有必须修改之处")


if __name__ == "__main__":
    made = {name: screen(name) for name in NAMES}
    KNOWN.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
