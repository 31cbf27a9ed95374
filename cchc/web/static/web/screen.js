// Small helps of every screen: print button, questions before an act, quick filter, idle warning.
"use strict";
(function () {
  function fold(text) {
    return text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  }

  function printButtons(root) {
    root.querySelectorAll("[data-print]").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () { window.print(); });
    });
  }

  // Paper cannot unfold anything: the folded part of a list, and folded cards, are printed open and
  // folded again afterwards. Folded filters, forms, acts and explanations stay as they are.
  function foldsOnPaper() {
    let opened = [];
    window.addEventListener("beforeprint", function () {
      const folded = "details.c-card:not([open]), details.c-more:not([open])";
      opened = Array.from(document.querySelectorAll(folded)).filter(function (fold) {
        return !fold.closest("form");
      });
      opened.forEach(function (fold) { fold.open = true; });
    });
    window.addEventListener("afterprint", function () {
      opened.forEach(function (fold) { fold.open = false; });
      opened = [];
    });
  }

  function tableFilters(root) {
    root.querySelectorAll("[data-table-filter]:not([data-ready])").forEach(function (wrap, index) {
      wrap.dataset.ready = "1";
      const id = "loc-nhanh-" + index;
      const box = document.createElement("div");
      box.className = "c-table-filter";
      const label = document.createElement("label");
      label.htmlFor = id;
      label.textContent = "Lọc nhanh trong bảng";
      const input = document.createElement("input");
      input.type = "search";
      input.id = id;
      input.className = "form-control";
      box.append(label, input);
      wrap.before(box);
      const rows = Array.from(wrap.querySelectorAll("tbody tr"));
      const texts = rows.map(function (row) { return fold(row.textContent); });
      input.addEventListener("input", function () {
        const wanted = fold(input.value.trim());
        rows.forEach(function (row, at) { row.hidden = !texts[at].includes(wanted); });
      });
    });
  }

  function confirmations() {
    document.addEventListener("submit", function (event) {
      const question = event.target.dataset.confirm;
      if (question && !window.confirm(question)) { event.preventDefault(); }
    });
  }

  function closeOpenMenus() {
    const close = function (except) {
      document.querySelectorAll("details.c-user[open]").forEach(function (menu) {
        if (!menu.contains(except)) { menu.open = false; }
      });
    };
    document.addEventListener("click", function (event) { close(event.target); });
    document.addEventListener("keydown", function (event) { if (event.key === "Escape") { close(null); } });
  }

  // "/" goes to the search box, unless something is being typed.
  function searchKey() {
    const box = document.getElementById("tim-kiem");
    if (!box) { return; }
    document.addEventListener("keydown", function (event) {
      const at = event.target;
      const typing = at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName);
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) { return; }
      event.preventDefault();
      box.focus();
      box.select();
    });
  }

  // The server locks; this only warns two minutes before, so that no typed text is lost.
  function idleWarning() {
    const minutes = Number(document.body.dataset.idleMinutes || 0);
    if (!minutes) { return; }
    const note = document.createElement("div");
    note.className = "c-banner c-banner-clock";
    note.setAttribute("role", "alert");
    let timer = 0;
    const start = function () {
      note.remove();
      clearTimeout(timer);
      timer = setTimeout(function () {
        note.textContent = "Sắp hết phiên làm việc vì lâu không thao tác. Hãy lưu việc đang làm.";
        document.body.prepend(note);
      }, Math.max(minutes - 2, 0.5) * 60000);
    };
    // Polling is not the person's doing: only a request that an event started counts.
    document.body.addEventListener("htmx:afterRequest", function (event) {
      if (event.detail.requestConfig.triggeringEvent) { start(); }
    });
    start();
  }

  function failedRequests() {
    const tell = function () {
      const note = document.createElement("div");
      note.className = "c-notice c-tone-bad";
      note.setAttribute("role", "alert");
      note.textContent = "Chưa làm được việc vừa rồi. Hãy tải lại trang rồi thử lại.";
      document.querySelector(".c-messages").append(note);
      note.scrollIntoView({ block: "center" });
    };
    document.body.addEventListener("htmx:responseError", tell);
    document.body.addEventListener("htmx:sendError", tell);
  }

  function focusErrors() {
    const summary = document.querySelector(".c-error-summary");
    if (summary) { summary.focus(); }
  }

  document.addEventListener("DOMContentLoaded", function () {
    printButtons(document);
    foldsOnPaper();
    tableFilters(document);
    confirmations();
    closeOpenMenus();
    searchKey();
    idleWarning();
    failedRequests();
    focusErrors();
    document.body.addEventListener("htmx:load", function (event) {
      printButtons(event.target);
      tableFilters(event.target);
    });
  });
})();
