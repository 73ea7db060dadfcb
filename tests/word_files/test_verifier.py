"""The password of a file encrypted as Word 2010 does: AES-128, SHA-1, the hash of the verifier padded to 32 bytes."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from msoffcrypto.exceptions import InvalidKeyError
from msoffcrypto.method import ecma376_agile as agile

from docchecker.word.decrypt import _load_key

_SALT, _KEY = bytes(range(16)), b"sixteen byte key"


def _encrypted(value: bytes, password: str, block: bytes) -> bytes:
    hashed = agile.ECMA376Agile._derive_iterated_hash_from_password(password, _SALT, "SHA1", 10).digest()
    key = hashlib.sha1(hashed + block).digest()[:16]
    worker = Cipher(algorithms.AES(key), modes.CBC(_SALT)).encryptor()
    return worker.update(value) + worker.finalize()


class _File:
    """What the library makes of such a file."""

    type = "agile"

    def __init__(self, password: str) -> None:
        verifier = b"0123456789abcdef"
        padded = hashlib.sha1(verifier).digest().ljust(32, b"\0")
        self.key = b""
        self.info: dict[str, Any] = {
            "passwordHashAlgorithm": "SHA1", "passwordSalt": _SALT, "passwordKeyBits": 128, "spinValue": 10,
            "encryptedVerifierHashInput": _encrypted(verifier, password, agile.blkKey_VerifierHashInput),
            "encryptedVerifierHashValue": _encrypted(padded, password, agile.blkKey_encryptedVerifierHashValue),
            "encryptedKeyValue": _encrypted(_KEY, password, agile.blkKey_encryptedKeyValue),
        }  # fmt: skip

    def load_key(self, password: str = "", secret_key: bytes = b"", *, verify_password: bool = False) -> None:
        self.key = secret_key


def test_the_right_password_opens() -> None:
    file = _File("普法2023")
    _load_key(file, "普法2023")
    assert file.key == _KEY


def test_a_wrong_password_does_not() -> None:
    with pytest.raises(InvalidKeyError):
        _load_key(_File("普法2023"), "普法2024")
