"""Taking off a password."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from docchecker.errors import UnreadableDocument
from docchecker.word import convert
from docchecker.word.decrypt import decrypt
from docchecker.word.limits import LIMITS
from docchecker.word.reader import read
from tests.convert.pretending import nothing_installed, pretend
from tests.word_files.compound import compound, word_97
from tests.word_files.making import GOOD, TEXT, refused

if TYPE_CHECKING:
    from pathlib import Path

PASSWORD = "普法2023"
CANCEL = "请用 Word 或 WPS 打开，取消密码，另存为 .docx 后再检查。"
UNDECIPHERABLE = ("undecipherable", "这是加密文件，加密方式不认识或者文件已损坏，解不开。", CANCEL)


@pytest.fixture(scope="module")
def locked() -> bytes:
    """The good document under a password."""
    target = io.BytesIO()
    OOXMLFile(io.BytesIO(GOOD)).encrypt(PASSWORD, target)
    return target.getvalue()


def _refused(data: bytes, password: str) -> tuple[str, str, str]:
    with pytest.raises(UnreadableDocument) as caught:
        decrypt(data, password)
    return caught.value.kind, caught.value.reason, caught.value.advice


def test_it_is_known_as_locked(locked: bytes) -> None:
    assert refused(locked)[0] == "encrypted"


def test_the_right_password_opens_it(locked: bytes) -> None:
    assert decrypt(locked, PASSWORD) == GOOD
    copy = convert.readable_copy(locked, "encrypted", PASSWORD)
    assert copy == convert.Copy(GOOD, convert.DECRYPTED)
    assert read(copy.data).paragraphs[0].text == TEXT


def test_a_wrong_password_does_not(locked: bytes) -> None:
    assert _refused(locked, "普法2024") == (
        "wrong_password", "密码不对，文件打不开。", "请核对密码（注意大小写和全角半角），或者取消密码后再检查。",
    )  # fmt: skip


def test_without_a_password_nothing_is_tried(locked: bytes) -> None:
    assert convert.readable_copy(locked, "encrypted") is None


@pytest.mark.parametrize(
    "data", [b"", GOOD, compound({"EncryptedPackage": b"", "EncryptionInfo": b""}), word_97(encrypted=True)]
)
def test_what_cannot_be_deciphered_is_said(data: bytes) -> None:
    assert _refused(data, PASSWORD) == UNDECIPHERABLE


def test_a_file_that_asks_for_endless_hashing_is_not_tried(locked: bytes) -> None:
    greedy = locked.replace(b'spinCount="100000"', b'spinCount="999999"')
    assert greedy != locked
    assert decrypt(locked, PASSWORD, LIMITS._replace(spin=100_000)) == GOOD
    with pytest.raises(UnreadableDocument) as caught:
        decrypt(greedy, PASSWORD, LIMITS._replace(spin=999_998))
    assert caught.value.kind == "undecipherable"


def test_without_the_extra_it_is_said(monkeypatch: pytest.MonkeyPatch, locked: bytes) -> None:
    monkeypatch.setitem(sys.modules, "msoffcrypto", None)
    assert _refused(locked, PASSWORD) == (
        "no_decryption",
        "这是加密文件，本机没有安装解密组件。",
        "请先取消密码，另存为 .docx 后再检查；或者安装 docchecker[office]。",
    )


def test_an_old_document_under_a_password_is_deciphered_and_converted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from docchecker.word import decrypt as module

    monkeypatch.setattr(module, "decrypt", lambda *_: word_97())
    pretend(monkeypatch, tmp_path, "target.write_bytes(b'PK' + source.suffix.encode())\n")
    copy = convert.readable_copy(b"", "encrypted", PASSWORD)
    assert copy == convert.Copy(b"PK.doc", convert.DECRYPTED + convert.NOTE, word_97())


def test_an_old_document_that_cannot_be_converted_is_refused_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    from docchecker.word import decrypt as module

    monkeypatch.setattr(module, "decrypt", lambda *_: word_97())
    nothing_installed(monkeypatch)
    with pytest.raises(UnreadableDocument) as caught:
        convert.readable_copy(b"", "encrypted", PASSWORD)
    assert caught.value.kind == "legacy_doc"
