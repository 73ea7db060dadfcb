"""Rule files as text and as tables, with every mistake located."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, cast

from docchecker.errors import BadRules
from docchecker.rulebook.locate import line_of
from docchecker.rulebook.nearest import hint, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def read_text(path: Path) -> str:
    """The text of a UTF-8 file; BadRules when it is missing, cannot be read or is in another encoding."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise BadRules(path, 0, "没有这个文件。", _renamed(path)) from None
    except OSError as error:
        raise BadRules(path, 0, f"文件读不出来（{error.strerror}）。") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(path, data, error.start) from None


def _renamed(path: Path) -> str:
    """Says which file of the folder may be the missing one under another name."""
    near = nearest(path.stem, sorted(other.stem for other in path.parent.glob(f"*{path.suffix}")))
    return f"目录里有 {near}{path.suffix}，是不是改了名？" if near else ""


def _not_utf8(path: Path, data: bytes, start: int) -> BadRules:
    """The mistake of a file that Notepad or Excel saved in its own encoding."""
    advice = "请用记事本打开，点“文件”→“另存为”，“编码”选“UTF-8”，再保存。"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return BadRules(path, 0, "文件是按 UTF-16（记事本里叫“Unicode”）编码保存的，应当用 UTF-8。", advice)
    line = data.count(b"\n", 0, start) + 1
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return BadRules(path, line, "文件不是 UTF-8 编码的文字。", advice)
    return BadRules(path, line, "文件是按 GBK（记事本里叫“ANSI”）编码保存的，应当用 UTF-8。", advice)


class Source:
    """A rule file: its path, text and parsed tables."""

    __slots__ = ("data", "path", "text")

    def __init__(self, path: Path) -> None:
        import tomllib

        self.path = path
        self.text = read_text(path)
        try:
            self.data: dict[str, object] = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            from docchecker.rulebook.syntax import bad_syntax

            raise bad_syntax(path, self.text, str(error)) from None

    def only(self, *names: str) -> None:
        """BadRules unless every key and table of the top level is one of these."""
        for name in self.data:
            if name not in names:
                raise BadRules(self.path, self.line(name), f"没有“{name}”这一项。", hint(name, names))

    def table(self, name: str) -> Table:
        """The one table ``[name]``; BadRules when it is missing."""
        found = self.data.get(name)
        if not isinstance(found, dict):
            twice = isinstance(found, list)
            problem = f"“[{name}]”只能有一个，写一层方括号。" if twice else f"缺少“[{name}]”。"
            raise BadRules(self.path, self.line(name) if twice else 0, problem)
        return Table(self, found, name, 0)

    def tables(self, name: str) -> list[Table]:
        """The tables ``[[name]]`` in order, none when there is none."""
        found = self.data.get(name, [])
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            raise BadRules(self.path, self.line(name), f"“[{name}]”要写两层方括号。", f"您是不是想写“[[{name}]]”？")
        return [Table(self, one, name, index) for index, one in enumerate(found)]

    def line(self, table: str = "", index: int = 0, key: str = "", value: str = "") -> int:
        """The line of a table, key or value."""
        return line_of(self.text, table, index, key, value)


class Table:
    """One table of a rule file, read key by key; every reading raises BadRules at the line of what is wrong."""

    __slots__ = ("index", "name", "source", "values")

    def __init__(self, source: Source, values: dict[str, object], name: str, index: int) -> None:
        self.source = source
        self.values = values
        self.name = name
        self.index = index

    def line(self, key: str = "", value: object = "") -> int:
        """The line of the table, of a key or of a value."""
        return self.source.line(self.name, self.index, key, str(value))

    def fail(self, problem: str, advice: str = "", key: str = "", value: object = "") -> NoReturn:
        """Raise BadRules for this table, key or value."""
        raise BadRules(self.source.path, self.line(key, value), problem, advice)

    def only(self, known: Iterable[str]) -> None:
        """BadRules unless every key is known."""
        known = list(known)
        for key in self.values:
            if key not in known:
                self.fail(f"没有“{key}”这个设置。", hint(key, known), key)

    def value(self, key: str, *types: type, called: str) -> object:
        """A required value of one of these types."""
        if key not in self.values:
            self.fail(f"缺少“{key}”。")
        value = self.values[key]
        if type(value) not in types:
            self.fail(f"“{key}”的值不对，应写{called}。", key=key)
        return value

    def text(self, key: str) -> str:
        """A required text that is not empty."""
        value = str(self.value(key, str, called='文字，放在英文双引号里，如 "…"'))
        if not value.strip():
            self.fail(f"“{key}”是空的。", key=key)
        return value

    def flag(self, key: str) -> bool:
        """A required true or false."""
        return bool(self.value(key, bool, called="“true”或“false”"))

    def number(self, key: str, least: int = 0, most: int = 1_000_000) -> int:
        """A required whole number in a range."""
        value = cast("int", self.value(key, int, called="整数"))
        if not least <= value <= most:
            self.fail(f"“{key}”是 {value}，应在 {least} 到 {most} 之间。", key=key)
        return value

    def words(self, key: str) -> tuple[str, ...]:
        """A required text or list of texts, none of them empty or repeated."""
        value = self.value(key, str, list, called='文字，或者方括号里的几个文字，如 ["…", "…"]')
        words = [value] if isinstance(value, str) else cast("list[object]", value)
        for word in words:
            if not isinstance(word, str) or not word.strip():
                self.fail(f"“{key}”里应当都是文字，不能是空的。", key=key, value=word)
        once = dict.fromkeys(str(word) for word in words)
        for word in once if len(once) < len(words) else ():
            if words.count(word) > 1:
                self.fail(f"“{key}”里“{word}”写了不止一次。", key=key, value=word)
        return tuple(once)

    def known(self, key: str, word: str, known: Iterable[str], what: str) -> str:
        """The word when it is known, else BadRules with the nearest one."""
        known = list(known)
        if word not in known:
            self.fail(f"没有“{word}”这{what}。", hint(word, known), key, word)
        return word

    def choice(self, key: str, known: Iterable[str], what: str) -> str:
        """A required text that is one of the known words; ``what`` is said after 这 (“种核对办法”)."""
        return self.known(key, self.text(key), known, what)

    def choices(self, key: str, known: Iterable[str], what: str) -> tuple[str, ...]:
        """A required list whose words are all known."""
        known = list(known)
        return tuple(self.known(key, word, known, what) for word in self.words(key))


def unique(tables: Iterable[Table], key: str = "id") -> None:
    """BadRules at the second table of two that share a value."""
    seen: dict[str, Table] = {}
    for table in tables:
        word = table.text(key)
        if word in seen:
            table.fail(f"“{word}”在第{seen[word].line(key)}行已经有了。", "换一个，或者删掉其中一处。", key)
        seen[word] = table
