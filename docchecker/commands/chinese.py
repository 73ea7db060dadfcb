"""What click says by itself, in Chinese whatever the system's language: a table behind the gettext that click calls."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

#: click's words → ours. Fields may be left out; names of types are not shown, for click has them in English only.
MESSAGES: dict[str, str] = {
    # how a command is called
    "Missing command.": "还没有写要做什么",
    "Missing argument": "缺少参数",
    "Missing option": "缺少选项",
    "Missing parameter": "缺少参数",
    "Missing parameter: {param_name}": "缺少 {param_name}",
    "Missing {param_type}": "缺少参数",
    "No such option {name!r}.": "没有“{name}”这个选项",
    "No such option: {name}": "没有“{name}”这个选项",
    "No such command {name!r}.": "没有“{name}”这个命令",
    "Did you mean {possibility}?": "您是不是想写“{possibility}”？",
    "(Did you mean one of: {possibilities}?)": "您是不是想写 {possibilities}？",
    "(Possible options: {possibilities})": "您是不是想写 {possibilities}？",
    "Got unexpected extra argument ({args})": "多了“{args}”，这个命令用不着它",
    "Got unexpected extra arguments ({args})": "多了“{args}”，这个命令用不着它",
    "Option {name!r} does not take a value.": "选项 {name} 后面不能带值",
    "Option {name!r} requires an argument.": "选项 {name} 后面要写上值",
    "Option {name!r} requires {nargs} arguments.": "选项 {name} 后面的值不够",
    "Argument {name!r} takes {nargs} values.": "{name} 要写{nargs}个值",
    "Invalid value: {message}": "写得不对：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 写得不对：{message}",
    "Invalid start character for option ({option})": "选项的开头写得不对（{option}）",
    "Try '{command} {option}' for help.": "详细说明：{command} {option}",
    "Error: {message}": "{message}",
    "Usage:": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Positional arguments": "参数",
    # values
    "{value!r} is not {choice}.": "没有“{value}”，可以写 {choice}",
    "{value!r} is not one of {choices}.": "没有“{value}”，可以写 {choices}",
    "{value!r} does not match the format {format}.": "“{value}”不合 {format} 的写法",
    "{value!r} does not match the formats {formats}.": "“{value}”不合 {formats} 的写法",
    "{value} is not in the range {range}.": "{value} 不在 {range} 的范围内",
    "{value!r} is not a valid boolean. Recognized values: {states}": "“{value}”应当写 true 或 false",
    "{value!r} is not a valid {number_type}.": "“{value}”应当是数字",
    "{value!r} is not a valid UUID.": "“{value}”不是 UUID",
    "Takes {nargs} values but 1 was given.": "要写{nargs}个值，只写了1个",
    "Takes {nargs} values but {len} were given.": "要写{nargs}个值，写了{len}个",
    "{len_type} values are required, but {len_value} was given.": "要写{len_type}个值，只写了{len_value}个",
    "{len_type} values are required, but {len_value} were given.": "要写{len_type}个值，写了{len_value}个",
    "Value must be an iterable.": "要写几个值",
    "Choose from:\n\t{choices}": "可以写：\n\t{choices}",
    "Choice({choices})": "{choices}",
    "(dynamic)": "",
    # files
    "file": "文件",
    "directory": "文件夹",
    "path": "路径",
    "unknown error": "读写出错",
    "Could not open file {filename!r}: {message}": "打不开“{filename}”：{message}",
    "{name} {filename!r} does not exist.": "没有“{filename}”这个{name}",
    "{name} {filename!r} is a file.": "“{filename}”是文件",
    "{name} {filename!r} is a directory.": "“{filename}”是文件夹",
    "{name} {filename!r} is not readable.": "“{filename}”没有权限读",
    "{name} {filename!r} is not writable.": "“{filename}”没有权限写",
    "{name} {filename!r} is not executable.": "“{filename}”不能执行",
    # help
    "default: {default}": "不写就是 {default}",
    "env var: {var}": "环境变量 {var}",
    "deprecated": "已停用",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}": "命令“{name}”已停用。{extra_message}",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}": "“{name}”已停用。{extra_message}",
    "%(prog)s, version %(version)s": "%(prog)s %(version)s",
    "Show the version and exit.": "显示版本。",
    "Show this message and exit.": "显示这份说明。",
    # talking with a person
    "Aborted!": "已中断。",
    "Do you want to continue?": "继续吗？",
    "Confirm the action without prompting.": "不用再问。",
    "Repeat for confirmation": "再写一遍",
    "Error: The two entered values do not match.": "两次写的不一样。",
    "Error: invalid input": "写得不对",
    "Press any key to continue...": "按任意键继续……",
    "{editor}: Editing failed": "{editor} 没有编辑成功",
    "{editor}: Editing failed: {e}": "{editor} 没有编辑成功",
    "d": "天",
    # completion
    "Couldn't detect Bash version, shell completion is not supported.": "认不出 Bash 的版本，不能补全。",
    "Shell completion is not supported for Bash versions older than 4.4.": "Bash 4.4 以前的版本不能补全。",
    "Windows error: {error}": "系统错误：{error}",
}


def translate(message: str) -> str:
    """Return our words for click's, its own where we have none."""
    return MESSAGES.get(message, message)


def translate_number(one: str, many: str, number: int) -> str:
    """Return our words for one thing or for several."""
    return translate(one if number == 1 else many)


def install() -> None:
    """Put the table behind every module of click that is loaded."""
    for name, module in list(sys.modules.items()):
        if name.startswith("click.") and module is not None:
            _install_in(module)


def _install_in(module: ModuleType) -> None:
    for name, ours in (("_", translate), ("ngettext", translate_number)):
        if hasattr(module, name):
            setattr(module, name, ours)
