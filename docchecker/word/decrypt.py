"""Taking off a password, in memory only ([MS-OFFCRYPTO]; needs the extra ``office``)."""

from __future__ import annotations

import io
import re

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
        file.load_key(password=password, verify_password=True)
        file.decrypt(target)
    except InvalidKeyError:
        raise refusal("wrong_password") from None
    except Exception:
        # the library lets through whatever its parsers meet in a damaged file
        raise refusal("undecipherable") from None
    return target.getvalue()
