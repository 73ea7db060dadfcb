from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest

from docchecker.bulk.outputs.pages import pages
from docchecker.bulk.records import Copy, Passage, Skipped
from tests.bulk.office import A_CASE, A_LIST, B_CASE, B_LIST, NOTICE, TEXTS, batch

VOID = {"meta", "br", "input", "link"}


class Checked(HTMLParser):
    """Collects links and ids, and fails on elements that are not closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        found = dict(attrs)
        self.ids += [found["id"]] if found.get("id") else []
        self.links += [found["href"]] if found.get("href") else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    texts = {one.name: "第一段\n" * 9 for one in batch().submissions}
    return dict(pages(batch(), NOTICE, texts | TEXTS))


def words(text: str) -> str:
    """What a reader sees of the body."""
    body = re.sub(r"<(style|script)>.*?</\1>", "", text[text.index("<body>") :], flags=re.DOTALL)
    return html.unescape(re.sub("<[^>]*>", "", body))


def test_a_page_a_file_and_a_page_a_pair(made: dict[str, str]) -> None:
    assert list(made) == [
        "index.html",
        *(f"页面/{n:05}.html" for n in range(1, 10)),
        "雷同/00001.html",
        "雷同/00002.html",
    ]


def test_every_page_is_well_formed_and_loads_nothing(made: dict[str, str]) -> None:
    for path, text in made.items():
        page = Checked(text)
        assert len(page.ids) == len(set(page.ids)), path
        assert not page.tags & {"img", "iframe", "link", "object"}
        assert "default-src 'none'" in text


def test_every_link_leads_somewhere(made: dict[str, str]) -> None:
    for path, text in made.items():
        page = Checked(text)
        for link in page.links:
            if link.startswith("#"):
                assert link[1:] in page.ids, (path, link)
            else:
                assert (link.removeprefix("../") if "/" in path else link) in made, (path, link)


def test_index_links_every_file_that_counts(made: dict[str, str]) -> None:
    links = Checked(made["index.html"]).links
    assert sorted(links) == sorted(path for path in made if path not in ("index.html", "页面/00003.html"))


def test_index_says_how_units_stand(made: dict[str, str]) -> None:
    said = words(made["index.html"])
    assert re.findall(r"(缺报|需修改|合格)\s*(青湖县|白河区|市林业局|市教育局)", said) == [
        ("需修改", "青湖县"), ("合格", "白河区"), ("缺报", "市林业局"), ("缺报", "市教育局"),
    ]  # fmt: skip
    assert "案例.docx　典型创新案例，不通过，2处必须修改，1处提示" in said
    assert "林业局.doc　这是旧格式文件，无法检查" in said
    assert "尚缺：自评报告1份、自测得分表1份、问题清单2份" in said
    assert "待定：青湖县、白河区" in said
    assert "临时文件" in said
    assert "往年或其他材料" in said


def test_an_index_without_anything() -> None:
    empty = batch()._replace(units=(), submissions=(), skipped=(), due=(), copies=())
    ((path, text),) = pages(empty, NOTICE, {})
    assert path == "index.html"
    assert Checked(text).links == []


def test_a_file_page_shows_the_text_and_its_findings(made: dict[str, str]) -> None:
    assert "标题字体是黑体，应为宋体" in words(made["页面/00001.html"])
    assert "只列了3个问题" in words(made["页面/00002.html"])
    assert "甲乙丙丁<b>某镇公示牌褪色</b>无人更换。" in words(made["页面/00002.html"])
    assert "<b>某镇" not in made["页面/00002.html"]


def test_both_texts_side_by_side_with_what_is_the_same(made: dict[str, str]) -> None:
    text = made["雷同/00001.html"]
    left, right = text.split('<div class="side">')[1:]
    assert (words("<body>" + left).count("白河区"), words("<body>" + right).count("青湖县")) == (3, 3)
    assert "42%的文字见于右边" in left
    assert "31%的文字见于左边" in right
    assert re.findall("<b>(.*?)</b>", left) == ["公示牌褪色无人更换"]
    assert re.findall("<b>(.*?)</b>", right) == ["公示牌褪色", "无人更换"]
    assert 'id="a1"' in left
    assert 'href="#b1"' in left
    assert 'id="b1"' in right
    assert "&lt;b&gt;" in right
    assert words("<body>" + right).count("戊己庚辛") == 1


def test_an_identical_text_that_was_not_kept(made: dict[str, str]) -> None:
    said = words(made["雷同/00002.html"])
    assert "没有保留这份材料的原文。" in said
    assert re.findall("<b>(.*?)</b>", made["雷同/00002.html"]) == ["第一段"]
    without = dict(pages(batch(), NOTICE, {}))
    assert "白河案例" in words(without["雷同/00002.html"])
    assert "文件内容" not in words(without["页面/00001.html"])


def test_passages_over_paragraphs_and_twice_in_one_text() -> None:
    one, two = "甲乙丙\n丁戊己庚辛", "甲乙丙\n丁戊己"
    copies = (
        Copy(A_CASE, B_CASE, 0.8, (Passage((0, 5), (0, 5), one[:5]), Passage((6, 8), (6, 7), one[6:8]))),
        Copy(B_CASE, A_CASE, 1.0, (Passage((0, 5), (0, 5), two[:5]),)),
    )
    made = dict(pages(batch()._replace(copies=copies), NOTICE, {A_CASE: one, B_CASE: two}))
    text = made["雷同/00001.html"]
    Checked(text)
    left, right = text.split('<div class="side">')[1:]
    assert re.findall(r'id="(a\d)"', left) == ["a1"]
    assert re.findall("<b>(.*?)</b>", left) == ["甲乙丙", "丁"]
    made = dict(pages(batch()._replace(copies=copies[:1]), NOTICE, {A_CASE: one, B_CASE: two}))
    left, right = made["雷同/00001.html"].split('<div class="side">')[1:]
    assert re.findall(r'id="(a\d)"', left) == ["a1", "a2"]
    assert re.findall(r'id="(b\d)"', right) == ["b1", "b2"]


def test_nothing_from_a_document_or_a_name_becomes_markup() -> None:
    one = batch()
    bad = "<script>alert(1)</script>\"'&\u202e"
    unit = one.units[0]._replace(name=bad)
    named = [
        item._replace(name=bad + item.name, attribution=item.attribution._replace(unit=bad)) for item in one.submissions
    ]
    copies = (Copy(bad + A_LIST, bad + B_LIST, 0.5, (Passage((0, 3), (0, 3), bad[:3]),)),)
    texts = {bad + A_LIST: bad, bad + B_LIST: bad}
    changed = one._replace(units=(unit,), submissions=tuple(named), copies=copies, skipped=(Skipped(bad, bad),))
    for path, text in pages(changed, NOTICE, texts):
        Checked(text)
        assert "<script>alert" not in text, path
        assert "\u202e" not in text
