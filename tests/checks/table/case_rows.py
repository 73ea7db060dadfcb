"""The rules of the case, each with one thing wrong in the good case and one that is right although it is near."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docchecker.counts import words
from docchecker.findings import Status
from fixtures import texts
from tests.building import Run
from tests.checks.table.good import case, cut, dressed, good_case, paragraph, put
from tests.checks.table.row import Found, Row

if TYPE_CHECKING:
    from tests.checks.table.row import Lines, Make

_TITLE = "青湖县司法局“菜场小法桌”"
_BACKGROUND, _MAIN, _LESSONS = "一、背景情况", "二、主要做法和成效", "三、经验启示"
_HISTORY, _SCENE = "城东市场1998年", "城东市场建在老车站"
_PROBLEM, _CAUSE, _BASIS = "2021年，县市场监管局", "究其原因", "项目的政策依据"
_QUESTIONS = "2022年3月，我局抽6名干部"
_NEW, _EFFECT = "这样的办法在全县", "3个市场的投诉从"
_LEARNT, _LACK, _NEXT = "我们体会到", "小法桌也有不足", "下一步打算"


def _font(name: str) -> Run:
    return Run(ascii=name, east_asia=name)


def _title(text: str) -> Make:
    return case(lambda lines: texts.reword_title(lines, text))


def _title_in_two(lines: Lines) -> Lines:
    head, mark, rest = lines[0].text.partition("：")
    return [replace(lines[0], text=head + mark), replace(lines[0], text=rest), *lines[1:]]


def _without(*openings: str) -> Make:
    return case(lambda lines: texts.without(lines, *openings))


def _counted(lines: Lines, number: int, opening: str) -> str:
    """The beginning of one line, such that all lines together count so many 字."""
    text = lines[texts.start_of(lines, opening)].text
    return cut(text, words(text) - sum(words(line.text) for line in lines) + number)


def _exactly_3600(lines: Lines) -> Lines:
    left = texts.without(lines, _SCENE)
    return put(left, _HISTORY, text=_counted(left, 3600, _HISTORY))


def _main_of_2500(lines: Lines) -> Lines:
    return put(lines, _QUESTIONS, text=_counted(texts.part(lines, 2)[1:], 2500, _QUESTIONS))


def _both(opening: str, wrong: str, near: str, found: Found) -> Row:
    """A row whose examples are paragraphs in place of one of the good case."""
    return Row(good_case, paragraph(opening, wrong), found, paragraph(opening, near))


def _unsure(opening: str, wrong: str, near: str) -> Row:
    """A row whose wrong example a person has to look at."""
    return _both(opening, wrong, near, Found("unsure", "warning", status=Status.FOR_PERSON))


def _missing(opening: str, heading: str, wrong: str, near: str) -> Row:
    return _both(opening, wrong, near, Found("missing", "warning", heading))


CASE_ROWS: dict[str, Row] = {
    "CASE-TITLE-MISSING": Row(good_case, case(lambda lines: lines[2:]), Found("missing", "error"), case(_title_in_two)),
    "CASE-TITLE-LENGTH": Row(
        good_case,
        _title("青湖县司法局“菜场小法桌”：把普法课从会议室开到每一个摊位的秤台边"),
        Found("too_long", "error", _TITLE),
        _title("青湖县司法局“菜场小法桌”：把普法课开到摊主秤台边"),
    ),
    "CASE-TITLE-UNIT": Row(
        good_case,
        _title("“菜场小法桌”：把普法课开到秤台边"),
        Found("no_unit", "warning", "“菜场小法桌”"),
        _title("青湖县城东社区“菜场小法桌”：普法课开到秤台边"),
    ),
    "CASE-TITLE-FORMAT": Row(
        good_case,
        dressed(_TITLE, Run(size=18)),
        Found("size", "error", _TITLE),
        dressed(_TITLE, _font("STSong")),
    ),
    "CASE-SECTIONS": Row(
        good_case,
        case(lambda lines: texts.reword(lines, _MAIN, "二、主要做法及成效")),
        Found("renamed", "error", "二、主要做法及成效"),
        case(lambda lines: texts.reword(lines, _MAIN, "二、 主要做法和成效")),
    ),
    "CASE-HEADING-FORMAT": Row(
        good_case,
        dressed(_LESSONS, _font("仿宋")),
        Found("font", "error", _LESSONS),
        dressed(_LESSONS, Run(bold=True)),
    ),
    "CASE-BODY-FORMAT": Row(
        good_case,
        dressed(_LEARNT, _font("宋体")),
        Found("font", "error", _LEARNT),
        dressed(_LEARNT, Run(ascii="宋体")),
    ),
    "CASE-WORDS-TOTAL": Row(good_case, _without(_HISTORY, _SCENE), Found("too_short", "warning"), case(_exactly_3600)),
    "CASE-WORDS-MAIN": Row(
        good_case,
        _without("题目按“一题一页”", "发放题纸"),
        Found("too_short", "error", _MAIN),
        case(_main_of_2500),
    ),
    "CASE-POLICY-BASIS": _missing(
        _BASIS,
        _BACKGROUND,
        "2022年2月，我局党组开了一次会，3名班子成员和普法与依法治理股的4名干部参加，从下午2点开到5点半，议定先在城东市场做起，由分管副局长带队，年底再看要不要推到另外两个市场。",
        "2022年2月，青湖县人民政府办公室印发青府办发〔2022〕14号文件，要求各执法单位把普法做到监管服务对象身边。我局依据这份文件立项，先在城东市场做起。",
    ),
    "CASE-PROBLEM": _missing(
        _PROBLEM,
        _BACKGROUND,
        "3个市场由县城投公司下属的市场管理公司统一管理，公司有管理员3名、保洁员12名、电工2名。管理办公室设在各市场二楼，每天早上8点到下午5点有人值班，门口挂着值班电话和意见簿。",
        "桥头市场的公平秤从2019年起就没有检定过，称出来比实际少一两。2021年，有27名顾客拿着短了分量的肉菜回来理论，摊主说“秤就是这样”，把人打发走了，顾客也不晓得该找谁。",
    ),
    "CASE-CAUSE": _missing(
        _CAUSE,
        _BACKGROUND,
        "2022年1月，我局会同县市场监管局、县城管局到3个市场走了一遍，6名干部分成三组，每组看一个市场，带回平面图3张、摊位名册3本和照片120张，存在普法与依法治理股。",
        "摊主之所以不来听课，是因为以前的讲座都排在工作日上午9点，正是摊位上最忙的时候；手册发了又扔，是因为九成讲的是通用法律，同称重、退货对不上。",
    ),
    "CASE-LEADER-QUOTE": _both(
        _HISTORY,
        "2022年1月，县委书记在全县普法工作会议上强调：“各单位要把课讲到摊位上去、讲到地头上去。我到桥头市场走过三回，卖豆腐的讲不清标签怎么写，卖鱼的讲不清水该不该算分量，这就是我们的普法没有讲到位。"
        "市场监管要讲食品和计量，城管要讲占道，法院要讲租摊合同，司法局要把题目收齐、把人排好，一个季度一张表，年底拿投诉数来说话。讲一场会容易，讲明白一个摊子难；难的事，班子成员要带头去做，分管领导要到桌边去听，普法办要逐月来查。”",
        "2022年1月，县委书记在全县普法工作会议上要求“把课讲到摊位上去”。我局由此选定3个农贸市场，抽6名干部看了3天，记下摊位的位置、人手和收摊的钟点，定下先从城东市场做起。",
        Found("long_quote", "warning", "2022年1月，县委书记"),
    ),
    "CASE-MACRO": _both(
        _HISTORY,
        "近年来，我县始终坚持以人民为中心的发展思想，高度重视法治宣传教育工作，不断提高政治站位，切实加强组织领导，扎实推进普法工作走深走实，着力营造办事依法、遇事找法、解决问题用法、化解矛盾靠法的浓厚法治氛围，为经济社会高质量发展提供了坚强有力的法治保障。",
        "近年来，我县重视市场里的普法。2020年，县财政拿出6.8万元，给3个市场换了公平秤，又在桥头市场二楼腾出一间四十平方米的会议室，供市场监管所和城关法庭轮流使用。",
        Found("slogans", "warning", "近年来，我县始终"),
    ),
    "CASE-INNOVATION": _unsure(
        _NEW,
        "每次开桌的时间、地点和讲课人印在排班表上，排班表一季度一换，由普法与依法治理股在每季度最后一周排好，交市场管理员张贴，一个市场贴两张，入口一张，公平秤旁边一张。",
        "过去是单位定题、摊主来听，一年一两场；现在由“单位定题”变为“摊主点题”，干部等摊主收了摊再开讲，一次十分钟，一周两次。",
    ),
    "CASE-FEEDBACK": _unsure(
        _EFFECT,
        "检验的办法有两种。投诉数由县市场监管局每季度末从投诉平台导出，按市场分列；答题由普法干部每年3月和9月到摊位上发卷，一卷20道题，当场作答，当场收回，卷子按市场装袋，存在普法与依法治理股。",
        "变化从秤上看得出来。开桌半年后，3个市场的短秤投诉由每月12件降到3件；卖水产的陈某原来不肯复秤，听了第7题后主动换了新秤，还劝隔壁两户也换了。",
    ),
    "CASE-EXPERIENCE": _missing(
        _LEARNT,
        _LESSONS,
        "到2023年9月，小法桌由3个市场的3名管理员和我局4名普法干部共同照看，桌子、电子秤、白板各3套，都登记在我局的固定资产账上，由普法与依法治理股的内勤保管。",
        "这件事给我们的启示是，课要跟着摊主的钟点走，题要从摊主嘴里来，谁执法就由谁来讲。抓住这三点，换一个市场、换一批人，照样讲得下去。",
    ),
    "CASE-REFLECTION": _unsure(
        _LACK,
        "到2023年9月，参加小法桌的有3个市场、4家单位，主讲人30名，其中市场监管所11名、城管中队6名、城关法庭4名、律师9名，名单每半年更新一次，贴在市场入口。",
        "回过头看，2022年8月花2.7万元装的3块滚动屏是走了弯路，两个月后回访48名摊主，说得出屏上内容的一个也没有。只换载体、不换内容，和发手册一个样，这是教训。",
    ),
    "CASE-NEXT-STEP": _missing(
        _NEXT,
        _LESSONS,
        "以上情况由普法与依法治理股根据3个市场2022年3月至2023年9月的登记表、县市场监管局的投诉数据整理，数据由县市场监管局消费者权益保护股核对，附件是登记表的复印件和题纸样本。",
        "2024年3月底前，我局将把“接手摊位先学六题”写进3个市场的摊位租赁合同；年底前，准备把小法桌搬进9个乡镇市场，由各司法所牵头收题，收不满20道题的不开桌。",
    ),
}
