"""A running desk for tests, with a client that is called as a browser of this machine would."""

from __future__ import annotations

from contextlib import contextmanager

from starlette.testclient import TestClient

from docchecker import load_notice
from docchecker.web.app import application
from docchecker.web.checker import Checker
from docchecker.web.desk import Desk
from docchecker.web.guard import Access
from docchecker.web.limits import Limits
from docchecker.web.store import Store

NOTICE = load_notice()
HOST = "127.0.0.1:8765"
LIMITS = Limits(upload=300_000, cards=6, requests=500)


@contextmanager
def client(limits=LIMITS, token=""):
    """A client of a new application; its files and processes go at the end."""
    desk = Desk(NOTICE, Store(limits), Checker(NOTICE, 1))
    with TestClient(application(desk, Access(frozenset({HOST}), token)), base_url=f"http://{HOST}") as made:
        made.desk = desk
        yield made
