// Keeps what was typed in every form in which people write until it has been saved, so that an expired session, a closed
// lid or a refusal costs nothing. It stays in this tab (sessionStorage), belongs to one user, and goes when they sign out.
// Fields whose name holds "bsn", passwords, files and hidden fields are never kept; a form with data-geen-concept is not.
// A form keeps its draft under data-concept, else under its address.
(() => {
  const prefix = "caseflow-concept:";
  const user = document.body.dataset.gebruiker ?? "";
  const store = window.sessionStorage;
  const keys = () => Object.keys(store).filter(key => key.startsWith(prefix));
  const read = key => { try { return JSON.parse(store.getItem(key)); } catch { return null; } };
  const clear = () => keys().forEach(key => store.removeItem(key));

  document.querySelector("form[data-afmelden]")?.addEventListener("submit", clear);

  // What the application kept itself is sent now: the draft of the same form goes with it.
  document.querySelectorAll("form[data-hervat]").forEach(form => form.addEventListener("submit", () => keys()
    .filter(key => read(key)?.path === form.dataset.hervat)
    .forEach(key => store.setItem(key, JSON.stringify({ ...read(key), sent: true })))));

  // Asked to sign in, or a page that says it failed: what was sent did not arrive.
  if (!user || document.querySelector("[data-mislukt]")) {
    keys().forEach(key => store.setItem(key, JSON.stringify({ ...read(key), sent: false })));
    return;
  }
  const isWritten = form => form.method === "post" && !form.matches("[data-geen-concept], [data-gesprek], [data-afmelden], [role=search]")
    && form.querySelector("textarea, select, input:is([type=text], [type=date], [type=datetime-local], [type=number], [type=email], [type=tel], [type=time], :not([type]))")
    && !form.querySelector("[type=password]");
  const forms = [...document.querySelectorAll("main form")].filter(isWritten);
  // Of forms with one address, as one for each row, the place on the page tells them apart.
  const addressOf = form => location.pathname + ">" + (form.getAttribute("action") ?? "");
  const keyOf = form => prefix + (form.dataset.concept
    || addressOf(form) + ">" + forms.filter(other => addressOf(other) === addressOf(form)).indexOf(form));
  const isSaved = key => read(key)?.sent
    && (document.querySelector("[data-gelukt]") || !forms.some(form => keyOf(form) === key));
  keys().filter(key => read(key)?.user !== user || isSaved(key)).forEach(key => store.removeItem(key));

  const skipped = ["hidden", "password", "file", "submit", "button"];
  const fields = form => [...form.elements].filter(field =>
    field.name && !skipped.includes(field.type) && !/bsn|burgerservice/i.test(field.name) && !("geenConcept" in field.dataset));
  const isChoice = field => field.type === "radio" || field.type === "checkbox";
  const initial = field => isChoice(field) ? field.defaultChecked
    : field.options ? [...field.options].find(option => option.defaultSelected)?.value ?? field.options[0]?.value
    : field.defaultValue;

  for (const form of forms) {
    const key = keyOf(form);
    const kept = read(key);
    const given = JSON.stringify(fields(form).map(field => [field.name, initial(field)]));
    // A refused form comes back with what was typed; the draft still belongs to the form as it was first given.
    const start = kept && document.querySelector("[data-foutsamenvatting]") ? kept.start : given;
    const typed = () => {
      const values = {};
      for (const field of fields(form)) {
        if (isChoice(field)) { if (field.checked) (values[field.name] ??= []).push(field.value); }
        else if (field.value) values[field.name] = [field.value];
      }
      return values;
    };
    const save = sent => {
      try { store.setItem(key, JSON.stringify({ user, sent, start, values: typed(), path: new URL(form.action).pathname })); } catch { /* full: the page itself still has it */ }
    };

    // Only into the form it was made for: one that holds other values by now knows better.
    // And only when the page was left: a refused form already holds what was sent.
    const isRefused = kept?.sent && document.querySelector("[data-foutsamenvatting]");
    if (kept && kept.start === given && !isRefused && JSON.stringify(kept.values) !== JSON.stringify(typed())) {
      for (const field of fields(form)) {
        const values = kept.values[field.name] ?? [];
        if (isChoice(field)) field.checked = values.includes(field.value);
        else field.value = values[0] ?? "";
      }
      form.closest("details:not([open])")?.setAttribute("open", "");
      form.prepend(notice(() => { store.removeItem(key); form.reset(); }));
    }

    let waiting;
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => { waiting = null; save(false); }, 300); });
    form.addEventListener("submit", () => { clearTimeout(waiting); waiting = null; save(true); });
    // Who leaves within that moment keeps the last words too.
    addEventListener("pagehide", () => { if (waiting) { clearTimeout(waiting); save(false); } });
  }

  function notice(undo) {
    const text = document.createElement("p");
    text.className = "bericht";
    text.setAttribute("role", "status");
    text.append("Wat u eerder invulde, staat er weer. ");
    const button = Object.assign(document.createElement("button"), {
      type: "button", className: "utrecht-button utrecht-button--subtle", textContent: "Begin opnieuw",
    });
    button.addEventListener("click", () => { undo(); text.remove(); });
    text.append(button);
    return text;
  }
})();
