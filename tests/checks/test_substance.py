"""What the substance of a material comes to: a good document with one thing broken gives exactly that finding."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from docchecker.checks import analysis, run
from docchecker.classify import classify
from docchecker.findings import Status
from docchecker.language.paragraphs.linear_model import load_model
from docchecker.language.paragraphs.paragraphs import judge_paragraph
from docchecker.word.reader import read
from fixtures import make
from tests.checks.checking import judge, notice

if TYPE_CHECKING:
    from docchecker.model import Document

#: Says nothing but what a place looks like, so that a paragraph keeps its length.
SCENE = "市场东头是一排卖豆腐的摊子，西头卖活鱼，中间的水泥台上摆着青菜、葱姜和一筐筐鸡蛋。"


@cache
def good(kind: str) -> Document:
    return read(make.build({"case": "案例-合格", "problems": "问题清单-合格"}[kind]))


def found(text: str, kind: str = "case") -> int:
    """The paragraph that holds some words."""
    return next(p.index for p in good(kind).paragraphs if text in p.text)


def reworded(kind: str, changes: dict[int, str]) -> Document:
    """The good document with paragraphs in other words, in the same look and filled up to their length."""
    made = list(good(kind).paragraphs)
    for index, text in changes.items():
        old = made[index]
        filled = (text + SCENE * 10)[: max(len(text), len(old.text))] if kind == "case" else text
        made[index] = replace(old, text=filled, runs=(old.runs[-1]._replace(text=filled),))
    return good(kind)._replace(paragraphs=tuple(made))


def told(document: Document, kind: str) -> set[tuple[str, str, str]]:
    """Rule, level and status of everything said about a document."""
    findings, _ = run(document, classify(document, notice(), kind), notice())
    return {(one.rule, str(one.level), str(one.status)) for one in findings}


SLOGANS = (
    "近年来，我局坚持高位推动、统筹谋划，紧紧围绕中心、服务大局，扎实推进各项工作，营造了良好的法治环境，开创了新局面，迈上了新台阶。"
    "我们提高站位、压实责任，健全机制、完善体系，凝聚合力、久久为功，奋力谱写新时代新征程的崭新篇章。"
    "全局上下真抓实干、担当作为，为高质量发展提供了坚强保障。"
)
SPEECHES = (
    "县委书记在全县大会上强调：“要深刻认识普法工作的重大意义，切实增强责任感和使命感。各级各部门要提高政治站位，压实工作责任，"
    "形成齐抓共管的强大合力，推动普法工作再上新台阶。”县长要求：“各单位要坚决贯彻落实会议精神，一级抓一级，层层抓落实，"
    "把普法作为头等大事抓紧抓好，确保各项任务落到实处。”"
)
DONE = "2022年4月，我局派出6名干部到摊位上收题，把题目写在白板上。"


@pytest.mark.parametrize(
    ("where", "text", "rules"),
    [
        (["2022年2月，我局党组"], "2022年2月，我局党组开了一次学习会，讨论先替群众解决哪一件小事。", {"CASE-POLICY-BASIS"}),
        (
            ["青湖县城有城东", "为什么年年发资料"],
            "2021年，三个市场的投诉有326件，其中缺斤少两141件，有11名受罚摊主不晓得这样也要罚。", {"CASE-CAUSE"},
        ),
        (["这样的办法在全县是首次", "打破过去"], DONE, {"CASE-INNOVATION"}),
        (["经验有三条", "也有教训"], "", {"CASE-EXPERIENCE", "CASE-REFLECTION"}),
        (["也有教训"], "", {"CASE-REFLECTION"}),
        (["下一步打算"], "", {"CASE-NEXT-STEP"}),
        (["为什么年年发资料"], SLOGANS * 2, {"CASE-MACRO"}),
        (["青湖县城有城东"], SPEECHES * 2, {"CASE-LEADER-QUOTE"}),
    ],
    ids=lambda value: "+".join(sorted(value)) if isinstance(value, set) else None,
)  # fmt: skip
def test_one_thing_taken_from_a_good_case(where, text, rules):
    said = told(reworded("case", {found(words): text for words in where}), "case")
    assert {(rule, level) for rule, level, _ in said} == {(rule, "warning") for rule in rules}
    # where a sentence comes near, a person is asked
    assert {status for _, _, status in said} <= {"failed", "for_person"}


@pytest.mark.parametrize(
    ("where", "text"),
    [
        # the basis by its number alone; a slogan with a fact; a short quotation with own facts; a cause in other words
        ("2022年2月，我局党组", "2022年2月，我局党组学习了青普法办〔2021〕7号文件，按文件要求先替群众解决一件小事。"),
        ("为什么年年发资料", SLOGANS + "2022年3月，城东市场摆出了第一张小法桌，当天来了31人。"),
        ("项目的总体思路", "县长在会上说：“要把课讲到摊位上。”2022年3月，城东市场摆出了第一张小法桌，当天来了31人。"),
        ("为什么年年发资料", "发了三年资料还是没有人懂，症结在于讲的时间摊主都在做生意，手册里又只有2页与称重有关。"),
    ],
)
def test_near_misses_in_a_case_stay_silent(where, text):
    assert told(reworded("case", {found(where): text}), "case") == set()


def with_chances(monkeypatch, label, chance):
    """Let no sentence do a thing more likely than this; no paragraph bears the label."""

    def doubtful(text, terms):
        held = judge_paragraph(text, terms)
        chances = {**held.chances, label: tuple(min(one, chance) for one in held.chances[label])}
        labels = {name: words for name, words in held.labels.items() if name != label}
        return held._replace(labels=labels, chances=chances)

    monkeypatch.setattr(analysis, "judge_paragraph", doubtful)


def test_what_may_be_meant_is_left_to_a_person_with_its_words(monkeypatch):
    with_chances(monkeypatch, "innovation", load_model().near["innovation"])
    (finding,) = judge("CASE-INNOVATION", good("case")).findings
    assert (finding.status, finding.code) == (Status.FOR_PERSON, "unsure")
    assert finding.message.startswith("“主要做法和成效”部分有没有写创新点，把握不大：可能是")
    assert 1 <= len(finding.locations) <= 3
    assert all(place.excerpt[:10] in finding.message for place in finding.locations)


def test_what_nothing_comes_near_is_missing(monkeypatch):
    with_chances(monkeypatch, "innovation", 0.0)
    (finding,) = judge("CASE-INNOVATION", good("case")).findings
    assert (finding.status, finding.code) == (Status.FAILED, "missing")
    assert finding.message == "“主要做法和成效”部分没有写创新点"


def test_a_rule_finds_the_words_that_satisfy_it():
    evidence = judge("CASE-REFLECTION", good("case")).outcome.evidence
    assert evidence[0].startswith("2022年8月，我们在3个市场各装了一块电子屏")


GRADED = "我县普法工作还存在一些薄弱环节：一是思想认识不到位，二是工作机制不健全，三是宣传形式单一、针对性不强，四是队伍力量薄弱，五是经费保障不足。"


def test_of_many_sentences_the_likeliest_three_are_shown_in_their_order():
    document = read(make.build("案例-合格-WPS"))
    _, outcomes = run(document, classify(document, notice(), "case"), notice())
    (problem,) = (outcome for outcome in outcomes if outcome.rule == "CASE-PROBLEM")
    text = "".join(paragraph.text for paragraph in document.paragraphs)
    places = [text.index(words.rstrip("…")) for words in problem.evidence]
    assert len(places) == 3
    assert places == sorted(places)
    assert "在建工地27个" not in "".join(problem.evidence)


def test_problems_that_are_only_graded_are_told_as_that():
    texts = {p.index: "" for p in good("case").paragraphs if found("一、背景情况") < p.index < found("二、主要做法")}
    first, *rest = texts
    document = good("case")
    made = list(document.paragraphs)
    for index in texts:
        old = made[index]
        text = GRADED if index == first else ""
        made[index] = replace(old, text=text, runs=(old.runs[-1]._replace(text=text),))
    findings = judge("CASE-MACRO", document._replace(paragraphs=tuple(made))).findings
    assert [(one.code, one.status) for one in findings] == [("only_graded", Status.FAILED)]
    assert findings[0].message.startswith("说到的问题只有笼统评价")


ITEM = "2022年6月和2023年6月"
FACTS = "平均答对4.3道，53人中有44人在95分以上，占83%。"
EPISODE = "9月12日，某局的徐某拿到试卷就说，答案同事在群里发过，他背了一晚上。"
REST = "题库由一名干部兼管，组卷前没有请业务股室看，考完也没有讲评，大家哪些条款弄不清楚，谁也说不上来，培训照旧。" * 4


NAME = "2.新提任干部法律知识考试连续两年用同一套试卷。"
PARKING = (
    "9月5日上午，送病人就诊的村民罗某在县医院停车场出口堵了四十分钟，与后车司机吵了起来。停车场只有一个出入口，规划车位210个，"
    "实际停放380多辆，高峰时平均等候35分钟。新建立体车库的项目报了两年，资金缺口1200万元，占总投资的六成，征地和管线迁改也没有谈妥。"
    "保安只有3人，两班倒，出口道闸坏了三次，维修单位在外地。门诊楼前的人行道常被摩托车占用，救护车掉头要倒两把。医院门口的公交站"
    "与出口只隔十米，公交车一进站，后面的车就排到了十字路口。"
)


def item(text: str, name: str = NAME) -> Document:
    """The good list with its second problem in other words, its name in bold as before."""
    number = found(ITEM, "problems")
    old = good("problems").paragraphs[number]
    runs = (old.runs[0]._replace(text=name), old.runs[-1]._replace(text=text))
    new = replace(old, text=name + text, runs=runs)
    return good("problems")._replace(
        paragraphs=tuple(new if p.index == number else p for p in good("problems").paragraphs)
    )


def reworded_first() -> str:
    """The text of the first problem with other figures."""
    text = good("problems").paragraphs[found("1.县直单位", "problems")].text
    return text[text.index("。") + 1 :].replace("28家", "29家").replace("9月12日", "9月13日").replace("黄某", "何某")


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (item(EPISODE + FACTS + REST), set()),
        (item(EPISODE + REST), {("LIST-EVIDENCE", "warning", "failed")}),
        (item(FACTS + REST), {("LIST-EVIDENCE", "warning", "failed")}),
        (item(REST), {("LIST-EVIDENCE", "error", "failed")}),
        # a full name; masked, addressed by post and a brand stay silent
        (item(EPISODE.replace("徐某", "村民徐志强") + FACTS + REST), {("DOC-PRIVACY", "note", "failed")}),
        (item(EPISODE + "王校长、老唐都在，桌上放着“张小泉”剪刀。" + FACTS + REST), set()),
        (item(EPISODE + "他的电话是13812345678。" + FACTS + REST), {("DOC-PRIVACY", "warning", "failed")}),
        # other work; the same place where it is about knowing the law stays silent
        (item(PARKING, "2.县医院停车场只设一个出入口。"), {("LIST-SCOPE", "warning", "failed")}),
        (item(EPISODE + FACTS + PARKING, "2.停车场收费员不知道消费者权益保护法。"), set()),
        # a phrase; a phrase that a checkable defect follows stays silent
        (item(EPISODE + FACTS + REST, "2.普法针对性和实效性不够强。"), {("LIST-VAGUE-NAME", "error", "failed")}),
        (item(EPISODE + FACTS + REST, "2.考试针对性不强：给新干部考的是两年前的同一套试卷。"), set()),
        # the same thing told again
        (item(reworded_first(), "2.县直单位的普法责任清单里还有废止的法规。"), {("LIST-REPEAT", "warning", "failed")}),
    ],
)  # fmt: skip
def test_the_substance_of_a_problem(document, said):
    assert told(document, "problems") == said


def test_what_satisfied_is_shown_for_every_problem():
    evidence = judge("LIST-EVIDENCE", good("problems"), "problems").outcome.evidence
    assert len(evidence) == 5
    assert "抽谈的10人" in evidence[1]
    assert all("数据“" in one and one.endswith("”") for one in evidence)
