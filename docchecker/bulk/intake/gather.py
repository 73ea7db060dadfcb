"""From an inbox to the list of files to check: folders, zip, mail, 7z and rar walked, everything else with its reason."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.intake.asides import REASONS, aside_by_name
from docchecker.bulk.intake.containers import DEPTH, Container, ContainerError, Member, container_kind, safe_name
from docchecker.bulk.intake.disk import NotRead, OnDisk, walk
from docchecker.bulk.intake.junk import form_of, is_checkable, junk_reason, names_kind
from docchecker.bulk.intake.mails import BODY
from docchecker.bulk.intake.places import Place, container_at, is_url
from docchecker.bulk.intake.troubles import FileTrouble, OfficeTrouble
from docchecker.bulk.intake.typed import typed_kind
from docchecker.bulk.records import Skipped

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterator

    from docchecker.rulebook.model import Notice


class Entry(NamedTuple):
    """A file to check. ``name`` is its path in the inbox, containers included.

    ``hints`` are words about the sender of the mail it came in, ``arrived`` that mail's time and ``arrived_by`` what
    it is taken from (Chinese).
    """

    name: str
    place: Place
    hints: tuple[str, ...] = ()
    arrived: datetime.datetime | None = None
    arrived_by: str = ""


class Unusable(NamedTuple):
    """What came and cannot be checked, known without a look at the text: a kind of trouble, why, and what to do."""

    entry: Entry
    kind: FileTrouble | OfficeTrouble
    reason: str
    advice: str


class Inbox(NamedTuple):
    """What an inbox holds, in the order of the names. ``troubles`` are what the office itself has to see to."""

    entries: tuple[Entry, ...]
    skipped: tuple[Skipped, ...]
    unusable: tuple[Unusable, ...] = ()
    troubles: tuple[Skipped, ...] = ()


class _Found(NamedTuple):
    """A file met on the way, with its size."""

    entry: Entry
    size: int


_Item = Entry | Unusable | Skipped | NotRead

_SEND_WORD = "请改用 Word 文件（.docx）重新报送。"
_SEND_AGAIN = "请重新报送。"


def gather(inbox: str | Path, notice: Notice, exclude: Collection[Path] = ()) -> Inbox:
    """Return everything in a folder, or in one zip or mail, or under an fsspec URL.

    Files and folders of ``exclude`` (results, the roster) are left out silently. Raise OSError when the inbox cannot
    be listed.
    """
    items = [item for found in _files(str(inbox), exclude) for item in _sorted(found, notice)]
    container_at.cache_clear()
    came = [item if isinstance(item, Entry) else item.entry for item in items if isinstance(item, Entry | Unusable)]
    unusable = {item.entry.place: item for item in items if isinstance(item, Unusable)}
    entries = list(_distinct(came))
    return Inbox(
        tuple(entry for entry in entries if entry.place not in unusable),
        tuple(sorted(Skipped(item.name, item.reason) for item in items if isinstance(item, Skipped | NotRead))),
        tuple(unusable[entry.place]._replace(entry=entry) for entry in entries if entry.place in unusable),
        tuple(sorted(Skipped(item.name, item.reason) for item in items if isinstance(item, NotRead) and item.trouble)),
    )


def kind_words(notice: Notice) -> tuple[str, ...]:
    """Words in a file's name that say which material it is, the longest first."""
    words = {word for kind in notice.kinds.values() for word in (kind.name, *kind.title_words)}
    return tuple(sorted(words, key=len, reverse=True))


def _sorted(found: _Found | NotRead, notice: Notice) -> Iterator[_Item]:
    """A file itself, or what is in it, or why it is left aside."""
    if isinstance(found, NotRead):
        yield found
        return
    entry, words = found.entry, kind_words(notice)
    reason = junk_reason(entry.name)
    paper = (
        not reason and not container_kind(entry.name) and (is_checkable(entry.name) or names_kind(entry.name, words))
    )
    aside = aside_by_name(entry.name, words) if paper else ""
    if reason or aside:
        yield Skipped(entry.name, reason or REASONS[aside])
    elif found.size == 0 and (is_checkable(entry.name) or container_kind(entry.name)):
        yield Unusable(entry, FileTrouble.EMPTY, "文件是空的（0 字节）。", _SEND_AGAIN)
    elif container_kind(entry.name):
        yield from _opened(entry, notice)
    elif is_checkable(entry.name):
        yield entry
    elif names_kind(entry.name, words):
        yield Unusable(
            entry, FileTrouble.UNUSABLE_FORM, f"这是{form_of(entry.name)}，不是 Word 文件，没有检查。", _SEND_WORD
        )
    else:
        yield Skipped(entry.name, f"{form_of(entry.name)}，没有检查")


