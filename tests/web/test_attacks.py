"""The attack table: each row is a way in that must not be one."""

from __future__ import annotations

import http.client
import io
import re
import socket
import threading
import zipfile
from html.parser import HTMLParser

import pytest

from docchecker.web.access import Access
from docchecker.web.guard import Door
from docchecker.web.headers import SECURITY, as_download
from docchecker.web.limits import LIMITS
from docchecker.web.rates import Rate
from docchecker.web.uploads import shown_name
from tests.web.serving import GOOD, HOST, SMALL, WRONG, a_desk, a_server, archive, client, data, left_in, lines, part

TOKEN = "青湖-correct-horse"


# ---- DNS rebinding: the Host header ----


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8765", 200), ("localhost", 200), ("[::1]:8765", 200), ("127.9.9.9", 200),
        ("evil.example", 421), ("evil.example:8765", 421), ("127.0.0.1.evil.example", 421), ("localhost.evil", 421),
        ("192.168.1.5", 421), ("0.0.0.0:8765", 421), ("[::]", 421), ("", 421), ("127.0.0.1@evil.example", 421), ("127.0.0.1/evil", 421),
        ("localhost:99999999", 421),
    ],
)  # fmt: skip
def test_the_host_is_this_machine(desk, host, status):
    with client(desk) as opened:
        assert opened.get("/health", headers={"host": host}).status_code == status


@pytest.mark.parametrize(("host", "status"), [("check.example", 200), ("10.1.2.3:80", 200), ("other.example", 421)])
def test_another_address_answers_to_its_own_names(desk, host, status):
    with client(desk, Door(frozenset({"check.example"}), local=False, access=Access(TOKEN))) as opened:
        assert opened.get("/health", headers={"host": host}).status_code == status


def test_two_hosts_are_none(desk):
    with client(desk) as opened:
        assert opened.get("/health", headers=[("host", "127.0.0.1"), ("host", "evil.example")]).status_code == 421


# ---- CSRF: Origin and Sec-Fetch-Site ----


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200), ({"origin": HOST}, 200), ({"origin": HOST, "sec-fetch-site": "same-origin"}, 200),
        ({"origin": "http://evil.example"}, 403), ({"origin": "null"}, 403), ({"origin": "http://127.0.0.1:9999"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403), ({"origin": HOST, "sec-fetch-site": "same-site"}, 403),
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/cards", "/api/check"])
def test_no_foreign_page_may_post(visitor, path, headers, status):
    assert visitor.post(path, files=[part(GOOD)], headers=headers).status_code == status


def test_the_cookie_is_for_our_own_page_only(desk):
    with client(desk) as opened:
        cookie = opened.get("/").headers["set-cookie"].lower()
    assert re.fullmatch(r"docchecker-visitor=[\w-]{43}; httponly; path=/; samesite=strict", cookie)


# ---- what the browser is told ----


@pytest.mark.parametrize("path", ["/", "/health", "/assets/serve.js", "/nothing", "/cards"])
def test_every_answer_bears_the_security_headers(desk, path):
    with client(desk) as opened:
        headers = opened.get(path).headers
    for name, value in SECURITY.items():
        assert name == "cache-control" or headers[name] == value
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["cache-control"] in ("no-store", "no-cache")


def test_a_refusal_bears_them_too(desk):
    with client(desk) as opened:
        answer = opened.get("/", headers={"host": "evil.example"})
    assert answer.headers["content-security-policy"] == SECURITY["content-security-policy"]


def test_the_page_holds_no_script_of_its_own(desk):
    with client(desk) as opened:
        page = opened.get("/").text
        size = len(page.encode()) + sum(len(opened.get(f"/assets/serve.{end}").content) for end in ("js", "css"))
    assert re.findall(r"<script[^>]*>", page) == ['<script src="/assets/serve.js" data-root="">']
    assert not re.search(r"<style|style=|\son\w+=|https?://", page)
    assert size <= 150 * 1024


# ---- traversal ----


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../../setup.cfg", "/assets/..%2f..%2fsetup.cfg", "/assets/%2e%2e/%2e%2e/setup.cfg", "/assets/..%5c..%5csetup.cfg",
        "/assets/%252e%252e%252fsetup.cfg", "/assets/base.css", "/assets/%00serve.js", "/assets//etc/passwd", "/..%2f..%2fetc/passwd",
        "/cards/..%2f..%2fetc%2fpasswd/html", "/assets/\N{FULLWIDTH FULL STOP}\N{FULLWIDTH FULL STOP}/setup.cfg",
    ],
)  # fmt: skip
def test_no_path_leads_out(visitor, path):
    assert visitor.get(path).status_code == 404


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "etc/passwd"), ("..\\..\\a.docx", "a.docx"), ("/etc/a.docx", "etc/a.docx"), ("C:\\a.docx", "C/a.docx"),
        ("a\0b\r\nX: y.docx", "abX y.docx"), ("", "未命名.docx"), ("..", "未命名.docx"), ("长" * 300 + ".docx", "长" * 195 + ".docx"),
        ("文件夹/案例.docx", "文件夹/案例.docx"),
    ],
)  # fmt: skip
def test_what_is_shown_of_a_name(given, shown):
    assert shown_name(given) == shown


