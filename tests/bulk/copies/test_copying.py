from __future__ import annotations

import re
import subprocess
import sys
from itertools import combinations
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docchecker import load_notice
from docchecker.bulk.copies import alignment, grams
from docchecker.bulk.copies.copying import find_copies, template_texts
from docchecker.bulk.copies.told import Found
from docchecker.bulk.records import Copy, CopyGroup
from docchecker.rulebook.desk import CopyLimits
from tests.bulk.invented import Planted, collection, item

if TYPE_CHECKING:
    from collections.abc import Mapping

ORIGINAL = (
    "石门镇六个村的公示牌无人更换。2023年8月，县普法办沿公路走访石门镇九个村，有六个村的法治公示牌字迹全部脱落，"
    "最久的一块自2019年立起以后没有换过。村干部刘某说，换一块牌子要四百元，村里没有这项开支，报到镇里两次都没有答复。"
    "评估组在枫树村口守了一个上午，过路的三十一人中没有一人停下来看过。镇司法所每季度照样填写“阵地完好”，没有到过现场。"
)
EDITED = (
    "长桥乡4个村的公示牌没人更换。2022年10月，区普法办沿公路走访长桥乡7个村，有四个村的法治公示牌字迹全部脱落，"
    "最久的一块自2018年立起之后没有换过。评估组在柳塘村口守了一个下午，过路的二十二人中没有一人停下来看过。"
    "村干部张某说，换一块牌子要三百元，村里没有这项开支，报到乡里两次都没有答复。乡司法所每季度照样填写“阵地完好”，没有到过现场。"
)
REWORDED = (
    "石门镇的法治公示牌坏了没有人管。今年八月份我们去看了石门镇的九个村子，六块牌子上的字已经看不见了，有一块四年没动过。"
    "据一名姓刘的村干部反映，做一块新的需要四百块钱，可是账上没有这笔钱，镇里一直不批。"
    "大清早蹲在枫树村的村头数人，来来往往三十一个，谁都没有朝牌子看一眼。司法所交上来的表格却季季都说完好。"
)
OTHER = (
    "县城两所中学的法治副校长一学年没有讲过课。聘书写明每学期不少于两课时，查教案和课表，两校都是空白。"
    "随机问了六十名学生，没有一人说得出副校长姓什么。担任副校长的民警吴某说，学校没有给他排课，他也没有催过。"
)
OPENING = (
    "近年来，在县委、县政府的坚强领导下，我县普法依法治理工作取得了一定成效，但对照规划要求还存在一些不足，"
    "经过认真梳理、深入查摆，结合群众反映和实地调研的情况，现将发现的主要问题报告如下。"
)


def names(copies: tuple[Copy, ...]) -> set[tuple[str, str]]:
    return {(copy.name, copy.partner) for copy in copies}


#: whatever is found is told
ALL = CopyLimits(0, 1, 1)


def shared(texts: Mapping[str, str], *more: Any, **named: Any) -> tuple[Copy, ...]:
    """Everything that is found, however little it is."""
    return find_copies(texts, *more, **named, limits=ALL).copies


@pytest.fixture(scope="module")
def planted() -> Planted:
    return collection(seed=7, size=2000, copied=200)


@pytest.fixture(scope="module")
def found(planted: Planted) -> tuple[Copy, ...]:
    return shared(planted.texts)


def test_two_thousand_texts_give_the_pairs_that_were_planted(planted: Planted, found: tuple[Copy, ...]) -> None:
    wanted = {*planted.pairs, *((taker, source) for source, taker in planted.pairs)}
    right = names(found) & wanted
    assert len(right) >= 0.98 * len(wanted)
    assert len(right) >= 0.98 * len(names(found))


