"""Masking: what must trigger nothing is blotted out, character for character, before words are matched.

Each kind of mask has a character of its own from the private use area, so that a pattern can still say “a title stood
here”. The length of the text never changes, so offsets in the masked text are offsets in the text itself.
"""

from __future__ import annotations

from docchecker.language.patterns import Shape, spans

TITLE = "\ue001"
QUOTE = "\ue002"
NUMBER_OF_DOCUMENT = "\ue003"
DATE = "\ue004"
NAMED = "\ue005"
AGE = "\ue006"

_DIGIT = "0-9０-９"
_HAN_DIGIT = "〇零一二三四五六七八九十"

_TITLES = Shape(r"《[^《》]{1,80}(?:《[^《》]{1,60}》[^《》]{0,40})?》", needs="《")
_QUOTES = Shape(r"“[^“”]{1,400}”|‘[^‘’]{1,200}’|「[^「」]{1,200}」", needs="“‘「")
_DOCUMENT_NUMBERS = Shape(
    rf"[〔﹝\[（(【]\s?[12][0-9]{{3}}\s?[〕﹞\]）)】]\s?第?\s?[{_DIGIT}X×]{{1,5}}\s?号"
    rf"|第?[{_DIGIT}]{{1,5}}号(?:令|文件|文|公告|议案)"
    rf"|第[{_DIGIT}{_HAN_DIGIT}百]{{1,6}}[条款项章节编]",
    needs="号条款项章节编",
)
_DATES = Shape(
    rf"(?:[12][{_DIGIT}]{{3}}|二[〇○零]{{1}}[{_HAN_DIGIT}]{{2}})\s?(?:年度?|—|-|－|至|到|~|、)"
    rf"(?:[12][{_DIGIT}]{{3}}年度?)?(?:上半年|下半年|底|初|末|中|春|夏|秋|冬|全年)?"
    rf"|[{_DIGIT}]{{1,2}}(?:月|至[{_DIGIT}]{{1,2}}月)(?:份|初|中旬|上旬|下旬|底|末)?(?:[{_DIGIT}]{{1,2}}[日号])?"
    rf"|(?<![{_DIGIT}个])[{_DIGIT}]{{1,2}}[日号](?![以间均])"
    rf"|(?:上午|下午|晚上|早上|凌晨|中午|晚)?[{_DIGIT}{_HAN_DIGIT}]{{1,3}}[点时](?:半|[{_DIGIT}]{{1,2}}分)?(?=[至到前后，。、上]|$)"
    rf"|[{_HAN_DIGIT}]{{1,3}}月(?:份|初|底)?(?:[{_HAN_DIGIT}]{{1,3}}[日号])?"
    rf"|第[{_HAN_DIGIT}{_DIGIT}]{{1,3}}季度"
)
_AGES = Shape(rf"[{_DIGIT}]{{1,3}}(?:多|余)?(?:周岁|岁)(?:以上|以下|左右)?(?:的|至[{_DIGIT}]{{1,3}}岁)?", needs="岁")
_TIME_FRAMES = Shape(
    rf"近[{_HAN_DIGIT}两几{_DIGIT}]{{1,3}}年来?|[{_HAN_DIGIT}两几{_DIGIT}]{{1,3}}年(?:多)?来|过去[{_HAN_DIGIT}两几{_DIGIT}]{{1,3}}年",
    needs="年",
)


def mask_titles(text: str) -> str:
    """The text with 《…》 blotted out."""
    return _blot(text, _TITLES, TITLE)


def mask_quotes(text: str) -> str:
    """The text with quoted words blotted out, marks included."""
    return _blot(text, _QUOTES, QUOTE)


def only_quotes(text: str) -> str:
    """The text with all but its quoted words blotted out."""
    out: list[str] = []
    at = 0
    for start, end in spans(_QUOTES, text):
        out += QUOTE * (start - at), text[start:end]
        at = end
    return "".join((*out, QUOTE * (len(text) - at)))


def mask_figures(text: str, names: tuple[str, ...] = ()) -> str:
    """The text with 文号, articles, dates, ages and names that hold digits blotted out."""
    for name in sorted([name for name in names if name in text], key=len, reverse=True):
        text = text.replace(name, NAMED * len(name))
    text = _blot(text, _DOCUMENT_NUMBERS, NUMBER_OF_DOCUMENT)
    return _blot(_blot(_blot(text, _TIME_FRAMES, DATE), _DATES, DATE), _AGES, AGE)


def _blot(text: str, shape: Shape, mask: str) -> str:
    for start, end in spans(shape, text):
        text = text[:start] + mask * (end - start) + text[end:]
    return text
