"""The rules of the list, each with one thing wrong in the good list and one that is right although it is near."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docchecker.counts import words
from fixtures import texts
from fixtures.looks import word
from tests.building import Run
from tests.checks.table.good import cut, good_list, item, listed
from tests.checks.table.row import Found, Row

if TYPE_CHECKING:
    from tests.checks.table.row import Lines, Make

_TITLE = "青湖县司法局“八五”普法规划中期评估问题清单"
_ITEMS = texts.items()
_FIRST = "1.县直单位中有14家"
_MORE = texts.raw_lines("问题清单-加长的话")[0]


def _font(name: str, *, bold: bool | None = None) -> Run:
    return Run(ascii=name, east_asia=name, bold=bold)


def _numbers(labels: str) -> Make:
    return lambda: word(texts.problems(labels=labels.split()))


def _count(number: int) -> Make:
    return lambda: word(texts.problems((_ITEMS + texts.items("问题清单-备用"))[:number]))


def _title(text: str) -> Make:
    return lambda: word(texts.problems(title=text))


def _title_look(look: Run) -> Make:
    return listed(lambda lines: texts.direct(lines, "title", look))


def _first(lines: Lines, **changes: Run) -> Lines:
    """The lines with another look of the first problem."""
    return [*lines[:2], replace(lines[2], **changes), *lines[3:]]


def _with_words(number: int) -> Make:
    """The third problem with so many 字."""
    name, body = _ITEMS[2]
    return item(3, body=cut(body + _MORE, number - words(name + "。")))


LIST_ROWS: dict[str, Row] = {
    "LIST-TITLE-MISSING": Row(
        good_list,
        listed(lambda lines: lines[2:]),
        Found("missing", "error"),
        listed(lambda lines: [replace(lines[0], text=_TITLE.replace("“", "\n“", 1)), *lines[1:]]),
        asked="problems",
    ),
    "LIST-TITLE-WORDING": Row(
        good_list,
        _title("青湖县司法局普法工作存在问题清单"),
        Found("wording", "error", "青湖县司法局普法工作"),
        _title("青湖县城关镇人民政府“八五”普法规划中期评估问题清单"),
    ),
    "LIST-TITLE-FORMAT": Row(
        good_list, _title_look(_font("仿宋")), Found("font", "error", _TITLE), _title_look(_font("STSong"))
    ),
    "LIST-COUNT": Row(good_list, _count(9), Found("too_many", "error"), _count(6)),
    "LIST-NUMBERING": Row(
        good_list, _numbers("1. 2. 3. 5. 6."), Found("sequence", "error", "XX镇4个村"), _numbers("1． 2． 3． 4． 5．")
    ),
    "LIST-ITEM-WORDS": Row(good_list, _with_words(520), Found("too_long", "error", "县城2所中学"), _with_words(500)),
    "LIST-NAME-FORMAT": Row(
        good_list,
        listed(lambda lines: _first(lines, lead_look=Run(bold=False))),
        Found("bold", "error", _FIRST[2:]),
        listed(lambda lines: _first(lines, lead_look=_font("方正仿宋_GBK", bold=True))),
    ),
    "LIST-BODY-FORMAT": Row(
        good_list,
        listed(lambda lines: _first(lines, look=Run(size=14))),
        Found("size", "error", "2023年9月，县普法办"),
        listed(lambda lines: _first(lines, look=Run(ascii="宋体"))),
    ),
    "LIST-VAGUE-NAME": Row(
        good_list,
        item(1, "普法针对性实效性不强"),
        Found("vague", "error", "普法针对性实效性不强"),
        item(1, "普法责任清单更新不及时：14家县直单位的清单还列着已废止的婚姻法"),
    ),
    "LIST-EVIDENCE": Row(
        good_list,
        item(
            3,
            "县城中学的法治副校长没有进过课堂",
            "法治副校长是校园普法的重要力量，担负着向师生宣传法律知识、推动依法治校的职责。有的法治副校长认为这只是挂名，平时忙于本单位的业务，对学校的情况了解不多，与学校联系不够紧密；有的学校认为授课应由派出单位安排，主动对接不够，没有把法治课排进教学计划。"
            "主管部门对法治副校长的选派、培训、考核还缺少配套的办法，履职情况同个人的考核评价没有挂钩，工作做多做少一个样，影响了工作的积极性。今后需要进一步理顺工作机制，明确各方职责，把这项工作真正抓到位。",
        ),
        Found("no_evidence", "error", "县城中学"),
        item(
            3,
            body="法治副校长的聘书写明每学期授课不少于两课时。去年秋天，评估组翻看县城六所中学一学年的教案和课表，县城二中和另一所中学的法治副校长授课都是零课时，按要求各应讲四课时。评估组在县城二中初二年级随机问了六十名学生，没有一人说得出本校法治副校长姓什么。"
            "担任该校法治副校长的民警吴某说，聘书由单位代领，他一年里只去学校参加过一次开学典礼，学校没有给他排过课，他也没有问过。学校德育处则以为授课由派出所自己安排，两家单位一年没有碰过面。",
        ),
    ),
    "LIST-SCOPE": Row(
        good_list,
        item(
            3,
            "县城2所中学的塑胶跑道开裂起皮",
            "2023年9月，县教育局基建股查看县城6所中学的运动场，有2所中学的塑胶跑道开裂起皮，开裂的地方共有37处，面积约420平方米，占跑道面积的15%。9月20日，某中学体育教师吴某带初二年级跑步时，2名学生在弯道处绊倒，擦伤了膝盖，学校此后把跑步改在篮球场。"
            "这2条跑道是2016年铺的，用了7年，质保期只有3年。学校2021年和2022年两次报过维修计划，估算要68万元，因为县里当年的校舍维修经费先用来加固教学楼，一直没有排上，只是每学期用胶水补一补，补过的地方不到两个月又翘起来。",
        ),
        Found("out_of_scope", "warning", "县城2所中学"),
        item(
            3,
            "农药店的9名店主说不出剧毒农药不得用在蔬菜上",
            "2023年9月，县农业农村局查看XX镇的14家农药店，随机问店主《农药管理条例》里的5条规定，有9名店主说不出剧毒、高毒农药不得用在蔬菜上，占64%。9月20日，店主吴某把一瓶限用农药卖给种豆角的农户，没有问用途，也没有登记，执法人员检查时他说“卖了八年，没有人来讲过”。"
            "执法人员翻看普法台账，2021年以来在这个镇办过3场讲座，来听的都是村干部，没有通知过一家农药店。县农业农村局把农药经营者列入了普法责任清单，两年来只发过一次挂图，没有上门讲过课，也没有问过店主看没看懂。",
        ),
    ),
    "LIST-REPEAT": Row(
        good_list,
        item(
            5,
            "14家县直单位公示的普法责任清单还在引用废止的法律",
            "县普法办2023年9月逐份核对28家县直单位的普法责任清单，发现有14家自2020年公示以后一直没有改过，占50%，共有31处还在引用2021年1月1日起废止的《婚姻法》《合同法》《物权法》，最多的一份有5处。某局办公室工作人员黄某9月12日在核对时说，清单是前任留下的，他接手两年没有打开过，也没有人催他改。"
            "这个局2022年5月照旧清单给个体户印了400份宣传单，题头就是“学习婚姻法”。县普法办两年来只统计报没报、不看写了什么，没有退回过一份，清单因此长期不改。",
        ),
        Found("same_matter", "warning", "14家县直单位"),
        item(
            5,
            "11个乡镇的普法责任清单没有在公开栏上公示",
            "2023年8月，评估组到18个乡镇查看普法责任清单，有11个乡镇的清单没有贴在公开栏上，占61%，其中4个乡镇的清单锁在司法所的文件柜里。8月16日，在某乡便民服务大厅办事的村民郑某想知道土地纠纷该找谁问，窗口人员何某翻了十分钟也没有找到清单，只好请他打电话问司法所。"
            "11个乡镇里有7个说不知道清单要公示，4个说公开栏没有空地方。县里2022年3月发过清单的样本，没有写明贴在哪里、谁来贴，司法所一年去检查过2次，看的都是台账。",
        ),
    ),
}