def test_the_passages_are_the_problems_that_were_taken_over(planted: Planted, found: tuple[Copy, ...]) -> None:
    by_names = {(copy.name, copy.partner): copy for copy in found}
    taken = seen = marked = 0
    for (source, taker), problems in planted.pairs.items():
        copy = by_names.get((taker, source), Copy(taker, source, 0))
        inside = {at for passage in copy.passages for at in range(*passage.first)}
        places = set()
        for problem in problems:
            start = planted.texts[taker].index(problem)
            places.update(range(start, start + len(problem)))
        taken, seen, marked = taken + len(places), seen + len(places & inside), marked + len(inside)
    assert seen >= 0.95 * taken
    assert seen >= 0.95 * marked


def test_the_same_on_every_run_and_in_every_order(planted: Planted, found: tuple[Copy, ...]) -> None:
    some = sorted({name for copy in found[:20] for name in (copy.name, copy.partner)})
    texts = {name: planted.texts[name] for name in some}
    shuffled = dict(Random(1).sample(list(texts.items()), len(texts)))
    copies = shared(texts)
    assert copies
    assert {(c.name, c.partner, c.share) for c in shared(shuffled)} == {(c.name, c.partner, c.share) for c in copies}
    assert shared(texts) == copies


def test_keys_do_not_depend_on_the_process() -> None:
    code = "from docchecker.bulk.copies.grams import keys, plain; import sys; print(sorted(keys(plain(sys.argv[1]))))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code, ORIGINAL],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
        ).stdout
        for seed in ("1", "2")
    }
    assert runs == {f"{sorted(grams.keys(grams.plain(ORIGINAL)))}\n"}


def test_an_edited_copy_with_moved_sentences_is_one_passage() -> None:
    one, two = shared({"甲": OTHER + ORIGINAL, "乙": EDITED})
    assert (one.name, one.partner, two.name, two.partner) == ("乙", "甲", "甲", "乙")
    assert not one.identical
    (passage,) = one.passages
    assert passage.text == EDITED[slice(*passage.first)]
    assert passage.text.startswith("4个村的公示牌")  # the figure before it with it
    assert passage.text.endswith("没有到过现场")
    assert two.passages[0].first == passage.second
    assert two.passages[0].second == passage.first
    assert one.share > 0.9
    assert 0.5 < two.share < 0.75


def test_the_same_subject_in_other_words_is_no_copy() -> None:
    assert shared({"甲": ORIGINAL, "乙": REWORDED, "丙": OTHER}) == ()


def test_a_common_opening_is_no_copy() -> None:
    random = Random(3)
    texts = {f"{n}": OPENING + "".join(chr(random.randrange(0x4E00, 0x9FA0)) for _ in range(300)) for n in range(25)}
    assert shared(texts) == ()
    assert names(shared({**texts, "甲": OPENING + ORIGINAL, "乙": OPENING + EDITED})) == {
        ("甲", "乙"),
        ("乙", "甲"),
    }


def test_an_opening_that_only_two_share_is_a_copy() -> None:
    assert names(shared({"甲": OPENING + OTHER, "乙": OPENING + ORIGINAL})) == {("甲", "乙"), ("乙", "甲")}


LAW = (
    "《中华人民共和国行政处罚法》第五条规定，行政处罚遵循公正、公开的原则，设定和实施行政处罚必须以事实为依据，"
    "与违法行为的事实、性质、情节以及社会危害程度相当。"
)
QUOTED = (
    "文件要求：“国家机关是国家普法的责任主体，应当把普法作为推进法治建设的基础性工作来抓，纳入本部门工作总体布局，"
    "做到与其他业务工作同部署、同检查、同落实。”"
)


@pytest.mark.parametrize("words", [LAW, QUOTED, QUOTED.replace("“", '"').replace("”", '"')])
def test_quotations_of_laws_and_documents_are_no_copies(words: str) -> None:
    assert shared({"甲": words + ORIGINAL, "乙": OTHER + words}) == ()


def test_the_same_words_without_quotation_marks_are_a_copy() -> None:
    words = re.sub("[“”]", "", QUOTED)
    assert names(shared({"甲": words + ORIGINAL, "乙": OTHER + words})) == {("甲", "乙"), ("乙", "甲")}


