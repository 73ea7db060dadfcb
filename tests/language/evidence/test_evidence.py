"""Examples and data of a problem, and whether it belongs to the field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docchecker.language.evidence.data import find_data
from docchecker.language.evidence.episodes import find_episode
from docchecker.language.items import judge_item
from docchecker.language.scope import judge_scope
from tests.language.lexicon import shipped

EXAMPLES = {
    "masked surname": "村民许某把宅基地借给外村人，连张纸条都没写。",
    "nickname": "门卫老郭说他从来没见过宣传栏。",
    "title": "居民冯阿姨拿着通知跑了两个部门。",
    "full name": "果农邓春生签合同时没看违约条款。",
    "unit on an occasion": "2023年9月，XX小学的法治课临时换成了数学课。",
    "single actor who speaks": "一名保洁员说：“发的纸都拿来垫桌子了。”",
    "money spent by one unit": "某市支出120万元请公司做了一份没有人用的普法规划。",
    "one account": "“青湖农机”公众号自开通以来没有发过一条法律知识。",
    "post of a unit on an occasion": "XX物业公司会计把公摊电费算错，被投诉后才翻出旧规定。",
}
NO_EXAMPLES = {
    "generic": "有的干部认为普法是软任务。",
    "survey": "2023年9月，县司法局检查了12个乡镇的台账。",
    "count": "2023年9月底，21个社区中有8个没有公示，5个公示过期，3个查无此栏。",
    "standing state": "我镇普法工作由司法所承担。",
    "plan": "下一步将请镇中学老师李某授课。",
    "nobody in particular": "下岗又没有找到活干的青年，单位管不了，社区管不好，没有人管。",
    "somebody speaks of some": "县农业农村局副局长李建平通报时说，少数合作社没有订立章程。",
    "money without a unit": "每年支出普法经费120万元。",
    "standing person": "宣传员许某长期在外务工。",
}


def find_example(text, terms):
    """Return the sentence that tells an episode."""
    return find_episode(text, terms).told


def scope_words(name, body, terms):
    """Return the words that put a problem into the field."""
    return judge_scope(name, body, terms).words


@pytest.mark.parametrize("text", EXAMPLES.values(), ids=EXAMPLES)
def test_example(text):
    found = find_example("普法工作有差距。" + text, shipped())
    assert found is not None
    assert (found.start, found.text) == (8, text)


@pytest.mark.parametrize("text", NO_EXAMPLES.values(), ids=NO_EXAMPLES)
def test_no_example(text):
    assert find_example(text, shipped()) is None


DATA = {
    "share": ("知晓率为26%", "知晓率为26%"),
    "part of a whole": ("抽查80份调解书，写明法条的仅9份", "写明法条的仅9份"),
    "none": ("走访56户，无一户听说过", "无一户听说过"),
    "duration": ("橱窗连续19个月没有换过", "橱窗连续19个月没有换过"),
    "difference": ("登记的法律图书比书架上的少17册", "登记的法律图书比书架上的少17册"),
    "what is missing of a base": ("全县有14个村没有开过课", "全县有14个村没有开过课"),
    "tenths": ("近三成骑手没有参加过培训", "近三成骑手没有参加过培训"),
}
NO_DATA = {
    "date": "2022年11月9日，全所到广场摆了展板",
    "name": "“八五”普法、12348热线、第一责任人",
    "output": "全年举办讲座38场、发放折页4200份",
    "story": "村民许某跑了3趟，罚了200元",
    "rule": "按照规定每年应当不少于4次",
    "unfilled": "完成率XX%，共XX场",
    "placeholder": "（此处补充2个案例）针对问题",
    "plan": "计划新增5个点位",
    "later": "下一步，将培训没有持证的30人",
    "ordinal": "第三期没有人来",
    "bare figure": "编号2301没有登记",
    "none without a whole": "没有一套统一的办法",
    "one of many things": "有的村一年见不到普法干部",
    "base": "目前全县有14个乡镇、203个村",
    "what was read": "翻阅台账140册",
    "where somebody went": "检查组先后走了两个区的11家工厂",
    "not even one": "缺少一处青少年法治教育场馆",
    "counted story": "两名队员没有出示证件",
}


@pytest.mark.parametrize(("text", "expected"), DATA.values(), ids=DATA)
def test_data(text, expected):
    assert expected in [part.text for part in find_data(text + "。", shipped())]


@pytest.mark.parametrize("text", NO_DATA.values(), ids=NO_DATA)
def test_no_data(text):
    assert find_data(text + "。", shipped()) == ()


def test_data_offsets():
    text = "情况不好。抽查20户，仅3户知道。"
    assert [text[part.start : part.end] for part in find_data(text, shipped())] == ["仅3户知道"]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("普法讲师没有课酬标准", ""),
        ("蜂农不知道转场要备案", "他说没听过这条规定，被罚800元。"),
        ("农资门店卖假种子", "执法人员没有告诉农户发现违法行为找谁，普法宣传单上也没有法律条文。"),
        ("摊贩违法占道没人提醒", "工作人员没有讲过。"),
        ("村里用章没有把关", "镇里没有请法律顾问看过。"),
        ("渔船停错地方", "船主以为不算违法，没有人讲过规定。"),
    ],
)
def test_in_scope(name, body):
    assert scope_words(name, body, shipped())


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("洒水车老旧", ""),
        ("敬老院床位紧张", "排队的老人126名，护工不足。"),
        ("执法装备老旧", "执法记录仪电池续航短，设备维修费超支。"),
        ("灌溉水渠修缮资金到位慢", "工程款没有结清，包工头催过几次，已有纠纷2起。"),
    ],
)
def test_out_of_scope(name, body):
    assert scope_words(name, body, shipped()) == ()


def test_item_with_everything_wrong():
    judged = judge_item("消防设备陈旧", "村民许春生反映，灭火器XX具损坏。", shipped())
    assert (judged.vague_name, judged.has_data, judged.in_scope) == (True, False, False)
    assert [one.text for one in judged.unmasked_persons] == ["许春生"]
    assert [one.text for one in judged.placeholders] == ["XX具"]
    assert "看不出属于守法普法工作的范畴" in judged.reasons
    assert "未隐去的姓名：“许春生”" in judged.reasons
    assert "没有填写完的地方：“XX具”" in judged.reasons


def test_good_item_gives_its_evidence():
    body = "2023年9月抽查30户，仅4户收到。村民许某说从没见过。"
    judged = judge_item("普法明白卡没有发到户", body, shipped())
    assert (judged.vague_name, judged.has_example, judged.has_data, judged.in_scope) == (False, True, True, True)
    assert "事例：“村民许某说从没见过。”" in judged.reasons
    assert "数据：“仅4户收到”" in judged.reasons


def test_item_without_evidence():
    reasons = judge_item("普法效果不好", "效果不好。", shipped()).reasons
    assert "没有看到有人（单位）、有事的具体事例" in reasons
    assert "没有看到说明问题程度的数据" in reasons


@given(st.text(max_size=40), st.text(alphabet="XX某村民说3户无一，。“”《》（）2023年月5%__小李王大爷", max_size=60))
def test_any_item_is_judged(name, body):
    judged = judge_item(name, body, shipped())
    assert judged.has_example == (judged.example is not None)
    assert all(body[part.start : part.end] == part.text for part in judged.data)


def test_a_share_is_data_also_where_a_person_is_told_of():
    for body in (
        "学生小邹说，36人中有29人没有听过。",
        "18节法治课有15节被体育老师钱某改成跑步。",
        "廖某带的班组26人里有19人没上过课。",
    ):
        assert judge_item("法治课被挤占", body, shipped()).has_data
    assert not judge_item("法治课被挤占", "学生小邹跑了3趟，每趟有2公里。", shipped()).has_data


EPISODES = (
    "开班那天，值班主任没有到场，让保安签字。",
    "该所民警当场说“这事不归我们管”。",
    "村会计把一箱宣传册锁进柜子，没有发。",
    "王校长摆摆手说，课表排满了。",
    "去年冬天，镇里的李主任把公示撕了下来。",
    "XX银行一名柜员把提示单压在抽屉里。",
    "店主听完愣住，说自己第一次知道。",
    "9月8日，市民到大厅咨询，窗口人员答不上来。",
    "一对夫妻在登记窗口吵了起来，没人解释财产约定。",
    "某公司人事经理当面撕掉了工人的仲裁申请。",
    "该村文书把选票塞进自己包里。",
    "散课后，租客郭某追问押金怎么要回来，讲师说没时间。",
    "宣讲员念到一半发现拿错稿子，匆匆结束。",
)
NO_EPISODES = (
    "有的窗口人员把材料退给群众，不说理由。",
    "工作人员普遍不熟悉新法。",
    "镇里每年12月组织一次宣传。",
    "店主们往往不看通知。",
    "法律顾问长期不到村。",
    "村干部习惯于凭经验办事。",
    "2023年全县开展检查4次，发现问题27个。",
    "讲稿由律师从网上下载。",
    "部分民警当场不能说清处罚依据。",
    "群众反映看不懂法条。",
    "村文书兼任宣传员，身兼数职。",
    "个别店主把告知单扔进垃圾桶。",
    "今后将请律师到场讲解。",
    "调解员多为退休老人，文化程度不高。",
    "问卷显示，六成居民不知道公约内容。",
    "学校一般由班主任代课。",
    "每次检查前，文书都把台账补齐。",
    "该局普法经费由办公室统一支出。",
)
FIGURES = (
    "三个乡镇全年没有办过一场法治讲座。",
    "书架上法律书一本都没有。",
    "法律顾问到位率为零。",
    "村均讲座0.6次，低于规定的2次。",
    "半数单位没有报送清单。",
    "知道复议期限的不到两成。",
    "应到45人，实到18人。",
    "联席会议两年没有开过。",
    "有一半人不知道热线号码。",
    "平均得分51.3分，最低的12分。",
    "四分之三的村没有公示。",
    "发下去的600份问卷只收回87份。",
    "十个小区里有七个没有业主公约。",
    "投诉同比增长三成。",
    "签到率由九成跌到四成。",
    "超过规定期限41天才送达。",
    "十户里有八户没见过折页。",
    "九成以上的合同没有备案。",
)
NO_FIGURES = (
    "2023年12月4日在广场举办宣传活动。",
    "依据该条例第十七条第二款处理。",
    "全年开展讲座36场，发放资料8000份。",
    "县政办发〔2022〕15号文件要求落实。",
    "一位68岁的老人不识字。",
    "村民许某跑了两趟，花了30元路费。",
    "每村每年应不少于2次。",
    "围绕三个方面、五项重点推进。",
    "拨打12348热线无人解释。",
    "下一步计划新建5个法治书屋。",
    "被处以200元罚款后才知道规定。",
    "第三次上门时他才签字。",
    "一名店主说没有听过。",
    "“八五”普法规划实施两年多来，有了进步。",
    "学员小林等了两个小时。",
    "建成法治公园3个、长廊12处。",
    "各级各部门坚持每月一主题。",
    "按照“1+3+N”模式推进。",
)


@pytest.mark.parametrize("text", EPISODES)
def test_an_event_told_by_post_or_unit_is_an_example(text):
    assert find_example(text, shipped()) is not None


@pytest.mark.parametrize("text", NO_EPISODES)
def test_what_is_usual_or_counted_is_no_example(text):
    assert find_example(text, shipped()) is None


@pytest.mark.parametrize("text", FIGURES)
def test_figures_that_measure(text):
    assert find_data(text, shipped())


@pytest.mark.parametrize("text", NO_FIGURES)
def test_figures_that_measure_nothing(text):
    assert find_data(text, shipped()) == ()


@pytest.mark.parametrize(
    ("name", "body", "inside"),
    [
        ("普法经费没有列入预算", "", True),
        ("农机站发证时不讲道路交通法", "", True),
        ("公路施工路段限高架没有依据", "架子旁没有公告，也没有告知司机依据哪条规定。", True),
        ("住宅专项维修资金的表决办法没人讲", "业主不知道要多少人同意。", True),
        ("公路养护经费不足", "养护资金缺口130万元。", False),
        ("法院诉讼服务中心车位紧张", "门前车位18个，高峰时排队。", False),
        ("司法所办公用房不足", "两个司法所合用一间办公室。", False),
        ("电商直播基地停工", "下一步将通过法律途径解除承建合同，重新招标。", False),
        # law by the way is not the field
        ("不动产登记系统多次掉线", "窗口故障27次，过户、抵押登记被延误，中介提出索赔，协议上写有约定。", False),
        ("古桥保护无人负责", "文化遗产名录里的三座古桥有一座产权不清。", False),
        ("摊主不知道商标怎样算近似", "问到处罚依据，17个摊主里有14个说不知道有商标法。", True),
        ("婚姻法小戏只演了三场", "全年计划24场，实际演出3场。", True),
    ],
)
def test_words_of_other_work_are_weighed_against_words_of_the_field(name, body, inside):
    assert bool(scope_words(name, body, shipped())) is inside


@pytest.mark.parametrize(
    "text",
    [
        "环卫组长骆某天天早起，还是顾不过来。",
        "10月，有的加工户白天停机、夜里开工，镇里反复整治。",
        "8月，县司法局基层股逐一拨打205个村的顾问电话。",
        "按规定，便民服务中心周六上午应安排1人值班。",
    ],
)
def test_habits_norms_and_rounds_are_no_episode(text):
    assert find_example(text, shipped()) is None


def test_a_person_s_episode_is_shown_before_a_unit_s():
    unit, person = "2022年6月，县里组织47名干部参加考试。", "8月7日，村民罗某照着牌子打了两次电话。"
    assert find_example(unit, shipped()).text == unit
    assert find_example(unit + person, shipped()).text == person


@pytest.mark.parametrize("name", ["合同纠纷多", "政府网站3份政策文件没有配解读稿"])
def test_law_by_the_way_is_left_to_a_person_or_outside(name):
    assert not judge_scope(name, "", shipped()).inside


def test_who_does_not_know_a_law_is_surely_inside():
    assert judge_scope("停车场收费员不知道消费者权益保护法", "出口道闸坏了三次。", shipped())[::2] == (True, True)
