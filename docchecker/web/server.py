"""The page at an address of this machine: a free port, the browser opened, an end by Ctrl-C."""

from __future__ import annotations

import contextlib
import socket
import threading
import webbrowser
from typing import TYPE_CHECKING, NamedTuple

import uvicorn

from docchecker.web.app import application
from docchecker.web.checker import Checker
from docchecker.web.desk import Desk
from docchecker.web.guard import Access
from docchecker.web.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from docchecker.rulebook.model import Notice

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_TRIED = 50
#: seconds that requests under way have when the program is to end
_END = 3


class Address(NamedTuple):
    """Where the page is: the address that is listened at, the port, and the names by which it may be called."""

    host: str
    port: int
    names: tuple[str, ...] = ()
    token: str = ""
    root: str = ""

    @property
    def url(self) -> str:
        """What a browser opens."""
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host
        query = f"?token={self.token}" if self.token else ""
        return f"http://{host}:{self.port}{self.root}/{query}"


def listening(host: str, port: int) -> socket.socket:
    """Return a socket at the port, or the next free one; raise OSError when there is none."""
    last: OSError | None = None
    for number in range(port, port + _TRIED) if port else (0,):
        made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind((host, number))
        except OSError as error:
            made.close()
            last = error
        else:
            return made
    raise last or OSError("no port")


def serve(
    notice: Notice, address: Address, at: socket.socket, jobs: int, say: Callable[[str], None], *, browser: bool
) -> None:
    """Run until Ctrl-C."""
    called = (*_LOOPBACK, address.host, *address.names)
    hosts = frozenset(f"{name}:{address.port}" for name in called) | frozenset(address.names)
    desk = Desk(notice, Store(), Checker(notice, jobs))
    app = application(desk, Access(hosts, address.token))
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, root_path=address.root,
        timeout_graceful_shutdown=_END, timeout_keep_alive=30, h11_max_incomplete_event_size=32 * 1024, lifespan="on",
    )  # fmt: skip
    say(address.url)
    if browser:
        threading.Timer(0.5, webbrowser.open, (address.url,)).start()
    with contextlib.suppress(KeyboardInterrupt):  # uvicorn passes Ctrl-C on after a clean end
        uvicorn.Server(config).run(sockets=[at])
