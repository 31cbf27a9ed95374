// The screen in the hall renews its figures by itself; without a connection it keeps and says so.
(function () {
  const every = Number(document.body.dataset.renew) * 1000;
  async function renew() {
    try {
      const answer = await fetch(location.href, { cache: "no-cache" });
      if (!answer.ok) throw new Error(answer.status);
      const text = await answer.text();
      const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("main");
      document.querySelector("main").replaceWith(fresh);
    } catch {
      document.querySelector("[data-offline]").hidden = false;
    }
  }
  setInterval(renew, every);
})();
