// The counter without a mouse: choosing among results, ticking papers, the one key that receives.
"use strict";
(function () {
  function picks() { return Array.from(document.querySelectorAll("[data-pick]")); }

  // Nobody was found: Enter goes on to the first thing that is not known of somebody new.
  function writeDown(event) {
    const fields = Array.from(document.querySelectorAll(".c-desk-new input:not([type=hidden])"));
    const empty = fields.find(function (field) { return !field.value && field.offsetParent; });
    if (empty) { event.preventDefault(); empty.focus(); }
  }

  // Enter in the search takes the first result; up and down walk through the results.
  function walk(event) {
    const at = event.target;
    const isSearch = Boolean(at.closest && at.closest("[data-picker]")) && at.type === "search";
    const all = picks();
    const here = all.indexOf(at);
    if (!all.length && isSearch && event.key === "Enter") { writeDown(event); }
    if (!all.length || (!isSearch && here < 0)) { return; }
    if (event.key === "Enter" && isSearch && !document.querySelector(".htmx-request")) {
      event.preventDefault();
      all[0].click();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") { return; }
    event.preventDefault();
    const next = here + (event.key === "ArrowDown" ? 1 : -1);
    (all[next] || document.querySelector("[data-picker] input[type=search]")).focus();
  }

  function required(form) { return Array.from(form.querySelectorAll("[data-required]")); }

  function tickAll(form) {
    required(form).forEach(function (box) { box.checked = true; });
    form.querySelector("[data-receive]").focus();
  }

  // What is required and was not taken is what will be asked for.
  function markMissing(form, part) {
    part.addEventListener("toggle", function () {
      if (!part.open) { return; }
      required(form).forEach(function (box) {
        const asked = form.querySelector("[data-asks='" + box.dataset.required + "']");
        if (asked && !box.checked) { asked.checked = true; }
      });
      const first = part.querySelector("input:checked");
      if (first) { first.closest("li").querySelector("input[type=text]").focus(); }
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.addEventListener("keydown", walk);
    const form = document.querySelector("[data-desk]");
    if (!form) { return; }
    const button = form.querySelector("[data-tick-all]");
    button.hidden = false;
    button.addEventListener("click", function () { tickAll(form); });
    form.querySelectorAll("[data-missing]").forEach(function (part) { markMissing(form, part); });
    document.addEventListener("keydown", function (event) {
      if (event.altKey && event.code === "KeyD") { event.preventDefault(); tickAll(form); }
      if (event.ctrlKey && event.key === "Enter") {
        event.preventDefault();
        form.requestSubmit(form.querySelector("[data-receive]"));
      }
    });
    const error = document.querySelector(".c-error-summary");
    const first = form.querySelector("input[type=checkbox]");
    if (!error && first) { first.focus(); }
  });
})();
