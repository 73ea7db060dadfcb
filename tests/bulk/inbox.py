"""An invented inbox as an office gets it: 60 units, 400 files, and what has to become of each. Follows from a seed.

Three lists hold a problem copied from another unit; ``COPIED`` names the pairs.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import PurePosixPath
from random import Random
from typing import TYPE_CHECKING

from fixtures.looks import Line, word
from fixtures.texts import problems
from tests.building import Para, Run, Table, document
from tests.bulk.invented import edited, item

if TYPE_CHECKING:
    from pathlib import Path

CITY = "安平市"
SIZE = 400
BEIJING = datetime.timezone(datetime.timedelta(hours=8))
COUNTIES = (
    "柳溪县", "松山区", "梅林县", "荷塘区", "枫桥县", "竹园区", "桂江县", "樟树湾区", "清泉县", "云岭县", "石门县", "平湖经济技术开发区",
)  # fmt: skip
_OFFICES = (
    "教育局", "科学技术局", "工业和信息化局", "民族宗教事务局", "公安局", "民政局", "司法局", "财政局",
    "人力资源和社会保障局", "自然资源和规划局", "生态环境局", "住房和城乡建设局", "交通运输局", "水利局",
    "农业农村局", "商务局", "文化广电新闻出版旅游局", "卫生健康委员会", "退役军人事务局", "应急管理局", "审计局",
    "市场监督管理局", "统计局", "医疗保障局", "乡村振兴局", "城市管理和综合执法局", "林业局", "体育局", "信访局",
    "机关事务管理局", "税务局", "气象局", "烟草专卖局", "邮政管理局", "消防救援支队", "中级人民法院", "人民检察院",
    "总工会", "妇女联合会", "残疾人联合会", "工商业联合会", "红十字会", "档案馆", "住房公积金管理中心",
    "供销合作社联合社", "行政审批局", "大数据发展管理局", "国有资产监督管理委员会",
)  # fmt: skip
DEPARTMENTS = tuple(CITY + office for office in _OFFICES)
SHORT = {
    "平湖经济技术开发区": "平湖经开区",
    CITY + "市场监督管理局": "市市场监管局、市场监管局",
    CITY + "人力资源和社会保障局": "市人社局",
    CITY + "住房和城乡建设局": "市住建局",
    CITY + "卫生健康委员会": "市卫健委",
    CITY + "国有资产监督管理委员会": "市国资委",
}
#: (who copied, from whom): each took one problem of the other's list
COPIED = (
    (CITY + "水利局", CITY + "林业局"), (CITY + "体育局", CITY + "信访局"), (CITY + "气象局", "枫桥县"),
)  # fmt: skip
NAMES = {"report": "自评报告", "scores": "自测得分表", "problems": "问题清单", "case": "典型创新案例"}
OWED = {"county": ("report", "case", "problems"), "department": ("report", "scores", "problems")}


@dataclass
class Expected:
    """A submission as it has to come out: unit (or the candidates), kind, arrival, newer version, and whether it reads."""

    unit: str | None
    kind: str | None
    arrived: datetime.datetime | None = None
    superseded_by: str | None = None
    readable: bool = True
    candidates: tuple[str, ...] = ()


@dataclass
class Inbox:
    """Files by path on the disk, and what is expected of every one inside them."""

    files: dict[str, bytes] = field(default_factory=dict)
    expected: dict[str, Expected] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)
    missing: dict[str, set[str]] = field(default_factory=dict)
    late: dict[str, set[str]] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many files there are, those in containers included."""
        return len(self.expected) + len(self.skipped)

    def write(self, folder: Path) -> None:
        """Write it below a folder."""
        for name, data in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def roster_rows() -> list[list[str]]:
    """The roster with its heading, contact people masked."""
    units = [(unit, "县区") for unit in COUNTIES] + [(unit, "市直部门") for unit in DEPARTMENTS]
    head = ["序号", "单位名称", "类别", "简称", "联系人"]
    return [
        head,
        *([str(at), unit, kind, SHORT.get(unit, ""), f"联络员{at}"] for at, (unit, kind) in enumerate(units, 1)),
    ]


