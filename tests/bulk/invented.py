"""Invented problem lists by the thousand, with copied passages planted in some: everything follows from the seed.

The lists are hard on purpose: all speak of the same twenty subjects, open with the same stock phrases, quote the same
laws, and are put together from the same patterns and words.
"""

from __future__ import annotations

import re
from random import Random
from typing import NamedTuple


def _words(text: str) -> list[str]:
    return text.split()


_COUNTIES = [
    a + b for a in "青白云龙金石双南东西永安广丰宁清玉长平新" for b in ("湖县", "河区", "山县", "桥区", "泉县", "溪县")
]
_TOWNS = [a + b for a in "柳杨松梅荷桂枫竹榕樟棠杏桃李橘" for b in ("林镇", "溪乡", "塘街道", "坪镇", "岭乡", "湾街道")]
_SURNAMES = "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢"
_ACTORS = _words(
    "县普法办 县司法局 区教育局 住建部门 市场监管所 林业站 卫生院 交通执法队 文化馆 城管中队 水利局 "
    "人社所 民政股 生态环境分局 税务分局 应急办 农技站 派出所 法庭 检察室 居委会 村委会 业主委员会 "
    "物业公司 中心小学 县一中 职业中专 园区管委会 纺织厂 供销社 邮政支局 农商行 养老院 救助站 "
    "图书馆 团县委 妇联 工会 残联 工商联 律师事务所 公证处 调解室 信访窗口 便民中心 驾校 "
    "菜场管理办 客运站 景区公司 电影队"
)
_PERSONS = _words(
    "工作人员 值班干部 分管副职 法治专干 网格员 社区民警 驻村干部 办公室主任 联络员 窗口负责人 "
    "德育主任 老支书 调解员 安全员 志愿者队长 代课教师 摊主 货车司机 包工头 保洁员 退休教师 "
    "返乡青年 养殖户 快递员 护林员 校医 会计 门卫 书记员 导游 租客 果农"
)
_MANNERS = _words(
    "逐份 随机 连夜 分三批 凭印象 照着旧表 隔着电话 当着群众的面 临时 悄悄 反复 挨家挨户 按姓氏 "
    "借会议间隙 用手机 通过微信群 骑着摩托 从后台 带着翻译 由他人代为 在检查前夜 趁赶集 以抽签方式 "
    "拿着名册 未经商量 匆匆 象征性地 只凭照片 翻箱倒柜 单独"
)
_VERBS = _words(
    "核对 抄写 张贴 回收 补签 拍下 上传 转发 撤下 登记 封存 讲解 更换 清点 涂改 拼凑 报送 "
    "退回 订正 销毁 翻印 借走 遗失 代填 归档 挪用 拆封 补写 盖章 抽走 统计 合并 朗读 录制 "
    "检验 寄出 收缴 锁住 打印 校对"
)
_MODIFIERS = _words(
    "三年前的 没有日期的 沾了水的 印错电话的 外省的 空白的 发黄的 多出来的 缺页的 只剩封面的 "
    "写着旧地名的 字迹潦草的 重名的 未拆封的 上一届留下的 夹在报纸里的 用铅笔写的 过期的 借来的 "
    "连号的 模糊的 贴反了的 堆在楼梯间的 无人认领的 落款不一的 已经作废的 复印了多次的 前后矛盾的 "
    "只有标题的 压在箱底的 被雨淋过的 未经审核的 挂在墙角的 系统自动生成的 涂过胶水的 尚未公示的"
)
_THINGS = _words(
    "宣传折页 责任清单 培训签到表 法治副校长聘书 旁听名单 宪法誓词卡 考试成绩单 村规民约 案例汇编 "
    "调解卷宗 展板 灯箱 二维码 讲稿 课件 积分榜 花名册 问卷 回访单 告知书 合同范本 监督电话牌 "
    "横幅 门楼题字 广播稿 漫画册 投诉记录 值班表 报销单 合影 答题卡 宣传车 读书角 书架 电子屏 "
    "意见箱 证书 公告 会议纪要 备案表 任务书 听课笔记 票据 倡议书 感谢信 钥匙 账号 剧本 谜语条 "
    "练习册"
)
_PLACES = _words(
    "村口 祠堂门前 农贸市场 二楼仓库 车库背面 校门外 候诊区 食堂过道 电梯里 渡口 砖厂工棚 茶山脚下 "
    "桥头小卖部 老年活动室 停车场 档案柜 走廊尽头 公交站台 晒谷坪 门卫室 售楼处 电影院旧址 河堤 "
    "安置小区 养鸡场 大礼堂 防空洞 水库管理房 网吧 理发店 集装箱板房 旧粮站"
)
_RESULTS = _words(
    "无人过问 一放就是半年 对不上号 漏了大半 找不到经手人 群众从来没有见过 成了摆设 与台账相差甚远 "
    "被小广告盖住 临时凑了数 第二天又恢复原样 谁也说不清来历 多次催促没有下文 连电话都打不通 钱已经付清 "
    "照片却用了两遍 被误当作废纸卖掉 签名全是一个笔迹 验收单上写着优秀 字小得看不清 只有六个人签收 "
    "倒在地上没有扶起 后来再没有更新 上报时写成了全部完成 引来群众投诉 当事人至今不知情 拖到任期结束 "
    "影响了三起纠纷的处理 让学生闹了笑话 错过了起诉期限 白跑了两趟 罚款也没有退还"
)
_CAUSES = _words(
    "经费没有单独列支 经办人换过三任 考核只看数量 两个科室互相推让 计划没有分解到人 承办公司中途退出 "
    "上级只要照片 培训排在年底最忙的时候 联系点定得太多 没有人负责验收 台账与系统各记各的 牵头单位撤并 "
    "路程太远 采购拖了一个季度 熟人打了招呼 文件转错了部门 没有车辆 制度抄自外地 交接时漏了一项 "
    "停电没有备份 负责人借调在外 口头布置没有记录"
)
_PATTERNS = [
    "{month}月{day}日，{actor}{manner}{verb}了{place}的{n}份{mod}{thing}，{result}",
    "{actor}{person}{name}某{manner}{verb}{mod}{thing}时发现，{place}还有{n}件{mod2}{thing2}，{result}",
    "{town}共有{n}处{thing}，其中{m}处{result}，原因是{cause}",
    "据{place}的{person}讲，{mod}{thing}是{actor}{month}月{verb}的，{result}",
    "{year}年{actor}花{n}千元{verb}{thing}，{place}只见到{m}件，{result}",
    "{name}某是{town}的{person}，{manner}{verb}过{mod}{thing}，说自己{result}",
    "由于{cause}，{actor}把{mod}{thing}交给{person}{verb}，{result}",
    "评估组在{place}{verb}{n}份{thing}，{m}份是{mod}，其余的{result}",
    "问到{thing}为什么{result}，{actor}{person}的回答是{cause}",
    "{town}{place}的{thing}本来应当由{actor}{verb}，{cause}，结果{manner}交差",
    "同样是{thing}，{actor}{manner}{verb}，{actor2}却{manner2}{verb2}，{result}",
    "{mod}{thing}与{mod2}{thing2}放在{place}，{person}{manner}{verb}，{result}",
    "{n}名{person}里有{m}人{manner}{verb}过{thing}，没有一人知道{actor}的{thing2}{result}",
    "{month}月以后{cause}，{actor}再也没有到{place}{verb}{thing}",
    "{person}{name}某{manner}从{place}{verb}出{mod}{thing}，{actor}{day}天没有答复",
    "{actor}报上来的{thing}有{n}份，{place}能对上的{m}份，{mod}占了多数",
]
_NAMES = [
    "{town}有{n}份{mod}{thing}{result}",
    "{actor}的{thing}{result}",
    "{place}{mod}{thing}{cause}",
    "{n}个单位{manner}{verb}{thing}",
]
_OPENINGS = [
    "近年来，在县委、县政府的坚强领导下，我县普法依法治理工作取得了一定成效，但对照规划要求还存在一些不足",
    "按照上级统一部署，我单位高度重视，成立了由主要领导任组长的工作专班，对照评估重点内容逐项开展了自查自评",
    "坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，扎实推进规划各项任务落地见效",
    "经过认真梳理、深入查摆，结合群众反映和实地调研的情况，现将发现的主要问题报告如下",
    "下一步，我单位将以此次评估为契机，坚持问题导向，压实工作责任，推动普法工作再上新台阶",
    "对上述问题，我单位将逐条建立台账，明确责任领导、责任科室和完成时限，确保整改到位",
]  # fmt: skip
_LAWS = [
    "《中华人民共和国家庭教育促进法》第四条规定：“未成年人的父母或者其他监护人负责实施家庭教育。”",
    "《关于实行国家机关“谁执法谁普法”普法责任制的意见》明确：“国家机关是国家普法的责任主体，应当把普法作为推进法治建设的基础性工作来抓。”",
    "依照《中华人民共和国宪法》第二十七条规定，国家工作人员就职时应当依照法律规定公开进行宪法宣誓",
    "《中华人民共和国民法典》第十条规定，处理民事纠纷，应当依照法律；法律没有规定的，可以适用习惯，但是不得违背公序良俗",
    "《青少年法治教育大纲》要求：“在中小学设立法治知识课程，将法治教育纳入国民教育体系，贯穿学校教育的各个学段。”",
]  # fmt: skip
_SYNONYMS = [
    ("没有", "未"), ("发现", "查出"), ("只有", "仅"), ("其中", "里面"), ("原因是", "主要是"), ("的人", "的同志"), ("讲", "反映"), ("花", "用"),
    ("只见到", "仅看到"), ("说自己", "称"), ("由于", "因为"), ("交给", "转给"), ("评估组", "检查组"), ("其余的", "剩下的"), ("为什么", "为何"),
    ("的回答是", "解释说"), ("本来应当", "按规定要"), ("结果", "最后"), ("却", "则"), ("放在", "堆在"), ("知道", "了解"), ("以后", "之后"),
    ("再也", "再"), ("答复", "回应"), ("报上来", "上报"), ("能对上", "能核实"), ("占了多数", "占大头"), ("群众", "居民"), ("一个", "同一个"),
    ("干部", "同志"), ("三", "两"), ("宣传", "普法"), ("找不到", "寻不着"), ("大半", "一多半"), ("上级", "上面"), ("负责", "管"), ("被", "让"),
]  # fmt: skip


