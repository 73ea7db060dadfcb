"""A mail saved as .eml: its attachments, and for each who sent it and when."""

from __future__ import annotations

from email import policy
from email.parser import BytesParser
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from docchecker.bulk.intake.containers import ContainerError, Member, safe_name
from docchecker.bulk.intake.forwards import BEIJING, Origin, body_text, header, origin_of, own_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from email.message import EmailMessage, MIMEPart

    from docchecker.word.limits import Limits

__all__ = ["BEIJING", "BODY", "MailContainer"]

#: the name under which the text of a mail is listed
BODY = "邮件正文.txt"

_MEGABYTE = 2**20
#: base64 with line ends is longer than what it encodes
_BASE64 = 1.4


class _Part(NamedTuple):
    """A file of a mail: its name, its bytes' part or its text, and where it comes from."""

    name: str
    content: MIMEPart | bytes
    origin: Origin


class MailContainer:
    """The attachments and the text of a mail, then those of the mails forwarded in it."""

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        """Parse it. Raise ContainerError when it is beyond the limits or no mail."""
        most = int(limits.file_bytes * _BASE64)
        data = file.read(most + 1)
        if len(data) > most:
            raise ContainerError(f"邮件太大（超过 {limits.file_bytes // _MEGABYTE} MB），没有检查")
        message = BytesParser(policy=policy.default).parsebytes(data)
        if not message.keys():
            raise ContainerError("这不是邮件，或者邮件已损坏")
        for part in message.walk():
            _repair_headers(part)
        self._parts = list(_parts(message, ()))
        self._members = [
            Member(safe_name(part.name) or f"附件{at}", len(_bytes(part.content)), *part.origin)
            for at, part in enumerate(self._parts, 1)
        ]

    def members(self) -> Sequence[Member]:
        """The attachments and texts."""
        return self._members

    def read(self, index: int) -> bytes:
        """An attachment decoded."""
        return _bytes(self._parts[index].content)


def _parts(message: EmailMessage, outer: tuple[str, ...]) -> Iterator[_Part]:
    """What a mail holds, then what the mails in it hold; ``outer`` are the subjects of those that it lies in."""
    origin = origin_of(message)
    if outer:
        origin = origin._replace(hints=origin.hints + outer, source=origin.source.replace("邮件", "原邮件", 1))
    inner: list[EmailMessage] = []
    for part in _leaves(message, inner):
        yield _Part(part.get_filename() or "", part, origin)
    text = own_text(body_text(message)).strip()
    if text:
        yield _Part(BODY, text.encode("utf-8", "replace"), origin)
    for mail in inner:
        yield from _parts(mail, (header(message, "Subject"), *outer))


def _leaves(message: MIMEPart, inner: list[EmailMessage]) -> Iterator[MIMEPart]:
    """The parts of a mail that bear a file name; mails in it are put into ``inner``."""
    for part in message.iter_parts() if message.is_multipart() else ():
        if part.get_content_type() == "message/rfc822":
            inner.extend(cast("EmailMessage", mail) for mail in part.iter_parts() if mail.keys())
        elif part.is_multipart():
            yield from _leaves(part, inner)
        elif part.get_filename():
            yield part
    if not message.is_multipart() and message.get_filename():
        yield message


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


def _bytes(content: MIMEPart | bytes) -> bytes:
    data = content if isinstance(content, bytes) else content.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
