"""Attacks, each a row: what is sent, and that it is refused."""

from __future__ import annotations

import pytest

from docchecker.web.guard import HEADERS
from docchecker.web.limits import Limits
from tests.web.desks import HOST, client


@pytest.fixture(scope="module")
def page():
    with client() as made:
        yield made


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        # DNS rebinding: another name for this address
        ("GET", "/", {"host": "evil.example"}, 421),
        ("GET", "/", {"host": "127.0.0.1:1"}, 421),
        ("GET", "/", {"host": f"{HOST}.evil.example"}, 421),
        # requests of other pages
        ("POST", "/clear", {"origin": "http://evil.example"}, 403),
        ("POST", "/upload", {"origin": "null"}, 403),
        ("POST", "/api/check", {"sec-fetch-site": "cross-site"}, 403),
        ("GET", "/", {"origin": "http://evil.example"}, 403),
        # paths out of the folder
        ("GET", "/static/..%2f..%2fsetup.cfg", {}, 404),
        ("GET", "/static/%2e%2e/serve.js", {}, 404),
        ("GET", "/static/base.css", {}, 404),
        ("GET", "/card/../../etc/passwd/html", {}, 404),
        ("GET", "/template/..%2fcase", {}, 404),
        # wrong methods
        ("GET", "/upload", {}, 405),
        ("DELETE", "/", {}, 405),
        ("PUT", "/api/check", {}, 405),
    ],
)
def test_attacks_are_refused(page, method, path, headers, status):
    answer = page.request(method, path, headers=headers)
    assert answer.status_code == status
    assert answer.json()["error"]


def test_every_answer_bears_the_headers(page):
    for path in ("/", "/static/serve.js", "/nowhere", "/health"):
        answer = page.get(path)
        for name, value in HEADERS.items():
            assert answer.headers[name] == value or (name == "cache-control" and path.startswith("/static"))
    assert "unsafe" not in HEADERS["content-security-policy"]


def test_the_cookie_is_for_this_page_alone(page):
    cookie = page.get("/").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()


def test_a_name_cannot_split_a_header(page):
    page.get("/")
    (card,) = page.post("/upload", params={"name": 'a"\r\nx-evil: 1\r\n.docx'}, content=b"x").json()["cards"]
    answer = page.get(f"/card/{card['id']}/json")
    assert "x-evil" not in answer.headers
    assert card["name"] == 'a"x-evil: 1.docx'


def test_nothing_without_the_token():
    with client(token="geheim") as page:
        assert page.get("/").status_code == 401
        assert page.get("/?token=falsch").status_code == 401
        assert page.get("/", headers={"authorization": "Bearer geheim"}).status_code == 200
        assert page.post("/api/check", params={"token": "geheim"}, content=b"x").status_code == 401
        led = page.get("/?token=geheim", follow_redirects=False)
        assert led.status_code == 303
        assert "HttpOnly" in led.headers["set-cookie"]
        assert page.get("/").status_code == 200


def test_guesses_are_counted():
    with client(Limits(requests=20), token="geheim") as page:
        codes = [page.get("/?token=x").status_code for _ in range(30)]
    assert codes == [401] * 20 + [429] * 10


def test_no_more_visitors_than_are_borne():
    with client(Limits(sessions=2)) as page:
        codes = []
        for _ in range(3):
            page.cookies.clear()
            codes.append(page.get("/").status_code)
    assert codes == [200, 200, 503]
