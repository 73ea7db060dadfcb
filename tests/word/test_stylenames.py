"""Style names as Chinese Word lists them."""

import pytest

from docchecker.word.stylenames import display_name


@pytest.mark.parametrize(
    ("stored", "shown"),
    [("Normal", "正文"), ("normal", "正文"), ("heading 1", "标题 1"), ("Heading 9", "标题 9"), ("Title", "标题"),
     ("Normal (Web)", "普通(网站)"), ("toc 3", "TOC 3"), ("List Bullet", "List Bullet"), ("list bullet 2", "列表项目符号 2"),
     ("Body Text Indent 3", "正文文本缩进 3"), ("  Table   Grid ", "网格型"), ("标题 1", "标题 1"), ("正文", "正文"),
     ("heading", "heading"), ("heading 1 Char", "heading 1 Char"), ("公文标题", "公文标题"), ("my heading 1", "my heading 1"),
     ("", "")],
)  # fmt: skip
def test_display_names(stored: str, shown: str) -> None:
    assert display_name(stored) == shown
