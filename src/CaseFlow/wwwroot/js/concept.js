// Keeps what was typed in form[data-concept="name"] until it has been saved, so that an expired session or a
// refusal costs nothing. It stays in this tab (sessionStorage), belongs to one user, and goes when they sign out.
// Fields whose name holds "bsn", passwords, files and hidden fields are never kept.
(() => {
  const prefix = "caseflow-concept:";
  const user = document.body.dataset.gebruiker ?? "";
  const store = window.sessionStorage;
  const keys = () => Object.keys(store).filter(key => key.startsWith(prefix));
  const read = key => { try { return JSON.parse(store.getItem(key)); } catch { return null; } };
  const clear = () => keys().forEach(key => store.removeItem(key));

  if (user) keys().filter(key => read(key)?.user !== user).forEach(key => store.removeItem(key));
  if (document.querySelector("[data-gelukt]")) keys().filter(key => read(key)?.sent).forEach(key => store.removeItem(key));
  document.querySelector("form[data-afmelden]")?.addEventListener("submit", clear);
  if (!user) return;

  const skipped = ["hidden", "password", "file", "submit", "button"];
  const fields = form => [...form.elements].filter(field =>
    field.name && !skipped.includes(field.type) && !/bsn|burgerservice/i.test(field.name) && !("geenConcept" in field.dataset));
  const isChoice = field => field.type === "radio" || field.type === "checkbox";
  const initial = field => isChoice(field) ? field.defaultChecked
    : field.options ? [...field.options].find(option => option.defaultSelected)?.value ?? field.options[0]?.value ?? ""
    : field.defaultValue;

  for (const form of document.querySelectorAll("form[data-concept]")) {
    const key = prefix + (form.dataset.concept || location.pathname);
    const save = sent => {
      const values = {};
      for (const field of fields(form)) {
        if (isChoice(field)) { if (field.checked) (values[field.name] ??= []).push(field.value); }
        else if (field.value) values[field.name] = [field.value];
      }
      store.setItem(key, JSON.stringify({ user, sent, values }));
    };

    const kept = read(key);
    // A page that came back with values from the server knows better than the draft.
    const untouched = fields(form).every(field => isChoice(field) ? !initial(field) : !initial(field) || field.options);
    if (kept && untouched && Object.keys(kept.values).length > 0) {
      for (const field of fields(form)) {
        const values = kept.values[field.name];
        if (!values) continue;
        if (isChoice(field)) field.checked = values.includes(field.value);
        else field.value = values[0];
      }
      form.prepend(notice(() => { store.removeItem(key); form.reset(); }));
    }

    let waiting;
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => save(false), 300); });
    form.addEventListener("submit", () => { clearTimeout(waiting); save(true); });
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