def zipped(members: dict[str, bytes], encoding: str = "utf-8") -> bytes:
    """A zip without the UTF-8 flag whose names are in ``encoding``, as Windows (GBK) and macOS (UTF-8) pack it."""
    target = io.BytesIO()
    plain: dict[bytes, bytes] = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, data) in enumerate(members.items()):
            raw = name.encode(encoding)
            stand_in = f"{number:04}".ljust(len(raw), "#")
            plain[stand_in.encode()] = raw
            archive.writestr(zipfile.ZipInfo(stand_in, (2023, 11, 3, 9, 30, 0)), data, zipfile.ZIP_DEFLATED)
    packed = target.getvalue()
    for stand_in, raw in plain.items():
        packed = packed.replace(stand_in, raw)
    return packed


def mail(subject: str, sender: str, date: datetime.datetime, attachments: dict[str, bytes]) -> bytes:
    """A mail with attachments."""
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, f"{sender} <sender@example.cn>", "pufa@example.cn"
    message["Date"] = date.replace(tzinfo=BEIJING)
    message.set_content("材料见附件。")
    for name, data in attachments.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


class _Builder:
    """Fills an inbox."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.inbox = Inbox()
        self.cases: dict[str, list[str]] = {}
        self.problems = {unit: [item(self.random).split("\n") for _ in range(4)] for unit in (*COUNTIES, *DEPARTMENTS)}
        for taker, source in COPIED:
            longest = max(self.problems[source], key=lambda pair: len(pair[1]))
            name, body = edited(self.random, "\n".join(longest)).split("\n")
            self.problems[taker][2] = [name, body]

    # ---- what is in the documents ----

    def text(self, unit: str, kind: str, version: int = 0, topic: str = "板凳课") -> bytes:
        """A document of a kind; versions differ in a word, cases of other topics in everything."""
        said = f"{unit}“八五”普法规划中期评估"
        if kind == "problems":
            pairs = [(name, body) for name, body in self.problems[unit]]
            pairs[0] = (pairs[0][0], pairs[0][1] + f"此事第{version + 1}次报告。")
            return word(problems(pairs, title=f"{said}问题清单"))
        if kind == "scores":
            rows = [
                ["项目", "分值", "得分"],
                *([f"第{n}项", "10", str(self.random.randint(5, 10))] for n in range(1, 6)),
            ]
            head = Para([Run(f"{unit}“谁执法谁普法”履职报告自测得分表", east_asia="宋体", size=22)], align="center")
            return document([head, Para([Run(f"第{version + 1}次自评")]), Table(rows)])
        if kind == "case":
            return word(self._case(unit, version, topic))
        body = [Line("body", item(self.random).split("\n")[1]) for _ in range(3)]
        return word([Line("title", f"{said}自评报告"), Line("body", f"第{version + 1}次报告。"), *body])

    def _case(self, unit: str, version: int, topic: str) -> list[Line]:
        said = self.cases.setdefault(unit + topic, [item(self.random).split("\n")[1] for _ in range(3)])
        texts = iter([said[0] + f"此事第{version + 1}次报告。", *said[1:]])
        parts = [
            [Line("heading", head), Line("body", next(texts))]
            for head in ("一、背景情况", "二、主要做法和成效", "三、经验启示")
        ]
        title = Line("title", f"{unit}“{topic}”典型创新案例")
        return [title, *(line for part in parts for line in part)]

    # ---- how they come ----

    def expect(self, name: str, data: bytes, expected: Expected) -> bytes:
        """Note what has to become of a file, wherever it lies."""
        self.inbox.expected[name] = expected
        self.inbox.contents[name] = data
        return data

    def put(self, name: str, data: bytes, expected: Expected) -> None:
        """A file of its own."""
        self.inbox.files[name] = self.expect(name, data, expected)

    def junk(self, name: str, data: bytes, reason: str) -> None:
        """A file of its own that is no submission."""
        self.inbox.files[name] = data
        self.inbox.skipped[name] = reason

    def papers(
        self, unit: str, kinds: tuple[str, ...], where: str, arrived: datetime.datetime | None, prefix: str = ""
    ) -> dict[str, bytes]:
        """One document of each kind, expected below ``where``; by name without it."""
        made = {}
        for kind in kinds:
            name = f"{prefix}{NAMES[kind]}.docx"
            made[name] = self.expect(f"{where}/{name}", self.text(unit, kind), Expected(unit, kind, arrived))
        return made


LOCK = b"\x06" + b"docchecker".ljust(161, b"\0")
PICTURE = b"\xff\xd8\xff\xe0" + b"\0" * 60
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1016


def build(seed: int = 7) -> Inbox:
    """The inbox."""
    b = _Builder(seed)
    _counties(b)
    _departments(b)
    _versions(b)
    _unclear(b)
    _junk(b)
    return b.inbox


def _time(day: int, hour: int = 10, month: int = 11) -> datetime.datetime:
    return datetime.datetime(2023, month, day, hour, 0)


def _counties(b: _Builder) -> None:
    kinds = OWED["county"]
    for at, unit in enumerate(COUNTIES[:6], 1):
        where = f"县区/{at:02}-{unit}"
        for name, data in b.papers(unit, kinds, where, None).items():
            b.inbox.files[f"{where}/{name}"] = data
    for unit in COUNTIES[6:8]:
        where = f"县区/{unit}材料.zip"
        b.inbox.files[where] = zipped(b.papers(unit, kinds, where, None), "gb18030")
    for unit, day in ((COUNTIES[8], 3), (COUNTIES[9], 8)):
        where = f"邮件/转发-{day}.eml"
        papers = b.papers(unit, kinds, where, _time(day))
        b.inbox.files[where] = mail(f"{unit}普法材料", "普法办", _time(day), papers)
    b.inbox.late[COUNTIES[9]] = set(kinds)
    unit = COUNTIES[10]
    where = "邮件/打包.eml"
    outer = b.papers(unit, ("report",), f"{where}/材料.zip", _time(4), f"{unit}")
    inner = b.papers(unit, ("case", "problems"), f"{where}/材料.zip/附件.zip", _time(4), f"{unit}")
    members = {**outer, "附件.zip": zipped(inner, "gb18030"), "__MACOSX/._附件.zip": b"\0\5\x16\7"}
    b.inbox.skipped[f"{where}/材料.zip/__MACOSX/._附件.zip"] = "苹果电脑压缩时附带的文件，没有内容"
    b.inbox.files[where] = mail("请查收", "办公室", _time(4), {"材料.zip": zipped(members)})
    b.inbox.missing[COUNTIES[11]] = set(kinds)


def _departments(b: _Builder) -> None:
    kinds = OWED["department"]
    for unit in DEPARTMENTS[:20]:
        where = "2023-11-02收"
        for name, data in b.papers(unit, kinds, where, _time(2, 0), unit.replace(CITY, "市")).items():
            b.inbox.files[f"{where}/{name}"] = data
    for at, unit in enumerate(DEPARTMENTS[20:30]):
        where = f"邮件/信{at:02}.eml"
        papers = b.papers(unit, kinds, where, _time(1 + at % 5, 9))
        b.inbox.files[where] = mail(f"报送材料（{unit}）", "综合科", _time(1 + at % 5, 9), papers)
    for unit in DEPARTMENTS[30:35]:
        where = f"市直部门/{unit}.zip"
        b.inbox.files[where] = zipped(b.papers(unit, kinds, where, None))
    for unit in DEPARTMENTS[35:40]:
        where = f"市直部门/{unit.removeprefix(CITY)}"
        for name, data in b.papers(unit, kinds, where, None).items():
            b.inbox.files[f"{where}/{name}"] = data
    for at, unit in enumerate(DEPARTMENTS[40:44]):
        where = f"未整理/收件{at}"
        for name, data in b.papers(unit, kinds, where, None).items():
            b.inbox.files[f"{where}/{name}"] = data
    unit = DEPARTMENTS[44]
    where = f"市直部门/{unit}"
    for name, data in b.papers(unit, ("report", "problems"), where, None).items():
        b.inbox.files[f"{where}/{name}"] = data
    b.inbox.missing[unit] = {"scores"}
    b.inbox.missing[DEPARTMENTS[45]] = set(kinds)
    unit = DEPARTMENTS[46]
    for name, data in b.papers(unit, kinds, "11月7日", _time(7, 0), unit).items():
        b.inbox.files[f"11月7日/{name}"] = data
    b.inbox.late[unit] = set(kinds)
    unit = DEPARTMENTS[47]
    for kind in kinds:
        name = f"市直部门/市国资委/{NAMES[kind]}.doc"
        b.put(name, OLE + f"{kind}".encode(), Expected(unit, kind, readable=False))


_MARKS = ("(1)", " - 副本", "最终版2", "（修改稿）", "v2", "20231104", " (2)", "-定稿", "第二稿", "（11月4日）")


def _versions(b: _Builder) -> None:
    """A second, and for some a third version of papers that lie in folders."""
    chosen = [name for name, what in b.inbox.expected.items() if name in b.inbox.files and what.readable]
    for at, name in enumerate(chosen[:60]):
        old = b.inbox.expected[name]
        path = PurePosixPath(name)
        unit, kind = str(old.unit), str(old.kind)
        newest = str(path.with_name(f"{path.stem}{_MARKS[at % len(_MARKS)]}.docx"))
        names = [name]
        if at % 6 == 0:
            names.append(
                str(
                    path.with_name(
                        f"{path.stem}{'（修改稿）' if '稿' not in newest and '终' not in newest else '初稿'}.docx"
                    )
                )
            )
            if "稿" not in newest and "终" not in newest:
                newest = str(path.with_name(f"{path.stem}最终版.docx"))
        b.put(newest, b.text(unit, kind, 1), Expected(unit, kind, old.arrived))
        for number, older in enumerate(names):
            if number:
                b.put(older, b.text(unit, kind, 2), Expected(unit, kind, old.arrived))
            b.inbox.expected[older].superseded_by = newest
    unit = COUNTIES[8]
    for kind in ("problems", "case"):
        b.inbox.expected[f"邮件/转发-3.eml/{NAMES[kind]}.docx"].superseded_by = f"邮件/补报.eml/{NAMES[kind]}.docx"
    b.inbox.files["邮件/补报.eml"] = mail(
        f"{unit}补报", "普法办", _time(9), b.papers(unit, ("problems", "case"), "邮件/补报.eml", _time(9))
    )


def _unclear(b: _Builder) -> None:
    """Files of nobody, of two, of a county's own office, broken ones, ones in other formats, the same bytes twice."""
    other = word([Line("title", "瑞河市司法局自评报告"), Line("body", "略。")])
    b.put("未整理/自评报告.docx", other, Expected(None, "report"))
    two = word([Line("title", "联合自评报告"), Line("body", "略。")])
    pair = (CITY + "水利局", CITY + "林业局")
    b.put("未整理/市水利局、市林业局自评报告.docx", two, Expected(None, "report", candidates=pair))
    first, office = COUNTIES[0], DEPARTMENTS[6]
    clash = word([Line("title", f"{office}“谁执法谁普法”履职自评报告"), Line("body", "略。")])
    b.put(f"县区/01-{first}/附送.docx", clash, Expected(None, "report", candidates=(first, office)))
    own = word([Line("title", f"{COUNTIES[1]}教育局普法工作自评报告"), Line("body", "略。")])
    b.put(f"县区/02-{COUNTIES[1]}/教育局/自评报告-教育系统.docx", own, Expected(COUNTIES[1], "report"))
    again = b.inbox.contents[f"县区/03-{COUNTIES[2]}/典型创新案例.docx"]
    b.put(
        f"市直部门/{DEPARTMENTS[35].removeprefix(CITY)}/典型创新案例.docx",
        again,
        Expected(None, "case", candidates=(DEPARTMENTS[35], COUNTIES[2])),
    )
    whole = b.text(DEPARTMENTS[36], "case")
    where = f"市直部门/{DEPARTMENTS[36].removeprefix(CITY)}"
    b.put(
        f"{where}/典型创新案例-截断.docx", whole[: len(whole) // 2], Expected(DEPARTMENTS[36], "case", readable=False)
    )
    b.put(f"{where}/典型案例汇编.pdf", b"%PDF-1.7\n" + b"x" * 99, Expected(DEPARTMENTS[36], "case", readable=False))
    notice = word([Line("title", "关于召开座谈会的通知"), Line("body", "请准时参加。")])
    b.junk(f"{where}/会议通知.docx", notice, "通知、方案或者附件的样本，不是报送的材料")
    letter = word([Line("title", "关于报送中期评估材料的函"), Line("body", "现将自评报告、问题清单报上，请审阅。")])
    b.junk(f"{where}/公文.docx", letter, "报送函，不是要检查的材料")
    for number in (1, 2):
        unit = DEPARTMENTS[37]
        name = f"市直部门/{unit.removeprefix(CITY)}/典型创新案例({number}).docx"
        b.put(name, b.text(unit, "case", topic=f"第{number}课堂"), Expected(unit, "case"))


def _junk(b: _Builder) -> None:
    """All kinds of it, and pictures up to the full number."""
    folder = f"县区/01-{COUNTIES[0]}"
    b.junk(f"{folder}/~$问题清单.docx", LOCK, "Word、WPS 打开文件时留下的临时文件")
    b.junk(f"{folder}/~WRL0003.tmp", b"x", "临时文件、备份或快捷方式")
    b.junk(f"{folder}/.DS_Store", b"\0\0\0\1Bud1", "系统自动生成的文件")
    b.junk(f"{folder}/Thumbs.db", b"x", "系统自动生成的文件")
    b.junk(f"{folder}/desktop.ini", b"x", "系统自动生成的文件")
    b.junk(f"{folder}/.隐藏.docx", b"x", "隐藏文件")
    b.put(f"{folder}/空白.docx", b"", Expected(COUNTIES[0], None, readable=False))
    b.junk(f"{folder}/案例.docx.crdownload", b"x", "还没有下载完的文件")
    b.junk(f"{folder}/联系表.xlsx", b"PK", "佐证材料一类的文件，没有检查")
    b.junk(f"{folder}/说明", b"x", "没有扩展名的文件，没有检查")
    b.put(f"{folder}/坏包.zip", b"PK\3\4" + b"\0" * 40, Expected(COUNTIES[0], None, readable=False))
    b.junk("邮件/没有附件.eml", mail("收到", "某科", _time(2), {}), "里面没有附件或文件")
    deep = zipped({"d.docx": b"x"})
    for name in ("c.zip", "b.zip", "a.zip"):
        deep = zipped({name: deep})
    b.inbox.files["未整理/套娃.zip"] = deep
    b.inbox.skipped["未整理/套娃.zip/a.zip/b.zip/c.zip"] = "压缩包套压缩包，超过 3 层，没有打开，请先解压"
    for number in range(SIZE - b.inbox.count):
        b.junk(f"照片/现场{number:03}.jpg", PICTURE, "图片，没有检查")