def test_no_upload_names_a_file_on_the_disk(visitor, desk):
    before = set(left_in(desk))
    for name in ("../../../tmp/evil.docx", "a/../../b.docx", "con.docx", "案例.docx"):
        assert visitor.post("/cards", files=[part(name, data(GOOD))]).status_code == 200
    new = set(left_in(desk)) - before
    assert len(new) == 4
    assert all(re.fullmatch("[0-9a-f]{32}", name) for name in new)
    assert {(desk.folder.path / name).stat().st_mode & 0o77 for name in new} == {0}


def test_zip_slip(visitor, desk):
    before = set(left_in(desk))
    names = ("../../../../tmp/slip.docx", "/etc/slip.docx", "..\\..\\slip2.docx", "C:/slip3.docx")
    held = archive(**dict.fromkeys(names, data(GOOD)))
    count, cards = lines(visitor.post("/cards", files=[part("包.zip", held)]))
    assert (count, len(cards)) == (4, 4)
    assert all(re.fullmatch("[0-9a-f]{32}-[0-9a-f]{16}", name) for name in set(left_in(desk)) - before)
    assert all(".." not in card["name"] for card in cards)


def test_no_name_is_a_form_to_be_filled(visitor):
    _count, (card,) = lines(
        visitor.post("/cards", files=[part("{0.__class__}%s{}.zip", archive(**{"{x}.docx": data(GOOD)}))])
    )
    assert card["name"] == "{0.__class__}%s{}.zip/{x}.docx"


def test_a_zip_bomb_costs_a_row(visitor):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("甲.docx", bytes(400 * 2**20))
    _count, (card,) = lines(visitor.post("/cards", files=[part("炸弹.zip", held.getvalue())]))
    assert card["verdict"] == "unreadable"
    assert "压缩" in card["html"]


def test_an_archive_that_fills_the_disk_is_not_unpacked():
    with a_desk(SMALL) as small, client(small, Door(limits=SMALL)) as opened:
        opened.get("/")
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as book:
            for number in range(4):
                book.writestr(f"{number}.docx", bytes(range(256)) * 500)
        _count, cards = lines(opened.post("/cards", files=[part("包.zip", held.getvalue())]))
        assert ["解开以后太大" in card["html"] for card in sorted(cards, key=lambda card: card["name"])] == [
            False,
            False,
            True,
            True,
        ]
        assert len(left_in(small)) == 2


# ---- XSS ----

_SCRIPT = '"><img src=x onerror=alert(1)><script>alert(1)</script>'


def _document(text, unit="", author=""):
    """A case with hostile words in text, title and the author of a comment."""
    held = io.BytesIO(data("案例-有批注.docx"))
    made = io.BytesIO()
    escaped = {key: value.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;") for key, value in
               {"text": text, "unit": unit, "author": author}.items()}  # fmt: skip
    with zipfile.ZipFile(held) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode() if name.endswith((".xml", ".rels")) else old.read(name)
            if name == "word/document.xml":
                content = re.sub(
                    r"(<w:t[^>]*>)", lambda found: found[1] + escaped["unit"] + escaped["text"], content, count=3
                )
            if name == "word/comments.xml":
                content = re.sub(r'w:author="[^"]*"', f'w:author="{escaped["author"]}"', content)
            new.writestr(name, content)
    return made.getvalue()


class _Names(HTMLParser):
    """Collects the names of tags and attributes."""

    def __init__(self):
        super().__init__()
        self.names = set()

    def handle_starttag(self, tag, attrs):
        self.names |= {tag, *(name for name, _value in attrs)}


def markup(html):
    parser = _Names()
    parser.feed(html)
    return parser.names


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (f"{_SCRIPT}.docx", data(WRONG)),
        ("a.docx", _document(_SCRIPT)),
        ("a.docx", _document("", unit=f"{_SCRIPT}司法局")),
        ("a.docx", _document("", author=_SCRIPT)),
        (f"{_SCRIPT}.docx", b"no document"),
    ],
    ids=["file name", "text", "unit", "comment author", "name of a broken file"],
)
def test_nothing_that_is_handed_in_becomes_markup(visitor, name, content):
    _count, cards = lines(visitor.post("/cards", files=[part(name, content)]))
    (card,) = cards
    assert markup(card["html"]) & {"script", "img", "onerror", "style"} == set()


