"""What every answer tells the browser: run nothing but our own script, keep nothing, show it in no foreign frame."""

from __future__ import annotations

from urllib.parse import quote

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
#: for pages that we made, with their style in them and without their script
PAGE = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
SECURITY: dict[str, str] = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": "no-store",
}


def as_download(name: str) -> str:
    """Return the Content-Disposition of a file to be saved under a name; nothing in the name can end the header."""
    return f"attachment; filename=\"docchecker\"; filename*=UTF-8''{quote(name.replace('/', '_'), safe='')}"
