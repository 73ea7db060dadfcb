"""Where the server listens: the first free port from the one asked for on."""

from __future__ import annotations

import contextlib
import socket

#: so many ports are tried
_TRIES = 20


class NoPort(Exception):
    """No address to listen on; the message says why (Chinese)."""


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on the first free port from ``port`` on; any free one for 0."""
    for number in range(port, min(port + (_TRIES if port else 1), 65536)):
        with contextlib.suppress(PermissionError):
            try:
                return _bound(host, number)
            except socket.gaierror:
                raise NoPort(f"“{host}”不是这台机器的地址，请核对 --host") from None
            except OSError as error:
                if _is_foreign(error):
                    raise NoPort(f"“{host}”不是这台机器的地址，请核对 --host") from None
    raise NoPort(f"从 {port} 开始的 {_TRIES} 个端口都被占用，或者没有权限使用，请用 --port 换一个")


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    found = socket.socket(family, kind, protocol)
    try:
        # A port that another program listens on is never shared; elsewhere than on Windows this only skips the wait.
        reuse = socket.SO_EXCLUSIVEADDRUSE if hasattr(socket, "SO_EXCLUSIVEADDRUSE") else socket.SO_REUSEADDR
        found.setsockopt(socket.SOL_SOCKET, reuse, 1)
        found.bind(address)
        found.listen(512)
    except OSError:
        found.close()
        raise
    return found


def _is_foreign(error: OSError) -> bool:
    import errno

    return error.errno == errno.EADDRNOTAVAIL


def address_of(listening: socket.socket, host: str, root: str) -> str:
    """Return the address for a browser on this machine."""
    shown = "127.0.0.1" if host in ("0.0.0.0", "::", "") else f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listening.getsockname()[1]}{root}/"
