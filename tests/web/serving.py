"""A server for tests: real workers, and either a client in this process or a real socket."""

from __future__ import annotations

import contextlib
import io
import threading
import time
import zipfile
from pathlib import Path

import uvicorn
from starlette.testclient import TestClient

from docchecker import load_notice
from docchecker.web.app import application
from docchecker.web.guard import Door
from docchecker.web.limits import LIMITS
from docchecker.web.listening import listen
from docchecker.web.patience import Patience
from docchecker.web.server import desk

FIXTURES = Path(__file__).parents[2] / "fixtures"
GOOD, WRONG = "案例-合格.docx", "案例-标题字号不对.docx"
SMALL = LIMITS._replace(request_bytes=300_000, file_bytes=200_000, files=60, grace=1.0, least_rate=200_000)
DOOR = Door()
HOST = "http://127.0.0.1:8765"


def data(name):
    return (FIXTURES / name).read_bytes()


def part(name, content=None):
    """A file of a form."""
    return ("file", (name, data(name) if content is None else content))


def archive(**members):
    """A zip of these names and contents."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as book:
        for name, content in members.items():
            book.writestr(name, content)
    return held.getvalue()


class Hasty(Patience):
    seconds = 1.0


@contextlib.contextmanager
def client(made, door=DOOR, batches=None, **more):
    """A browser-like client of a desk."""
    with TestClient(application(made, door, None, batches), base_url=HOST, **more) as opened:
        yield opened


@contextlib.contextmanager
def a_desk(limits=LIMITS):
    with desk(load_notice(), 2, limits) as made:
        yield made


@contextlib.contextmanager
def a_server(made, door=DOOR, batches=None):
    """A server on a socket; its address."""
    listening = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(application(made, door, None, batches), log_level="error", http=Hasty))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()


def lines(response):
    """The lines of JSON of an answer to dropped files: the number, the cards."""
    import json

    first, *cards = map(json.loads, response.text.splitlines())
    return first["count"], cards


def left_in(made):
    """The files in the private folder beside its lock."""
    return sorted(path.name for path in made.folder.path.iterdir() if path.name != "lock")
