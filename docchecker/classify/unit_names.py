"""Names of units: whether a line is one as a whole, and whether a title begins with one.

A name is parsed, not guessed at by its last character: an organisation above the regions (国家税务总局), regions
(“福建省三明市”), then bodies (“司法局”, “第一中学”), none of which holds a word of what is done.
"""

from __future__ import annotations

from docchecker.language.patterns import compiled

_STOP = compiled('[，。、：:；“”"《》！？!?——\\-\\s]')
_MASKED = compiled("[XxＸ×*＊○〇]{1,4}|某{1,2}")
_LONGEST = 24
_ABOVE = compiled("中国共产党|中共|国家|中国人民|中国|中华全国|共青团|国网|民革|民盟|民建|民进|农工党|致公党|九三学社")
_REGION_ENDS = (
    "自治区", "自治州", "自治县", "自治旗", "开发区", "高新区", "新区", "管委会", "街道", "林区", "省", "市", "县", "区", "州", "旗",
    "盟", "镇", "乡",
)  # fmt: skip
_LONGEST_STEM = 6
#: names whose last character but one reads as a region's end
_INNER_ENDS = (
    "景德镇市",
    "萍乡市",
    "新乡市",
    "沙市区",
    "津市市",
    "新市区",
    "城区",
    "郊区",
    "市中区",
    "市南区",
    "市北区",
)
#: words that end like a region and are none, whatever stands before them
_COMMON = (
    "社区", "小区", "园区", "校区", "景区", "辖区", "片区", "库区", "老区", "灾区", "矿区", "林区", "牧区", "特区", "战区", "商区", "营区", "厂区",
    "超市", "夜市", "集市", "门市", "股市", "都市", "闹市", "城镇", "乡镇", "家乡", "他乡", "故乡", "全区", "全市", "全县", "全省", "全镇", "全乡",
)  # fmt: skip
#: the same, but with one character before them they may be a name (盐城市, 青山区)
_COMMON_BUT_NAMES = ("城市", "山区", "城区")
_NO_NAME_BEFORE = frozenset("大小新旧古各在让为与到全本我现老名水都该这那进对从以把使将向")
#: what an activity or its place is called, not a unit
_ACTIVITIES = (
    "小院", "大院", "庭院", "驿站", "诊所", "讲习所", "加油站", "充电站", "小站", "体验站", "宣传站", "普法站", "流动站", "宣讲队", "普法队",
    "小分队", "宣传队", "志愿队", "服务队", "突击队", "轻骑队", "法治村", "示范村", "示范区", "示范社区", "先行区", "全覆盖",
)  # fmt: skip
#: slogans that stand before a place (法治云溪县); only an office may begin so
_SLOGANS = (
    "法治",
    "普法",
    "平安",
    "和谐",
    "美丽",
    "幸福",
    "智慧",
    "文明",
    "乡村",
    "法润",
    "德润",
    "数字",
    "学法",
    "守法",
    "以法",
    "以案",
)
_OFFICES = ("办", "办公室", "局", "委员会", "协会", "学会", "联合会", "指挥部", "领导小组", "专班", "讲师团")
_INSIDE = compiled("[局院厅委会司]|法[治律]|普法")
#: what is done: no name of a unit holds these
_DOING = compiled(
    "[把让从的了着被给就也还又很您你我他她们这那]|推动|推进|走进|走上|走向|送进|送到|送上|搬进|搬到|开进|开到|讲进|讲到|讲上|装进|装上|办起|办好|办在|建起|建在|建好|"
    "打造|点亮|唱响|筑牢|筑起|架起|搭建|搭起|火遍|聚焦|助力|激活|织密|织就|绘就|撑起|深入|融入|植入|带进|带到|带上|摆进|摆上|摆到|排进|请进|请到|"
    "探索|强化|深化|构建|赋能|守护|浸润|滋养|润泽|传遍|响遍|走遍|连起|连着|变成|变身|成为|开展|坚持|创新|擦亮|奏响|谱写|书写|铺就|开启|引领|护航|"
    "进[村社校企机园景厂家乡市万]|入[户脑心村校企]|[下到]基层|[用以将在于向对和与跟]+[^，]{0,8}(?:进|上|到|入)|唱|讲[活好透]|[跑跳扎]进"
)
#: function words that may stand inside names of regions or units but never right behind a whole name
_NEXT = frozenset(
    "把让用以将在为从与和对向推打创聚构建开走送搬讲办唱点架搭筑织绘深探强坚助激擦谱践进的出跑靠获有多实全"
)
#: a title that begins with one of these begins with what is done, not with who does it
_VERBS = frozenset('让把在以用为从与聚推打构创建强抓做办给送进跨破由激织筑探践走书谱夯提加着立精一两几这那每‘《〈（("“')
_OPENERS = (
    "普法", "法治", "深化", "坚持", "助力", "紧扣", "立足", "全面", "多元", "开启", "建设", "弘扬", "点亮", "绘就",
    "唱响", "一站", "乡村", "农村", "基层", "我市", "我县", "我区", "全市", "全县", "全区", "本市", "本县", "本区",
    "城市", "城镇", "城乡", "乡镇", "关于", "社区", "小区", "园区", "校区", "景区", "学校", "村民", "居民",
)  # fmt: skip
#: organs that stand without a region before them
_ORGANS = compiled(
    "(?:[省市县区乡镇])?(?:团[省市县区]委|总工会|妇联|残联|科协|文联|侨联|工商联|红十字会|人大常委会|人大|政协|纪委监委|纪委|监委|法院|检察院|党校|人民政府|政府|"
    "[省市县区]委(?:[^，]{0,6}(?:部|委|办|办公室|党校))?)"
)
#: endings that are units only behind a region, and those that take any name before them
_WEAK = frozenset(
    {"办", "院", "处", "所", "站", "队", "村", "委", "区", "市", "县", "镇", "乡", "中心", "学院", "社区", "厅", "街道"}
)
_LONGEST_BODY = 16
#: a region called by its rank alone: “市水利局”, “省司法厅”
_BARE = frozenset("省市县区镇乡")
#: more endings of bodies that stand behind a region
_BODIES = (
    "一中", "二中", "三中", "四中", "五中", "六中", "七中", "八中", "九中", "一小", "二小", "三小", "四小", "五小", "职中", "职校", "高中", "党校",
    "分局", "分校", "分公司", "法庭", "车间", "科", "科室", "股", "室", "部", "庭", "分院", "分会", "商会", "促进会", "基金会", "服务站", "工作站",
    "委员会", "指挥部", "领导小组", "专班", "林场", "农场", "水库", "电厂", "矿", "厂", "馆", "图书馆", "律所", "律师事务所", "监督所", "税务所",
    "报社", "电视台", "台", "总局", "联社", "合作社", "村民小组",
)  # fmt: skip


