"""Zips, mails and what a tool opens: names as people wrote them, and nothing beyond the limits."""

from __future__ import annotations

import datetime
import io
import os
import stat
import struct
import sys
import zipfile
import zlib
from email.message import EmailMessage

import pytest

from docchecker.bulk.intake import archivers as tools
from docchecker.bulk.intake.containers import ContainerError, Member, container_kind, safe_name
from docchecker.bulk.intake.mails import BODY
from docchecker.bulk.intake.opening import open_container
from docchecker.bulk.intake.places import Place, container_at, read_place
from docchecker.word.limits import LIMITS
from tests.bulk.inbox import mail, zipped

NINE = datetime.datetime(2023, 11, 3, 9, 0)


def opened(data, name="a.zip", limits=LIMITS):
    return open_container(name, io.BytesIO(data), limits)


def content(container):
    return {member.name: container.read(index) for index, member in enumerate(container.members())}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.zip", "zip"),
        ("a.ZIP", "zip"),
        ("a.eml", "mail"),
        ("a.7z", "tool"),
        ("a.rar", "tool"),
        ("a.docx", None),
        ("zip", None),
    ],
)
def test_kind(name, kind):
    assert container_kind(name) == kind


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("县/清单.docx", "县/清单.docx"),
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/a.docx", "etc/a.docx"),
        ("C:\\县\\..\\a.docx", "C/县/a.docx"),
        ("a\0\x1b[2Jb\n.docx", "a[2Jb.docx"),
        ("./ a /b.docx ", "a/b.docx"),
        ("e\u0301.docx", "\u00e9.docx"),
        ("..", ""),
    ],
)
def test_names_are_no_paths(name, safe):
    assert safe_name(name) == safe


# ---- zip ----


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_names_without_a_flag(encoding):
    members = {"县区/问题清单.docx": b"1", "乘誠.docx": b"2"}
    assert content(opened(zipped(members, encoding))) == members


def test_names_with_the_flag_and_folders():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.mkdir("县区")
        archive.writestr("县区/清单.docx", b"1")
    container = opened(target.getvalue())
    assert content(container) == {"县区/清单.docx": b"1"}
    assert container.members() == [Member("县区/清单.docx", 1, (), None, "")]


def test_names_in_no_known_encoding():
    assert list(content(opened(zipped({"a\xff\x80.docx": b"1"}, "latin-1")))) == ["a\xa0Ç.docx"]


def test_paths_that_lead_out():
    assert list(content(opened(zipped({"../../../tmp/a.docx": b"1", "..\\b.docx": b"2"})))) == ["tmp/a.docx", "b.docx"]


