"""The page in a browser: files are dropped, findings jumped to, copies taken, corrected files dropped again."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
import zipfile

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.ui import WebDriverWait

from docchecker.pipeline import check_bytes
from fixtures import make
from tests.browser import chromium
from tests.web.desks import NOTICE

pytestmark = pytest.mark.needs_chromium

_WAIT = 20


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The address of a page that runs as the command starts it; Ctrl-C ends it cleanly."""
    folder = tmp_path_factory.mktemp("serve")
    with subprocess.Popen(
        [sys.executable, "-m", "docchecker", "serve", "--no-browser", "--port", "0", "--jobs", "1"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=_environment(folder),
    ) as running:  # fmt: skip
        url = running.stdout.readline().split("：", 1)[1].strip()
        yield url
        running.send_signal(signal.SIGINT)
        assert running.wait(20) == 0
        assert running.stderr.read() == ""
    assert list(folder.iterdir()) == []


def _environment(folder):
    import os

    return {**os.environ, "TMPDIR": str(folder), "PYTHONIOENCODING": "utf-8"}


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    started = chromium.start(tmp_path_factory.mktemp("profile"))
    taken = tmp_path_factory.mktemp("taken")
    started.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(taken)})
    started.taken = taken
    yield started
    started.quit()


@pytest.fixture
def page(browser, address):
    browser.set_window_size(1300, 900)
    browser.get(address)
    return browser


def put(page, tmp_path, **files):
    """Hand files to the page and wait for as many cards."""
    paths = []
    for name, data in files.items():
        path = tmp_path / name.replace("__", ".")
        path.write_bytes(data)
        paths.append(str(path))
    before = len(cards(page))
    page.find_element(By.ID, "files").send_keys("\n".join(paths))
    WebDriverWait(page, _WAIT).until(lambda one: len(cards(one)) >= before + len(paths))
    return cards(page)


def cards(page):
    return page.find_elements(By.CSS_SELECTOR, "article.card, div.card")


def text(card, name):
    return card.find_element(By.CLASS_NAME, name).text


def words(page, tmp_path, **files):
    return {text(card, "name"): text(card, "verdict") for card in put(page, tmp_path, **files)}


def test_good_wrong_and_broken_files(page, tmp_path):
    found = words(
        page,
        tmp_path,
        好__docx=make.build("问题清单-合格"),
        错__docx=make.build("清单-标题仿宋"),
        坏__docx=b"PK\x03\x04",
    )
    assert found["好.docx"].startswith("通过")
    assert found["错.docx"].startswith("不通过")
    assert found["坏.docx"].startswith("无法检查")


def test_fifty_files_at_once(page, tmp_path):
    data = make.build("清单-标题仿宋")
    found = words(page, tmp_path, **{f"第{number}份__docx": data for number in range(50)})
    assert len(found) == 50
    assert page.find_element(By.ID, "status").text == "查完了，共50个"


def test_an_archive(page, tmp_path):
    path = tmp_path / "材料.zip"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("甲.docx", make.build("问题清单-合格"))
        book.writestr("乙.docx", make.build("清单-标题仿宋"))
    page.find_element(By.ID, "files").send_keys(str(path))
    WebDriverWait(page, _WAIT).until(lambda one: len(cards(one)) == 2)


def test_from_a_finding_to_its_words(page, tmp_path):
    (card,) = put(page, tmp_path, 错__docx=make.build("清单-标题仿宋"))
    card.find_element(By.CSS_SELECTOR, ".tasks a").click()
    frame = WebDriverWait(page, _WAIT).until(lambda _: card.find_element(By.TAG_NAME, "iframe"))
    page.switch_to.frame(frame)
    finding = WebDriverWait(page, _WAIT).until(lambda one: one.find_element(By.CSS_SELECTOR, ".finding"))
    assert "标题字体是仿宋" in finding.text
    assert page.find_elements(By.CSS_SELECTOR, ".text mark, .text .on, .text [data-f]")
    page.switch_to.default_content()


def test_the_repaired_copy_passes(page, tmp_path):
    (card,) = put(page, tmp_path, 错__docx=make.build("清单-标题仿宋"))
    card.find_element(By.CLASS_NAME, "repair").click()
    WebDriverWait(page, _WAIT).until(lambda _: card.find_elements(By.CSS_SELECTOR, ".done input"))
    card.find_element(By.CSS_SELECTOR, ".repairs [type=submit]").click()
    copy = WebDriverWait(page, _WAIT).until(lambda one: next(one.taken.glob("错-改好.docx"), None))
    assert check_bytes("a.docx", copy.read_bytes(), NOTICE).verdict == "pass"


def test_the_corrected_file_on_the_same_card(page, tmp_path):
    (card,) = put(page, tmp_path, 错__docx=make.build("清单-标题仿宋"))
    good = tmp_path / "改好.docx"
    good.write_bytes(make.build("问题清单-合格"))
    card.find_element(By.CSS_SELECTOR, ".again input").send_keys(str(good))
    WebDriverWait(page, _WAIT).until(lambda _: text(card, "verdict").startswith("通过"))
    assert "已改：1处" in text(card, "changes")
    assert "未改：0处" in text(card, "changes")


def test_as_another_kind(page, tmp_path):
    (card,) = put(page, tmp_path, 好__docx=make.build("问题清单-合格"))
    Select(card.find_element(By.CLASS_NAME, "as")).select_by_value("case")
    WebDriverWait(page, _WAIT).until(lambda _: text(card, "about").startswith("典型创新案例"))


def test_a_wording(page):
    page.find_element(By.ID, "try-text").send_keys("普法针对性实效性不强")
    answer = page.find_element(By.ID, "try-answer")
    WebDriverWait(page, _WAIT).until(lambda _: "大而空泛" in answer.text)


def test_markup_in_a_name_is_words(page, tmp_path):
    (card,) = put(page, tmp_path, **{"<b>名<b>__docx": make.build("清单-标题仿宋")})
    assert text(card, "name") == "<b>名<b>.docx"


def test_the_keyboard_alone(page, tmp_path):
    reached = set()
    for _ in range(14):
        ActionChains(page).send_keys(Keys.TAB).perform()
        reached.add(page.switch_to.active_element.get_attribute("id"))
    assert {"files", "kind", "folder", "try-kind", "try-text", "unit", "title"} <= reached


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_wider_than_the_window(page, tmp_path, width):
    page.set_window_size(width, 900)
    put(page, tmp_path, 错__docx=make.build("清单-空泛问题"))
    assert page.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")


def test_the_page_is_small_and_says_nothing_in_the_console(page, tmp_path):
    put(page, tmp_path, 错__docx=make.build("清单-标题仿宋"))
    time.sleep(0.2)
    assert [entry for entry in page.get_log("browser") if entry["level"] == "SEVERE"] == []
    sizes = page.execute_script(
        "return performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))"
        ".filter(e => e.initiatorType !== 'xmlhttprequest').map(e => e.encodedBodySize)"
    )
    assert sum(sizes) < 150_000
