/* The local page. Plain script for Chromium 80 and later; the server makes the markup of the cards. */
(function () {
  "use strict";
  var script = document.querySelector("script[data-root]"), root = script.getAttribute("data-root");
  var atOnce = 3, queue = [], running = 0, cards = {}, roles = {}, program = "word", counted = { all: 0, done: 0 };

  function all(selector, from) { return Array.prototype.slice.call((from || document).querySelectorAll(selector)); }
  function one(selector, from) { return (from || document).querySelector(selector); }
  function byId(id) { return document.getElementById(id); }
  function make(tag, words, look) {
    var node = document.createElement(tag);
    if (words) { node.textContent = words; }
    if (look) { node.className = look; }
    return node;
  }
  function numbers(node) { return (node.getAttribute("data-f") || "").split(" "); }
  function tell(words) { byId("told").textContent = words; byId("told").className = words ? "on" : ""; }

  /* ---- asking the server ---- */

  function ask(method, path, body, then, failed) {
    var request = new XMLHttpRequest();
    request.open(method, root + path);
    if (body && !(body instanceof FormData)) {
      request.setRequestHeader("Content-Type", "application/json");
      body = JSON.stringify(body);
    }
    request.onload = function () {
      if (request.status < 300) { then(request.responseText ? JSON.parse(request.responseText) : null); } else { refuse(request, failed); }
    };
    request.onerror = function () { refuse(null, failed); };
    request.send(body || null);
    return request;
  }

  function words(request) {
    if (!request || !request.status) { return "连不上检查程序，可能已经关闭，或者文件太大；请核对后再试。"; }
    try { return JSON.parse(request.responseText).error; } catch (error) { return "没有做成（" + request.status + "），请再试一次。"; }
  }
  function refuse(request, failed) {
    if (request && request.status === 401) { location.href = root + "/login"; return; }
    tell(words(request));
    if (failed) { failed(words(request)); }
  }

  /* ---- files that are dropped or chosen ---- */

  function take(files) {
    var list = files.filter(function (file) { return !/(^|\/)(~\$|\.)/.test(file.name); });
    if (!list.length) { tell("没有找到文件，请重新选择。"); return; }
    tell("");
    counted.all += list.length;
    list.forEach(function (file) { queue.push({ file: file, row: waiting(file.name) }); });
    sum();
    next();
  }

  function waiting(name) {
    var row = make("p", "", "row"), bar = make("progress");
    row.appendChild(make("span", name));
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", name);
    row.appendChild(bar);
    row.appendChild(make("em", "等待"));
    byId("waiting").appendChild(row);
    return row;
  }

  function next() {
    while (running < atOnce && queue.length) { running += 1; send(queue.shift()); }
  }

  function send(item) {
    var request = new XMLHttpRequest(), form = new FormData(), read = 0, said = one("em", item.row), bar = one("progress", item.row);
    function lines() {
      var end = request.responseText.lastIndexOf("\n") + 1, part = request.responseText.slice(read, end);
      read = Math.max(read, end);
      part.split("\n").filter(Boolean).forEach(function (line) {
        var data = JSON.parse(line);
        if (data.count) { counted.all += data.count - 1; said.textContent = "检查中，共" + data.count + "份"; } else { counted.done += 1; show(data); }
        sum();
      });
    }
    form.append("file", item.file, item.file.path || item.file.webkitRelativePath || item.file.name);
    request.open("POST", root + "/cards");
    request.upload.onprogress = function (event) {
      bar.value = event.loaded / (event.total || 1);
      said.textContent = event.loaded < event.total ? "上传 " + Math.round(100 * bar.value) + "%" : "检查中";
    };
    request.onprogress = function () { if (request.status === 200) { lines(); } };
    request.onload = function () {
      if (request.status === 200) { lines(); item.row.parentNode.removeChild(item.row); } else { lost(request); }
      after();
    };
    request.onerror = function () { lost(null); after(); };
    function lost(given) {
      counted.done += 1;
      item.row.className = "row lost";
      if (bar.parentNode) { item.row.removeChild(bar); }
      said.textContent = words(given);
      if (given && given.status === 401) { location.href = root + "/login"; }
      sum();
    }
    function after() { running -= 1; next(); sum(); }
    said.textContent = "上传";
    request.send(form);
  }

  /* Files and folders of a drop, folders looked through to the bottom. */
  function dropped(items, then) {
    var found = [], open = 1;
    function closed() { open -= 1; if (!open) { then(found); } }
    function entry(node) {
      open += 1;
      if (node.isFile) {
        node.file(function (file) { file.path = node.fullPath.replace(/^\//, ""); found.push(file); closed(); }, closed);
        return;
      }
      var reader = node.createReader();
      (function more() {
        reader.readEntries(function (entries) {
          entries.forEach(entry);
          if (entries.length) { more(); } else { closed(); }
        }, closed);
      }());
    }
    Array.prototype.map.call(items, function (item) {
      var known = item.kind === "file" && item.webkitGetAsEntry ? item.webkitGetAsEntry() : null, file = item.getAsFile();
      if (!known && file) { found.push(file); }
      return known;
    }).filter(Boolean).forEach(entry);
    closed();
  }

  /* ---- cards ---- */

  function show(data) {
    var shell = make("div"), old = cards[data.id], node;
    shell.innerHTML = data.html;
    node = one(".card", shell);
    node.setAttribute("data-id", data.id);
    one("h2", node).id = "h" + data.number;
    node.setAttribute("aria-labelledby", "h" + data.number);
    cards[data.id] = { node: node, data: data };
    all("[data-get]", node).forEach(function (link) { link.href = root + "/cards/" + data.id + "/" + link.getAttribute("data-get"); });
    if (old) { old.node.parentNode.replaceChild(node, old.node); } else { byId("cards").appendChild(node); }
    if (!old && Object.keys(cards).length > 1) { open(node, false); }
    if (data.changes) { changed(node, data.changes); }
    inProgram();
    sum();
    return node;
  }

  function open(node, wanted) {
    node.className = wanted ? "file card open" : "file card";
    one("h2 button", node).setAttribute("aria-expanded", String(wanted));
  }

  /* What the corrected file put right, and a mark at each finding that stayed or is new. */
  function changed(node, found) {
    var place = one(".changes", node), list = make("ul");
    place.appendChild(make("p", "与上一份相比：已改" + found.fixed.length + "处，未改" + found.kept.length + "处，新增" + found["new"].length + "处"));
    found.fixed.forEach(function (line) { list.appendChild(make("li", "已改：" + line)); });
    if (found.fixed.length) { place.appendChild(list); }
    [["kept", "未改"], ["new", "新增"]].forEach(function (pair) {
      found[pair[0]].forEach(function (number) {
        var message = one(".finding[data-f='" + number + "'] .message", node);
        if (message) { message.insertBefore(make("b", pair[1], "tag state " + pair[0]), message.firstChild); }
      });
    });
  }

  function sum() {
    var number = { pass: 0, fail: 0, rest: 0 }, kept = Object.keys(cards);
    kept.forEach(function (id) {
      var verdict = cards[id].data.verdict;
      number[verdict === "pass" || verdict === "fail" ? verdict : "rest"] += 1;
    });
    byId("summary").textContent = (running || queue.length ? "已检查 " + counted.done + " / " + counted.all + "。" : "") +
      (kept.length > 1 ? kept.length + "个文件：通过" + number.pass + "，不通过" + number.fail + (number.rest ? "，没有查成" + number.rest : "") : "");
    document.body.className = kept.length ? "js some" : "js";
  }

  function select(card, number, follow) {
    var first = null;
    all(".on", card).forEach(function (node) { node.classList.remove("on"); });
    all("[data-f]", card).forEach(function (node) {
      if (numbers(node).indexOf(number) < 0) { return; }
      node.classList.add("on");
      if (!first && !node.classList.contains("finding")) { first = node; }
    });
    if (follow === "text") { into(first, ".text"); } else if (follow) { into(one(".finding.on", card), null); }
  }

  /* A place comes into view, in its own pane where that scrolls. */
  function into(node, pane) {
    var box = node && pane && node.closest(pane);
    if (!node) { return; }
    if (box && box.scrollHeight > box.clientHeight + 1) {
      box.scrollTop += node.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
    } else {
      node.scrollIntoView({ block: "center" });
    }
  }

  function inProgram() {
    byId("cards").className = "for-" + program;
    all("[data-program]").forEach(function (button) { button.setAttribute("aria-pressed", String(button.getAttribute("data-program") === program)); });
  }

  function clicked(event) {
    var target = event.target, card = target.closest(".card"), button = target.closest("[data-do], [data-program], [data-get], h2 button"), place, line, to;
    if (target.closest("[data-tab]")) { return; }
    if (!card) { return; }
    if (button) { press(button, card, event); return; }
    to = target.closest("a[href^='#']");
    line = target.closest(".text p");
    if (to) {
      event.preventDefault();
      place = to.getAttribute("data-t") || (to.closest("[data-f]") ? numbers(to.closest("[data-f]"))[0] : "");
      if (place) { select(card, place, to.getAttribute("data-t") ? "finding" : ""); }
      into(byId(to.getAttribute("href").slice(1)), ".text");
      return;
    }
    if (line) { pick(card, line); }
    place = target.closest("[data-f]");
    if (place && !target.closest("input, label, select")) { select(card, numbers(place)[0], place.classList.contains("finding") ? "text" : "finding"); }
  }

  /* The paragraph whose role may be corrected. */
  function pick(card, line) {
    one("[data-field=paragraph]", card).value = line.getAttribute("data-n");
    one(".picked", card).textContent = "第" + line.getAttribute("data-n") + "段：" + line.textContent.slice(0, 30);
  }

  function press(button, card, event) {
    var id = card.getAttribute("data-id"), action = button.getAttribute("data-do"), what = button.getAttribute("data-get");
    if (button.getAttribute("data-program")) { program = button.getAttribute("data-program"); inProgram(); return; }
    if (what) { event.preventDefault(); save(root + "/cards/" + id + "/" + what, button); return; }
    if (!action) { open(card, !card.classList.contains("open")); return; }
    if (action === "drop") { ask("DELETE", "/cards/" + id, null, function () { remove(id); }); }
    if (action === "repairs") { repairs(card, id); }
    if (action === "save") { save(root + "/cards/" + id + "/fixed?only=" + chosen(card), button); }
    if (action === "kind") { correct(card, id, {}); }
    if (action === "as-seen") { one("[data-field=kind]", card).value = ""; correct(card, id, {}); }
    if (action === "role") { relabel(card, id); }
  }

  function remove(id) {
    var card = cards[id].node;
    card.parentNode.removeChild(card);
    delete cards[id];
    delete roles[id];
    sum();
    byId("drop").focus();
  }

  function relabel(card, id) {
    var number = +one("[data-field=paragraph]", card).value, wanted = Object.assign({}, roles[id]);
    if (!number) { tell("请先填段号，或者点一下左边的那一段。"); return; }
    wanted[number - 1] = one("[data-field=role]", card).value;
    correct(card, id, wanted);
  }

  function correct(card, id, wanted) {
    busy(card, true);
    ask("POST", "/cards/" + id + "/correct", { kind: one("[data-field=kind]", card).value, roles: wanted }, function (data) {
      roles[id] = wanted;
      tell("");
      anew(data);
    }, function () { busy(card, false); });
  }

  /* A card that was checked again, open and with its place kept. */
  function anew(data) {
    var node = show(data);
    open(node, true);
    one("h2 button", node).focus({ preventScroll: true });
  }

  function busy(card, wanted) { card.setAttribute("aria-busy", String(wanted)); }

  function corrected(card, files) {
    var form = new FormData(), id = card.getAttribute("data-id");
    if (files.length !== 1) { tell("请只拖入一个改好的文件。"); return; }
    form.append("file", files[0]);
    busy(card, true);
    ask("POST", "/cards/" + id + "/again", form, function (data) { delete roles[id]; tell(""); anew(data); }, function () { busy(card, false); });
  }

  /* ---- repairs ---- */

  function repairs(card, id) {
    var place = one(".repairs", card);
    if (!place.hidden) { place.hidden = true; return; }
    place.hidden = false;
    place.textContent = "正在看哪些可以自动改……";
    ask("GET", "/cards/" + id + "/repairs", null, function (found) {
      place.textContent = "";
      if (!found.done.length) { place.appendChild(make("p", "没有能够可靠自动改的问题。")); return; }
      place.appendChild(make("h3", "选要自动改的，另存一份副本；文字、编号、修订不动"));
      found.done.forEach(function (line, at) {
        var label = make("label"), box = make("input");
        box.type = "checkbox";
        box.checked = true;
        box.value = at + 1;
        label.appendChild(box);
        label.appendChild(make("span", line));
        place.appendChild(label);
      });
      if (found.diff) { place.appendChild(make("h4", "改动前后")); place.appendChild(make("pre", found.diff)); }
      if (found.left.length) { place.appendChild(make("p", "还要您自己改的有" + found.left.length + "项。")); }
      var button = make("button", "下载改好的副本", "main");
      button.type = "button";
      button.setAttribute("data-do", "save");
      place.appendChild(button);
      button.focus({ preventScroll: true });
    }, function (said) { place.textContent = said; });
  }

  function chosen(card) {
    return all(".repairs input", card).filter(function (box) { return box.checked; }).map(function (box) { return box.value; }).join(",");
  }

  /* A download; what goes wrong with it is told on the page. */
  function save(url, button) {
    var request = new XMLHttpRequest();
    button.setAttribute("aria-busy", "true");
    request.open("GET", url);
    request.responseType = "blob";
    request.onload = function () {
      var link = make("a"), name = /filename\*=UTF-8''([^;]+)/.exec(request.getResponseHeader("Content-Disposition") || "");
      button.removeAttribute("aria-busy");
      if (request.status !== 200) { said(request.response); return; }
      link.href = URL.createObjectURL(request.response);
      link.download = name ? decodeURIComponent(name[1]) : "docchecker";
      document.body.appendChild(link);
      link.click();
      document.body.removeChild(link);
      setTimeout(function () { URL.revokeObjectURL(link.href); }, 30000);
      tell("");
    };
    request.onerror = function () { button.removeAttribute("aria-busy"); tell(words(null)); };
    function said(blob) {
      var reader = new FileReader();
      reader.onload = function () { try { tell(JSON.parse(reader.result).error); } catch (error) { tell("没有做成，请再试一次。"); } };
      reader.readAsText(blob);
    }
    request.send();
  }

  /* ---- a wording ---- */

  var judging, asked = 0;
  function judge() {
    var form = byId("judging"), kind = form.kind.value, item = kind === "item", text = form.text.value.trim(), body = form.body.value.trim();
    one("[data-for=item]", form).hidden = !item;
    one("[data-label]", form).textContent = ({ paragraph: "案例的一段", report: "自评报告的一段" })[kind] || "问题名称";
    if (!text || (item && !body)) { byId("judged").textContent = ""; return; }
    clearTimeout(judging);
    judging = setTimeout(function () {
      var mine = asked += 1;
      ask("POST", "/api/judge", item ? { kind: kind, name: text, body: body } : { kind: kind, text: text }, function (found) {
        if (mine !== asked) { return; }
        byId("judged").textContent = "";
        found.lines.forEach(function (line, at) { byId("judged").appendChild(make("p", line, at ? "" : "lead")); });
      });
    }, 350);
  }

  /* ---- the office ---- */

  /* A batch that stays as it is keeps its part of the page: the filter, the choices made in it. */
  var watching, shown = {};
  function batches() {
    clearTimeout(watching);
    ask("GET", "/batches", null, function (found) {
      var place = byId("batches");
      place.textContent = "";
      found.batches.forEach(function (batch, at) {
        var key = JSON.stringify(batch), old = shown[batch.id];
        if (!old || old.key !== key) { shown[batch.id] = { key: key, node: batchCard(batch, found.units, at) }; }
        place.appendChild(shown[batch.id].node);
      });
      if (found.batches.some(function (batch) { return batch.state === "running" || batch.state === "waiting"; })) { watching = setTimeout(batches, 1500); }
    });
  }

  function batchCard(batch, units, at) {
    var card = make("section", "", "batch"), table, link;
    card.appendChild(make("h3", batch.name + "：" + batch.words));
    if (batch.state === "running" && batch.total) {
      var bar = make("progress");
      bar.max = batch.total;
      bar.value = batch.done;
      bar.setAttribute("aria-label", batch.words);
      card.appendChild(bar);
    }
    if (batch.pages) {
      link = make("a", "汇总网页（逐份、雷同对照）", "button");
      link.href = root + "/batches/" + batch.id + "/pages/index.html";
      link.target = "_blank";
      link.rel = "noopener";
      card.appendChild(link);
    }
    batch.downloads.forEach(function (one) {
      link = make("a", one.words, "button");
      link.href = root + "/batches/" + batch.id + "/" + one.what;
      link.setAttribute("data-save", "");
      card.appendChild(link);
    });
    if (batch.heat[1].length) { card.appendChild(heat(batch.heat[0], batch.heat[1])); }
    if (batch.rows.length) { table = sheet(batch.rows); card.appendChild(at ? folded("各份材料", table) : table); if (batch.state === "done" && units.length) { assigning(batch, table, units); } }
    return card;
  }

  function sheet(rows) {
    var shell = make("div", "", "wide"), filter = make("input"), table = make("table"), head = table.createTHead().insertRow(), body = table.createTBody();
    var columns = ["结论", "单位", "材料", "文件", "必须", "建议"];
    shell.tabIndex = 0;
    filter.type = "search";
    filter.placeholder = "单位、文件或结论";
    filter.setAttribute("aria-label", "筛选");
    columns.forEach(function (words, at) {
      var cell = make("th"), button = make("button", words);
      button.type = "button";
      button.onclick = function () { order(body, at, button); };
      cell.scope = "col";
      cell.appendChild(button);
      head.appendChild(cell);
    });
    rows.forEach(function (values) { var row = body.insertRow(); values.forEach(function (value) { row.insertCell().textContent = value; }); });
    filter.oninput = function () {
      all("tr", body).forEach(function (row) { row.hidden = row.textContent.toLowerCase().indexOf(filter.value.trim().toLowerCase()) < 0; });
    };
    shell.appendChild(filter);
    shell.appendChild(table);
    return shell;
  }

  function folded(words, node) {
    var shell = make("details", "", "wide");
    shell.appendChild(make("summary", words));
    shell.appendChild(node);
    return shell;
  }

  /* Units and rules: the more findings, the deeper the colour. */
  function heat(rules, units) {
    var table = make("table", "", "heat"), head = table.createTHead().insertRow(), body = table.createTBody();
    [["单位", ""]].concat(rules).forEach(function (rule) {
      var cell = make("th", rule[1] || rule[0]);
      cell.scope = "col";
      cell.title = rule[0];
      head.appendChild(cell);
    });
    units.forEach(function (unit) {
      var row = body.insertRow(), name = make("th", unit[0]);
      name.scope = "row";
      row.appendChild(name);
      unit[1].forEach(function (number) { var cell = row.insertCell(); cell.textContent = number || ""; cell.className = "heat" + Math.min(number, 4); });
    });
    return folded("各单位在哪些规则上出错", table);
  }

  /* Files of no unit: one is chosen for each, then the batch is put together anew. */
  function assigning(batch, shell, units) {
    var go = make("button", "按这样归属，重新汇总", "main"), chosen = {};
    go.type = "button";
    go.hidden = true;
    all("tbody tr", shell).forEach(function (row) {
      var choice, file = row.cells[3].textContent;
      if (row.cells[1].textContent !== "未能确定") { return; }
      choice = make("select");
      choice.setAttribute("aria-label", file + " 是哪个单位的");
      ["未能确定"].concat(units).forEach(function (unit) { choice.appendChild(make("option", unit)); });
      choice.onchange = function () {
        if (choice.selectedIndex) { chosen[file] = choice.value; } else { delete chosen[file]; }
        go.hidden = !Object.keys(chosen).length;
      };
      row.cells[1].textContent = "";
      row.cells[1].appendChild(choice);
    });
    go.onclick = function () { ask("POST", "/batches/" + batch.id + "/units", { units: chosen }, function () { tell(""); batches(); }); };
    shell.insertBefore(go, shell.firstChild);
  }

  function order(body, at, button) {
    var down = button.getAttribute("data-down") === "1";
    all("tr", body).sort(function (a, b) {
      var x = a.cells[at].textContent, y = b.cells[at].textContent;
      return (isNaN(x) || isNaN(y) ? x.localeCompare(y) : x - y) * (down ? -1 : 1);
    }).forEach(function (row) { body.appendChild(row); });
    button.setAttribute("data-down", down ? "0" : "1");
  }

  function batch(form) {
    ask("POST", "/batches", form, function () { tell(""); batches(); });
  }

  /* ---- the page as a whole ---- */

  function tab(name) {
    var page = one("[data-page='" + name + "']") ? name : "check";
    all("[data-page]").forEach(function (node) { node.hidden = node.getAttribute("data-page") !== page; });
    all("[data-tab]").forEach(function (link) {
      if (link.getAttribute("data-tab") === page) { link.setAttribute("aria-current", "page"); } else { link.removeAttribute("aria-current"); }
    });
    if (page === "office") { batches(); }
  }

  function pressed(event) {
    var target = event.target, card = target.closest && target.closest(".card"), shown, at;
    if (event.ctrlKey || event.altKey || event.metaKey || /^(input|select|textarea)$/i.test(target.tagName)) { return; }
    if (event.key === "Enter" && card && target.classList.contains("finding")) { select(card, numbers(target)[0], "text"); }
    if ((event.key === "j" || event.key === "k") && !one("[data-page=check]").hidden) {
      shown = all(".card.open .finding");
      at = shown.indexOf(one(".finding.on"));
      at = at < 0 ? (event.key === "j" ? 0 : shown.length - 1) : at + (event.key === "j" ? 1 : -1);
      if (shown[at]) { all(".on").forEach(function (node) { node.classList.remove("on"); }); select(shown[at].closest(".card"), numbers(shown[at])[0], "text"); shown[at].focus(); }
    }
  }

  ["dragenter", "dragover"].forEach(function (name) {
    document.addEventListener(name, function (event) {
      var card = event.target.closest && event.target.closest(".card");
      event.preventDefault();
      all(".over").forEach(function (node) { node.classList.remove("over"); });
      (card ? one(".again", card) : byId("drop")).classList.add("over");
    });
  });
  document.addEventListener("drop", function (event) {
    var card = event.target.closest && event.target.closest(".card");
    event.preventDefault();
    all(".over").forEach(function (node) { node.classList.remove("over"); });
    if (card) { corrected(card, event.dataTransfer.files); } else { tab("check"); dropped(event.dataTransfer.items, take); }
  });
  document.addEventListener("change", function (event) {
    var input = event.target, card = input.closest(".card");
    if (input.type !== "file" || !input.files.length) { return; }
    if (card) {
      corrected(card, input.files);
    } else if (input.id === "archive") {
      var form = new FormData();
      form.append("file", input.files[0]);
      batch(form);
    } else {
      take(Array.prototype.slice.call(input.files));
    }
    input.value = "";
  });
  document.addEventListener("click", function () { tell(""); }, true);
  document.addEventListener("click", clicked);
  document.addEventListener("click", function (event) {
    var link = event.target.closest("[data-save]");
    if (link) { event.preventDefault(); save(link.href, link); }
  });
  document.addEventListener("keydown", pressed);
  byId("judging").addEventListener("input", judge);
  byId("judging").addEventListener("submit", function (event) { event.preventDefault(); judge(); });
  if (byId("batching")) {
    byId("batching").addEventListener("submit", function (event) {
      var form = new FormData();
      event.preventDefault();
      form.append("inbox", event.target.inbox.value);
      batch(form);
    });
  }
  window.addEventListener("hashchange", function () { if (one("[data-tab='" + location.hash.slice(1) + "']")) { tab(location.hash.slice(1)); } });
  window.addEventListener("pagehide", function () { if (navigator.sendBeacon) { navigator.sendBeacon(root + "/bye"); } });
  setInterval(function () { ask("POST", "/alive", {}, function () {}, function () {}); }, 25000);
  document.body.className = "js";
  tab(location.hash.slice(1) || "check");
  ask("GET", "/cards", null, function (found) { found.cards.forEach(show); });
}());
