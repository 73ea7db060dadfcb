"""What an inbox holds, and what of it is no submission."""

from __future__ import annotations

import datetime

import pytest

from docchecker.bulk.intake.gather import gather
from docchecker.bulk.intake.junk import junk_reason
from docchecker.bulk.intake.places import read_place
from tests.bulk.inbox import mail, zipped
from tests.bulk.samples import NOTICE

NINE = datetime.datetime(2023, 11, 3, 9, 0)
TABLES = ("得分表",)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a/清单.docx", ""),
        ("清单.DOC", ""),
        ("清单.wps", ""),
        ("清单.pdf", ""),
        ("自测得分表.xlsx", ""),
        ("联系表.xlsx", "不是 Word 文件（.xlsx），没有检查"),
        ("~$清单.docx", "Word、WPS 打开文件时留下的临时文件"),
        ("a/__MACOSX/b.docx", "苹果电脑压缩时附带的文件，没有内容"),
        ("a/._b.docx", "苹果电脑压缩时附带的文件，没有内容"),
        (".DS_Store", "系统自动生成的文件"),
        ("a/Thumbs.db", "系统自动生成的文件"),
        ("a/Desktop.ini", "系统自动生成的文件"),
        (".git/a.docx", "隐藏文件"),
        ("清单.docx.crdownload", "还没有下载完的文件"),
        ("~WRD0001.tmp", "临时文件、备份或快捷方式"),
        ("a.lnk", "临时文件、备份或快捷方式"),
        ("a.jpg", "不是 Word 文件（.jpg），没有检查"),
        ("说明", "没有扩展名，不知道是什么文件，没有检查"),
        ("~清单.docx", ""),
        ("a.b/清单.docx", ""),
    ],
)
def test_junk(name, reason):
    assert junk_reason(name, 9, TABLES) == reason


def test_nothing_in_it():
    assert junk_reason("清单.docx", 0) == "空文件（0 字节）"


def put(root, files):
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def names(found):
    return [entry.name for entry in found.entries]


def test_folder(tmp_path):
    put(tmp_path, {"b/清单.docx": b"1", "a/x.jpg": b"1", "案例.docx": b"2", "out/旧.docx": b"3", "名单.csv": b"4"})
    found = gather(tmp_path, NOTICE, [tmp_path / "out", tmp_path / "名单.csv"])
    assert names(found) == ["b/清单.docx", "案例.docx"]
    assert found.skipped == (("a/x.jpg", "不是 Word 文件（.jpg），没有检查"),)
    assert [read_place(entry.place) for entry in found.entries] == [b"1", b"2"]


def test_containers_in_one_another(tmp_path):
    inner = zipped({"清单.docx": b"1", "~$清单.docx": b"x"}, "gbk")
    put(
        tmp_path,
        {
            "信.eml": mail(
                "柳溪县", "普法办", NINE, {"材料.zip": zipped({"附件.zip": inner, "报告.docx": b"2"}), "图.png": b"3"}
            )
        },
    )
    found = gather(tmp_path, NOTICE)
    assert names(found) == ["信.eml/材料.zip/报告.docx", "信.eml/材料.zip/附件.zip/清单.docx"]
    assert [read_place(entry.place) for entry in found.entries] == [b"2", b"1"]
    assert {(entry.hints, entry.arrived) for entry in found.entries} == {
        (("柳溪县", "普法办 <sender@example.cn>"), NINE)
    }
    assert [tuple(item) for item in found.skipped] == [
        ("信.eml/图.png", "不是 Word 文件（.png），没有检查"),
        ("信.eml/材料.zip/附件.zip/~$清单.docx", "Word、WPS 打开文件时留下的临时文件"),
    ]


def test_too_deep_broken_and_empty_containers(tmp_path):
    deep = zipped({"d.docx": b"x"})
    for name in ("3.zip", "2.zip", "1.zip"):
        deep = zipped({name: deep})
    put(
        tmp_path,
        {
            "深.zip": deep,
            "坏.zip": b"PK",
            "空.eml": mail("收到", "某", NINE, {}),
            "零.zip": b"",
            "__MACOSX/a.zip": b"x",
            "某.rar": b"Rar!",
        },
    )
    put(tmp_path, {"半.zip": zipped({"坏.zip": b"PK\3\4"})})
    reasons = {item.name: item.reason for item in gather(tmp_path, NOTICE).skipped}
    assert reasons.pop("某.rar").startswith(("本机没有能打开", "压缩包打不开"))
    assert reasons == {
        "深.zip/1.zip/2.zip/3.zip": "压缩包套压缩包，超过 3 层，没有打开，请先解压",
        "坏.zip": "压缩包打不开，可能没有传完，请重新获取",
        "半.zip/坏.zip": "压缩包打不开，可能没有传完，请重新获取",
        "空.eml": "里面没有附件或文件",
        "零.zip": "空文件（0 字节）",
        "__MACOSX/a.zip": "苹果电脑压缩时附带的文件，没有内容",
    }


def test_a_container_that_cannot_be_read(tmp_path, monkeypatch):
    put(tmp_path, {"a.zip": zipped({"a.docx": b"1"})})

    def fail(_url):
        raise PermissionError

    monkeypatch.setattr("docchecker.bulk.intake.places.open_file", fail)
    assert gather(tmp_path, NOTICE).skipped == (("a.zip", "读取文件时出错，请检查磁盘或网络连接"),)


def test_the_same_name_twice_in_a_container(tmp_path):
    put(tmp_path, {"a.zip": zipped({"../清单.docx": b"1", "清单.docx": b"2", "./清单.docx": b"3"})})
    found = gather(tmp_path, NOTICE)
    assert names(found) == ["a.zip/清单.docx", "a.zip/清单（同名第2个）.docx", "a.zip/清单（同名第3个）.docx"]
    assert [read_place(entry.place) for entry in found.entries] == [b"1", b"2", b"3"]


def test_one_container_as_inbox(tmp_path):
    put(tmp_path, {"材料.zip": zipped({"清单.docx": b"1"})})
    assert names(gather(tmp_path / "材料.zip", NOTICE)) == ["材料.zip/清单.docx"]


def test_nothing_there(tmp_path):
    with pytest.raises(FileNotFoundError):
        gather(tmp_path / "没有", NOTICE)
    assert gather(tmp_path, NOTICE) == ((), ())


def test_a_folder_that_cannot_be_listed(tmp_path, monkeypatch):
    def walk(_root, onerror):
        onerror(PermissionError(13, "no"))

    monkeypatch.setattr("os.walk", walk)
    with pytest.raises(PermissionError):
        gather(tmp_path, NOTICE)


def test_url():
    import fsspec

    for name, data in (("县/清单.docx", b"1"), ("b.zip", zipped({"案例.docx": b"22"})), ("x.jpg", b"3")):
        with fsspec.open(f"memory://inbox/{name}", "wb") as target:
            target.write(data)
    found = gather("memory://inbox", NOTICE)
    assert names(found) == ["b.zip/案例.docx", "县/清单.docx"]
    assert [read_place(entry.place) for entry in found.entries] == [b"22", b"1"]
    assert [item.name for item in found.skipped] == ["x.jpg"]
