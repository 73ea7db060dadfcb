"""The HTML report in a browser: its filters are clicked, its words are found."""

from __future__ import annotations

import base64

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from docchecker.findings import Location, Verdict
from docchecker.model import Document, Effective, Paragraph, Run
from docchecker.report import html_report, inspect_html
from docchecker.report.page import Page
from tests.browser import chromium
from tests.report.samples import (
    BAD,
    DIRECT,
    GOOD,
    KEPT,
    LOCKED,
    NOTICE,
    PLAIN,
    SEEN,
    TOO_LONG,
    UNKNOWN_FONT,
    WRONG_FONT,
    report,
)

pytestmark = pytest.mark.needs_chromium

LINES = ["河湾区司法局“码上说法”普法新做法", *(f"第{n}段的话，写得长一些，一行放不下。" * 8 for n in range(1, 40))]
TEXT = Document(
    tuple(Paragraph(n, line, (Run(line, PLAIN),), Effective("both", DIRECT), "正文") for n, line in enumerate(LINES))
)
FAR = WRONG_FONT._replace(locations=(Location(35, excerpt="第35段", start=0, end=5), Location(36, start=0, end=5)))
FILES = (
    GOOD,
    BAD._replace(document=TEXT, findings=(TOO_LONG, FAR, UNKNOWN_FONT)),
    BAD._replace(file="材料/WARN.docx", verdict=Verdict.PASS, document=TEXT, findings=(WRONG_FONT, KEPT)),
    LOCKED,
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    driver = chromium.start(tmp_path_factory.mktemp("profile"))
    yield driver
    driver.quit()


@pytest.fixture(params=[30, 1], ids=["few files", "many files"])
def shown(browser, tmp_path, monkeypatch, request):
    """Opens a report and afterwards makes sure that its script had nothing to complain about and fetched nothing.

    Of many files each is laid out only when it is opened.
    """
    monkeypatch.setattr(html_report, "_MOST_AT_ONCE", request.param)

    def show(*files, hash_=""):
        path = tmp_path / "report.html"
        path.write_text(html_report.render(report(*files), NOTICE, Page()), encoding="utf-8")
        browser.get("about:blank")
        browser.get(path.as_uri() + hash_)
        return browser

    yield show
    assert browser.get_log("browser") == []
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0


def visible(driver, css):
    return [node for node in driver.find_elements(By.CSS_SELECTOR, css) if node.is_displayed()]


def files(driver):
    return [node.get_attribute("id") for node in visible(driver, ".file")]


def box(driver, level):
    return driver.find_element(By.CSS_SELECTOR, f"input[value={level}]")


def status(driver):
    return driver.find_element(By.ID, "shown").text


def section(driver, number):
    return driver.find_element(By.ID, f"f{number}")


def is_open(driver, number):
    return "open" in section(driver, number).get_attribute("class")


def test_everything_is_shown_at_first_and_files_are_closed(shown):
    driver = shown(*FILES)
    assert files(driver) == ["f1", "f2", "f3", "f4"]
    assert len(visible(driver, "#overview tbody tr")) == 4
    assert status(driver) == "显示 4 / 4 个文件，5 处"
    assert visible(driver, ".finding") == []


def test_single_file_is_open_and_needs_no_filter_by_name(shown):
    driver = shown(FILES[1])
    assert len(visible(driver, ".finding")) == 3
    assert visible(driver, "#name, #verdict") == []


@pytest.mark.parametrize(
    ("name", "found"), [("坏案例", ["f2"]), ("warn", ["f3"]), (" 材料/ ", ["f2", "f3"]), ("无", [])]
)
def test_filter_by_name(shown, name, found):
    driver = shown(*FILES)
    driver.find_element(By.ID, "name").send_keys(name)
    assert files(driver) == found
    assert [row.get_attribute("data-file") for row in visible(driver, "#overview tbody tr")] == [
        one[1:] for one in found
    ]
    assert status(driver).startswith(f"显示 {len(found)} / 4 个文件")
    driver.find_element(By.ID, "name").send_keys(Keys.BACKSPACE * len(name))
    assert len(files(driver)) == 4


@pytest.mark.parametrize(("verdict", "found"), [("pass", ["f1", "f3"]), ("fail", ["f2"]), ("unreadable", ["f4"])])
def test_filter_by_verdict(shown, verdict, found):
    driver = shown(*FILES)
    Select(driver.find_element(By.ID, "verdict")).select_by_value(verdict)
    assert files(driver) == found


def test_filter_by_rule_hides_other_findings_their_headings_and_marks(shown):
    driver = shown(*FILES)
    driver.find_element(By.ID, "open").click()
    Select(driver.find_element(By.ID, "rule")).select_by_value("CASE-TITLE-LENGTH")
    assert files(driver) == ["f2"]
    assert [one.get_attribute("data-rule") for one in visible(driver, ".finding")] == ["CASE-TITLE-LENGTH"]
    assert [one.text for one in visible(driver, "#f2 .left h3")] == ["必须修改1处"]
    assert [one.text for one in driver.find_elements(By.CSS_SELECTOR, "#f2 mark.off")] == ["第35段的", "第36段的"]
    assert status(driver) == "显示 1 / 4 个文件，1 处"


@pytest.mark.parametrize(
    ("cleared", "left"),
    [
        (["error"], ["f2", "f3"]),
        (["warning", "ask"], ["f2", "f3"]),
        (["error", "warning", "ask"], ["f3"]),
        (["error", "warning", "ask", "kept"], []),
    ],
)
def test_filter_by_level(shown, cleared, left):
    driver = shown(*FILES)
    for level in cleared:
        box(driver, level).click()
    assert files(driver) == left
    for level in cleared:
        box(driver, level).click()
    assert len(files(driver)) == 4


def test_file_opens_and_closes(shown):
    driver = shown(*FILES)
    button = section(driver, 2).find_element(By.CSS_SELECTOR, "h2 button")
    button.click()
    assert (is_open(driver, 2), is_open(driver, 3), button.get_attribute("aria-expanded")) == (True, False, "true")
    assert len(visible(driver, "#f2 .finding")) == 3
    button.click()
    assert (is_open(driver, 2), button.get_attribute("aria-expanded")) == (False, "false")


def test_all_that_is_shown_is_opened(shown):
    driver = shown(*FILES)
    driver.find_element(By.ID, "name").send_keys("材料")
    driver.find_element(By.ID, "open").click()
    assert [is_open(driver, number) for number in (1, 2, 3, 4)] == [False, True, True, False]
    driver.find_element(By.ID, "close").click()
    assert [is_open(driver, number) for number in (1, 2, 3, 4)] == [False] * 4


def in_sight(driver, node):
    """Whether a node is inside what its scrolled pane shows."""
    return driver.execute_script(
        "var a = arguments[0].getBoundingClientRect(), p = arguments[0].closest('.text').getBoundingClientRect();"
        "return a.top >= p.top && a.bottom <= p.bottom;",
        node,
    )


def test_finding_leads_to_its_words(shown):
    driver = shown(FILES[1])
    mark = driver.find_element(By.CSS_SELECTOR, "#f1p35 mark")
    assert not in_sight(driver, mark)
    driver.find_element(By.CSS_SELECTOR, ".finding.warning .message").click()
    assert [one.text[:3] for one in visible(driver, "mark.on")] == ["第35", "第36"]
    assert in_sight(driver, mark)
    driver.find_element(By.CSS_SELECTOR, ".finding.error .message").click()
    assert [one.text for one in visible(driver, "mark.on")] == ["河湾区司法局“码上说法"]
    assert not in_sight(driver, mark)


def test_place_leads_to_its_paragraph(shown):
    driver = shown(FILES[1])
    driver.find_element(By.LINK_TEXT, "第37段").click()
    assert in_sight(driver, driver.find_element(By.ID, "f1p36"))


def test_words_lead_to_their_finding(shown):
    driver = shown(FILES[1])
    driver.find_element(By.CSS_SELECTOR, "#f1p0 mark").click()
    (chosen,) = visible(driver, ".finding.on")
    assert chosen.get_attribute("data-rule") == "CASE-TITLE-LENGTH"


def test_keyboard(shown):
    driver = shown(FILES[1])
    driver.find_element(By.CSS_SELECTOR, ".finding.warning").send_keys(Keys.ENTER)
    assert in_sight(driver, driver.find_element(By.CSS_SELECTOR, "#f1p35 mark"))


def test_overview_leads_to_files_and_so_does_the_address(shown):
    driver = shown(*FILES)
    driver.find_element(By.CSS_SELECTOR, "#overview tr[data-file='3'] a").click()
    assert [is_open(driver, number) for number in (1, 2, 3, 4)] == [False, False, True, False]
    driver = shown(*FILES, hash_="#f2p35")
    assert is_open(driver, 2)


def order(driver):
    return [row.get_attribute("data-file") for row in driver.find_elements(By.CSS_SELECTOR, "#overview tbody tr")]


def test_overview_can_be_sorted(shown):
    driver = shown(*FILES)
    heads = driver.find_elements(By.CSS_SELECTOR, "#overview th")
    heads[4].click()
    assert order(driver) == ["2", "1", "3", "4"]
    heads[4].click()
    assert order(driver) == ["1", "3", "4", "2"]
    heads[0].click()
    assert order(driver) == ["1", "3", "2", "4"]
    heads[3].click()
    assert order(driver)[0] == "1"


def test_without_script_everything_is_there(browser, tmp_path):
    text = html_report.render(report(*FILES), NOTICE, Page())
    path = tmp_path / "plain.html"
    path.write_text(text[: text.index("<script>")] + "</body></html>", encoding="utf-8")
    browser.get(path.as_uri())
    assert len(visible(browser, ".finding")) == 5
    assert len(visible(browser, ".text")) == 2
    assert visible(browser, "#filters") == []


def test_printed_page_has_the_findings_only(shown):
    driver = shown(FILES[1])
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert visible(driver, "#filters, .right, .parts, .more, .persons") == []
        assert len(visible(driver, ".finding")) == 3
        assert len(visible(driver, ".first li")) == 3
    finally:
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    printed = driver.execute_cdp_cmd("Page.printToPDF", {})["data"]
    assert base64.b64decode(printed).count(b"/Type /Page\n") == 1


def chosen(driver):
    return [one.get_attribute("data-rule") for one in visible(driver, ".finding.on")]


def test_keys_and_buttons_lead_from_finding_to_finding(shown):
    driver = shown(FILES[1])
    body = driver.find_element(By.TAG_NAME, "body")
    seen = []
    for key in ("j", "n", "j", "j", "k", "p"):
        body.send_keys(key)
        seen.append(chosen(driver))
    long, font, unknown = ["CASE-TITLE-LENGTH"], ["CASE-BODY-FORMAT"], ["CASE-TITLE-FORMAT"]
    assert seen == [long, font, unknown, unknown, font, long]
    driver.find_element(By.ID, "next").click()
    assert chosen(driver) == font
    assert in_sight(driver, driver.find_element(By.CSS_SELECTOR, "#f1p35 mark"))
    driver.find_element(By.ID, "previous").click()
    assert chosen(driver) == long


def test_first_screen_leads_to_the_finding(shown):
    driver = shown(FILES[1])
    driver.find_element(By.CSS_SELECTOR, ".first a[data-t='2']").click()
    assert chosen(driver) == ["CASE-BODY-FORMAT"]


def test_parts_lead_to_their_headings(shown):
    lines = [*LINES[:30], "一、背景情况", *LINES[30:]]
    paragraphs = tuple(
        Paragraph(n, line, (Run(line, PLAIN),), Effective("both", DIRECT), "正文") for n, line in enumerate(lines)
    )
    driver = shown(FILES[1]._replace(document=TEXT._replace(paragraphs=paragraphs)))
    driver.find_element(By.CSS_SELECTOR, ".outline a").click()
    assert in_sight(driver, driver.find_element(By.ID, "f1p30"))


def test_nothing_is_wider_than_a_phone(browser, shown):
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    )
    try:
        driver = shown(*FILES)
        driver.find_element(By.ID, "open").click()
        assert driver.execute_script("return document.documentElement.scrollWidth") <= 390
        assert len(visible(driver, "#overview tbody tr")) == 4
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_inspected_document(browser, tmp_path):
    path = tmp_path / "inspect.html"
    path.write_text(inspect_html.render(SEEN, NOTICE, Page()), encoding="utf-8")
    browser.get(path.as_uri())
    title = browser.find_element(By.CSS_SELECTOR, ".seen p.title span")
    assert title.value_of_css_property("font-weight") == "700"
    assert round(float(title.value_of_css_property("font-size")[:-2]) * 0.75, 1) == 22.0
    colours = {
        one.value_of_css_property("background-color") for one in browser.find_elements(By.CSS_SELECTOR, ".seen p")
    }
    assert len(colours) == 3
    assert browser.get_log("browser") == []
