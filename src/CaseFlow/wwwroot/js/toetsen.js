// Keyboard comfort: goes to the error summary, the letter that was asked for, or [data-eerste-veld], and lists the access keys of the page on "?".
// A single key can be in the way of speech input: under Scherm it can be switched off. The other keys come with Alt.
(() => {
  const errors = document.querySelector("[data-foutsamenvatting]");
  const preview = document.querySelector("[data-voorbeeld]");
  if (errors) errors.focus();
  else if (preview) preview.focus(); // who asked for the letter begins to read there
  else if (!location.hash) {
    const first = document.querySelector("[data-eerste-veld] :is(input, select, textarea):not([type=hidden])");
    // In a group of choices the chosen one is where the keyboard enters. Where one has to scroll to it there is something to read before it.
    const entry = document.querySelector(`[data-eerste-veld] input[type=radio][name="${first?.name}"]:checked`) ?? first;
    if (entry && entry.getBoundingClientRect().bottom <= innerHeight) entry.focus();
  }

  const node = (name, text, properties = {}) => Object.assign(document.createElement(name), { textContent: text }, properties);
  let list;

  function toggle() {
    if (list) { list.remove(); list = null; return; }
    list = node("aside", "", { className: "toetsen", tabIndex: -1 });
    list.setAttribute("aria-label", "Sneltoetsen");
    list.append(node("h2", "Sneltoetsen"));
    const terms = node("dl", "", { className: "gegevens" });
    const add = (key, what) => {
      const term = document.createElement("dt");
      term.append(node("kbd", key));
      terms.append(term, node("dd", what));
    };
    document.querySelectorAll("[accesskey]").forEach(element => element.offsetParent && add(element.accessKeyLabel || `Alt + ${element.accessKey}`, (element.ariaLabel || element.textContent).trim()));
    if (document.querySelector("form[data-letters]")) {
      add("Letter", "Kiest in een rij keuzes wat met die letter begint");
      add("Enter", "Legt vast");
    }
    add("Tab", "Naar het volgende veld");
    add("?", "Deze lijst tonen of sluiten");
    const close = node("button", "Sluiten", { type: "button", className: "utrecht-button utrecht-button--secondary-action" });
    close.addEventListener("click", toggle);
    const more = node("p", "");
    more.append(node("a", "De toets ? uitzetten of andere kleuren", { href: "/Scherm", className: "utrecht-link utrecht-link--html-a" }));
    list.append(terms, more, close);
    document.body.append(list);
    list.focus();
  }

  const button = node("button", "Sneltoetsen", { type: "button", className: "utrecht-button utrecht-button--subtle" });
  button.addEventListener("click", toggle);
  document.querySelector("[data-toetsenknop]")?.append(button);

  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && list) { toggle(); button.focus(); }
    const isTyping = event.target.closest?.("input, select, textarea, [contenteditable]");
    if (event.key === "?" && !isTyping && !event.ctrlKey && !event.metaKey && document.body.dataset.toetsen !== "uit") { event.preventDefault(); toggle(); }
  });
})();
