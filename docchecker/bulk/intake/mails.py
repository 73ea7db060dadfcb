"""A mail saved as .eml: its attachments, its date and its sender."""

from __future__ import annotations

import datetime
from email import policy
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, BinaryIO

from docchecker.bulk.intake.containers import ContainerError, Member, safe_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from email.message import EmailMessage

    from docchecker.word.limits import Limits

#: the time of the office and of everything it is compared with
BEIJING = datetime.timezone(datetime.timedelta(hours=8))

_MEGABYTE = 2**20
#: base64 with line ends is longer than what it encodes
_BASE64 = 1.4


class MailContainer:
    """The attachments of a mail, those of mails forwarded in it too."""

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        """Parse it; ContainerError when it is beyond the limits or no mail."""
        most = int(limits.file_bytes * _BASE64)
        data = file.read(most + 1)
        if len(data) > most:
            raise ContainerError(f"邮件太大（超过 {limits.file_bytes // _MEGABYTE} MB），没有检查")
        message = BytesParser(policy=policy.default).parsebytes(data)
        if not message.keys():
            raise ContainerError("这不是邮件，或者邮件已损坏")
        for part in message.walk():
            _repair_headers(part)
        self.hints = tuple(filter(None, (_header(message, "Subject"), _header(message, "From"))))
        self.arrived = _date(message)
        self._parts = list(_attachments(message))
        self._members = [Member(safe_name(_name(part, at)), len(_payload(part))) for at, part in enumerate(self._parts)]

    def members(self) -> Sequence[Member]:
        """The attachments."""
        return self._members

    def read(self, index: int) -> bytes:
        """An attachment decoded."""
        return _payload(self._parts[index])


def _attachments(message: EmailMessage) -> Iterator[EmailMessage]:
    """Every part that bears a file name; forwarded mails are walked into."""
    for part in message.walk():
        if not part.is_multipart() and part.get_filename():
            yield part


def _repair_headers(part: EmailMessage) -> None:
    """Read bytes in headers that no standard allows there as UTF-8 or GBK, as old mail programs mean them."""
    for name, value in list(part.raw_items()):
        text = str(value)
        if any("\udc80" <= char <= "\udcff" for char in text):
            part.replace_header(name, "".join(_repaired(text).splitlines()))


def _repaired(text: str) -> str:
    """``text`` with the bytes that the parser could not decode read as UTF-8 or GBK."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return text.encode("utf-8", "surrogateescape").decode(encoding)
        except UnicodeError:
            continue
    return text.encode("utf-8", "replace").decode("utf-8")


def _name(part: EmailMessage, at: int) -> str:
    return safe_name(part.get_filename() or "") or f"附件{at + 1}"


def _payload(part: EmailMessage) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _header(message: EmailMessage, name: str) -> str:
    """A header in words; nothing when it is missing or cannot be parsed."""
    try:
        return str(message[name] or "")
    except (ValueError, IndexError, TypeError):
        return ""


def _date(message: EmailMessage) -> datetime.datetime | None:
    """When the mail was sent, in Beijing time without a zone; one that names no zone is taken as Beijing's."""
    try:
        sent = parsedate_to_datetime(_header(message, "Date"))
    except ValueError:
        return None
    return (sent if sent.tzinfo is None else sent.astimezone(BEIJING)).replace(tzinfo=None)
