"use strict";
(function () {
  var data = JSON.parse(document.getElementById("data").textContent);
  var words = data.words, rows = data.rows, columns = data.columns;
  var form = document.getElementById("filter"), body = document.getElementById("list");
  var count = document.getElementById("count"), more = document.getElementById("more");
  var names = { error: "错误", warning: "警告", info: "提示" };
  var PAGE = 200, shown = 0, found = rows, texts = null;

  function word(row, name) { return words[row[columns[name]]]; }

  function text(number) {
    if (!texts) {
      texts = new Array(rows.length);
    }
    if (texts[number] === undefined) {
      var row = rows[number];
      texts[number] = [word(row, "code"), word(row, "also"), word(row, "message"), word(row, "quote"), word(row, "path"),
        word(row, "title"), word(row, "number"), word(row, "unit")].join("\n").toLowerCase();
    }
    return texts[number];
  }

  function cell(tr, content, tag) {
    var td = document.createElement("td");
    var inner = tag ? document.createElement(tag) : td;
    inner.textContent = content;
    if (tag) { td.appendChild(inner); }
    tr.appendChild(td);
    return inner;
  }

  function add(row) {
    var tr = document.createElement("tr"), severity = word(row, "severity");
    cell(tr, names[severity] || severity, "b").className = severity;
    var first = cell(tr, [word(row, "code"), word(row, "also")].filter(Boolean).join(" "), "code").parentNode;
    var law = document.createElement("div");
    law.className = "quiet";
    law.textContent = word(row, "article");
    first.appendChild(law);
    var told = cell(tr, word(row, "message"));
    if (word(row, "quote")) {
      var quoted = document.createElement("div"), q = document.createElement("q");
      q.textContent = word(row, "quote");
      quoted.appendChild(q);
      told.appendChild(quoted);
    }
    if (word(row, "clause")) {
      var clause = document.createElement("blockquote");
      clause.textContent = "条文：“" + word(row, "clause") + "”";
      told.appendChild(clause);
    }
    var where = cell(tr, word(row, "path") || "（整个档案）");
    var about = document.createElement("div");
    about.className = "quiet";
    about.textContent = [word(row, "place"), word(row, "number"), word(row, "title"), word(row, "unit"),
      word(row, "date")].filter(Boolean).join(" · ");
    where.appendChild(about);
    body.appendChild(tr);
  }

  function next() {
    var end = Math.min(shown + PAGE, found.length);
    for (; shown < end; shown++) { add(found[shown]); }
    more.hidden = shown >= found.length;
    count.textContent = "找到 " + found.length + " 处，显示 " + shown + " 处";
  }

  function filter() {
    var wanted = ["severity", "code", "unit", "kind", "year"].map(function (name) {
      var value = form.elements[name].value;
      return value === "" ? null : [columns[name], words.indexOf(value)];
    }).filter(Boolean);
    var search = form.elements.search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    found = rows.filter(function (row, number) {
      return wanted.every(function (pair) { return row[pair[0]] === pair[1]; }) &&
        search.every(function (piece) { return text(number).indexOf(piece) >= 0; });
    });
    body.textContent = "";
    shown = 0;
    next();
  }

  var timer = 0;
  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("change", filter);
  form.addEventListener("reset", function () { setTimeout(filter, 0); });
  form.elements.search.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(filter, 150); });
  more.addEventListener("click", next);
  document.addEventListener("click", function (event) {
    var row = event.target.closest ? event.target.closest("tr[data-by]") : null;
    if (!row || event.target.closest("summary")) { return; }
    form.reset();
    if (row.dataset.by === "search") {
      form.elements.search.value = row.dataset.value;
    } else {
      form.elements[row.dataset.by].value = row.dataset.value;
    }
    setTimeout(function () { filter(); document.getElementById("findings").scrollIntoView(); }, 0);
  });
  document.documentElement.className = "live";
  filter();
}());
