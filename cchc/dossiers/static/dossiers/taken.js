// One key for each of the next things: print, next dossier, open, back.
"use strict";
document.addEventListener("keydown", function (event) {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (typing || event.ctrlKey || event.altKey || event.metaKey) { return; }
  const target = document.querySelector("[data-key='" + event.code + "']");
  if (target) { event.preventDefault(); target.click(); }
});
document.addEventListener("DOMContentLoaded", function () {
  if (document.querySelector("[data-print-now]")) { window.print(); }
});
