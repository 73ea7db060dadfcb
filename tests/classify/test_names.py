"""Where a problem's name ends and its text begins."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docchecker.classify import classify
from docchecker.model import Document, Run
from tests.classify.samples import BODIES, LIST_TITLE
from tests.classify.understanding import P, Understood, document, look, notice, understand

TEXT = BODIES[0]
NAME = "县住建局普法责任清单未公示"
LONG = "县直单位中有14家的普法责任清单自公示以后两年多没有更新过，其中31处仍然引用已经废止的法律，群众照着办事会被误导"


def first(*lines: str | P) -> tuple[str, str]:
    """Name and text of the first of two problems."""
    found = understand(LIST_TITLE, *lines, f"2.{NAME}", TEXT)
    assert len(found.items) == 2
    return found.items[0][2:]


@pytest.mark.parametrize(
    ("lines", "name", "text"),
    [
        ([f"1.{NAME}", TEXT], NAME, TEXT),
        ([f"1.{NAME}。", TEXT], NAME + "。", TEXT),
        ([f"1.{NAME}。{TEXT}"], NAME + "。", TEXT),
        ([f"1.{NAME}！{TEXT}"], NAME + "！", TEXT),
        ([f"1.{NAME}\n{TEXT}"], NAME, TEXT),
        ([f"1.{NAME}：{TEXT}"], NAME + "：", TEXT),
        ([f"1.{NAME}　　{TEXT}"], NAME, TEXT),
        ([f"1.{NAME}\t{TEXT}"], NAME, TEXT),
        ([f"1.{NAME}。", "具体表现：" + TEXT, "典型事例：" + TEXT], NAME + "。", f"具体表现：{TEXT}|典型事例：{TEXT}"),
        ([f"1.{NAME}。2023年9月核对发现。", TEXT], NAME + "。", f"2023年9月核对发现。|{TEXT}"),
        (["1.普法针对性不强：给司机发的是土地承包法单行本。" + TEXT], "普法针对性不强：给司机发的是土地承包法单行本。", TEXT),
        ([f"1.{LONG}", TEXT], LONG, TEXT),
        ([f"1.{LONG}。{TEXT}"], LONG + "。", TEXT),
        ([f"1.{NAME}"], NAME, ""),
        ([f"1.{NAME}\n第二行", TEXT], NAME, f"第二行|{TEXT}"),
        (["1.“谁执法谁普法”清单未公示。" + TEXT], "“谁执法谁普法”清单未公示。", TEXT),
    ],
)  # fmt: skip
def test_by_words(lines: list[str], name: str, text: str) -> None:
    assert first(*lines) == (name, text)


@pytest.mark.parametrize(
    ("head", "rest", "name", "text"),
    [
        (f"1.{NAME}。", TEXT, NAME + "。", TEXT),
        (f"1.{NAME}", "。" + TEXT, NAME + "。", TEXT),
        (f"1.{NAME}", TEXT, NAME, TEXT),
        (f"1.{NAME}：", TEXT, NAME + "：", TEXT),
        (f"1.{NAME}。28家单位中有14家。", TEXT, f"{NAME}。28家单位中有14家。", TEXT),
        (f"1.{NAME}，2023年9月发现", TEXT, f"{NAME}，2023年9月发现", TEXT),
        ("1.县局", NAME + "。" + TEXT, "县局" + NAME + "。", TEXT),
    ],
    ids=["stop", "stop outside", "no mark", "colon", "two sentences", "comma", "too short a head"],
)
def test_by_a_bold_head(head: str, rest: str, name: str, text: str) -> None:
    assert first(P(rest, bold=head)) == (name, text)


def test_a_paragraph_bold_as_a_whole_goes_by_words() -> None:
    assert first(P("", bold=f"1.{NAME}。{TEXT}")) == (NAME + "。", TEXT)


def test_a_head_in_another_font() -> None:
    made = document(LIST_TITLE, "", f"2.{NAME}", TEXT)
    runs = (
        Run(f"1.{NAME}", look("黑体")),
        Run("：", look("黑体")),
        Run("2023", look("宋体")),
        Run(f"年核对，{NAME}。", look()),
    )
    one = replace(made.paragraphs[1], text="".join(run.text for run in runs), runs=runs)
    made = Document((made.paragraphs[0], one, *made.paragraphs[2:]))
    found = Understood(made, classify(made, notice()))
    assert found.items[0][2:] == (NAME + "：", f"2023年核对，{NAME}。")


def test_a_bold_head_behind_a_number_in_a_run_of_its_own() -> None:
    made = document(LIST_TITLE, "", f"2.{NAME}", TEXT)
    runs = (Run("1.", look()), Run(NAME, look(bold=True)), Run(TEXT, look()))
    one = replace(made.paragraphs[1], text="".join(run.text for run in runs), runs=runs)
    made = Document((made.paragraphs[0], one, *made.paragraphs[2:]))
    found = Understood(made, classify(made, notice()))
    assert found.items[0][2:] == (NAME, TEXT)