def _opened(entry: Entry, notice: Notice) -> Iterator[_Item]:
    """What is in a container."""
    if len(entry.place.steps) >= DEPTH:
        yield Skipped(entry.name, f"压缩包套压缩包，超过 {DEPTH} 层，没有打开，请先解压")
        return
    try:
        container = container_at(entry.place)
        members = container.members()
    except ContainerError as error:
        kind, advice = (OfficeTrouble.NO_TOOL, "") if error.office else (FileTrouble.DAMAGED, _SEND_AGAIN)
        yield Unusable(entry, kind, f"{error}。", advice)
        return
    except OSError:
        yield NotRead(entry.name, "读取文件时出错，请检查权限、磁盘或网络连接", trouble=True)
        return
    inside = [item for at, member in enumerate(members) for item in _member(entry, container, at, member, notice)]
    yield from inside or [Skipped(entry.name, "里面没有附件或文件")]


def _member(entry: Entry, container: Container, index: int, member: Member, notice: Notice) -> Iterator[_Item]:
    inner = Entry(
        f"{entry.name}/{member.name}",
        entry.place.inside(index),
        (*member.hints, *entry.hints),
        member.arrived or entry.arrived,
        member.arrived_by if member.arrived else entry.arrived_by,
    )
    if container_kind(entry.name) == "mail" and member.name == BODY:
        yield from _typed(inner, container.read(index).decode("utf-8", "replace"), notice)
    else:
        yield from _sorted(_Found(inner, member.size), notice)


def _typed(entry: Entry, text: str, notice: Notice) -> Iterator[Unusable]:
    """The text of a mail, where material was typed into it; it counts under the name of that material."""
    kind = typed_kind(text, notice)
    if kind:
        name = notice.kinds[kind].name
        named = entry._replace(name=str(PurePosixPath(entry.name).with_name(f"邮件正文（{name}）.txt")))
        yield Unusable(
            named,
            FileTrouble.UNUSABLE_FORM,
            f"{name}写在了邮件正文里，没有检查。",
            f"请把{name}做成 Word 文件（.docx）再报。",
        )


def _distinct(entries: list[Entry]) -> Iterator[Entry]:
    """Entries by name; a name that a container holds twice gets a number, so that none is lost."""
    seen: dict[str, int] = {}
    for entry in sorted(entries, key=lambda entry: (entry.name, entry.place.steps, entry.place.url)):
        times = seen[entry.name] = seen.get(entry.name, 0) + 1
        if times == 1:
            yield entry
        else:
            path = PurePosixPath(entry.name)
            yield entry._replace(name=str(path.with_name(f"{path.stem}（同名第{times}个）{path.suffix}")))


def _files(inbox: str, exclude: Collection[Path]) -> Iterator[_Found | NotRead]:
    if is_url(inbox):
        yield from _remote(inbox)
        return
    root = Path(inbox)
    if not root.is_dir():
        state = root.stat()
        place = Place(str(root), (), f"{state.st_size}-{state.st_mtime_ns}")
        yield _Found(Entry(safe_name(root.name) or root.name, place), state.st_size)
        return
    for found in walk(root, exclude):
        yield _Found(Entry(found.name, found.place), found.size) if isinstance(found, OnDisk) else found


def _remote(url: str) -> Iterator[_Found]:
    import fsspec

    system, root = fsspec.core.url_to_fs(url)
    for path, info in sorted(system.find(root, detail=True).items()):
        name = safe_name(path.removeprefix(root))
        stamp = str(system.ukey(path))
        yield _Found(Entry(name, Place(system.unstrip_protocol(path), (), stamp)), int(info.get("size") or 0))
