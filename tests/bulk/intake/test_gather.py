"""What an inbox holds, and what of it is no submission."""

from __future__ import annotations

import datetime
import os
from email.message import EmailMessage

import pytest

from docchecker.bulk.intake.gather import gather
from docchecker.bulk.intake.junk import is_checkable, junk_reason
from docchecker.bulk.intake.places import read_place
from tests.bulk.inbox import mail, zipped
from tests.bulk.intake.test_containers import ARCHIVE
from tests.bulk.samples import NOTICE

NINE = datetime.datetime(2023, 11, 3, 9, 0)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a/清单.docx", ""),
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
        ("市教育局/docchecker-allow.toml", "夹在报送材料里的放行文件，不起作用，检查时没有采用"),
        ("a.jpg", ""),
        ("~清单.docx", ""),
        ("a.b/清单.docx", ""),
    ],
)
def test_junk(name, reason):
    assert junk_reason(name) == reason


@pytest.mark.parametrize(
    ("name", "yes"),
    [
        ("清单.DOC", True), ("清单.wps", True), ("清单.pdf", True), ("联系表.xlsx", True), ("清单.jpg", False), ("说明", False),
    ],
)  # fmt: skip
def test_what_is_read(name, yes):
    assert is_checkable(name) is yes


def told(found):
    return [(one.entry.name, one.kind, one.reason) for one in found.unusable]


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
    assert found.skipped == (("a/x.jpg", "图片，没有检查"),)
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
        ("信.eml/图.png", "图片，没有检查"),
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
    put(tmp_path, {"半.zip": zipped({"坏.zip": b"PK\3\4"}), "问题清单.docx": b"", "a.txt": b""})
    found = gather(tmp_path, NOTICE)
    assert {item.name: item.reason for item in found.skipped} == {
        "深.zip/1.zip/2.zip/3.zip": "压缩包套压缩包，超过 3 层，没有打开，请先解压",
        "空.eml": "里面没有附件或文件",
        "__MACOSX/a.zip": "苹果电脑压缩时附带的文件，没有内容",
        "a.txt": ".txt 文件，没有检查",
    }
    assert told(found) == [
        ("半.zip/坏.zip", "damaged", "压缩包打不开，可能没有传完，请重新获取。"),
        ("坏.zip", "damaged", "压缩包打不开，可能没有传完，请重新获取。"),
        ("某.rar", "damaged", "压缩包打不开，可能已损坏或没有传完，请重新获取。"),
        ("问题清单.docx", "empty", "文件是空的（0 字节）。"),
        ("零.zip", "empty", "文件是空的（0 字节）。"),
    ]
    assert found.entries == ()


def test_an_archive_for_which_there_is_no_program_is_the_offices_trouble(tmp_path, monkeypatch):
    put(tmp_path, {"柳溪县.7z": ARCHIVE})
    monkeypatch.setenv("PATH", str(tmp_path))
    (one,) = gather(tmp_path, NOTICE).unusable
    assert (one.kind, one.advice) == ("no_tool", "")


def test_a_container_that_cannot_be_read(tmp_path, monkeypatch):
    put(tmp_path, {"a.zip": zipped({"a.docx": b"1"})})

    def fail(_url):
        raise PermissionError

    monkeypatch.setattr("docchecker.bulk.intake.places.open_file", fail)
    found = gather(tmp_path, NOTICE)
    assert found.skipped == found.troubles == (("a.zip", "读取文件时出错，请检查权限、磁盘或网络连接"),)


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
    assert gather(tmp_path, NOTICE) == ((), (), (), ())


def closed(monkeypatch, *folders):
    """Folders that may not be listed, whoever asks."""
    scandir = os.scandir

    def scan(path):
        if str(path) in map(str, folders):
            raise PermissionError(13, "no")
        return scandir(path)

    monkeypatch.setattr("os.scandir", scan)


def test_an_inbox_that_cannot_be_listed(tmp_path, monkeypatch):
    closed(monkeypatch, tmp_path)
    with pytest.raises(PermissionError):
        gather(tmp_path, NOTICE)


def test_a_closed_folder_costs_one_line(tmp_path, monkeypatch):
    put(tmp_path, {"密件/清单.docx": b"1", "a/案例.docx": b"2"})
    closed(monkeypatch, tmp_path / "密件")
    found = gather(tmp_path, NOTICE)
    assert names(found) == ["a/案例.docx"]
    reason = "没有权限打开这个文件夹，里面的文件没有检查；请取得权限后再运行一次"
    assert found.skipped == found.troubles == (("密件/", reason),)


@pytest.mark.needs_byte_names
def test_names_in_gbk_on_the_disk(tmp_path):
    folder = tmp_path / os.fsdecode("柳溪县".encode("gbk"))
    folder.mkdir()
    (folder / os.fsdecode("清单.docx".encode("gbk"))).write_bytes(b"1")
    (entry,) = gather(tmp_path, NOTICE).entries
    assert (entry.name, read_place(entry.place)) == ("柳溪县/清单.docx", b"1")


