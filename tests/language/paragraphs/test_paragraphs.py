"""Paragraphs of a case study: policy basis, quotation, and what the models say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docchecker.language.judgements import LABELS
from docchecker.language.paragraphs.paragraphs import judge_paragraph
from docchecker.language.paragraphs.policy import bases, only_own
from docchecker.language.paragraphs.quotation import quotation_share, relayed, relays
from docchecker.language.patterns import Span
from tests.language.lexicon import shipped


def labels(text):
    return set(judge_paragraph(text, shipped()).labels)


@pytest.mark.parametrize(
    "text",
    [
        "根据《江西省矛盾纠纷多元化解条例》，县里定了三条办法。",
        "《社区矫正法实施办法》第九条对走访次数作了规定。",
        "市农业农村局转发的《关于规范农村集体合同管理的意见》（×农字〔2022〕31号）要求逐份登记。",
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
        "排印《看病维权口诀》，随药袋送出。",
        "《XX晚报》用半个版写了这件事。",
        "依照上级有关要求，站里排了班。",
        "局里印发了《窗口轮值和讲解任务分工方案》，明确到人。",
        "讲民法典，也讲刑法。",
        "群众在活动中学习《民法典》",
        "第三十二条大街（东段）提出意见。",
    ],
)
def test_no_policy_basis(text):
    assert bases(text, shipped()) == ()
    assert "policy_basis" not in labels(text)


QUOTED = {
    "quotation": "市委书记在推进会上指出：“要把普法当成民生实事来办，一件一件办到底。”市长强调：“要拿出真招。”",
    "relay without marks": "会议强调，要把准方向；会议要求，要一抓到底；会议指出，要见到成效。",
    "praise": "市委书记强调：“要久久为功。”这一重要讲话语重心长，大家备受鼓舞。",
    "same speaker goes on": "县长说：“要干在实处，走在前列。”又强调：“要一抓到底。”接着要求：“要见到成效。”",
    "whose words, told afterwards": "“普法不能一阵风。”“要讲到群众心坎上。”院长这几段话，大家记住了。",
    "takes the floor, then speaks": "局长在月度例会上发言。他说：“热线没人接，我就自己坐进去接。”他又说：“月底我来查录音，一条一条查。”",
    "listeners between verb and words": "院领导告诫新来的医生，要守住规矩；要对得起病人；要把每一份同意书讲到听懂。",
    "says, then a comma": "董事长在合规会上表示，合规是行稳致远的压舱石，法治是基业长青的定盘星。",
    "name and colon": "习近平：“要把法律交到群众手里。各级都要真抓实干，久久为功。”",
    "demands that go on without a speaker": "县委书记强调，普法要沉到村组。各级各部门必须上下同心。法治建设要在落细落实上下功夫。",
    "quotation that goes on": "区长要求：“要把普法做到家门口，做到群众心里。”“要让群众听得懂。”",
}
NOT_QUOTED = {
    "short clause, then facts": "按照市长“少发纸、多见面”的要求，税务所把办税窗口的一张桌子挪到茶市，逢圩日由两名干部轮流坐着答问。",
    "leader who acts": "区委书记坐了三趟末班车，把乘客问的事记了两页纸。",
    "somebody else's words": "机手说：“贴在眼前，想忘都难。”",
    "a leader's list of facts": "派出所所长带着两名民警走了三个夜市：一家没有灭火器，两家堵了通道。",
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
    share = quotation_share([(quoted + "全县有12个村。", (Span(0, len(quoted)),)), ("没有引用。", ())])
    (one,) = share.quotations
    assert (one.paragraph, one.start, one.end, one.text) == (0, 0, len(quoted), quoted)
    assert (share.words, share.longest) == (one.words, one.words) == (18, 18)
    assert round(share.percent) == round(100 * 18 / share.total)


def test_quotation_share_of_nothing():
    share = quotation_share([])
    assert (share.percent, share.longest) == (0.0, 0)


def test_the_speech_of_a_meeting_is_one_stretch():
    said = "会议强调，要提高政治站位，压实工作责任。会议要求，各单位要加强领导，抓好落实。"
    own = "2022年3月，城东市场摆出第一张小法桌，由摊主出题，当天有31人来问。"
    assert relayed(judge_paragraph(said + own, shipped())) == (Span(0, len(said)),)
    assert relayed(judge_paragraph(own, shipped())) == ()


@pytest.mark.parametrize(
    "text",
    [
        "省政府出台《关于加强基层法律服务的意见》，提出每个乡镇至少有一名律师。",
        "县人大代表在建议中提出，网约车司机的普法还是空白，应当补上。",
    ],
)
def test_a_document_or_a_proposal_is_no_leader(text):
    assert "long_leader_quote" not in labels(text)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("我局制订了《排班办法》和《讲师守则》，把人定了下来。", True),
        ("本县出台《普法责任清单管理办法》。", True),
        ("省司法厅印发《关于做好水上普法的意见》。", False),
        ("按照《法律援助法》第二十二条办理。", False),
        ("我局依据《湿地保护法》印发了《护鸟公约》。", False),
        ("全县开了会。", False),
    ],
)
def test_documents_that_are_all_ones_own(text, own):
    assert only_own(text) is own
    if own:
        assert set(judge_paragraph(text, shipped()).chances["policy_basis"]) == {0.0}


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("innovation", "把“坐堂等客”变为“下田找人”，三名干部跟着收割机走。"),
        ("innovation", "跳出年年发资料的老一套，把庭审搬到果园。"),
        ("cause", "症结在钱：一年只有六千元，印资料都不够。"),
        ("cause", "之所以没有人来，是因为课排在了采茶的时候。"),
    ],
)
def test_a_shape_that_alone_makes_a_label_likely(label, text):
    assert label in labels(text)


def test_higher_documents_are_a_basis_and_ones_own_are_not():
    assert bases("司法部、教育部联合印发《校园普法活动指导办法》，对课时作出规定。", shipped())
    assert not bases("我局根据分工印发了《值班安排办法》。", shipped())


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("macro_empty", "坚持高位推动、系统谋划，压实各级责任，凝聚强大合力，不断开创普法工作新局面。"),
        ("problem_stated", "2022年全镇发生彩礼纠纷52起，其中11起动了手，不少村民不知道彩礼可以要求返还。"),
        ("cause", "究其原因，圩日的茶农天亮前就出门，宣讲定在上午十点，没有人问过他们几点在家。"),
        ("measure", "农机站把交通法里的八条规定画成贴纸，贴在每台拖拉机的方向盘旁，由机手每次出车前念一遍。"),
        ("innovation", "以往讲什么由单位定，这次首次让摊主自己出题、自己请人来答，打破了“台上讲、台下听”的老规矩。"),
        ("feedback", "贴纸用了八个月后，农机载人的违法由53起降到6起，机手抽问的答对率从38%上升到90%。"),
        ("reflection", "实践启示我们，普法要赶在出事之前，一张贴在手边的纸，胜过事后十次批评。"),
        ("next_step", "下一步，将把贴纸推到收割机上，并计划请7名老机手当讲解员。"),
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
    text = "提高站位、凝聚合力。贴纸用了八个月后，违法由53起降到6起，机手主动来问的增加3倍。"
    assert "macro_empty" not in labels(text)
    assert "feedback" in labels(text)


def test_a_long_paragraph_is_judged_stretch_by_stretch():
    filler = "镇里有12个村。" * 8
    assert "next_step" in labels(filler + "下一步，将把贴纸推到收割机上，并计划请7名老机手当讲解员。")
    slogan = "坚持高位推动，凝聚强大合力，不断开创新局面。"
    assert "macro_empty" in labels(slogan * 8)
    assert "macro_empty" not in labels(slogan * 8 + "农机站在每台拖拉机上贴1张贴纸，由机手每次出车前念一遍。" * 4)


def test_nothing_to_say():
    assert judge_paragraph("", shipped()).labels == {}
    assert judge_paragraph("", shipped()).sentences == ()
    assert judge_paragraph("\n", shipped()).reasons == ()


@given(st.text(alphabet="县长强调：“要”。首次由12降到3件，下一步将《条例》第1条…？\n ", max_size=80))
def test_any_paragraph_is_judged(text):
    assert labels(text) <= set(LABELS)
