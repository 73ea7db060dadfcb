"""Paragraphs of a case study: policy basis, quotation, and what the models say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docchecker.language.judgements import LABELS
from docchecker.language.paragraphs import judge_paragraph
from docchecker.language.policy import bases
from docchecker.language.quotation import quotation_share, relays
from tests.language.lexicon import shipped


def labels(text):
    return set(judge_paragraph(text, shipped()).labels)


@pytest.mark.parametrize(
    "text",
    [
        "根据《江西省法治宣传教育条例》，县里制定了方案。",
        "《社区矫正法实施办法》第九条对走访次数作了规定。",
        "省司法厅印发的《关于加强村（居）法律顾问工作的意见》（×司发〔2020〕15号）要求每季度到村一次。",
        "民法典第二百七十八条对表决比例已有规定。",
        "落实《全民普法规划（试行）》要求。",
    ],
)
def test_policy_basis(text):
    assert bases(text, shipped())
    assert "policy_basis" in labels(text)


@pytest.mark.parametrize(
    "text",
    [
        "编印《老人防骗手册》，发放2000册。",
        "该做法被《法治日报》报道。",
        "按照有关规定，我们制定了方案。",
        "局里印发了《普法规划重点任务分工方案》，提出要求。",
        "讲民法典，也讲刑法。",
        "群众在活动中学习《民法典》",
        "第三十二条大街（东段）提出意见。",
    ],
)
def test_no_policy_basis(text):
    assert bases(text, shipped()) == ()
    assert "policy_basis" not in labels(text)


QUOTED = {
    "quotation": "县委书记在大会上指出：“要提高站位、统一思想，把这项工作抓紧抓实。”县长强调：“要压实责任。”",
    "relay without marks": "会议强调，要提高站位；会议要求，要狠抓落实；会议指出，要加强宣传。",
    "praise": "市委书记强调：“要久久为功。”这一重要讲话高屋建瓴，为我们指明了方向。",
    "same speaker goes on": "县长说：“要干在实处，走在前列。”又强调：“要一抓到底。”接着要求：“要见到成效。”",
    "whose words, told afterwards": "“普法不能一阵风。”“要讲到群众心坎上。”院长这几段话，大家记住了。",
    "quotation that goes on": "区长要求：“要把普法做到家门口，做到群众心里。”“要让群众听得懂。”",
}
NOT_QUOTED = {
    "short clause, then facts": "循着总书记“在针对性上下功夫”的要求，法院把三类案件的庭审搬到村里，庭后由法官讲十分钟课。",
    "leader who acts": "县委书记走访12户群众，现场记录问题31个。",
    "somebody else's words": "村民说：“以前不知道找谁，现在知道了，心里踏实。”",
    "quotations of nobody": "“一张图”“一张表”“一本账”，三样东西摆在柜台上。",
    "name of a thought": "深入学习贯彻习近平法治思想，准确把握实践要求，把成果转化为动力。",
    "no quotation at all": "县里开了会。",
    "verb without speech": "县长提出之后，又走了。",
}


@pytest.mark.parametrize("text", QUOTED.values(), ids=QUOTED)
def test_long_leader_quote(text):
    assert "long_leader_quote" in labels(text)


@pytest.mark.parametrize("text", NOT_QUOTED.values(), ids=NOT_QUOTED)
def test_no_long_leader_quote(text):
    assert relays(text, shipped()) == () or "long_leader_quote" not in labels(text)


def test_quotation_share():
    quoted = "县长强调：“要压实责任，一抓到底。”"
    share = quotation_share([quoted + "全县有12个村。", "没有引用。"], shipped())
    (one,) = share.quotations
    assert (one.paragraph, one.start, one.end, one.text) == (0, 0, len(quoted), quoted)
    assert (share.words, share.longest) == (one.words, one.words) == (18, 18)
    assert round(share.percent) == round(100 * 18 / share.total)


def test_quotation_share_of_nothing():
    share = quotation_share([], shipped())
    assert (share.percent, share.longest) == (0.0, 0)


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("macro_empty", "提高政治站位，强化责任担当，汇聚普法合力，奋力谱写法治建设新篇章。"),
        ("problem_stated", "2022年全镇发生彩礼纠纷52起，其中11起动了手，不少村民不知道彩礼可以要求返还。"),
        ("cause", "究其原因，夜班工人下班时讲座早已散场，没有人问过他们什么时候有空。"),
        ("measure", "司法所把合同范本改成“填空题”，印成卡片放在合作社柜台，由村文书带着农户逐项填写。"),
        ("innovation", "与以往由部门派课不同，这次首次由群众投票决定下个月讲什么，在全市尚属首次。"),
        ("feedback", "推行半年后，物业投诉由每月40件降到9件，业主缴费率从61%上升到88%。"),
        ("reflection", "实践告诉我们，先帮群众解决一件烦心事，群众才愿意听下一条法律。"),
        ("next_step", "下一步，将把咨询点增加到6个，并计划培训12名双语志愿者。"),
    ],
)
def test_labels(label, text):
    judged = judge_paragraph(text, shipped())
    assert judged.labels[label]
    assert any(reason.startswith(LABELS[label]) for reason in judged.reasons)


def test_the_telling_sentence_is_named():
    text = "镇里有12个村。推行一年后，纠纷由43起降到11起，下降74%。"
    assert judge_paragraph(text, shipped()).labels["feedback"] == "推行一年后，纠纷由43起降到11起，下降74%。"


def test_substance_is_not_empty():
    text = "提高站位、凝聚合力。推行半年后，投诉由每月40件降到9件，群众主动咨询增加3倍。"
    assert "macro_empty" not in labels(text)
    assert "feedback" in labels(text)


def test_a_long_paragraph_is_judged_stretch_by_stretch():
    filler = "镇里有12个村。" * 8
    assert "next_step" in labels(filler + "下一步，将把咨询点增加到6个，并计划培训12名志愿者。")
    slogan = "提高政治站位，强化责任担当，奋力谱写新篇章。"
    assert "macro_empty" in labels(slogan * 8)
    assert "macro_empty" not in labels(slogan * 8 + "镇里12个村各设1个咨询点，由律师每周五上午值守。" * 4)


def test_nothing_to_say():
    assert judge_paragraph("", shipped()).labels == {}
    assert judge_paragraph("\n", shipped()).reasons == ()


@given(st.text(alphabet="县长强调：“要”。首次由12降到3件，下一步将《条例》第1条…？\n ", max_size=80))
def test_any_paragraph_is_judged(text):
    assert labels(text) <= set(LABELS)
