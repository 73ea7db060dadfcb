"""Font names as documents spell them: of other makers, and in GBK taken for Latin."""

from __future__ import annotations

import pytest

from tests.classify.understanding import notice


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("CESI宋体-GB2312", "宋体"), ("ËÎÌå", "宋体"), ("·ÂËÎ_GB2312", "仿宋"), ("ºÚÌå", "黑体"), ("@宋体", "宋体"),
        ("+mn-ea", None), ("Ëx", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_the_family_of_a_name(name: str | None, family: str | None) -> None:
    assert notice().fonts.family(name) == family
