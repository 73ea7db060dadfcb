"""Where the rules are found: checkout, wheel, editable install, a folder of one's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from importlib.metadata import distribution
from pathlib import Path

import pytest

from docchecker import load_notice
from docchecker.rulebook.loader import DEFAULT, rules_root
from docchecker.rulebook.places import notice_names
from tests.rulebook.shipped import copied, edited

REPOSITORY = Path(__file__).resolve().parents[2]

LOAD = """
import docchecker
from docchecker import load_notice
from docchecker.rulebook.loader import rules_root
from docchecker.checks import VERBS
from docchecker.rulebook.verify import verify
notice = load_notice()
assert verify(notice.folder, VERBS) == ()
print(docchecker.__file__, rules_root(), len(notice.rules), len(notice.terms), sep="\\n")
"""


def _run(*command: object, **environment: str) -> str:
    """Output of a command that must succeed, run away from the checkout."""
    env = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "PYTHONHOME"}}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=Path("/"),
        env=env | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _pip(*words: object) -> None:
    _run(sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *words)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What a build needs, copied, so that it leaves nothing behind in the repository."""
    copy = tmp_path / "checkout"
    without = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in ("docchecker", "rules"):
        shutil.copytree(REPOSITORY / name, copy / name, ignore=without)
    for name in ("setup.cfg", "pyproject.toml", "README.md"):
        shutil.copy(REPOSITORY / name, copy / name)
    return copy


def _copy_backend(to: Path) -> None:
    """Put the build backend of the environment the tests run in into another one."""
    for file in distribution("setuptools").files or ():
        if ".." not in file.parts and file.suffix != ".pyc":
            (to / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(str(file.locate()), to / file)


def _expected() -> list[str]:
    notice = load_notice()
    return [str(len(notice.rules)), str(len(notice.terms))]


def test_checkout() -> None:
    assert rules_root() == REPOSITORY / "rules"


def test_rules_inside_the_package_come_first(tmp_path: Path) -> None:
    package = tmp_path / "docchecker"
    assert rules_root(package) == tmp_path / "rules"
    (package / "_rules").mkdir(parents=True)
    assert rules_root(package) == package / "_rules"


def test_wheel(tmp_path: Path, checkout: Path) -> None:
    target = tmp_path / "target"
    _pip("wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", tmp_path, checkout)
    (wheel,) = tmp_path.glob("*.whl")
    _pip("install", "--no-deps", "--no-index", "--target", target, wheel)
    shutil.rmtree(checkout)
    package, rules, *numbers = _run(sys.executable, "-c", LOAD, PYTHONPATH=str(target)).split()
    assert Path(package) == target / "docchecker" / "__init__.py"
    assert Path(rules) == target / "docchecker" / "_rules"
    assert numbers == _expected()


def test_wheel_carries_every_rule_file(tmp_path: Path, checkout: Path) -> None:
    target = tmp_path / "target"
    _pip("install", "--no-deps", "--no-build-isolation", "--no-index", "--target", target, checkout)
    carried = target / "docchecker" / "_rules"
    assert {file.relative_to(carried) for file in carried.rglob("*.*")} == {
        file.relative_to(rules_root()) for file in rules_root().rglob("*.*")
    }


def test_editable_install(tmp_path: Path, checkout: Path) -> None:
    room = tmp_path / "venv"
    venv.EnvBuilder(symlinks=os.name != "nt").create(room)
    python = room / ("Scripts" if os.name == "nt" else "bin") / "python"
    inside = Path(_run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    _copy_backend(inside)
    # what the rule files are read with comes from the environment of the tests, behind all else
    (inside / "zz_libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    _pip("--python", python, "install", "--no-deps", "--no-build-isolation", "--no-index", "--editable", checkout)
    package, rules, *numbers = _run(python, "-c", LOAD).split()
    assert Path(package) == checkout / "docchecker" / "__init__.py"
    assert Path(rules) == checkout / "rules"
    assert numbers == _expected()


def test_names_of_the_shipped_notices() -> None:
    assert notice_names(rules_root()) == (DEFAULT,)


def test_folder_of_ones_own_with_common_beside_it(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    edited(folder.parent / "common", "fonts.toml", '"SimSun", ', '"SimSun", "某某宋体", ')
    assert load_notice(folder).fonts.family("某某宋体") == "宋体"
    assert load_notice().fonts.family("某某宋体") is None


def test_folder_of_ones_own_without_common(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    shutil.rmtree(folder.parent / "common")
    assert load_notice(folder).fonts == load_notice().fonts
    assert set(load_notice(folder).terms) == set(load_notice().terms)


def test_next_years_notice_is_a_copied_folder(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    new = folder.rename(folder.parent / "nanchang-2024")
    edited(new, "notice.toml", 'id = "nanchang-2023"', 'id = "nanchang-2024"')
    edited(new, "notice.toml", "2023-11-05", "2024-11-05")
    edited(new, "case.toml", "max = 25", "max = 30")
    notice = load_notice(new)
    assert (notice.id, str(notice.deadline)) == ("nanchang-2024", "2024-11-05")
    assert [rule.summary for rule in notice.rules if rule.id == "CASE-TITLE-LENGTH"] == ["标题不超过30个字"]


def test_relative_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = copied(tmp_path)
    monkeypatch.chdir(folder)
    assert load_notice(Path()).id == DEFAULT
