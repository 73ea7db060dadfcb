"""Names of problems: broad and empty, or bounded and checkable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docchecker.language.vagueness.vague_names import judge_name
from tests.language.lexicon import shipped

# Each mechanism with a name that is empty by it and a near miss that can be checked.
VAGUE = {
    "negated adjective": "机关普法氛围不浓厚",
    "not enough": "对片区普法的帮扶做得不够",
    "grade word": "普法力量薄弱",
    "idiom": "普法责任落实虎头蛇尾",
    "effort still needed": "普法方式需要进一步改进",
    "to be raised": "普法实效性有待提升",
    "unformed": "大普法格局还没有真正形成",
    "unformed with object between": "没有把普法真正摆上重要位置",
    "lack of an aspect": "普法宣传缺乏感染力",
    "lack of something unbounded": "普法缺少烟火气的表达",
    "heavy here, light there": "抓普法重部署轻落实",
    "there is this, there is no that": "普法工作有部署无检查",
    "abstract head": "存在上紧下松的情绪",
    "quoted predicate": "部分单位的普法“雨过地皮湿”",
    "figure that is output": "全年开展普法活动70场，效果不明显",
    "figure in a name": "“八五”普法、“1+N”体系推进不力",
    "date": "2023年度普法工作成效不佳",
    "hedge": "个别干部法治意识淡薄",
    "unit": "XX镇普法工作短板明显",
    "notice's own": "普法针对性实效性不强",
    "knows law in general": "一些群众不懂法律",
    "single word of degree": "普法宣传效果较差",
    "weak mark beside a grade": "违法行为时有发生，群众守法自觉性不高",
    "background fact": "建成法治公园3个，育人功能仍然偏弱",
    "cannot well": "普法内容不能很好满足需要",
    "opener": "面对新形势新任务，普法理念还不适应",
    "nothing seen": "工作推动",
    "words and deeds": "普法说起来重要做起来次要",
    "hot here, cold there": "普法宣传热在机关冷在基层",
    "taken for a burden": "有的部门把普法当成额外负担",
    "fallen somewhat": "民法典宣传热度有所下降",
    "hard and dear": "群众找律师难",
}
SPECIFIC = {
    "absence": "旁听计划没有报备",
    "not done": "法治副校长一学期不到校",
    "unknown": "渔民不知道禁渔期从哪天算起",
    "unknown, object named before": "外卖骑手对工伤保险条例不了解",
    "only": "宪法宣传周只挂横幅",
    "defect word": "法治长廊展板褪色脱落",
    "figure with limit": "法律顾问全年到村仅1次",
    "zero": "抽查的12个村无一更新宣传栏",
    "figure alone": "两年换了三任普法专干",
    "grade, then defect": "学法不对路：给果农讲的是渔业捕捞许可",
    "defect, then grade": "普法短视频三个月停更，影响力不足",
    "event": "调解协议被压在抽屉里",
    "object by suffix": "采茶户学法安排在采摘季",
    "law by title": "普法课件没有收录《家庭教育促进法》",
    "lack of something bounded": "听证室缺少手语翻译",
    "missing content of a document": "驾校手册中没有醉驾入刑的内容",
    "lack of a quoted step": "处罚流程图缺少“听证告知”一环",
    "less than a figure": "培训不足3小时",
    "without list words": "普法书屋设在楼顶",
    "half of them": "法律明白人培训有一半人没到场",
    "never done": "普法志愿者注册后没有派过任务",
    "what is written": "招聘启事写有“限男性”",
    "attribute": "老旧公约仍把信访列为违约行为",
    "sent wrong": "开庭通知寄到了旧地址",
}


@pytest.mark.parametrize("name", VAGUE.values(), ids=VAGUE)
def test_vague(name):
    judged = judge_name(name, shipped())
    assert judged.verdict == "vague"
    assert judged.vague
    assert judged.reasons
    assert "〔没做或做错的事〕" in judged.hint


@pytest.mark.parametrize("name", SPECIFIC.values(), ids=SPECIFIC)
def test_specific(name):
    judged = judge_name(name, shipped())
    assert judged.verdict == "specific"
    assert not judged.vague
    assert judged.reasons
    assert judged.hint == ""


@pytest.mark.parametrize("name", ["普法针对性实效性不强", "普法针对性和实效性不强", "领导干部法治思维能力有待提高"])
def test_the_examples_of_the_notice_and_their_like_are_sure(name):
    judged = judge_name(name, shipped())
    assert (judged.verdict, judged.confidence) == ("vague", "high")


def test_the_examples_of_the_notice_are_named_as_such():
    judged = judge_name("普法针对性、实效性不强。", shipped())
    assert judged.reasons == ("“普法针对性、实效性不强。”：通知附件4点名的大而空泛的例子",)
    assert judged.hint


def test_a_grade_on_a_bounded_object_is_not_sure():
    judged = judge_name("“法治带头人”示范效应不突出", shipped())
    assert (judged.verdict, judged.confidence) == ("vague", "low")
    assert "只评程度" in judged.reasons[0]
    assert "已点到对象" in judged.hint


def test_the_reason_names_the_words():
    assert judge_name("普法针对性不强", shipped()).reasons == (
        "‘针对性’‘不强’：只有抽象方面和程度，没有对象、行为、数量",
    )


def test_a_hint_holds_no_figure_of_its_own():
    hint = judge_name("普法针对性不强", shipped()).hint
    assert not any(char.isdigit() for char in hint)


WORDS = [
    "普法",
    "不强",
    "没有",
    "未",
    "“",
    "”",
    "，",
    "3个",
    "村",
    "不",
    "够",
    "清单",
    "有",
    "无",
    "的",
    "重",
    "轻",
    "《",
    "》",
]


@given(st.lists(st.sampled_from(WORDS), max_size=12).map("".join))
def test_any_wording_gets_a_verdict(name):
    judged = judge_name(name, shipped())
    assert judged.verdict in ("vague", "specific")
    assert judged.confidence in ("high", "low")
    assert judged.reasons


@given(st.text(max_size=60))
def test_any_text_gets_a_verdict(name):
    assert judge_name(name, shipped()).reasons


@pytest.mark.parametrize("name", ["抽查的协管员有21人没有上过岗前普法课", "4个站所有牌子没有人值班"])
def test_those_who_have_not_are_no_parallel(name):
    assert judge_name(name, shipped()).verdict == "specific"


def test_a_reason_quotes_whole_words_of_the_name_itself():
    reasons = judge_name("抽查的协管员有21人没有上过岗前普法课", shipped()).reasons
    assert reasons[0].startswith("‘没有上过岗前普法课’")
    assert (
        judge_name("普法课件没有收录《家庭教育促进法》", shipped())
        .reasons[0]
        .startswith("‘没有收录《家庭教育促进法》’")
    )


def test_a_word_that_begins_with_a_suffix_is_no_object():
    assert "业群" not in "".join(judge_name("对新就业群体的普法停在面上", shipped()).reasons)
