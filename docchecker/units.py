"""Sizes and alignments: the names people use and the numbers Word stores, both ways."""

from __future__ import annotations

import re

#: 字号 → pt, the table of Word's 字号 box.
SIZES: dict[str, float] = {
    "初号": 42.0, "小初": 36.0, "一号": 26.0, "小一": 24.0, "二号": 22.0, "小二": 18.0,
    "三号": 16.0, "小三": 15.0, "四号": 14.0, "小四": 12.0, "五号": 10.5, "小五": 9.0,
    "六号": 7.5, "小六": 6.5, "七号": 5.5, "八号": 5.0,
}  # fmt: skip

#: alignment as the model spells it → the name on Word's and WPS's buttons.
ALIGNMENTS: dict[str, str] = {
    "left": "左对齐", "center": "居中", "right": "右对齐", "both": "两端对齐", "distribute": "分散对齐",
}  # fmt: skip

_NAME_OF_SIZE = {points: name for name, points in SIZES.items()}
_ALIGN_OF_NAME = {name: value for value, name in ALIGNMENTS.items()}
_POINTS = r"(?i)(\d+(?:\.\d+)?)\s*(?:磅|pt|点)?"


def parse_size(text: str) -> float:
    """Points of “三号”, “16磅”, “16pt” or “16”; ValueError for anything else."""
    name = text.strip().removesuffix("字")
    if name in SIZES:
        return SIZES[name]
    found = re.fullmatch(_POINTS, name)
    if not found:
        raise ValueError(text)
    return float(found.group(1))


def size_name(points: float) -> str:
    """“三号（16磅）” for 16.0, “17磅” for a size that has no name."""
    name = _NAME_OF_SIZE.get(points)
    return f"{name}（{points:g}磅）" if name else f"{points:g}磅"


def parse_align(text: str) -> str:
    """“居中” → ``center``; ValueError for a name that no button bears."""
    if text not in _ALIGN_OF_NAME:
        raise ValueError(text)
    return _ALIGN_OF_NAME[text]


def align_name(value: str) -> str:
    """``center`` → “居中”."""
    return ALIGNMENTS[value]
