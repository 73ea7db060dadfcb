"""The page in a real browser: what a person sees and does."""

from __future__ import annotations

import json
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from docchecker import check, load_notice
from docchecker.web.batches import Batches
from tests.browser import chromium
from tests.web.serving import FIXTURES, GOOD, WRONG, a_server, archive, data

pytestmark = pytest.mark.needs_chromium

SECONDS = 60


@pytest.fixture(scope="module")
def address(desk):
    with a_server(desk) as found:
        yield found


@contextmanager
def browser_in(folder):
    driver = chromium.start(folder / "profile")
    (folder / "downloads").mkdir()
    driver.execute_cdp_cmd(
        "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder / "downloads")}
    )
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with browser_in(tmp_path_factory.mktemp("browser")) as driver:
        yield driver


@pytest.fixture
def page(browser, address):
    """The page, opened by a new visitor; afterwards its script has nothing to complain about."""
    browser.delete_all_cookies()
    browser.get("about:blank")
    browser.get(address)
    browser.delete_all_cookies()
    browser.get(address)
    browser.get_log("browser")
    yield browser
    # a refusal is told on the page; Chromium notes it too
    assert [entry for entry in browser.get_log("browser") if "status of 4" not in entry["message"]] == []


def wait(driver, test):
    return WebDriverWait(driver, SECONDS, 0.05).until(test)


def one(driver, css):
    return driver.find_element(By.CSS_SELECTOR, css)


def every(driver, css):
    return driver.find_elements(By.CSS_SELECTOR, css)


def choose(driver, *paths, where="files", cards=None):
    """Choose files as a person does, and wait for their cards."""
    there = len(every(driver, ".card"))
    one(driver, f"#{where}").send_keys("\n".join(map(str, paths)))
    wanted = there + (len(paths) if cards is None else cards)
    wait(driver, lambda _: len(every(driver, ".card")) == wanted and not every(driver, "#waiting .row:not(.lost)"))


_VERDICTS = """return Array.from(document.querySelectorAll(".card"), function (card) {
    return [card.querySelector("h2 span").textContent, card.querySelector(".verdict").textContent];
})"""


def verdicts(driver):
    return sorted(tuple(pair) for pair in driver.execute_script(_VERDICTS))


def in_view(driver, node):
    return driver.execute_script(
        "var box = arguments[0].getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight", node
    )


def test_good_wrong_and_broken(page, tmp_path):
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK\3\4")
    choose(page, FIXTURES / GOOD, FIXTURES / WRONG, broken)
    assert verdicts(page) == [("坏.docx", "无法检查"), (GOOD, "通过"), (WRONG, "不通过")]
    assert one(page, "#summary").text == "3个文件：通过1，不通过1，没有查成1"


def test_fifty_at_once_and_a_zip(page, tmp_path):
    files = [shutil.copy(FIXTURES / (WRONG if n % 2 else GOOD), tmp_path / f"{n}.docx") for n in range(50)]
    choose(page, *files)
    held = tmp_path / "送来.zip"
    held.write_bytes(archive(**{f"甲局/{n}.docx": data(GOOD) for n in range(4)}))
    choose(page, held, cards=4)
    assert one(page, "#summary").text == "54个文件：通过29，不通过25"


