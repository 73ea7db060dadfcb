"""Offline installation: gather wheels on a machine with a network, install them on one without.

    python packaging/offline.py gather FOLDER [--platform win_amd64 --python 3.12]
    python packaging/offline.py install FOLDER

Only the standard library and pip are needed. The folder holds everything, this script included.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

#: what pip calls the platforms, newest first: a wheel may name an older system than the machine has
PLATFORMS = {
    "win_amd64": ["win_amd64"],
    "win32": ["win32"],
    "win_arm64": ["win_arm64"],
    "macos_arm64": ["macosx_14_0_arm64", "macosx_12_0_arm64", "macosx_11_0_arm64", "macosx_11_0_universal2"],
    "macos_x86_64": ["macosx_12_0_x86_64", "macosx_11_0_x86_64", "macosx_10_13_x86_64", "macosx_10_12_x86_64"],
    "linux_x86_64": ["manylinux_2_28_x86_64", "manylinux_2_26_x86_64", "manylinux2014_x86_64"],
    "linux_aarch64": ["manylinux_2_28_aarch64", "manylinux_2_26_aarch64", "manylinux2014_aarch64"],
    "musl_x86_64": ["musllinux_1_2_x86_64", "musllinux_1_1_x86_64"],
    "musl_aarch64": ["musllinux_1_2_aarch64", "musllinux_1_1_aarch64"],
}

#: Needed on some machines only: pip goes by the machine it runs on, not by the one it gathers for.
THERE_ALSO = {
    "win_amd64": ["colorama", "ahocorasick-rs"],
    "win32": ["colorama"],
    "win_arm64": ["colorama"],
    "macos_arm64": ["ahocorasick-rs"],
    "macos_x86_64": ["ahocorasick-rs"],
}

#: Published without wheels, and pure Python: a wheel made on any machine fits every other.
SOURCE_ONLY = ("jieba",)


def pip(*arguments: str) -> None:
    """Run pip; end with its code when it fails."""
    code = subprocess.call([sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments])
    if code:
        sys.exit(code)


def gather(folder: Path, platform: str | None, python: str | None, extras: str) -> None:
    """Put a wheel of this program and of all it needs into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    pip("wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT), *SOURCE_ONLY)
    (wheel,) = folder.glob("docchecker-*.whl")
    wanted = ["--only-binary", ":all:", "--find-links", str(folder)]
    for name in PLATFORMS[platform] if platform else ():
        wanted += ["--platform", name]
    if python:
        wanted += ["--python-version", python]
    also = THERE_ALSO.get(platform or "", [])
    pip("download", "--quiet", *wanted, "--dest", str(folder), f"{wheel}{extras}", *also)
    shutil.copy(__file__, folder / "offline.py")
    print(
        f"{folder}：{len(list(folder.glob('*.whl')))}个安装包。拷到没有网络的电脑上，运行 python offline.py install {folder.name}"
    )


def install(folder: Path, extras: str) -> None:
    """Install from a folder, without any network."""
    pip("install", "--no-index", "--find-links", str(folder), f"docchecker{extras}")


def main() -> None:
    """Gather or install."""
    parser = argparse.ArgumentParser(description="在没有网络的电脑上安装 docchecker")
    parser.add_argument("what", choices=("gather", "install"), help="gather：在有网络的电脑上收集；install：安装")
    parser.add_argument("folder", type=Path, help="放安装包的文件夹")
    parser.add_argument("--platform", choices=sorted(PLATFORMS), help="要装的电脑；不写就是这一台")
    parser.add_argument("--python", help="要装的电脑上的 Python 版本，如 3.12；不写就是这一个")
    parser.add_argument("--extras", default="", help="另外的功能，如 all")
    given = parser.parse_args()
    extras = f"[{given.extras}]" if given.extras else ""
    if given.what == "install":
        install(given.folder, extras)
    else:
        gather(given.folder, given.platform, given.python, extras)


if __name__ == "__main__":
    main()