def unit_prefix(title: str, endings: tuple[str, ...]) -> str:
    """Return the unit's name at the head of a title, empty when there is none."""
    if not title or title[0] in _VERBS or title.startswith(_OPENERS):
        return ""
    head: str = _STOP.split(title, maxsplit=1)[0][:_LONGEST]
    masked = _masked(head, endings)
    if masked:
        return head[:masked]
    above = _ABOVE.match(head)
    at = above.end() if above else 0
    organ = _ORGANS.match(head)
    if organ:
        return _longer(head, organ.end(), endings)
    region = _regions(head, at)
    if region > at:
        return head[:region]
    return _named(head, at, endings)


def is_unit_name(line: str, endings: tuple[str, ...]) -> bool:
    """Return whether the whole line parses as the name of a unit: organisation, regions, bodies, no word of doing."""
    if (
        not 3 <= len(line) <= _LONGEST
        or line[0] in _VERBS
        or line.startswith(("我", "本", "全", "各", "该", "关于"))
        or _DOING.search(line)
    ):
        return False
    if line.endswith(_ACTIVITIES) or (line.startswith(_SLOGANS) and not line.endswith(_OFFICES)):
        return False
    masked = _masked(line, endings)
    above = _ABOVE.match(line)
    at = masked or _regions(line, above.end() if above else 0)
    rest = line[at:]
    if not rest:
        return bool(at)
    if not rest.endswith((*endings, *_BODIES)) or len(rest) > _LONGEST_BODY:
        return False
    if at > (above.end() if above else 0) or above:
        return not rest.endswith(_COMMON) or rest.endswith(("社区", "小区"))
    return bool(_ORGANS.match(line)) or _strong(line, endings)


def _strong(line: str, endings: tuple[str, ...]) -> bool:
    """Whether a name without a region before it ends as only units do."""
    ending = max((e for e in endings if line.endswith(e)), key=len, default="")
    return bool(ending) and (ending not in _WEAK or len(line) <= 8) and not line.endswith(_COMMON[2:])


def _masked(head: str, endings: tuple[str, ...]) -> int:
    """Where “XX县”, “某镇” ends, 0 where a name does not begin so."""
    masked = _MASKED.match(head)
    kinds = [ending for ending in endings if masked and head.startswith(ending, masked.end())]
    return masked.end() + len(max(kinds, key=len)) if masked and kinds else 0


def _regions(text: str, at: int) -> int:
    """Where the regions that begin at a place end; the place itself where none does."""
    while (end := _region(text, at)) > at:
        at = end
    return at


def _region(text: str, at: int) -> int:
    """Where one region's name ends, ``at`` where none begins: the first ending behind a plausible stem."""
    for end in range(at + 2, min(len(text), at + _LONGEST_STEM + 4) + 1):
        name = text[at:end]
        if not name.endswith(_REGION_ENDS) or (name.endswith("州") and not name.endswith("自治州")):
            continue
        inner = next((n for n in _INNER_ENDS if text[: end + 1].endswith(n) and len(n) > 2 and end < len(text)), "")
        if inner:
            name, end = text[at : end + 1], end + 1
        if _is_region(name):
            return end
        if _DOING.search(name):
            return at
    return at


def _is_region(name: str) -> bool:
    if _DOING.search(name) or name.endswith(_COMMON) or _INSIDE.search(name[:-1]):
        return False
    if name in _REGION_ENDS or name[0] in "全各本我该一第省市县区镇乡":
        return False
    if name.endswith(_COMMON_BUT_NAMES):
        return len(name) == 3 and name[0] not in _NO_NAME_BEFORE
    return len(name) >= 2


def _longer(head: str, end: int, endings: tuple[str, ...]) -> str:
    """A name with the body that follows it, where that is one: “县委党校”."""
    for ending in (*endings, *_BODIES):
        if head.startswith(ending, end):
            return head[: end + len(ending)]
    return head[:end]


def _named(head: str, at: int, endings: tuple[str, ...]) -> str:
    """A name without a region: what ends as only units do, with no word of doing before."""
    first = at + (1 if head[at : at + 1] in _BARE else 2)
    ends = [
        (head.find(ending, first), ending)
        for ending in endings
        if (ending not in _WEAK or first == at + 1) and head.find(ending, first) > 0
    ]
    for place, ending in sorted(ends, key=lambda found: found[0] + len(found[1])):
        name = head[: place + len(ending)]
        rest = head[len(name) :]
        if not _DOING.search(name) and not name.endswith(_COMMON) and (not rest or rest[0] in _NEXT or len(name) >= 3):
            return name
    return ""