def drop(driver, css, *paths):
    """Drop files or folders on a place as the mouse does."""
    box = one(driver, css).rect
    at = {"x": box["x"] + 20, "y": box["y"] + 10 - driver.execute_script("return scrollY")}
    given = {"items": [], "files": list(map(str, paths)), "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        driver.execute_cdp_cmd("Input.dispatchDragEvent", {"type": kind, **at, "data": given})


def test_dropped_files_and_folders(page, tmp_path):
    folder = tmp_path / "材料" / "甲局"
    folder.mkdir(parents=True)
    for name in (GOOD, WRONG):
        shutil.copy(FIXTURES / name, folder)
    (folder / "~$锁.docx").write_bytes(b"x")
    drop(page, "#drop", tmp_path / "材料", FIXTURES / "案例-标题黑体.docx")
    wait(page, lambda _: len(every(page, ".card")) == 3)
    assert verdicts(page) == [
        ("材料/甲局/" + GOOD, "通过"),
        ("材料/甲局/" + WRONG, "不通过"),
        ("案例-标题黑体.docx", "不通过"),
    ]


def test_the_corrected_file_is_dropped_on_its_card(page):
    choose(page, FIXTURES / WRONG)
    drop(page, ".card .again", FIXTURES / GOOD)
    wait(page, lambda _: verdicts(page) == [(GOOD, "通过")])
    assert one(page, ".changes p").text == "与上一份相比：已改1处，未改0处，新增0处"


def test_from_a_finding_to_its_words_and_back(page):
    choose(page, FIXTURES / "清单-空泛问题.docx")
    finding = every(page, ".finding")[-1]
    number = finding.get_attribute("data-f")
    page.execute_script("arguments[0].click()", finding)
    marks = every(page, f".text mark.on[data-f~='{number}'], .text p.on[data-f~='{number}']")
    assert marks
    assert in_view(page, marks[0])
    mark = one(page, ".text mark[data-f]")
    page.execute_script("arguments[0].click()", mark)
    chosen = one(page, ".finding.on")
    assert chosen.get_attribute("data-f") in mark.get_attribute("data-f").split()
    assert in_view(page, chosen)


def test_word_and_wps(page):
    choose(page, FIXTURES / "清单-有修订.docx")
    shown = [each.text for each in every(page, ".in-word, .in-wps") if each.is_displayed()]
    one(page, "[data-program=wps]").click()
    assert [each.text for each in every(page, ".in-word, .in-wps") if each.is_displayed()] != shown
    assert one(page, "[data-program=wps]").get_attribute("aria-pressed") == "true"


def test_the_repaired_copy_passes(page, browser, tmp_path):
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    page.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(downloads)})
    choose(page, FIXTURES / WRONG)
    one(page, "[data-do=repairs]").click()
    wait(page, lambda _: every(page, "[data-do=save]"))
    assert "22磅" in one(page, ".repairs pre").text
    one(page, "[data-do=save]").click()
    fixed = downloads / WRONG.replace(".docx", "-改好.docx")
    wait(page, lambda _: fixed.is_file())
    assert check(fixed).verdict == "pass"
    one(page, ".again input").send_keys(str(fixed))
    wait(page, lambda _: every(page, ".changes p"))
    assert (
        one(page, ".changes").text
        == "与上一份相比：已改1处，未改0处，新增0处\n已改：标题字号是小二（18磅），应为二号（22磅）"
    )
    assert verdicts(page) == [(fixed.name, "通过")]


def test_what_a_paragraph_is_corrected(page):
    choose(page, FIXTURES / GOOD)
    one(page, ".correct summary").click()
    page.execute_script("document.querySelector('.text p[data-n=\"1\"]').click()")
    assert one(page, "[data-field=paragraph]").get_attribute("value") == "1"
    Select(one(page, "[data-field=role]")).select_by_value("other")
    one(page, "[data-do=role]").click()
    wait(page, lambda _: verdicts(page)[0][1] == "不通过")
    one(page, ".correct summary").click()
    one(page, "[data-do=as-seen]").click()
    wait(page, lambda _: verdicts(page)[0][1] == "通过")


def test_another_kind(page):
    choose(page, FIXTURES / GOOD)
    one(page, ".correct summary").click()
    Select(one(page, "[data-field=kind]")).select_by_value("problems")
    one(page, "[data-do=kind]").click()
    wait(page, lambda _: verdicts(page)[0][1] == "不通过")


def test_a_wording_as_one_types(page):
    one(page, "[data-tab=judge]").click()
    one(page, "#judging textarea").send_keys("普法针对性不强")
    wait(page, lambda _: "大而空泛" in one(page, "#judged").text)
    one(page, "#judging textarea").clear()
    one(page, "#judging textarea").send_keys("县住建局普法责任清单未公示")
    wait(page, lambda _: "明确具体" in one(page, "#judged").text)


def test_by_keyboard_alone(page):
    choose(page, FIXTURES / WRONG)
    one(page, "body").send_keys("j")
    assert page.switch_to.active_element.get_attribute("class").split()[0] == "finding"
    page.switch_to.active_element.send_keys(Keys.ENTER)
    assert every(page, ".text .on")
    page.execute_script("document.querySelector('.card h2 button').focus()")
    page.switch_to.active_element.send_keys(Keys.ENTER)
    assert not one(page, ".card .body").is_displayed()


@contextmanager
def as_wide_as_a_phone(driver):
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    )
    yield
    driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_on_a_phone(page):
    with as_wide_as_a_phone(page):
        choose(page, FIXTURES / WRONG)
        one(page, "[data-do=repairs]").click()
        wait(page, lambda _: every(page, "[data-do=save]"))
        one(page, ".correct summary").click()
        assert page.execute_script("return document.documentElement.scrollWidth") <= 390