class Planted(NamedTuple):
    """Texts by name; for each (source, taker) the problems of the source as they stand in the taker's text."""

    texts: dict[str, str]
    pairs: dict[tuple[str, str], tuple[str, ...]]


def collection(seed: int, size: int, copied: int) -> Planted:
    """``size`` problem lists; ``copied`` of them took about 30 % of their text from another and edited it lightly."""
    random = Random(seed)
    lists = [_items(random) for _ in range(size)]
    chosen = random.sample(range(size), 2 * copied)
    pairs: dict[tuple[str, str], tuple[str, ...]] = {}
    for source, taker in zip(chosen[:copied], chosen[copied:], strict=True):
        taken = _take(random, lists[source], sum(map(len, lists[taker])))
        lists[taker][-len(taken) :] = [edited(random, item) for item in taken]
        pairs[_name(source), _name(taker)] = tuple(lists[taker][-len(taken) :])
    return Planted({_name(number): _list(random, items) for number, items in enumerate(lists)}, pairs)


def item(random: Random) -> str:
    """One problem: its name and some 250 characters about it."""
    wanted = random.randint(200, 330)
    name = _filled(random, random.choice(_NAMES))
    body = ""
    while len(body) < wanted:
        body += _filled(random, random.choice(_PATTERNS)) + "。"
        if random.random() < 0.06:
            body += random.choice(_LAWS) + "。"
    return f"{name}\n{body}"


