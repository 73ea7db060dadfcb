"""Where the rules are: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

#: The notice that is checked against when none is named.
DEFAULT = "nanchang-2023"

#: The folder for what all notices share.
COMMON = "common"

_PACKAGE = Path(__file__).resolve().parents[1]


def rules_root(package: Path = _PACKAGE) -> Path:
    """The folder that holds one folder per notice.

    A wheel carries it as ``docchecker/_rules``; in a checkout and in an editable install it is ``rules`` beside
    the package.
    """
    inside = package / "_rules"
    return inside if inside.is_dir() else package.parent / "rules"


def notice_names(root: Path) -> tuple[str, ...]:
    """Names of the notices in a rules folder, sorted."""
    return tuple(sorted(folder.parent.name for folder in root.glob("*/notice.toml")))