def test_a_reload_keeps_the_cards_and_removing_one_is_lasting(page):
    choose(page, FIXTURES / WRONG)
    page.refresh()
    wait(page, lambda _: every(page, ".card"))
    one(page, "[data-do=drop]").click()
    wait(page, lambda _: not every(page, ".card"))
    page.refresh()
    assert every(page, ".card") == []


def test_two_readers(page, address, tmp_path):
    choose(page, FIXTURES / WRONG)
    with browser_in(tmp_path) as other:
        other.get(address)
        choose(other, FIXTURES / GOOD)
        assert verdicts(other) == [(GOOD, "通过")]
    assert verdicts(page) == [(WRONG, "不通过")]


def test_hostile_words_do_nothing(page, tmp_path):
    name = "<img src=x onerror=alert(1)>.docx"
    path = tmp_path / name
    path.write_bytes(data(WRONG))
    choose(page, path)
    assert every(page, "#cards img") == []
    assert "<img" not in one(page, ".card h2 button").get_attribute("innerHTML")


# ---- the office ----


@pytest.fixture
def office(desk, browser, tmp_path):
    inbox = tmp_path / "收件"
    for name, file in (("青湖县司法局", GOOD), ("河湾区教育局", WRONG)):
        (inbox / name).mkdir(parents=True)
        shutil.copy(FIXTURES / file, inbox / name)
    roster = tmp_path / "名单.csv"
    roster.write_text("单位名称,类别\n青湖县司法局,县直部门\n河湾区教育局,区直部门\n", encoding="utf-8")
    made = Batches(tmp_path / "结果", {"收件": inbox}, load_notice(), 1, roster)
    with a_server(desk, batches=made) as address:
        browser.delete_all_cookies()
        browser.get("about:blank")
        browser.get(f"{address}/#office")
        yield browser
    made.close()


def test_a_batch_from_its_beginning_to_an_assignment(office):
    one(office, "[data-do=inbox]").click()
    wait(office, lambda _: every(office, "[data-save]"))
    assert "共2个文件" in one(office, ".batch h3").text
    (unsure,) = every(office, ".batch tbody select")
    Select(unsure).select_by_visible_text("河湾区教育局")
    one(office, ".batch .main").click()
    wait(office, lambda _: not every(office, ".batch tbody select") and every(office, "[data-save]"))
    one(office, ".batch summary").click()
    assert one(office, ".heat tbody").text == "河湾区教育局 1"
    one(office, ".batch input").send_keys("青湖")
    rows = [
        row.text.split()[1] for row in every(office, ".batch .wide > table:not(.heat) tbody tr") if row.is_displayed()
    ]
    assert set(rows) == {"青湖县司法局"}


# ---- axe-core ----


@pytest.fixture(scope="module")
def axe(tmp_path_factory):
    """The script of axe-core, where npm can fetch it."""
    folder = tmp_path_factory.mktemp("axe")
    npm = shutil.which("npm")
    packed = npm and subprocess.run(
        [npm, "pack", "axe-core@4"], cwd=folder, capture_output=True, timeout=120, check=False
    )
    archives = list(folder.glob("axe-core-*.tgz"))
    if not packed or not archives:
        pytest.skip("axe-core 取不到：npm pack axe-core")
    shutil.unpack_archive(archives[0], folder)
    return Path(folder / "package" / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tab", ["check", "judge", "blank"])
def test_nothing_serious_for_axe(page, axe, scheme, tab):
    page.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    if tab == "check":
        choose(page, FIXTURES / "清单-空泛问题.docx")
        one(page, ".correct summary").click()
    else:
        one(page, f"[data-tab={tab}]").click()
    # by the debugger, which the page's own policy does not bind
    page.execute_cdp_cmd("Runtime.evaluate", {"expression": axe})
    asked = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
    ran = page.execute_cdp_cmd(
        "Runtime.evaluate",
        {
            "expression": f"axe.run(document, {json.dumps(asked)}).then(r => JSON.stringify(r.violations))",
            "awaitPromise": True,
        },
    )
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    found = json.loads(ran["result"]["value"])
    assert [
        (one["id"], one["nodes"][0]["html"][:120], one["nodes"][0]["failureSummary"])
        for one in found
        if one["impact"] in ("serious", "critical")
    ] == []
