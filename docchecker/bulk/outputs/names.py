"""Names of files that every file system takes, each once."""

from __future__ import annotations

_LONGEST = 80
_FORBIDDEN = str.maketrans(dict.fromkeys([*'<>:"/\\|?*', *map(chr, range(32)), "\x7f"], "_"))
_RESERVED = frozenset({"CON", "PRN", "AUX", "NUL", *(f"{name}{n}" for name in ("COM", "LPT") for n in range(1, 10))})


def safe_name(text: str) -> str:
    """A name that every file system takes: no separators or reserved words, no dot or space at its ends, not too long."""
    encodable = text.encode("utf-8", "replace").decode("utf-8")
    name = encodable.translate(_FORBIDDEN).strip(" .")[:_LONGEST].strip(" .")
    return f"_{name}" if not name or name.split(".")[0].upper() in _RESERVED else name


def free_name(stem: str, taken: set[str]) -> str:
    """The name, with a number when it was used before (also in other letters' case); it counts as used now."""
    name, number = stem, 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem}（{number}）"
    taken.add(name.casefold())
    return name