def test_the_notice_itself_is_no_copy() -> None:
    notice = load_notice()
    clause = "对评估中发现的不足和薄弱环节,要有针对性的提出整改措施,逐一明确时间表和施工图,对整改态度不积极、措施不力的,视情通报批评。"
    texts = {"甲": clause + ORIGINAL, "乙": OTHER + clause}
    assert len(shared(texts)) == 2
    assert shared(texts, exclude=(*template_texts(notice), clause)) == ()
    assert any("每个问题200-500字" in text for text in template_texts(notice))


def test_words_of_the_notice_prove_nothing_beside_a_copy() -> None:
    clause = "要有针对性的提出整改措施,逐一明确时间表和施工图,对整改态度不积极、措施不力的,视情通报批评。"
    alone = shared({"甲": ORIGINAL, "乙": EDITED})
    beside = shared({"甲": clause + OTHER + ORIGINAL, "乙": EDITED + REWORDED * 3 + clause}, exclude=[clause])
    assert [len(copy.passages) for copy in beside] == [1, 1]
    assert beside[0].passages[0].first == alone[0].passages[0].first
    assert [
        len(copy.passages) for copy in shared({"甲": clause + OTHER + ORIGINAL, "乙": EDITED + REWORDED * 3 + clause})
    ] == [2, 2]


def test_equal_texts_are_identical_whatever_their_figures_and_marks() -> None:
    one, two = shared({"甲": f"\n{ORIGINAL}\n", "乙": ORIGINAL.replace("，", ",")})
    assert (one.identical, one.share, one.passages[0].text) == (True, 1.0, ORIGINAL.replace("，", ","))
    assert two.passages[0].first == (1, 1 + len(ORIGINAL))


def test_a_text_that_everyone_sent_is_one_group_however_many_they_are() -> None:
    found = find_copies({f"{n:02}": ORIGINAL for n in range(30)})
    assert found.groups == (CopyGroup(1, tuple(f"{n:02}" for n in range(30)), ORIGINAL[:200], identical=True),)
    assert [(copy.name, copy.partner, copy.identical, copy.total, copy.group) for copy in found.copies] == [
        (f"{n:02}", "00" if n else "01", True, 1.0, 1) for n in range(30)
    ]


@pytest.mark.parametrize("number", [3, 20, 21, 22, 60])
def test_one_problem_that_many_units_share_is_one_group(number: int) -> None:
    random = Random(number)
    common = item(random)
    texts = {f"{n:03}": "\n".join([item(random), item(random), common, item(random)]) for n in range(number)}
    texts["别的"] = item(random) + item(random)
    found = find_copies(texts)
    assert [group.members for group in found.groups] == [tuple(f"{n:03}" for n in range(number))]
    assert not found.groups[0].identical
    assert {(copy.name, copy.group) for copy in found.copies} == {(f"{n:03}", 1) for n in range(number)}
    planted = {name: len(common) / len("".join(text.split())) for name, text in texts.items()}
    # A sentence of the same pattern may follow in one of them by chance.
    assert sum(abs(copy.share - planted[copy.name]) > 0.03 for copy in found.copies) <= 1
    for copy in found.copies:
        own = texts[copy.name]
        assert copy.total == copy.share
        assert common.split("\n")[1][:20] in own[slice(*copy.passages[0].first)]


def test_nearly_the_same_text_of_many_units_is_one_group() -> None:
    random = Random(5)
    common = [item(random) for _ in range(4)]
    texts = {f"{n:02}": f"第{n}个单位\n{item(random)}\n" + "\n".join(common) for n in range(25)}
    found = find_copies(texts)
    assert [len(group.members) for group in found.groups] == [25]
    assert {copy.group for copy in found.copies} == {1}


