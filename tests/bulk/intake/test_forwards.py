"""Whose papers are that the office passed on to itself, and when they came."""

from __future__ import annotations

import datetime
from email.message import EmailMessage

import pytest

from docchecker.bulk.intake.forwards import origin_of

FIRST, LAST = datetime.datetime(2023, 11, 4, 17, 58), datetime.datetime(2023, 11, 6, 8, 31)
SENT = "Mon, 06 Nov 2023 08:31:00 +0800"


def mail(subject, text, received=""):
    message = EmailMessage()
    if received:
        message["Received"] = f"from a by b; {received}"
    message["Subject"], message["From"], message["Date"] = subject, "办公室 <a@example.cn>", SENT
    message.set_content(text)
    return message


QUOTED = """请汇总。

----- 原始邮件 -----
发件人: 柳溪县司法局 <b@example.cn>
{sent}
收件人: 普法办
主题: 柳溪县材料

附件请查收。
"""


@pytest.mark.parametrize(
    "sent",
    [
        "发送时间: 2023年11月4日 17:58 (星期六)", "发送时间：2023年11月4日(星期六) 下午5:58", "日期: 2023-11-04 17:58:00",
        "Date: Sat, 04 Nov 2023 17:58:00 +0800", "Sent: Sat, 04 Nov 2023 09:58:00 +0000",
    ],
)  # fmt: skip
def test_the_original_that_a_forward_quotes(sent):
    found = origin_of(mail("转发：材料", QUOTED.format(sent=sent)))
    assert (found.arrived, found.source) == (FIRST, "转发邮件里原邮件的发送时间")
    assert found.hints == ("柳溪县材料", "柳溪县司法局 <b@example.cn>", "转发：材料")


def test_an_answer_is_no_forward():
    found = origin_of(mail("回复：材料", QUOTED.format(sent="日期: 2023-11-04 17:58")))
    assert (found.arrived, found.hints[0]) == (LAST, "回复：材料")


@pytest.mark.parametrize(
    ("received", "arrived", "source"),
    [
        ("", LAST, "邮件上写的发送时间"),
        ("Mon, 06 Nov 2023 01:00:00 +0000", datetime.datetime(2023, 11, 6, 9), "邮件服务器收到的时间"),
        ("garbage", LAST, "邮件上写的发送时间"),
    ],
)
def test_the_server_knows_better_than_the_sender(received, arrived, source):
    found = origin_of(mail("材料", "见附件", received))
    assert (found.arrived, found.source) == (arrived, source)


def test_nothing_is_known():
    message = EmailMessage()
    message["Subject"] = "材料"
    assert origin_of(message) == (("材料",), None, "")