def test_broken_zips():
    whole = zipped({"a.docx": os.urandom(999)})
    for data in (b"", b"PK\3\4", whole[: len(whole) // 2], b"not a zip at all" * 9):
        with pytest.raises(ContainerError, match="打不开"):
            opened(data)
    damaged = bytearray(whole)
    damaged[45:55] = b"\xff" * 10
    with pytest.raises(ContainerError, match="已损坏"):
        opened(bytes(damaged)).read(0)


def test_locked_zip():
    data = bytearray(zipped({"a.docx": b"x"}))
    data[6] |= 1
    at = data.rindex(b"PK\1\2")
    data[at + 8] |= 1
    with pytest.raises(ContainerError, match="加了密码"):
        opened(bytes(data)).read(0)


def test_bombs():
    with pytest.raises(ContainerError, match="压缩比异常"):
        opened(zipped({"a.docx": b"\0" * 2**21}))
    many = zipped({f"{n}.docx": b"" for n in range(12)})
    with pytest.raises(ContainerError, match="太多（超过 11 个）"):
        opened(many, limits=LIMITS._replace(entries=11))
    at = many.rindex(b"PK\5\6")
    lying = many[: at + 8] + struct.pack("<HH", 3, 3) + many[at + 12 :]
    with pytest.raises(ContainerError, match="太多|打不开"):
        opened(lying, limits=LIMITS._replace(entries=11))
    assert len(opened(many, limits=LIMITS._replace(entries=12)).members()) == 12


def test_a_member_larger_than_it_says_or_than_anything_may_be():
    data = zipped({"a.docx": os.urandom(5000)})
    with pytest.raises(ContainerError, match="太大（超过 0 MB）"):
        opened(data, limits=LIMITS._replace(file_bytes=4999)).read(0)
    assert len(opened(data, limits=LIMITS._replace(file_bytes=5000)).read(0)) == 5000
    at = data.rindex(b"PK\1\2")
    lying = data[: at + 24] + struct.pack("<I", 10) + data[at + 28 :]
    with pytest.raises(ContainerError):
        opened(lying).read(0)


# ---- mail ----


def test_mail():
    data = mail("柳溪县材料", "普法办", NINE, {"问题清单.docx": b"1", "附件/../案例.docx": b"22"})
    container = opened(data, "a.eml")
    assert content(container) == {"问题清单.docx": b"1", "附件/案例.docx": b"22", BODY: "材料见附件。".encode()}
    origin = (("柳溪县材料", "普法办 <sender@example.cn>"), NINE, "邮件上写的发送时间")
    assert [tuple(member)[2:] for member in container.members()] == [origin] * 3
    assert container.members()[1] == Member("附件/案例.docx", 2, *origin)


@pytest.mark.parametrize(
    ("date", "arrived"),
    [
        ("Fri, 03 Nov 2023 01:00:00 +0000", NINE),
        ("Fri, 03 Nov 2023 09:00:00 -0000", NINE),
        ("3 Nov 2023 09:00:00 +0800", NINE),
        ("前天", None),
        ("", None),
    ],
)
def test_dates_are_beijing_time(date, arrived):
    head = f"Date: {date}\n" if date else ""
    assert opened(f"{head}Subject: a\n\ntext".encode(), "a.eml").members()[0].arrived == arrived


def test_names_as_mail_programs_write_them():
    name = "问题清单.docx"
    raw = b"".join(
        b'--b\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename="%s"\n\n%d\n' % (spelt, at)
        for at, spelt in enumerate((
            name.encode("gbk"), name.encode(), b"=?gb18030?B?" + __import__("base64").b64encode(name.encode("gb18030")) + b"?=", b"a\xff",
        ))
    )  # fmt: skip
    head = b"Subject: \xc1\xf8\xcf\xaa\xcf\xd8\nContent-Type: multipart/mixed; boundary=b\n\n"
    container = opened(head + raw + b"--b--\n", "a.eml")
    assert [member.name for member in container.members()][:3] == [name] * 3
    assert len(container.members()) == 4
    assert container.members()[0].hints == ("柳溪县",)


def test_a_mail_in_a_mail():
    inner = EmailMessage()
    inner["Subject"] = "转"
    inner.add_attachment(b"1", maintype="a", subtype="b", filename="清单.docx")
    outer = EmailMessage()
    outer["Subject"] = "Fw"
    outer.set_content("见附件")
    outer.add_attachment(inner)
    assert content(opened(bytes(outer), "a.eml")) == {"清单.docx": b"1", BODY: "见附件".encode()}


def test_no_mail():
    with pytest.raises(ContainerError, match="不是邮件"):
        opened(b"", "a.eml")
    with pytest.raises(ContainerError, match="太大"):
        opened(b"Subject: a\n\n" + b"x" * 99, "a.eml", LIMITS._replace(file_bytes=10))


# ---- 7z, rar ----

#: an empty 7z archive: its start header says that nothing follows
ARCHIVE = b"7z\xbc\xaf\x27\x1c\0\4" + struct.pack("<I", zlib.crc32(bytes(20))) + bytes(20)

#: a program that does as bsdtar or 7z do, with a folder of files for an archive
FAKE = """#!{python}
import sys
from pathlib import Path
files = {files!r}
arguments = sys.argv[1:]
if {fails!r}:
    sys.exit(2)
assert Path(arguments[-1] if arguments[0] in ("-tvf", "l") else arguments[-2]).read_bytes() == {archive!r}
if arguments[0] == "-tvf":
    print("drwxr-xr-x  0 0      0           0 Nov  3  2023 dir/")
    for name, text in files.items():
        print(f"-rw-r--r--  0 0      0 {{len(text):11}} Nov  3  2023 {{name}}")
elif arguments[0] == "l":
    print("Path = dir\\nFolder = +\\nSize = 0\\n")
    print("Path = d2\\nSize = 0\\nAttributes = D_ drwxr-xr-x\\n")
    for name, text in files.items():
        print(f"Path = {{name}}\\nSize = {{len(text)}}\\nAttributes = A\\n")
else:
    sys.stdout.write(files[arguments[-1].replace("\\\\", "")])
"""
FILES = {"县/清单[1].docx": "一", "../b.docx": "二二"}


def tool(tmp_path, monkeypatch, program, files=FILES, fails=False):
    path = tmp_path / "bin" / program
    path.parent.mkdir()
    path.write_text(FAKE.format(python=sys.executable, files=files, fails=fails, archive=ARCHIVE), encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(path.parent))
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")


@pytest.mark.parametrize("program", ["7z", "bsdtar"])
def test_tools(tmp_path, monkeypatch, program):
    tool(tmp_path, monkeypatch, program)
    container = opened(ARCHIVE, "a.7z")
    assert {name: data.decode() for name, data in content(container).items()} == {
        "县/清单[1].docx": "一",
        "b.docx": "二二",
    }
    assert container.members() == [Member("县/清单[1].docx", 1), Member("b.docx", 2)]


def test_tools_within_limits(tmp_path, monkeypatch):
    tool(tmp_path, monkeypatch, "bsdtar")
    with pytest.raises(ContainerError, match="太多"):
        opened(ARCHIVE, "a.7z", LIMITS._replace(entries=1))
    with pytest.raises(ContainerError, match="太大"):
        opened(ARCHIVE, "a.7z", LIMITS._replace(file_bytes=3)).read(1)


def test_a_tool_that_fails_and_none_at_all(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ContainerError, match="没有能打开 .rar 压缩包的程序，请先解压"):
        opened(ARCHIVE, "a.rar")
    tool(tmp_path, monkeypatch, "7z", fails=True)
    with pytest.raises(ContainerError, match="已损坏或加了密码"):
        opened(ARCHIVE, "a.rar")


def test_a_tool_that_hangs(tmp_path, monkeypatch):
    path = tmp_path / "bin" / "7z"
    path.parent.mkdir()
    path.write_text(f"#!{sys.executable}\nimport time\ntime.sleep(60)\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", str(path.parent))
    monkeypatch.setattr(tools, "_SECONDS", 0.3)
    with pytest.raises(ContainerError, match="打不开"):
        opened(ARCHIVE, "a.7z")


# ---- places ----


def test_places(tmp_path):
    inner = zipped({"x.docx": b"0", "清单.docx": b"1"}, "gbk")
    file = tmp_path / "a.eml"
    file.write_bytes(mail("s", "f", NINE, {"材料.zip": inner}))
    (tmp_path / "b.docx").write_bytes(b"22")
    place = Place(str(file)).inside(0).inside(1)
    assert (place.steps, read_place(place), read_place(Place(str(tmp_path / "b.docx")))) == ((0, 1), b"1", b"22")
    container_at.cache_clear()


def test_a_file_beyond_the_limit(tmp_path):
    (tmp_path / "b.docx").write_bytes(b"22")
    with pytest.raises(ContainerError, match="太大"):
        read_place(Place(str(tmp_path / "b.docx")), LIMITS._replace(file_bytes=1))


def test_urls():
    import fsspec

    with fsspec.open("memory://box/a.zip", "wb") as target:
        target.write(zipped({"清单.docx": b"1"}))
    assert read_place(Place("memory://box/a.zip").inside(0)) == b"1"
    container_at.cache_clear()


def test_a_file_written_anew_is_read_anew(tmp_path):
    file = tmp_path / "a.zip"
    for content_, stamp in ((b"1", "1"), (b"2", "2")):
        file.write_bytes(zipped({"a.docx": content_}))
        assert read_place(Place(str(file), (), stamp).inside(0)) == content_
    container_at.cache_clear()
