"""Why a file is not read, in words for a clerk: one line a kind of trouble, reason and advice."""

from __future__ import annotations

from typing import NamedTuple

from docchecker.errors import UnreadableDocument


class Words(NamedTuple):
    """What is wrong with the file, and what its owner can do."""

    reason: str
    advice: str


_SAVE_AS = "请用 Word 或 WPS 打开，另存为 .docx 后再检查。"
_REPAIR = "请用 Word 或 WPS 打开该文件（如提示修复请选“是”），另存为 .docx 后再检查；打不开就重新获取原文件。"
_FETCH = "可能没有传完或保存时出错，请重新获取原文件。"
_ORIGINAL = "请提交可编辑的 Word 原文件（.docx）。"
_WRONG_FILE = "请确认选对了文件，提交 Word 原文件（.docx）。"
_SUSPICIOUS = "正常的材料不会这样，请不要随意打开，先向报送单位核实；确属误判的，用 Word 打开后另存为 .docx 再检查。"
_OVERSIZED = "正常的材料没有这么大，请核对是否选错了文件；确需检查的，请拆成几个文件。"

KINDS: dict[str, Words] = {
    # the file as it lies on the disk
    "not_found": Words("没有这个文件或文件夹。", "请核对路径和文件名，注意扩展名。"),
    "not_a_file": Words("这不是文件。", "请写明一个 Word 文件。"),
    "no_access": Words("没有权限打开这个文件。", "请确认自己有权读取它，并且没有别的程序占用它。"),
    "read_error": Words("读取文件时出错。", "请检查磁盘或网络连接，把文件复制到本机再试。"),
    "empty": Words("文件是空的（0 字节）。", _FETCH),
    "blank": Words("文件里全是空字节，没有内容。", _FETCH),
    # other programs' files
    "legacy_doc": Words("这是旧版 Word 文件（.doc），不是 .docx。", _SAVE_AS),
    "wps": Words("这是旧格式的 WPS 文字文件（.wps、.doc），不是 .docx。", "请用 WPS 打开，另存为 .docx 后再检查。"),
    "works": Words("这是 Microsoft Works 文件（.wps），不是 .docx。", _SAVE_AS),
    "rtf": Words("这是 RTF 文件，不是 .docx。", _SAVE_AS),
    "odt": Words("这是 OpenDocument 文本（.odt），不是 .docx。", _SAVE_AS),
    "word_2003_xml": Words("这是 Word 2003 的 XML 文件，不是 .docx。", _SAVE_AS),
    "html": Words("这是网页文件（HTML），只是用了 Word 的扩展名或从网页另存而来。", _SAVE_AS),
    "mht": Words("这是单个文件网页（MHT），不是 .docx。", _SAVE_AS),
    "text": Words("这是纯文本文件，没有格式可查。", _SAVE_AS),
    "xml": Words("这是 XML 文件，但不是 Word 文档。", _WRONG_FILE),
    "pages": Words("这是苹果 Pages 文稿，不是 .docx。", "请在 Pages 中导出为 Word（.docx）后再检查。"),
    "pdf": Words("这是 PDF 文件，不是 Word 文件。", _ORIGINAL),
    "ofd": Words("这是 OFD 版式文件，不是 Word 文件。", _ORIGINAL),
    "ceb": Words("这是 CEB 版式文件，不是 Word 文件。", _ORIGINAL),
    "image": Words("这是图片，不是 Word 文件。", "图片里的文字无法检查，" + _ORIGINAL),
    "excel": Words("这是电子表格（Excel、WPS 表格等），不是 Word 文件。", _WRONG_FILE),
    "powerpoint": Words("这是演示文稿（PowerPoint、WPS 演示等），不是 Word 文件。", _WRONG_FILE),
    "visio": Words("这是 Visio 绘图，不是 Word 文件。", _WRONG_FILE),
    "email": Words("这是邮件，不是 Word 文件。", "请打开邮件，把附件里的 Word 文件存下来再检查。"),
    "ole": Words("这是旧格式的复合文件，里面没有 Word 正文。", _WRONG_FILE),
    "archive": Words("这是压缩包，不是 Word 文件。", "请先解压，再检查里面的 Word 文件。"),
    "program": Words("这是程序文件，不是 Word 文件。", "可能是病毒，请不要打开，并联系信息技术人员。"),
    "lock_file": Words(
        "这是 Word 打开文件时留下的临时文件（文件名以 ~$ 开头），不是文档。", "请选同名但不带 ~$ 的那个文件。"
    ),
    "not_word": Words("这不是 Word 文件，也认不出是什么文件。", "请确认选对了文件；如果能用 Word 或 WPS 打开，请另存为 .docx 后再检查。"),
    # locked
    "encrypted": Words("这是加密文件，要密码才能打开。", "请先取消密码：用 Word 或 WPS 打开，在“文件—信息—保护文档”里清空密码，另存后再检查。"),
    "encrypted_odt": Words("这是加密的 OpenDocument 文本（.odt）。", "请先取消密码，另存为 .docx 后再检查。"),
    "encrypted_zip": Words("这是加密的压缩包。", "请用密码解压，再检查里面的 Word 文件。"),
    "rights_managed": Words("这是受权限管理（IRM）保护的文件。", "请让作者取消“限制访问”，另存为 .docx 后再检查。"),
    "wrong_password": Words("密码不对，文件打不开。", "请核对密码（注意大小写和全角半角），或者取消密码后再检查。"),
    "undecipherable": Words("这是加密文件，加密方式不认识或者文件已损坏，解不开。", "请用 Word 或 WPS 打开，取消密码，另存为 .docx 后再检查。"),
    "no_decryption": Words("这是加密文件，本机没有安装解密组件。", "请先取消密码，另存为 .docx 后再检查；或者安装 docchecker[office]。"),
    # broken
    "truncated": Words("文件不完整，后面一截丢了。", _FETCH),
    "damaged_zip": Words("文件已损坏（压缩结构读不出来）。", _REPAIR),
    "damaged_part": Words("文件已损坏：部件 {part} 解不开。", _REPAIR),
    "damaged_ole": Words("旧格式的复合文件已损坏，读不出来。", _FETCH),
    "missing_part": Words("文件不完整：缺少部件 {part}。", _REPAIR),
    "missing_main": Words("文件不完整：缺少正文部件。", _REPAIR),
    "no_body": Words("文件里没有正文部分。", _REPAIR),
    "bad_xml": Words("文件部件 {part} 的内容已损坏（第{line}行，第{column}列）。", _REPAIR),
    "bad_encoding": Words("文件部件 {part} 的文字编码有误，读不出来。", _REPAIR),
    "duplicate_part": Words("文件里有两个同名部件 {part}，无法确定以哪个为准。", _REPAIR),
    # hostile or beyond all measure
    "doctype": Words("文件部件 {part} 含有 Word 不会写入的 DOCTYPE 声明，可能有害，未读取。", _SUSPICIOUS),
    "suspicious_ratio": Words("文件部件 {part} 的压缩比异常（超过 {limit} 倍），可能是压缩炸弹，未读取。", _SUSPICIOUS),
    "too_deep": Words("文件部件 {part} 嵌套太深（超过 {limit} 层），未读取。", _SUSPICIOUS),
    "style_chain": Words("文件里的样式一个基于一个，连了超过 {limit} 层，未读取。", _SUSPICIOUS),
    "too_many_entries": Words("文件里的部件太多（超过 {limit} 个），未读取。", _SUSPICIOUS),
    "too_complex": Words("文件部件 {part} 太复杂（标记或属性超过 {limit} 个），未读取。", _OVERSIZED),
    "too_large": Words("文件太大（超过 {limit} MB），未读取。", _OVERSIZED),
    "part_too_large": Words("文件部件 {part} 太大（超过 {limit} MB），未读取。", _OVERSIZED),
    "text_too_long": Words("文件部件 {part} 里有一段文字或一个值太长，未读取。", _OVERSIZED),
    "too_many_paragraphs": Words("文件段落太多（超过 {limit} 段），未读取。", _OVERSIZED),
    "paragraph_too_long": Words("文件里有一段太长（超过 {limit} 字），未检查。", _OVERSIZED),
    "too_much_text": Words("文件太长（超过 {limit} 字），未检查。", _OVERSIZED),
    # conversion
    "conversion_failed": Words("LibreOffice 没能把这个文件转换成 .docx。", _SAVE_AS),
    "conversion_timeout": Words("LibreOffice 转换这个文件超过 {limit} 秒，已停止。", _SAVE_AS),
}  # fmt: skip

_LONGEST_NAME = 80


def refusal(kind: str, **details: str | int) -> UnreadableDocument:
    """The error for a kind of trouble; ``details`` fill its reason."""
    words = KINDS[kind]
    shown = {name: _printable(value) if isinstance(value, str) else value for name, value in details.items()}
    return UnreadableDocument(kind, words.reason.format(**shown), words.advice)


def _printable(name: str) -> str:
    """A part's name from the file: it may hold anything, and goes to terminals and pages."""
    clean = "".join(char if char.isprintable() else "�" for char in name)
    return clean if len(clean) <= _LONGEST_NAME else clean[: _LONGEST_NAME - 1] + "…"