def test_what_two_share_beside_a_group_is_told_too() -> None:
    random = Random(6)
    common, between = item(random), item(random)
    texts = {f"{n}": f"{item(random)}\n{common}\n{item(random)}" for n in range(4)}
    texts |= {name: f"{between}\n{texts[name]}" for name in ("0", "2")}
    found = find_copies(texts)
    assert [group.members for group in found.groups] == [("0", "1", "2", "3")]
    assert {(copy.name, copy.partner) for copy in found.copies if not copy.group} == {("0", "2"), ("2", "0")}
    totals = {copy.name: copy.total for copy in found.copies}
    assert totals["0"] > 1.5 * totals["1"] - 0.1


# --- what is told -----------------------------------------------------------------------------------------------


def _lists(common: str, others: int = 3) -> dict[str, str]:
    random = Random(common)
    return {name: "\n".join([common, *(item(random) for _ in range(others))]) for name in ("甲", "乙")}


def test_one_problem_of_several_is_told_and_a_sentence_or_two_are_not() -> None:
    sentences = ORIGINAL.split("。")
    assert names(find_copies(_lists(item(Random(1)))).copies) == {("甲", "乙"), ("乙", "甲")}
    assert find_copies(_lists(sentences[1] + "。")) == Found()
    assert find_copies(_lists(sentences[0] + "。" + sentences[1] + "。")) == Found()
    assert shared(_lists(sentences[1] + "。"))


def test_the_limits_are_of_length_and_of_share() -> None:
    texts = _lists(item(Random(2)), others=12)
    assert find_copies(texts, limits=CopyLimits(0.1, 120, 300)) == Found()
    assert find_copies(texts, limits=CopyLimits(0.1, 120, 100)).copies
    assert find_copies(texts, limits=CopyLimits(0.02, 120, 9999)).copies
    assert find_copies(texts, limits=CopyLimits(0.02, 400, 9999)) == Found()


def test_a_part_of_one_text_that_counts_is_told_to_both() -> None:
    random = Random(4)
    common = item(random)
    texts = {"短": f"{common}\n{item(random)}", "长": "\n".join([*(item(random) for _ in range(12)), common])}
    assert names(find_copies(texts).copies) == {("短", "长"), ("长", "短")}


@pytest.mark.parametrize("taken", [1, 2, 3])
def test_the_share_is_what_was_taken_over_also_in_lists_of_one_pattern(taken: int) -> None:
    for seed in range(6):
        random = Random(seed)
        mine, other = ([item(random) for _ in range(5)] for _ in range(2))
        copied = other[:taken] + mine[taken:]
        found = {c.name: c.share for c in find_copies({"甲": "\n".join(other), "乙": "\n".join(copied)}).copies}
        planted = sum(len("".join(text.split())) for text in other[:taken])
        for name, items in (("甲", other), ("乙", copied)):
            assert found[name] == pytest.approx(planted / sum(len("".join(text.split())) for text in items), abs=0.03)


def test_a_passage_does_not_cut_a_figure() -> None:
    sentence = "43处不符合要求，占64.2%，比2022年的31.5%多出一倍，镇里的办事员拿着登记本说展板倒了十二块一直没有人扶，问了三次也不答。"
    one, two = shared({"甲": f"开头甲乙丙。{sentence}末了一二三四五六七八九十。", "乙": f"另外丁戊己庚辛。{sentence}"})
    assert {copy.passages[0].text[:3] for copy in (one, two)} == {"43处"}


def test_texts_of_one_unit_and_kind_are_compared() -> None:
    texts, units = {"甲1": ORIGINAL + OTHER, "甲2": ORIGINAL}, {"甲1": "甲", "甲2": "甲"}
    assert shared(texts, groups=units, kinds={"甲1": "case", "甲2": "problems"}) == ()
    assert names(shared(texts, groups=units, kinds={"甲1": "case", "甲2": "case"})) == {("甲1", "甲2"), ("甲2", "甲1")}


