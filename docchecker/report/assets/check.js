(function () {
  "use strict";
  var body = document.body, files = [], rows = {}, pieces = [], levels;

  function all(selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); }
  function byId(id) { return document.getElementById(id); }
  function has(node, name) { return (" " + node.className + " ").indexOf(" " + name + " ") >= 0; }
  function put(node, name, wanted) {
    if (has(node, name) === wanted) { return; }
    node.className = wanted ? (node.className + " " + name).replace(/^ /, "")
      : (" " + node.className + " ").replace(" " + name + " ", " ").replace(/^ +| +$/g, "");
  }
  function up(node, test) { while (node && node !== document && !test(node)) { node = node.parentNode; } return node === document ? null : node; }
  function numbers(node) { return (node.getAttribute("data-f") || "").split(" "); }

  function read(section) {
    var found = section.getAttribute("data-found");
    return {
      section: section, name: section.getAttribute("data-name"), verdict: section.getAttribute("data-verdict"),
      row: rows[section.id.slice(1)], gone: {},
      findings: (found ? found.split(" ") : []).map(function (words) {
        var cut = words.indexOf(":");
        return { level: words.slice(0, cut), rule: words.slice(cut + 1) };
      })
    };
  }

  /* A closed file of a long report is a comment, which costs the browser nothing; what recurs stands in comments of its own. */
  function fill(section) {
    var inside = section.querySelector(".body"), first = inside.firstChild;
    if (first && first.nodeType === 8) {
      inside.innerHTML = first.nodeValue.replace(/<~(\d+)>/g, function (mark, number) { return pieces[number]; });
    }
    refresh(fileOf(section));
  }

  function fileOf(section) { return files.filter(function (file) { return file.section === section; })[0]; }

  function open(section, wanted) {
    if (wanted) { fill(section); }
    put(section, "open", wanted);
    section.querySelector("h2 button").setAttribute("aria-expanded", String(wanted));
  }

  /* Which findings and files pass the filters. */
  function apply() {
    var name = byId("name").value.replace(/^\s+|\s+$/g, "").toLowerCase(), verdict = byId("verdict").value, rule = byId("rule").value;
    var wanted = {}, narrowed = !!rule, shown = 0, found = 0;
    levels.forEach(function (box) { wanted[box.value] = box.checked; narrowed = narrowed || !box.checked; });
    files.forEach(function (file) {
      var visible = 0, fits;
      file.findings.forEach(function (finding, place) {
        var fit = wanted[finding.level] && (!rule || finding.rule === rule);
        file.gone[place + 1] = !fit;
        visible += fit ? 1 : 0;
      });
      fits = (!name || file.name.indexOf(name) >= 0) && (!verdict || file.verdict === verdict) && (!narrowed || visible > 0);
      put(file.section, "hide", !fits);
      if (file.row) { put(file.row, "hide", !fits); }
      if (!fits) { return; }
      shown += 1;
      found += visible;
      if (has(file.section, "open")) { refresh(file); }
    });
    byId("shown").innerHTML = "显示 " + shown + " / " + files.length + " 个文件，" + found + " 处";
  }

  /* Hide the findings of an open file that the filters leave out, with their headings and marks. */
  function refresh(file) {
    all(".finding", file.section).forEach(function (node) { put(node, "hide", file.gone[node.getAttribute("data-f")]); });
    all(".left h3", file.section).forEach(heading);
    all("mark", file.section).forEach(function (mark) {
      put(mark, "off", numbers(mark).every(function (number) { return file.gone[number]; }));
    });
  }

  /* A heading without a finding below it is hidden. */
  function heading(node) {
    var next = node.nextElementSibling, any = false;
    while (next && has(next, "finding")) { any = any || !has(next, "hide"); next = next.nextElementSibling; }
    put(node, "hide", !any);
  }

  /* Show which words a finding means, and bring them into view. */
  function select(section, number, scroll) {
    var first = null;
    all(".on", section).forEach(function (node) { put(node, "on", false); });
    all("[data-f]", section).forEach(function (node) {
      if (numbers(node).indexOf(number) < 0) { return; }
      put(node, "on", true);
      if (!first && !has(node, "finding")) { first = node; }
    });
    if (scroll === "text" && first) { into(first); }
    if (scroll === "finding") { below(section.querySelector('.finding[data-f="' + number + '"]')); }
  }

  /* Scroll the page so that a node stands just below the filters. */
  function below(node) {
    node.scrollIntoView();
    window.scrollBy(0, -byId("filters").offsetHeight - 8);
  }

  function into(node) {
    var pane = up(node, function (one) { return has(one, "text"); }), gap;
    if (!pane || pane.scrollHeight <= pane.clientHeight) { node.scrollIntoView(); return; }
    gap = node.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTop += gap - pane.clientHeight / 3;
  }

  function go(id) {
    var section = byId(id.split("p")[0]), node;
    if (!section || !has(section, "file")) { return false; }
    open(section, true);
    node = byId(id);
    if (!node) { return false; }
    if (node === section) { below(node); } else { into(node); }
    return true;
  }

  function clicked(event) {
    var link = up(event.target, function (one) { return one.tagName === "A"; });
    var place = up(event.target, function (one) { return one.getAttribute("data-f"); });
    var section = up(event.target, function (one) { return has(one, "file"); });
    var button = section && up(event.target, function (one) { return one.tagName === "BUTTON"; });
    if (button) { open(section, !has(section, "open")); return; }
    if (link && link.getAttribute("data-t")) {
      open(section, true);
      select(section, link.getAttribute("data-t"), "finding");
      event.preventDefault();
      return;
    }
    if (place && section) { select(section, numbers(place)[0], has(place, "finding") ? (link ? "" : "text") : "finding"); }
    if (link && go(link.getAttribute("href").slice(1))) { event.preventDefault(); }
  }

  function pressed(event) {
    var key = (event.key || "").toLowerCase();
    if (event.ctrlKey || event.altKey || event.metaKey || /^(input|select|textarea)$/i.test(event.target.tagName)) { return; }
    if (key === "j" || key === "n") { step(1); }
    if (key === "k" || key === "p") { step(-1); }
    if ((key === "enter" || event.keyCode === 13) && has(event.target, "finding")) {
      select(up(event.target, function (one) { return has(one, "file"); }), numbers(event.target)[0], "text");
    }
  }

  /* The next or the previous finding that is shown, in all open files; its words come into view. */
  function step(by) {
    var shown = all(".file.open .finding").filter(function (node) { return node.offsetParent; }), at = -1, node;
    shown.forEach(function (one, place) { if (has(one, "on")) { at = place; } });
    node = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by];
    if (!node) { return; }
    if (at >= 0) { put(shown[at], "on", false); }
    select(up(node, function (one) { return has(one, "file"); }), node.getAttribute("data-f"), "text");
    below(node);
    node.focus({ preventScroll: true });
  }

  /* Sorting by a column: numbers fall, words rise; a second click turns it round. */
  function sort(column, header) {
    var table = byId("overview"), rows = all("tbody tr", table), numeric = has(header, "n"), down;
    down = has(header, "up") || (numeric && !has(header, "down"));
    all("th", table).forEach(function (one) { put(one, "up", false); put(one, "down", false); });
    put(header, down ? "down" : "up", true);
    rows.map(function (row, place) {
      var words = row.cells[column].textContent;
      return { row: row, place: place, key: column === 0 ? +row.getAttribute("data-v") : numeric ? +words || 0 : words };
    }).sort(function (a, b) {
      var order = typeof a.key === "string" ? a.key.localeCompare(b.key) : a.key - b.key;
      return (down ? -order : order) || a.place - b.place;
    }).forEach(function (one) { one.row.parentNode.appendChild(one.row); });
  }

  body.className = "js";
  all("#overview tr[data-file]").forEach(function (row) { rows[row.getAttribute("data-file")] = row; });
  if (byId("pieces")) { pieces = Array.prototype.map.call(byId("pieces").childNodes, function (node) { return node.nodeValue; }); }
  files = all(".file").map(read);
  levels = all("#filters input[name=level]");
  levels.forEach(function (box) { box.onchange = apply; });
  byId("name").oninput = byId("name").onkeyup = apply;
  byId("verdict").onchange = byId("rule").onchange = apply;
  byId("open").onclick = function () { files.forEach(function (file) { if (!has(file.section, "hide")) { open(file.section, true); } }); };
  byId("close").onclick = function () { files.forEach(function (file) { open(file.section, false); }); };
  byId("next").onclick = function () { step(1); };
  byId("previous").onclick = function () { step(-1); };
  all("#overview th").forEach(function (header, column) { header.onclick = function () { sort(column, header); }; });
  document.addEventListener("click", clicked);
  document.addEventListener("keydown", pressed);
  apply();
  if (location.hash) { go(location.hash.slice(1)); }
}());