@pytest.mark.needs_posix
def test_links_and_pipes_cost_one_line_each(tmp_path):
    put(tmp_path, {"a/清单.docx": b"1"})
    (tmp_path / "a" / "上级").symlink_to(tmp_path)
    (tmp_path / "断了.docx").symlink_to(tmp_path / "没有")
    os.mkfifo(tmp_path / "管道.docx")
    found = gather(tmp_path, NOTICE)
    assert names(found) == ["a/清单.docx"]
    assert [tuple(item) for item in found.skipped] == [
        ("a/上级", "指向别处文件夹的链接，没有进入，需要检查的请把文件夹本身放进来"),
        ("断了.docx", "链接指向的文件不存在"),
        ("管道.docx", "不是文件（管道、设备之类），没有检查"),
    ]
    assert found.troubles == ()


def test_earlier_results_are_one_line(tmp_path):
    put(
        tmp_path,
        {
            "结果/结果.json": b"{}",
            "结果/台账.sqlite": b"x",
            "结果/通知/柳溪县退回修改通知.docx": b"x",
            "清单.docx": b"1",
        },
    )
    found = gather(tmp_path, NOTICE)
    assert names(found) == ["清单.docx"]
    assert found.skipped == (("结果/", "以前检查得出的结果文件夹，没有检查"),)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("柳溪县/报送函.docx", "报送函，不是要检查的材料"), ("柳溪县/关于报送中期评估材料的函.docx", "报送函，不是要检查的材料"),
        ("附件 通知原文.docx", "通知、方案或者附件的样本，不是报送的材料"), ("评估工作方案.pdf", "通知、方案或者附件的样本，不是报送的材料"),
        ("佐证材料/签到.docx", "佐证材料一类的文件，没有检查"), ("活动照片.docx", "佐证材料一类的文件，没有检查"),
        ("典型案例佐证材料.docx", "佐证材料一类的文件，没有检查"),
        ("x.mp4", "音像文件，没有检查"),
    ],
)  # fmt: skip
def test_what_is_no_submission(tmp_path, name, reason):
    put(tmp_path, {name: b"1"})
    found = gather(tmp_path, NOTICE)
    assert (names(found), [item.reason for item in found.skipped]) == ([], [reason])


@pytest.mark.parametrize(
    "name",
    [
        "柳溪县/报送函及问题清单.docx", "自评报告及佐证材料/自评报告.docx", "佐证材料/问题清单.docx", "法治照片展.docx", "关于普法工作的函告.docx",
    ],
)  # fmt: skip
def test_near_misses_are_submissions(tmp_path, name):
    put(tmp_path, {name: b"1"})
    assert names(gather(tmp_path, NOTICE)) == [name]


@pytest.mark.parametrize(("name", "form"), [("问题清单.jpg", "图片"), ("自评报告.txt", ".txt 文件")])
def test_material_in_an_unusable_form_counts_as_come(tmp_path, name, form):
    put(tmp_path, {name: b"1"})
    assert told(gather(tmp_path, NOTICE)) == [(name, "unusable_form", f"这是{form}，不是 Word 文件，没有检查。")]


TYPED = """市教育局“八五”普法规划中期评估问题清单
1.宣传栏没有更换。2023年4月17日检查发现，石桥镇8个村的宣传栏从去年3月以来没有换过，群众看不到新的内容。
2.台账没有登记。2023年5月8日抽查12个社区，有7个社区的学法台账只有封面，没有一次记录，负责人说一直没有人来看过。
3.讲座没有签到。2023年6月2日查看法治讲座的材料，9场讲座里有4场没有签到表，说不清有多少人来听过课。
"""


@pytest.mark.parametrize(
    ("text", "count"),
    [(TYPED, 1), ("请查收附件：\n1.自评报告\n2.问题清单\n3.典型案例\n" * 5, 0), ("", 0)],
)
def test_a_list_typed_into_a_mail(tmp_path, text, count):
    message = EmailMessage()
    message["Subject"], message["From"] = "市教育局材料", "a@example.cn"
    message.set_content(text or "请查收")
    put(tmp_path, {"信.eml": bytes(message)})
    found = told(gather(tmp_path, NOTICE))
    assert (
        found == [("信.eml/邮件正文（问题清单）.txt", "unusable_form", "问题清单写在了邮件正文里，没有检查。")] * count
    )


def test_url():
    import fsspec

    for name, data in (("县/清单.docx", b"1"), ("b.zip", zipped({"案例.docx": b"22"})), ("x.jpg", b"3")):
        with fsspec.open(f"memory://inbox/{name}", "wb") as target:
            target.write(data)
    found = gather("memory://inbox", NOTICE)
    assert names(found) == ["b.zip/案例.docx", "县/清单.docx"]
    assert [read_place(entry.place) for entry in found.entries] == [b"22", b"1"]
    assert [item.name for item in found.skipped] == ["x.jpg"]
