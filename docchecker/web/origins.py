"""Who a request says it is for and where it comes from: no foreign site may use a reader's browser to ask us."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?", re.I | re.A)
_LOCAL = "localhost"
_FOREIGN = frozenset({"cross-site", "same-site"})


def bare_host(host: str) -> str:
    """Return the host of a Host header without its port, in lower case; empty for one that is none."""
    found = _HOST.fullmatch(host)
    return found[1].lower().strip("[]") if found else ""


def is_loopback(host: str) -> bool:
    """Return whether a name or an address means this machine only."""
    if host == _LOCAL:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def host_allowed(header: str, names: Collection[str], *, local: bool) -> bool:
    """Return whether a Host header names this server.

    A site that lets its name point at us (DNS rebinding) sends that name; an address or ``localhost`` is not to be had so.
    ``local``: the server listens on this machine only, so that no other address can be meant.
    """
    host = bare_host(header)
    if host in names or is_loopback(host):
        return bool(host)
    return not local and _is_address(host)


def same_origin(origin: str | None, fetch_site: str | None, host: str) -> bool:
    """Return whether a request that changes something comes from our own page, or from a program that is no browser.

    Schemes are not compared: a proxy may speak HTTPS where we do not.
    """
    if fetch_site in _FOREIGN:
        return False
    return origin is None or origin.lower().partition("://")[2] == host.lower()


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
