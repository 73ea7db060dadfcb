"""Mails forwarded: the original as a forward quotes it in its text, and when a server took a mail in."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.intake.times import parse_time

if TYPE_CHECKING:
    from email.message import EmailMessage

#: the time of the office and of everything it is compared with
BEIJING = datetime.timezone(datetime.timedelta(hours=8))

#: how the subject of a forwarded mail begins
_FORWARD = re.compile(r"\s*(?:(?:fwd?|转发|转|回复|答复|re)\s*[:：]\s*)*?(?:fwd?|转发|转)\s*[:：]", re.I)
_FROM = re.compile(r"^[>\s*]*(?:发件人|寄件人|发送人|From)\s*[*]?\s*[:：]\s*[*]?(.+)$", re.M | re.I)
_SENT = re.compile(r"^[>\s*]*(?:发送时间|发送日期|日期|时间|Sent|Date)\s*[*]?\s*[:：]\s*[*]?(.+)$", re.M | re.I)
_SUBJECT = re.compile(r"^[>\s*]*(?:主题|标题|Subject)\s*[*]?\s*[:：]\s*[*]?(.*)$", re.M | re.I)
_WEEKDAY = re.compile(r"\s*[（(]?(?:星期|周)[一二三四五六日天][）)]?")
#: the heads of a quoted mail stand together
_HEADS = 700
_TAG = re.compile(r"<(?:br|/p|/div|/tr|/li)[^>]*>", re.I)
_MARKUP = re.compile(r"<(?:style|script)\b.*?</(?:style|script)>|<[^>]*>", re.I | re.S)


class Origin(NamedTuple):
    """Who sent papers and when: words about the sender, the time, and what that time is taken from (Chinese)."""

    hints: tuple[str, ...] = ()
    arrived: datetime.datetime | None = None
    source: str = ""


def is_forward(subject: str) -> bool:
    """Whether a subject says that the mail passes another one on."""
    return _FORWARD.match(subject) is not None


def origin_of(message: EmailMessage) -> Origin:
    """Return where the papers of a mail come from: of one passed on, what its text quotes of the original."""
    subject, sender = header(message, "Subject"), header(message, "From")
    quoted = _quoted(body_text(message)) if is_forward(subject) else None
    if quoted:
        return quoted._replace(hints=(*quoted.hints, subject))
    time, source = _time(message)
    return Origin(tuple(filter(None, (subject, sender))), time, source)


def _time(message: EmailMessage) -> tuple[datetime.datetime | None, str]:
    """When the office's server took the mail in; else what its sender says."""
    for received in (str(value) for value in message.get_all("Received", [])):
        time = _parsed(received.rpartition(";")[2])
        if time:
            return time, "邮件服务器收到的时间"
    time = _parsed(header(message, "Date"))
    return time, "邮件上写的发送时间" if time else ""


def _parsed(text: str) -> datetime.datetime | None:
    """A time of a mail in Beijing's, without a zone; one that names no zone is taken as Beijing's."""
    try:
        sent = parsedate_to_datetime(text.strip())
        return (sent if sent.tzinfo is None else sent.astimezone(BEIJING)).replace(tzinfo=None)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _quoted(text: str) -> Origin | None:
    """The mail that a text quotes; of several, the first that was not passed on itself."""
    for found in _FROM.finditer(text):
        heads = text[found.start() : found.start() + _HEADS]
        sent, subject = _SENT.search(heads), _SUBJECT.search(heads)
        if not sent or (subject and is_forward(subject[1])):
            continue
        time = _parsed(sent[1]) or parse_time(_plain_time(sent[1]))
        hints = tuple(filter(None, (subject[1].strip() if subject else "", found[1].strip())))
        return Origin(hints, time, "转发邮件里原邮件的发送时间" if time else "")
    return None


def _plain_time(text: str) -> str:
    """“2023年11月4日(星期六) 下午5:58” without the weekday, marks and zones."""
    text = _WEEKDAY.sub(" ", text)
    return re.sub(r"\s*(?:[（(]?(?:GMT|UTC)?[+]0?8:?00?[）)]?|CST)\s*$", "", text.strip().strip("*"))


def header(message: EmailMessage, name: str) -> str:
    """A header in words; nothing when it is missing or cannot be parsed."""
    try:
        return str(message[name] or "")
    except (ValueError, IndexError, TypeError):
        return ""


def body_text(message: EmailMessage) -> str:
    """The text of a mail's body, without the mails attached to it."""
    try:
        part = message.get_body(preferencelist=("plain", "html"))
        if part is None:
            return ""
        text = str(part.get_content())
    except (LookupError, ValueError, KeyError, AttributeError):
        return ""
    if part.get_content_type() == "text/html":
        import html

        text = html.unescape(_MARKUP.sub("", _TAG.sub("\n", text)))
    return text


def own_text(text: str) -> str:
    """What a mail's text says itself, before the mails that it quotes."""
    found = _FROM.search(text)
    return text[: found.start()] if found and _SENT.search(text, found.start()) else text
