// Helps for forms: the Vietnamese date picker, files dropped onto their field, no double sending.
"use strict";
(function () {
  function isDay(text) {
    const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim());
    if (!parts) { return false; }
    const day = new Date(Number(parts[3]), Number(parts[2]) - 1, Number(parts[1]));
    return day.getMonth() === Number(parts[2]) - 1 && day.getDate() === Number(parts[1]);
  }

  // The picker makes 03/03/2027 of 31/02/2027: what is no day stays as typed, for the server to refuse.
  function keepWhatIsNoDay(picker, input, typed) {
    const update = picker.update.bind(picker);
    if (typed.trim() && !isDay(typed)) {
      picker.setDate({ clear: true });
      input.value = typed;
    }
    picker.update = function (options) {
      if (!input.value.trim() || isDay(input.value)) { update(options); }
    };
  }

  function datePickers(root) {
    if (!window.Datepicker) { return; }
    root.querySelectorAll("input[data-day]:not(.datepicker-input)").forEach(function (input) {
      const typed = input.value;
      const picker = new window.Datepicker(input, {
        language: "vi",
        format: "dd/mm/yyyy",
        weekStart: 1,
        autohide: true,
        todayHighlight: true,
        showOnFocus: false,
        showOnClick: true,
        buttonClass: "btn",
      });
      keepWhatIsNoDay(picker, input, typed);
    });
  }

  function dropFields(root) {
    root.querySelectorAll("input[type=file][data-file]:not([data-ready])").forEach(function (input) {
      input.dataset.ready = "1";
      const box = document.createElement("div");
      box.className = "c-drop";
      const hint = document.createElement("p");
      const nothing = input.multiple ? "hoặc kéo các tệp thả vào đây" : "hoặc kéo tệp thả vào đây";
      hint.textContent = nothing;
      hint.setAttribute("aria-live", "polite");
      const button = document.createElement("label");
      button.className = "btn";
      button.htmlFor = input.id;
      button.textContent = "Chọn tệp";
      input.before(box);
      input.classList.add("visually-hidden");
      box.append(input, button, hint);
      const mark = function (on) { box.classList.toggle("c-drop-over", on); };
      box.addEventListener("dragover", function (event) { event.preventDefault(); mark(true); });
      box.addEventListener("dragleave", function () { mark(false); });
      box.addEventListener("drop", function (event) {
        event.preventDefault();
        mark(false);
        if (event.dataTransfer.files.length) {
          input.files = event.dataTransfer.files;
          input.dispatchEvent(new Event("change", { bubbles: true }));
        }
      });
      input.addEventListener("change", function () {
        const megabytes = Array.from(input.files).reduce(function (sum, file) { return sum + file.size; }, 0) / 1048576;
        box.classList.toggle("c-drop-filled", input.files.length > 0);
        hint.textContent = input.files.length
          ? Array.from(input.files).map(function (file) { return file.name; }).join(", ") + " (" + megabytes.toFixed(1).replace(".", ",") + " MB)"
          : nothing;
      });
    });
  }

  function sendOnce() {
    document.addEventListener("submit", function (event) {
      const form = event.target;
      if (event.defaultPrevented || form.method !== "post") { return; }
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = "1";
      setTimeout(function () { delete form.dataset.sent; }, 4000);
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    datePickers(document);
    dropFields(document);
    sendOnce();
    document.body.addEventListener("htmx:load", function (event) {
      datePickers(event.target);
      dropFields(event.target);
    });
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-sent]").forEach(function (form) { delete form.dataset.sent; });
  });
})();
