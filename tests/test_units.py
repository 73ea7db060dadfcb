"""Names and numbers of sizes and alignments, both ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docchecker.units import ALIGNMENTS, SIZES, align_name, parse_align, parse_size, size_name


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("三号", 16.0), ("三号字", 16.0), (" 二号 ", 22.0), ("小二", 18.0), ("小二号", None), ("16", 16.0), ("16磅", 16.0), ("16pt", 16.0),
        ("16 PT", 16.0), ("10.5点", 10.5), ("", None), ("磅", None), ("-16", None), ("十六", None), ("16号", None), ("1.2.3", None),
    ],
)  # fmt: skip
def test_sizes(text: str, points: float | None) -> None:
    if points is None:
        with pytest.raises(ValueError):
            parse_size(text)
    else:
        assert parse_size(text) == points


@pytest.mark.parametrize(
    ("points", "name"), [(16.0, "三号（16磅）"), (10.5, "五号（10.5磅）"), (17.0, "17磅"), (15.75, "15.75磅")]
)
def test_names_of_sizes(points: float, name: str) -> None:
    assert size_name(points) == name


@pytest.mark.parametrize("name", SIZES)
def test_a_size_survives_both_ways(name: str) -> None:
    assert size_name(parse_size(name)).startswith(f"{name}（")


@given(st.integers(1, 999))
def test_half_points_survive_both_ways(half: int) -> None:
    shown = size_name(half / 2).rstrip("）")
    assert parse_size(shown.split("（")[-1]) == half / 2


@pytest.mark.parametrize("value", ALIGNMENTS)
def test_an_alignment_survives_both_ways(value: str) -> None:
    assert parse_align(align_name(value)) == value


@pytest.mark.parametrize("name", ["", "center", "居左", "居中对齐"])
def test_no_alignments(name: str) -> None:
    with pytest.raises(ValueError):
        parse_align(name)


def test_an_alignment_of_no_name() -> None:
    with pytest.raises(KeyError):
        align_name("justify")
