// Searches while one types, with the same form: the words go in the body, never in an address, and each question counts for the
// limit of the account. From four signs on and after a pause, so that few are asked about whom nobody was looking for.
(() => {
  const form = document.querySelector("form[data-zoek-terwijl]");
  const field = form?.querySelector("input[type=text], input[type=search], input:not([type])");
  const place = document.querySelector("[data-zoekresultaat]");
  if (!field || !place) return;
  const fewest = 4, pause = 700;
  let waiting, asked = field.value.trim(), running;

  async function search() {
    const words = field.value.trim();
    if (words === asked || words.length < fewest) return;
    asked = words;
    running?.abort();
    running = new AbortController();
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), signal: running.signal });
      // Too often, or signed out: the button says why.
      if (!answer.ok || new URL(answer.url).pathname !== location.pathname) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.querySelector("[data-zoekresultaat]");
      if (!found || field.value.trim() !== words) return;
      place.replaceChildren(...found.childNodes);
      const said = document.querySelector("[data-zoekmelding]");
      if (said) said.textContent = place.querySelector("h2, .leeg")?.textContent.trim() ?? "";
    } catch { /* without a connection the button does it */ }
  }

  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, pause); });
  form.addEventListener("submit", () => { clearTimeout(waiting); running?.abort(); });
})();
