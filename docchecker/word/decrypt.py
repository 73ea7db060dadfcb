"""Taking off a password, in memory only ([MS-OFFCRYPTO]; needs the extra ``office``)."""

from __future__ import annotations

import io
import re
from typing import Any, Protocol

from docchecker.word.limits import LIMITS, Limits
from docchecker.word.refusals import refusal

_SPIN = re.compile(rb'spinCount="(\d{1,20})"')


def decrypt(data: bytes, password: str, limits: Limits = LIMITS) -> bytes:
    """The file without its password; UnreadableDocument for a wrong one, or where the extra is not installed."""
    try:
        import msoffcrypto
        from msoffcrypto.exceptions import InvalidKeyError
    except ImportError:
        raise refusal("no_decryption") from None
    # the file says how often the password is to be hashed: a number beyond reason would keep the machine busy
    if any(int(count) > limits.spin for count in _SPIN.findall(data)):
        raise refusal("undecipherable")
    target = io.BytesIO()
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(data))
        _load_key(file, password)
        file.decrypt(target)
    except InvalidKeyError:
        raise refusal("wrong_password") from None
    except Exception:
        # the library lets through whatever its parsers meet in a damaged file
        raise refusal("undecipherable") from None
    return target.getvalue()


class _Locked(Protocol):
    """An encrypted file as the library opens it; ``info`` holds what the file says about its key."""

    info: dict[str, Any]

    def load_key(self, password: str = ..., secret_key: bytes = ..., *, verify_password: bool = ...) -> None:
        """Take the password, or the key itself."""


def _load_key(file: _Locked, password: str) -> None:
    """Give the file its key; InvalidKeyError for a wrong password.

    Word 2010 encrypts with AES-128 and SHA-1: the hash of the verifier has 20 bytes, padded to 32 ([MS-OFFCRYPTO]
    2.3.4.13), and a key longer than its hash is filled up (2.3.4.11). The library knows neither, so both are done here.
    """
    if getattr(file, "type", None) != "agile":
        file.load_key(password=password, verify_password=True)
        return
    from msoffcrypto.exceptions import InvalidKeyError
    from msoffcrypto.method import ecma376_agile as agile

    info = file.info
    algorithm, salt, size = info["passwordHashAlgorithm"], info["passwordSalt"], info["passwordKeyBits"] // 8
    derive = agile.ECMA376Agile._derive_iterated_hash_from_password
    hashed = derive(password, salt, algorithm, info["spinValue"]).digest()

    def opened(value: bytes, block: bytes) -> bytes:
        key = agile._get_hash_func(algorithm)(hashed + block).digest()
        plain: bytes = agile._decrypt_aes_cbc(value, key[:size].ljust(size, b"\x36"), salt)
        return plain

    entered = opened(info["encryptedVerifierHashInput"], agile.blkKey_VerifierHashInput)[: len(salt)]
    expected = opened(info["encryptedVerifierHashValue"], agile.blkKey_encryptedVerifierHashValue)
    actual = agile._get_hash_func(algorithm)(entered).digest()
    if actual != expected[: len(actual)]:
        raise InvalidKeyError
    file.load_key(secret_key=opened(info["encryptedKeyValue"], agile.blkKey_encryptedKeyValue)[:size])
