from __future__ import annotations

import pytest

from docchecker.report.programs import WORD, WPS, advice_for


@pytest.mark.parametrize(
    ("advice", "word", "wps"),
    [
        ("选中标题，点“居中”按钮（Word、WPS 相同）。", "选中标题，点“居中”按钮。", "选中标题，点“居中”按钮。"),
        (
            "修订：Word 点“审阅”→“接受”，WPS 点“审阅”→“全部接受”。再存。",
            "修订：点“审阅”→“接受”。再存。",
            "修订：点“审阅”→“全部接受”。再存。",
        ),
        (
            "在 Word 或 WPS 里打开文件，自己看。",
            "在 Word 或 WPS 里打开文件，自己看。",
            "在 Word 或 WPS 里打开文件，自己看。",
        ),
        ("", "", ""),
    ],
)
def test_what_each_reader_is_told(advice, word, wps):
    assert (advice_for(advice, WORD), advice_for(advice, WPS)) == (word, wps)