def edited(random: Random, text: str) -> str:
    """``text`` as one who copies it leaves it: other words, figures and names, and sentences in another order."""
    name, body = text.split("\n")
    sentences = [sentence for sentence in body.split("。") if sentence]
    if random.random() < 0.6:
        first = random.randrange(len(sentences) - 1)
        sentences[first], sentences[first + 1] = sentences[first + 1], sentences[first]
    out = name + "\n" + "。".join(sentences) + "。"
    for old, new in _SYNONYMS:
        if random.random() < 0.6:
            out = out.replace(old, new)
    for names in (_TOWNS, _COUNTIES):
        for old in names:
            if old in out:
                out = out.replace(old, random.choice(names))
    out = re.sub(r"\d+", lambda _: str(random.randint(2, 98)), out)
    return re.sub(f"[{_SURNAMES}]某", lambda _: random.choice(_SURNAMES) + "某", out)


def _take(random: Random, items: list[str], length: int) -> list[str]:
    """Problems that make up about 30 % of ``length`` characters."""
    taken: list[str] = []
    for each in random.sample(items, len(items)):
        if taken and sum(map(len, taken)) + len(each) > 0.42 * length:
            break
        taken.append(each)
    return taken


def _name(number: int) -> str:
    return f"{number:06}.docx"


def _items(random: Random) -> list[str]:
    return [item(random) for _ in range(random.randint(4, 6))]


def _list(random: Random, items: list[str]) -> str:
    openings = random.sample(_OPENINGS, 3)
    numbered = [f"{number}.{text}" for number, text in enumerate(items, 1)]
    title = random.choice(_COUNTIES) + "司法局“八五”普法规划中期评估问题清单"
    return "\n".join([title, f"{openings[0]}。{openings[1]}。", *numbered, openings[2] + "。"])


def _filled(random: Random, pattern: str) -> str:
    pick = random.choice
    return pattern.format(
        year=random.randint(2021, 2023), month=random.randint(1, 12), day=random.randint(2, 28),
        n=random.randint(9, 120), m=random.randint(2, 8), town=pick(_TOWNS), name=pick(_SURNAMES), place=pick(_PLACES),
        actor=pick(_ACTORS), actor2=pick(_ACTORS), person=pick(_PERSONS), manner=pick(_MANNERS), manner2=pick(_MANNERS),
        verb=pick(_VERBS), verb2=pick(_VERBS), mod=pick(_MODIFIERS), mod2=pick(_MODIFIERS), thing=pick(_THINGS),
        thing2=pick(_THINGS), result=pick(_RESULTS), cause=pick(_CAUSES),
    )  # fmt: skip
