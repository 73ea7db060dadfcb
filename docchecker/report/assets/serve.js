(function () {
  "use strict";
  var $ = function (id) { return document.getElementById(id); };
  var cards = $("cards"), status = $("status"), waiting = [], running = 0, total = 0, done = 0;
  var WORDS = /\.(docx?|docm|dotx?|dotm|wps|wpt|rtf|odt|xlsx?|xlsm|et|ods|zip|rar|7z|eml)$/i;

  function say(words) { status.textContent = words; }
  function send(address, body, progress) {
    return new Promise(function (resolve, reject) {
      var request = new XMLHttpRequest();
      request.open("POST", address);
      request.responseType = "json";
      if (progress) { request.upload.onprogress = progress; }
      request.onload = function () {
        var answer = request.response || {};
        if (request.status < 300) { resolve(answer); } else { reject(answer.error || "没有成功，请再试一次。"); }
      };
      request.onerror = function () { reject("连不上程序，它可能已经关了。"); };
      request.send(body);
    });
  }
  function query(values) {
    return Object.keys(values).filter(function (key) { return values[key]; }).map(function (key) {
      return key + "=" + encodeURIComponent(values[key]);
    }).join("&");
  }

  function add(files) {
    var chosen = Array.prototype.filter.call(files, function (file) {
      return files.length === 1 || (WORDS.test(file.name) && file.name.indexOf("~$") !== 0);
    });
    total += chosen.length;
    waiting = waiting.concat(chosen);
    if (!chosen.length && files.length) { say("这里面没有 Word、WPS 文件。"); }
    next();
  }
  function next() {
    if (waiting.length && running < 2) {
      var file = waiting.shift(), row = document.createElement("div"), bar = document.createElement("progress");
      var name = file.webkitRelativePath || file.name;
      running += 1;
      row.textContent = name;
      bar.max = 1; bar.value = 0; bar.setAttribute("aria-label", name);
      row.appendChild(bar);
      cards.insertBefore(row, cards.firstChild);
      send("upload?" + query({name: name, kind: $("kind").value}), file, function (event) {
        if (event.lengthComputable) { bar.value = event.loaded / event.total; }
      }).then(function (answer) {
        answer.cards.forEach(function (card) { cards.insertBefore(shown(card), row); });
        if (!answer.cards.length) { failed(row, name, "里面没有 Word、WPS 文件。"); } else { row.remove(); }
      }, function (words) { failed(row, name, words); }).then(function () {
        running -= 1; done += 1;
        say(done < total ? "查了" + done + "个，共" + total + "个" : "查完了，共" + total + "个");
        $("clear").hidden = false;
        next();
      });
      next();
    }
  }
  function failed(row, name, words) { row.className = "card other"; row.textContent = name + "：" + words; }

  function texts(parent, tag, lines) {
    lines.forEach(function (line) { parent.appendChild(document.createElement(tag)).textContent = line; });
  }
  function shown(data) {
    var card = document.importNode($("card").content, true).firstElementChild;
    fill(card, data);
    card.querySelector(".open").onclick = function () { frame(card, ""); };
    card.querySelector(".repair").onclick = function () { repairs(card); };
    card.querySelector(".repairs").onsubmit = function (event) {
      event.preventDefault();
      var some = Array.prototype.filter.call(card.querySelectorAll(".done input"), function (box) { return box.checked; });
      if (some.length) { location.href = "card/" + card.dataset.id + "/fixed?only=" + some.map(function (box) { return box.value; }).join(","); }
    };
    card.querySelector(".again input").onchange = function (event) { again(card, event.target.files[0]); };
    card.querySelector(".as").onchange = function (event) {
      send("card/" + card.dataset.id + "/kind?" + query({kind: event.target.value}), null).then(function (data) { fill(card, data); }, say);
    };
    card.addEventListener("dragover", function (event) { event.preventDefault(); event.stopPropagation(); });
    card.addEventListener("drop", function (event) {
      event.preventDefault(); event.stopPropagation();
      again(card, event.dataTransfer.files[0]);
    });
    return card;
  }
  function fill(card, data) {
    var put = function (name, words) { card.querySelector("." + name).textContent = words; };
    card.dataset.id = data.id;
    card.className = "card " + (data.verdict === "pass" || data.verdict === "fail" ? data.verdict : "other");
    put("verdict", data.headline); put("name", data.name); put("about", data.about); put("unread", data.unread);
    put("trouble", data.trouble); put("person", data.person);
    var list = card.querySelector(".tasks");
    list.textContent = "";
    data.tasks.forEach(function (task) {
      var row = list.appendChild(document.createElement("li")), link;
      row.appendChild(document.createElement("b")).textContent = task.tag;
      link = row.appendChild(document.createElement("a"));
      link.href = "card/" + data.id + "/report#f1";
      link.textContent = task.line;
      link.onclick = function (event) { event.preventDefault(); frame(card, task.number); };
    });
    if (data.more) { list.appendChild(document.createElement("li")).textContent = "还有" + data.more + "件，见全文"; }
    ["annotated", "certificate", "xlsx", "html"].forEach(function (what) {
      var link = card.querySelector("." + what);
      link.hidden = what === "annotated" ? !(data.copies && data.tasks.length) : !data.about;
      link.href = "card/" + data.id + "/" + what;
    });
    card.querySelector(".open").hidden = !data.about;
    card.querySelector(".repair").hidden = !(data.fixable && data.copies);
    card.querySelector(".repairs").hidden = true;
    card.querySelector(".frame").hidden = true;
    card.querySelector(".frame").textContent = "";
    changes(card.querySelector(".changes"), data.changes);
  }
  function changes(place, data) {
    place.textContent = "";
    if (!data) { return; }
    [["fixed", "已改"], ["left", "未改"], ["new", "新增"]].forEach(function (pair) {
      var lines = data[pair[0]];
      place.appendChild(document.createElement("b")).textContent = pair[1] + "：" + lines.length + "处";
      if (lines.length) { texts(place.appendChild(document.createElement("ul")), "li", lines); }
      place.appendChild(document.createElement("br"));
    });
  }
  function frame(card, number) {
    var place = card.querySelector(".frame"), page = place.querySelector("iframe");
    if (!page) {
      page = document.createElement("iframe");
      page.title = "全文和怎么改：" + card.querySelector(".name").textContent;
      page.src = "card/" + card.dataset.id + "/report";
      page.onload = function () { jump(page, number); };
      place.appendChild(page);
      place.hidden = false;
    } else if (number) { place.hidden = false; jump(page, number); } else { place.hidden = !place.hidden; }
  }
  function jump(page, number) {
    var found = number && page.contentDocument && page.contentDocument.querySelector('[data-t="' + number + '"]');
    if (found) { found.click(); }
    page.scrollIntoView({block: "nearest"});
  }
  function repairs(card) {
    var form = card.querySelector(".repairs"), box = form.querySelector(".done"), rest = form.querySelector(".left");
    fetch("card/" + card.dataset.id + "/repairs", {credentials: "same-origin"}).then(function (answer) { return answer.json(); }).then(function (data) {
      if (data.error) { say(data.error); return; }
      box.textContent = ""; rest.textContent = "";
      data.done.forEach(function (line, number) {
        var label = box.appendChild(document.createElement("label")), tick = label.appendChild(document.createElement("input"));
        tick.type = "checkbox"; tick.checked = true; tick.value = number + 1;
        label.appendChild(document.createTextNode(" " + line));
      });
      [["left", "还要您改"], ["refused", "不敢改"]].forEach(function (pair) {
        if (data[pair[0]].length) {
          rest.appendChild(document.createElement("b")).textContent = pair[1];
          texts(rest.appendChild(document.createElement("ul")), "li", data[pair[0]]);
        }
      });
      form.hidden = false;
    });
  }
  function again(card, file) {
    if (!file) { return; }
    send("card/" + card.dataset.id + "/again?" + query({name: file.name}), file).then(function (data) {
      fill(card, data);
      card.focus();
      say("又查了一遍：" + data.headline);
    }, say);
  }

  $("files").onchange = function (event) { add(event.target.files); event.target.value = ""; };
  $("folder").onclick = function () {
    var input = document.createElement("input");
    input.type = "file"; input.multiple = true; input.webkitdirectory = true;
    input.onchange = function () { add(input.files); };
    input.click();
  };
  $("clear").onclick = function () {
    send("clear", null).then(function () { cards.textContent = ""; total = done = 0; say(""); $("clear").hidden = true; }, say);
  };
  ["dragenter", "dragover"].forEach(function (kind) {
    document.addEventListener(kind, function (event) { event.preventDefault(); $("drop").classList.add("over"); });
  });
  document.addEventListener("dragleave", function () { $("drop").classList.remove("over"); });
  document.addEventListener("drop", function (event) {
    event.preventDefault();
    $("drop").classList.remove("over");
    dropped(event.dataTransfer);
  });
  function dropped(transfer) {
    var entries = Array.prototype.map.call(transfer.items || [], function (item) { return item.webkitGetAsEntry && item.webkitGetAsEntry(); }).filter(Boolean);
    if (!entries.some(function (entry) { return entry.isDirectory; })) { add(transfer.files); return; }
    entries.forEach(walk);
  }
  function walk(entry) {
    if (entry.isFile) { entry.file(function (file) { add([file]); }); return; }
    var reader = entry.createReader();
    (function more() {
      reader.readEntries(function (some) { if (some.length) { some.forEach(walk); more(); } });
    })();
  }

  var timer = 0;
  function wording() {
    clearTimeout(timer);
    timer = setTimeout(function () {
      var place = $("try-answer"), kind = $("try-kind").value, text = $("try-text").value.trim();
      $("try-body").hidden = kind !== "item";
      if (!text) { place.textContent = ""; return; }
      send("judge", JSON.stringify({kind: kind, text: text, body: kind === "item" ? $("try-body").value : ""})).then(function (data) {
        place.textContent = "";
        texts(place, "p", data.words);
      }, function (words) { place.textContent = words; });
    }, 300);
  }
  ["try-kind", "try-text", "try-body"].forEach(function (id) { $(id).addEventListener("input", wording); });
  Array.prototype.forEach.call(document.querySelectorAll(".blank"), function (button) {
    button.onclick = function () {
      location.href = "template/" + button.dataset.kind + "?" + query({unit: $("unit").value, title: $("title").value});
    };
  });
  window.addEventListener("pagehide", function () { if (navigator.sendBeacon) { navigator.sendBeacon("bye"); } });
})();
