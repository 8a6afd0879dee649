// A talk is saved while it is filled in. When that does not work (no connection, session over) the text stays in this tab
// until it does; it belongs to one user and goes when they sign out, as every draft does (concept.js, which shares the prefix).
(() => {
  const form = document.querySelector("form[data-gesprek]");
  const user = document.body.dataset.gebruiker ?? "";
  if (!form || !user || form.querySelector("fieldset[disabled]")) return;
  const key = "caseflow-concept:gesprek-" + form.dataset.gesprek;
  const store = window.sessionStorage;
  const stand = form.querySelector("[data-stand]");
  const version = form.elements.versie;
  const skipped = ["hidden", "submit", "button"];
  const fields = () => [...form.elements].filter(field => field.name && !skipped.includes(field.type));
  const isChoice = field => field.type === "radio" || field.type === "checkbox";
  const collect = () => {
    const values = {};
    for (const field of fields()) {
      if (isChoice(field)) { if (field.checked && field.value) (values[field.name] ??= []).push(field.value); }
      else if (field.value) values[field.name] = [field.value.replaceAll("\r\n", "\n")];
    }
    return values;
  };
  const put = values => {
    for (const field of fields()) {
      const given = values[field.name] ?? [];
      if (isChoice(field)) field.checked = field.value ? given.includes(field.value) : given.length === 0;
      else field.value = given[0] ?? "";
    }
  };
  const tell = (text, kind, ...more) => {
    stand.className = "gesprek__stand" + (kind ? " gesprek__stand--" + kind : "");
    stand.replaceChildren(text, ...more.flatMap(part => [" ", part]));
  };
  const button = (text, act) => {
    const element = Object.assign(document.createElement("button"), { type: "button", className: "utrecht-button utrecht-button--subtle", textContent: text });
    element.addEventListener("click", act);
    return element;
  };
  const keep = sent => store.setItem(key, JSON.stringify({ user, sent, versie: version.value, values: collect() }));

  let changed = 0, saved = 0, busy = false, stopped = false, waiting, pause = 2000;
  const later = time => { clearTimeout(waiting); waiting = setTimeout(save, time); };

  async function save() {
    clearTimeout(waiting);
    if (stopped || saved === changed) return;
    if (busy) return later(500);
    busy = true;
    const now = changed;
    try {
      const answer = await fetch(form.dataset.bewaar, {
        method: "POST", body: new FormData(form), redirect: "manual", headers: { Accept: "application/json" },
      });
      if (answer.ok) {
        const body = await answer.json();
        version.value = body.versie;
        saved = now;
        pause = 2000;
        if (saved === changed) { store.removeItem(key); tell("Bewaard om " + body.om, "goed"); } else { keep(false); later(1000); }
      } else if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 400) {
        const link = Object.assign(document.createElement("a"), { href: "/Toegang/Aanmelden?terug=" + encodeURIComponent(location.pathname), textContent: "Meld u opnieuw aan" });
        tell("U bent afgemeld. Wat u typte staat nog op dit apparaat.", "let-op", link);
        stopped = true;
      } else if (answer.status === 409) {
        const body = await answer.json();
        conflict(body.melding, body.versie);
      } else if (answer.status === 422 || answer.status === 404) {
        stopped = true;
        tell(answer.status === 422 ? (await answer.json()).melding : "Dit gesprek is er niet meer, of u mag het niet meer zien.", "let-op");
      } else {
        throw new Error(String(answer.status));
      }
    } catch {
      tell("Geen verbinding. Wat u typt staat op dit apparaat en wordt bewaard zodra er weer verbinding is.", "let-op");
      later(pause);
      pause = Math.min(pause * 2, 15000);
    } finally {
      busy = false;
    }
  }

  function conflict(text, theirs) {
    stopped = true;
    keep(false);
    tell(text + " Uw tekst staat nog op dit apparaat.", "let-op",
      button("Bewaar mijn tekst", () => { version.value = theirs; stopped = false; changed++; save(); }),
      button("Neem die van de ander", () => { store.removeItem(key); saved = changed; location.reload(); }));
  }

  function touched() {
    changed++;
    keep(false);
    if (stopped) return;
    tell("Nog niet bewaard", "");
    later(1200);
  }
  form.addEventListener("input", touched);
  form.addEventListener("change", touched);
  addEventListener("online", () => later(0));
  addEventListener("beforeunload", event => { if (saved !== changed && !form.dataset.verstuurd) event.preventDefault(); });
  form.addEventListener("submit", () => { clearTimeout(waiting); stopped = true; form.dataset.verstuurd = "ja"; keep(true); });

  // What an earlier visit could not save. A page with a refusal shows what was sent; that is the newest.
  let kept = null;
  try { kept = JSON.parse(store.getItem(key)); } catch { /* unreadable is nothing */ }
  if (!kept || kept.user !== user || document.querySelector("[data-foutsamenvatting], [data-van-ander]")) return;
  if (JSON.stringify(kept.values) === JSON.stringify(collect())) { store.removeItem(key); return; }
  if (kept.versie === version.value) {
    put(kept.values);
    changed++;
    tell("Wat u typte voordat de verbinding wegviel, staat er weer. Het wordt nu bewaard.", "let-op");
    later(300);
  } else {
    const mine = kept.values;
    stopped = true;
    tell("Op dit apparaat staat tekst die nog niet bewaard was. Intussen is er iets anders bewaard.", "let-op",
      button("Zet mijn tekst terug", () => { put(mine); stopped = false; touched(); }),
      button("Gooi mijn tekst weg", () => { store.removeItem(key); stopped = false; tell("Weggegooid", ""); }));
  }
})();