# ---- too much, too slow ----


def test_an_oversized_upload_is_refused(visitor):
    with a_desk(SMALL) as small, client(small, Door(limits=SMALL)) as opened:
        opened.get("/")
        assert opened.post("/api/check", files=[part("a.docx", bytes(400_000))]).status_code == 413
        answer = opened.post("/api/check", files=[part("a.docx", bytes(250_000))])
        assert (answer.status_code, "太大" in answer.json()["error"]) == (413, True)
        assert opened.post("/cards", files=[part("a.docx", b"x")] * 61).status_code == 400
        assert left_in(small) == []


def test_a_body_without_a_length_is_bounded_too():
    def endless():
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.docx"\r\n\r\n'
        while True:
            yield bytes(65536)

    with a_desk(SMALL) as small, client(small, Door(limits=SMALL)) as opened:
        form = {"content-type": "multipart/form-data; boundary=x"}
        chunks = iter(endless())
        body = b"".join(next(chunks) for _ in range(8))
        assert opened.post("/api/check", content=iter([body]), headers=form).status_code == 413
        assert left_in(small) == []


def test_a_full_disk_is_told(desk):
    full = desk._replace(limits=LIMITS._replace(free_bytes=2**80))
    with client(full) as opened:
        assert opened.post("/api/check", files=[part(GOOD)]).status_code == 507


def test_visitors_without_files_make_room_first():
    with a_desk(LIMITS._replace(visitors=2)) as made, client(made) as one:
        one.get("/")
        one.post("/cards", files=[part(GOOD)])
        for _ in range(3):
            with client(made) as other:
                other.get("/")
        assert len(one.get("/cards").json()["cards"]) == 1
        assert len(made.visitors) == 2


def test_a_slow_upload_is_ended():
    with a_desk(SMALL) as small, a_server(small, Door(limits=SMALL)) as address:
        host, port = address[7:].split(":")
        with socket.create_connection((host, int(port))) as sent:
            head = (
                f"POST /api/check HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Type: multipart/form-data; boundary=x\r\n"
            )
            sent.sendall(f"{head}Content-Length: 100000\r\n\r\n--x\r\n".encode())
            answer = sent.recv(4096).decode()
        assert answer.startswith("HTTP/1.1 408")
        assert left_in(small) == []


@pytest.mark.parametrize(
    "sent", [b"", b"GET /health HTTP/1.1\r\nHost: 127", b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\nGET /hea"]
)
def test_headers_that_never_end(desk, sent):
    with a_server(desk) as address:
        host, port = address[7:].split(":")
        with socket.create_connection((host, int(port)), timeout=30) as slow:
            slow.sendall(sent)
            answer = b"".join(iter(lambda: slow.recv(4096), b""))
        assert answer.count(b"HTTP/1.1 200") == sent.count(b"\r\n\r\n")
        assert http.client.HTTPConnection(host, int(port)).connect() is None


def test_so_many_requests_and_no_more(desk):
    with client(desk, Door(limits=LIMITS._replace(requests=3))) as opened:
        assert [opened.get("/health").status_code for _ in range(5)] == [200, 200, 200, 429, 429]


def test_a_bucket_fills_again():
    now = [0.0]
    rate = Rate(2, lambda: now[0])
    taken = [rate.take("a"), rate.take("a"), rate.take("a"), rate.take("b")]
    now[0] = 30.0
    assert (taken, rate.take("a"), rate.take("a")) == ([True, True, False, True], True, False)


# ---- wrong methods, wrong addresses ----


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("PUT", "/cards", 405), ("DELETE", "/cards", 405), ("GET", "/api/check", 405), ("POST", "/", 405), ("TRACE", "/", 405),
        ("OPTIONS", "/api/check", 405), ("POST", "/health", 405), ("PATCH", "/cards/x", 405), ("GET", "/nothing", 404),
        ("GET", "/cards/x/html", 404), ("GET", "/batches", 404),
    ],
)  # fmt: skip
def test_wrong_methods_and_addresses(visitor, method, path, status):
    answer = visitor.request(method, path)
    assert (answer.status_code, list(answer.json())) == (status, ["error"])
    assert "access-control-allow-origin" not in answer.headers


# ---- header injection ----


