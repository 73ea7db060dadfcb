"""What in a sentence speaks for or against a single episode with an actor, as signs of the model ``episodes.txt``."""

from __future__ import annotations

from docchecker.language.patterns import Shape, has

#: Sign → what it looks like. Weights stand in ``episodes.txt`` beside this file.
_SIGNS = {
    "day": Shape(
        r"[0-9０-９XxX×]{1,2}\s?月[0-9０-９Xx×]{1,2}\s?[日号](?!前|之前|起)"
        r"|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[日号](?!前)",
        needs="月",
    ),
    "month": Shape(r"[0-9一二三四五六七八九十X×]{1,2}月(?:份|初|中旬|上旬|下旬|底|末)?(?![0-9]{1,2}[日号]|底前|前)", needs="月"),
    "that_day": Shape(r"当[天日晚场]|那天|次日|第二天|一天|有一次|一次|有一回|前不久|日前|近日|当时|随后|随即|事后|后来|不久"),
    "last_year": Shape(r"去年|前年|今年|上年|上学期|上个?月|上周|昨[天日]|年初|年底|腊月|正月|春节|暑假|寒假"),
    "clock": Shape(r"上午|下午|晚上|傍晚|凌晨|清晨|中午|[0-9]{1,2}[时点](?:[0-9]{1,2}分)?|课间|散会|会后|庭审中"),
    "season": Shape(r"每[逢年月周次天季到]|一到|往往|通常|一般|平时|常常|经常|总是|历来|多年来|习惯|大多|多数|普遍|多以|多由|多为|多是"),
    "some": Shape(r"有的|有些|部分|一些|个别|不少|少数|许多|很多|各[县区乡镇村单部地]|各类|多数|大多|普遍"),
    "suppose": Shape(r"如果|要是|一旦|假如|倘若|若[是能]|即使|哪怕|只要|本可以|本来|应当|应该|必须|不得|要求|可以|能否|才能"),
    "plan": Shape(r"下一步|今后|拟|将[在于对按由从]|计划|准备|打算|建议|整改措施|责令|限期|请各|要[立切认加严进以把对将抓]|力争|确保"),
    "reason": Shape(r"原因|究其|在于|根源|主观|客观|反映出|说明|暴露"),
    "graded": Shape(r"不够|不强|不高|不足|不到位|不力|薄弱|欠缺|有待|滞后|流于形式|参差不齐|单一|缺乏"),
    "survey": Shape(r"问卷|受访|调查显示|抽样|统计|占比|占[0-9]|%|％|成的|平均|其中[0-9有]"),
    "told": Shape(r"[说称道问答喊讲回表坦承解反][：:，]?“|[说称讲叹][，：:]|[叹笑答]道|诉苦|抱怨|说“|答复|回答|承认|坦言|解释|反问|告诉|表示|询问"),
    "one": Shape(r"(?<![每统之第唯])一[名位个家户所辆间份张台块座](?!月|方面|些|个|样|直)"),
    "deictic": Shape(r"该[县区市镇乡村校局所院公单站社街员]|现场|被问"),
    "locked": Shape(r"上[着了]?锁|锁着|空无一人|无人(?:应答|值守|接听|在岗)|没有人(?!管|教|讲|问|看|听|抓|学)|未到场|离场|走了|叫停|拒绝|不肯"),
    "perfect": Shape(r"[到把被让给向对][^，。；]{1,12}(?<!不)了|[\u4e00-\u9fff]了[一两三]"),
    "named_place": Shape(r"[\u4e00-\u9fffX×]{2}(?:镇|乡|村|街道|社区|中学|小学|学校|公司|司法所|派出所|小区|法院|厂|局|中心)(?![名份家的])"),
    "masked": Shape(r"[某×X]"),
    "label": Shape(r"^(?:整改|责任|时限|完成|措施|原因|联系|牵头|填报|办理|数据|影响|分析|建议|目标)[\u4e00-\u9fff]{0,6}[：:]"),
    "asked": Shape(r"被问|追问|问起|问他|问她|询问|问及|问道|提问|打电话|拨打|来电"),
    "check": Shape(
        r"(?:检查组|督查组|督察组|暗访组|核查组|调研组|工作组|巡察组|记者|普法办|司法局|执法人员|工作人员|组员|我们)[^，。；“”]{0,8}?"
        r"(?:到|在|进|随机|发现|看到|查看|来到|派人|走进|接报|约谈|翻开|抽到|按)"
    ),
    "post": Shape(
        r"(?:负责人|负责同志|分管领导|同志|委员|所长|局长|站长|院长|校长|主任|书记|镇长|保安|门卫|业主|店主|老板|摊主|家长|司机|驾驶员|导游|客服|工作人员|办事员|经办人"
        r"|管理员|网格员|值班[员室]|窗口|村民|居民|市民|老人|学生|老师|教师|律师|职工|会计|出纳|民警|辅警|当事人|妇女|男子|男生|女生|管家|护士|医生|业务员|财务人员)[^，。；“”]{0,14}?"
        r"(?:说|称|答|问|讲|把|将|被|让|给|向|念|拿|打|签|交|到|来|走|摇|承认|解释|拒绝|要求|收|填|贴|不知|表示|告诉|未)"
    ),
    "seen": Shape(
        r"一无所知|面面相觑|摇头|互相|笔迹|照搬|悬挂|挂着|改作|堆[着放满]|积灰|停着|写着"
        r"|印着|写的是|印的|填的是|记录为|落款|盖着|贴着|仍[为是挂贴印放用]|系[一同由]"
    ),
    "opinion": Shape(r"认为|觉得|谈到|指出|反映[，：]|感到|建议|介绍[，说]|坦言|普遍|总的|看来"),
    "general": Shape(r"天天|各[^自]|处处|通行的|时常|仍旧|一直|长期|多年|始终|以来|日常|平时|越来越|连续[三四五六几]"),
    "question": Shape(r"[？?]”?$"),
    "figures": Shape(r"[0-9]+[^0-9]{1,20}[0-9]+[^0-9]{1,20}[0-9]+"),
}  # fmt: skip


#: Signs that say more together.
_TOGETHER = (
    ("day", "named_place"), ("day", "check"), ("day", "post"), ("month", "named_place"), ("month", "check"), ("that_day", "post"),
    ("told", "post"), ("told", "asked"), ("told", "deictic"), ("told", "opinion"), ("check", "seen"), ("check", "named_place"),
    ("seen", "named_place"), ("last_year", "named_place"), ("last_year", "post"), ("clock", "named_place"), ("one", "post"),
    ("post", "perfect"), ("some", "told"), ("season", "told"), ("locked", "named_place"), ("masked", "post"),
)  # fmt: skip


def signs_of(sentence: str) -> list[str]:
    """Return the signs of a sentence, and the pairs of them that say more together."""
    found = [sign for sign, shape in _SIGNS.items() if has(shape, sentence)]
    return [*found, *(f"{one}+{two}" for one, two in _TOGETHER if one in found and two in found)]
