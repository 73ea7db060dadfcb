"""Names of built-in styles as the Chinese Word lists them, keyed by the name stored in the file (lower case)."""

from __future__ import annotations

_NAMES = {
    "normal": "正文", "title": "标题", "subtitle": "副标题", "body text": "正文文本", "body text indent": "正文文本缩进",
    "body text 2": "正文文本 2", "body text 3": "正文文本 3", "body text indent 2": "正文文本缩进 2",
    "body text indent 3": "正文文本缩进 3", "body text first indent": "正文文本首行缩进",
    "body text first indent 2": "正文文本首行缩进 2", "normal indent": "正文缩进", "normal (web)": "普通(网站)",
    "list paragraph": "列表段落", "plain text": "纯文本", "header": "页眉", "footer": "页脚", "date": "日期",
    "signature": "签名", "salutation": "称呼", "closing": "结束语", "caption": "题注", "footnote text": "脚注文本",
    "endnote text": "尾注文本", "default paragraph font": "默认段落字体", "strong": "要点", "emphasis": "强调",
    "hyperlink": "超链接", "page number": "页码", "normal table": "普通表格", "table normal": "普通表格",
    "table grid": "网格型", "no spacing": "无间隔", "balloon text": "批注框文本", "annotation text": "批注文字",
    "annotation subject": "批注主题", "document map": "文档结构图", "toc heading": "TOC 标题", "block text": "文本块",
    "quote": "引用", "no list": "无列表",
}  # fmt: skip
_NUMBERED = {"heading": "标题", "toc": "TOC", "list": "列表", "list number": "列表编号", "list bullet": "列表项目符号"}


def display_name(stored: str) -> str:
    """“正文” for “Normal”, “标题 1” for “heading 1”; other names as they are."""
    name = " ".join(stored.split())
    key = name.casefold()
    if key in _NAMES:
        return _NAMES[key]
    head, _, tail = key.rpartition(" ")
    return f"{_NUMBERED[head]} {tail}" if tail.isdigit() and head in _NUMBERED else name