def test_versions_of_one_unit_are_no_copies() -> None:
    texts = {"甲1": ORIGINAL, "甲2": EDITED, "甲3": ORIGINAL, "乙": EDITED + OTHER}
    groups = {"甲1": "甲", "甲2": "甲", "甲3": "甲", "乙": "乙"}
    wanted = {("甲1", "乙"), ("甲2", "乙"), ("甲3", "乙")}
    assert names(shared(texts, groups=groups)) == wanted | {(b, a) for a, b in wanted}
    assert shared({"甲1": ORIGINAL, "甲2": EDITED}, groups=groups) == ()


def test_known_texts_are_partners_only() -> None:
    known = {"去年/甲": ORIGINAL, "去年/乙": EDITED}
    assert names(shared({"今年": EDITED + OTHER}, known)) == {("今年", "去年/甲"), ("今年", "去年/乙")}
    assert shared({"今年": OTHER}, known) == ()
    assert shared({"今年": ORIGINAL}, known, groups={"今年": "甲", "去年/甲": "甲", "去年/乙": "甲"}) == ()


def test_short_and_empty_texts_are_no_copies() -> None:
    assert shared({"甲": "", "乙": "", "丙": "二〇二三年十月", "丁": "二〇二三年十月"}) == ()
    assert shared({}) == ()


def test_a_text_that_repeats_itself() -> None:
    assert names(shared({"甲": ORIGINAL * 20, "乙": ORIGINAL + OTHER})) == {("甲", "乙"), ("乙", "甲")}


def test_blanking_quotations_keeps_offsets() -> None:
    text = "根据《宪法》和“谁执法谁普法”要求\n甲乙"
    words, places = grams.plain(text), grams.offsets(text)
    assert words == "根据\0和谁执法谁普法要求甲乙"
    assert [text[place] for place, char in zip(places, words, strict=True) if char != "\0"] == list(
        words.replace("\0", "")
    )


def test_merged_spans() -> None:
    assert alignment.merged([(5, 7), (0, 3), (3, 4), (6, 9), (1, 2)]) == [(0, 4), (5, 9)]
    assert alignment.merged([]) == []


_WORDS = st.text(st.sampled_from("的了法普甲乙丙丁《》“”，。1a\n\0 "), max_size=120)


@given(st.lists(_WORDS, max_size=4), _WORDS)
def test_any_texts(parts: list[str], common: str) -> None:
    texts = {f"{number}": part + ORIGINAL[: 20 * number] + common * 3 for number, part in enumerate(parts)}
    for copy in shared(texts):
        assert 0 < copy.share <= 1
        assert copy.name != copy.partner
        for passage in copy.passages:
            own = texts[copy.name][slice(*passage.first)]
            assert passage.text == (own[:200] if copy.group else own)
            assert 0 <= passage.second[0] < passage.second[1] <= len(texts[copy.partner])


def _han(random: Random, length: int) -> str:
    return "".join(chr(random.randint(0x4E00, 0x9FA5)) for _ in range(length))


@pytest.mark.parametrize(("shared", "scarce", "proposed"), [(7, 1.0, True), (6, 1.0, False), (7, 0.0, False)])
def test_scarce_grams_count_also_where_each_has_company(
    monkeypatch: pytest.MonkeyPatch, shared: int, scarce: float, proposed: bool
) -> None:
    """A gram that stands in five texts weighs a quarter; among very many texts seven of them are enough."""
    monkeypatch.setattr(grams, "SCARCE", scarce)
    random = Random(11)
    passage = next(words for words in (_han(random, 30) for _ in range(9999)) if len(grams.keys(words)) == shared)
    texts = [f"{_han(random, 40)}\0{passage}\0{_han(random, 40)}" for _ in range(5)]
    pairs = grams.candidates(texts, frozenset(), lambda _one, _two: True).pairs
    assert pairs == (tuple(combinations(range(5), 2)) if proposed else ())