@pytest.mark.parametrize(
    "name", ['a"\r\nSet-Cookie: x=y\r\n.docx', "a;filename=evil.html", "甲\N{RIGHT-TO-LEFT OVERRIDE}xcod.docx"]
)
def test_no_name_ends_a_header(visitor, name):
    assert re.fullmatch(r"attachment; filename=\"docchecker\"; filename\*=UTF-8''[\w%.~-]+", as_download(name), re.A)
    _count, (card,) = lines(visitor.post("/cards", files=[part(name, data(WRONG))]))
    answer = visitor.get(f"/cards/{card['id']}/fixed")
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
    assert answer.headers["content-disposition"].startswith("attachment; ")


# ---- the token ----


@pytest.fixture
def locked(desk):
    with client(desk, Door(local=False, access=Access(TOKEN)), follow_redirects=False) as opened:
        yield opened


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/cards"), ("POST", "/cards"), ("POST", "/api/check"), ("GET", "/blank"), ("GET", "/api/openapi.json")],
)
def test_without_the_token_nothing_is_answered(locked, method, path):
    assert locked.request(method, path).status_code == 401


def test_a_reader_without_the_token_is_asked_for_it(locked):
    answer = locked.get("/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert locked.get("/login").status_code == 200
    wrong = locked.post("/login", data={"token": "wrong"})
    assert (wrong.status_code, "口令不对" in wrong.text, "set-cookie" in wrong.headers) == (403, True, False)
    assert locked.post("/login", data={"token": TOKEN}).status_code == 303
    assert locked.get("/").status_code == 200
    assert locked.post("/cards", files=[part(GOOD)]).status_code == 200


def test_a_pass_is_good_for_its_visitor_only(locked):
    locked.post("/login", data={"token": TOKEN})
    shown = locked.cookies["docchecker-pass"]
    locked.cookies.clear()
    assert (
        locked.get("/cards", headers={"cookie": f"docchecker-visitor={'x' * 43}; docchecker-pass={shown}"}).status_code
        == 401
    )


def test_a_pass_is_good_for_its_run_only():
    access = Access(TOKEN)
    assert access.allows("x", access.pass_for("x"), "")
    assert not Access(TOKEN).allows("x", access.pass_for("x"), "")


@pytest.mark.parametrize(
    ("given", "status"),
    [(f"Bearer {TOKEN}", 200), ("Bearer wrong", 401), ("Bearer ", 401), (f"Basic {TOKEN}", 401), ("", 401)],
)
def test_a_program_shows_the_token(locked, given, status):
    answer = locked.post("/api/judge", json={"text": "普法针对性不强"}, headers={"authorization": given.encode()})
    assert answer.status_code == status


def test_guessing_is_slow(locked):
    assert [locked.post("/login", data={"token": f"guess-{n}"}).status_code for n in range(12)] == [403] * 10 + [
        429
    ] * 2


def test_programs_guess_no_faster(locked):
    tried = [locked.get("/cards", headers={"authorization": f"Bearer {n}"}).status_code for n in range(12)]
    assert tried == [401] * 10 + [429] * 2


# ---- one visitor and another ----


def test_two_visitors_never_see_each_others_files(desk):
    with client(desk) as one, client(desk) as other:
        one.get("/")
        other.get("/")
        _count, (card,) = lines(one.post("/cards", files=[part(WRONG)]))
        assert [len(each.get("/cards").json()["cards"]) for each in (one, other)] == [1, 0]
        for method, path in (("GET", "html"), ("GET", "fixed"), ("GET", "repairs"), ("POST", "correct")):
            sent = {"json": {}} if method == "POST" else {}
            assert other.request(method, f"/cards/{card['id']}/{path}", **sent).status_code == 404
        assert other.delete(f"/cards/{card['id']}").status_code == 204
        assert one.get(f"/cards/{card['id']}/html").status_code == 200


@pytest.mark.parametrize("cookie", ["", "x" * 43, "../../x"])
def test_a_cookie_that_is_not_ours_has_no_files(desk, cookie):
    with client(desk) as opened:
        assert opened.get("/cards", headers={"cookie": f"docchecker-visitor={cookie}"}).status_code == 403


def test_uploads_at_once_are_none_lost():
    with a_desk() as made, a_server(made) as address:
        statuses = []
        body = b"".join(
            (
                b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.docx"\r\n\r\n',
                data(WRONG),
                b"\r\n--x--\r\n",
            )
        )

        def send():
            connection = http.client.HTTPConnection(address[7:])
            connection.request("POST", "/api/check", body, {"content-type": "multipart/form-data; boundary=x"})
            answer = connection.getresponse()
            statuses.append((answer.status, b"CASE-TITLE-FORMAT" in answer.read()))

        threads = [threading.Thread(target=send) for _ in range(200)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert statuses == [(200, True)] * 200
        assert left_in(made) == []
