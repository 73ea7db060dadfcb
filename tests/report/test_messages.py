"""Every rule says something about each fault that it finds, and how to put it right, in words a clerk can act on."""

from __future__ import annotations

import re

import pytest

from docchecker import load_notice
from tools.list_messages import TARGET, lines_of, markdown, said_by

NOTICE = load_notice(None)
LINES = [(kind, line) for kind, lines in lines_of(NOTICE).items() for line in lines]
#: Something is clicked, pressed or chosen.
CLICK = re.compile(r"→|点一次|点“|点右键|按钮|框选|Ctrl|Shift")
#: Words of the program, not of an office.
INTERNAL = re.compile(r"evidence|\bitem\b|直接格式|文档默认|把握\d|site-packages|None|True|\bspan\b|[A-Z]+-[A-Z]+-")


def test_the_page_is_up_to_date():
    assert TARGET.read_text(encoding="utf-8") == markdown(NOTICE), "python tools/list_messages.py"


def test_every_rule_says_something():
    assert {line.rule for _, line in LINES} == {rule.id for rule in NOTICE.rules}


@pytest.mark.parametrize(("kind", "line"), LINES, ids=lambda one: getattr(one, "rule", None))
def test_message_and_advice(kind, line):
    assert line.message.strip("…/ ")
    assert line.advice.endswith("。")
    assert not INTERNAL.search(line.message + line.advice)
    assert ("Word" in line.advice and "WPS" in line.advice) or not CLICK.search(line.advice)


def test_an_advice_for_one_fault_names_a_fault_of_its_rule():
    odd = [
        (rule.id, code)
        for rule in NOTICE.rules
        for code, _ in rule.advice_for
        if code not in {said.code for said in said_by(rule)}
    ]
    assert odd == []


def test_a_switch_is_pressed_only_for_its_own_fault():
    pressed = {
        (line.code, word)
        for _, line in LINES
        for word in ("“B”", "“居中”", "“字体”框", "“字号”框")
        if word in line.advice
    }
    assert pressed == {
        ("bold", "“B”"), ("align", "“居中”"), ("font", "“字体”框"), ("habit_font", "“字体”框"), ("size", "“字号”框"),
    }  # fmt: skip
