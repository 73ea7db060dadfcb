"""Who may use a server that other machines can reach: those who know its token, and then their browser's cookie."""

from __future__ import annotations

import hashlib
import hmac
import secrets

_BEARER = "bearer "


class Access:
    """What a server asks of its visitors; without a token, nothing."""

    def __init__(self, token: str | None) -> None:
        self._token = _digest(token) if token else None
        self._key = secrets.token_bytes(32)

    @property
    def asked(self) -> bool:
        """Return whether a token is asked for."""
        return self._token is not None

    def knows(self, given: str) -> bool:
        """Return whether this is the token; how long that takes says nothing about it."""
        return self._token is not None and hmac.compare_digest(_digest(given), self._token)

    def pass_for(self, visitor: str) -> str:
        """Return what a visitor's cookie holds once the token was given: it is good for this visitor and this run only."""
        return hmac.new(self._key, visitor.encode(), hashlib.sha256).hexdigest()

    def allows(self, visitor: str, shown: str, authorization: str) -> bool:
        """Return whether a request may go on: by the cookies of a visitor, or by a program's Authorization header."""
        if not self.asked:
            return True
        if authorization.lower().startswith(_BEARER):
            return self.knows(authorization[len(_BEARER) :].strip())
        return bool(visitor) and hmac.compare_digest(shown.encode(), self.pass_for(visitor).encode())


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
