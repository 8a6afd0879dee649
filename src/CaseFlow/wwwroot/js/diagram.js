// Draws the route of a case in every [data-bpmn-url]. Without this script the table beside it tells the same.
//   data-bpmn-url    address of the BPMN 2.0 file
//   data-huidig      ids of the steps where the case is now, separated by spaces
//   data-gedaan      ids of the steps that are done
//   data-pijlen      ids of the arrows that were walked
//   data-tijden      how long the case was at each step, as JSON: [{ element, tekst }]
//   data-cijfers-url address of the figures per step: how often, how many are there now, how long
//   data-titel       what the diagram shows, for who cannot see it
// The watermark of bpmn.io is part of the licence of the viewer and stays visible.
const lib = new URL("../lib/bpmn-js/", import.meta.url);
let viewerLoaded;

const load = (tag, properties) => new Promise((resolve, reject) =>
  document.head.append(Object.assign(document.createElement(tag), properties, { onload: resolve, onerror: reject })));

function loadViewer() {
  viewerLoaded ??= Promise.all([
    load("link", { rel: "stylesheet", href: new URL("diagram-js.css", lib).href }),
    load("link", { rel: "stylesheet", href: new URL("bpmn-js.css", lib).href }),
    load("script", { src: new URL("bpmn-navigated-viewer.production.min.js", lib).href }),
  ]).then(() => window.BpmnJS);
  return viewerLoaded;
}

const ids = text => (text ?? "").split(/\s+/).filter(Boolean);

async function draw(place) {
  place.setAttribute("role", "group");
  place.setAttribute("aria-label", place.dataset.titel ?? "Schema van de route. De tabel bij dit schema zegt hetzelfde in woorden.");
  try {
    const [Viewer, response] = await Promise.all([
      loadViewer(),
      fetch(place.dataset.bpmnUrl, { credentials: "same-origin" }),
    ]);
    if (!response.ok) throw new Error(`${response.status}`);
    const viewer = new Viewer({
      container: place,
      zoomScroll: { enabled: false }, // the wheel scrolls the page
      // By name, so that light, dark and paper each give their own.
      bpmnRenderer: { defaultFillColor: "var(--cf-vlak)", defaultStrokeColor: "var(--cf-tekst)", defaultLabelColor: "var(--cf-tekst)" },
    });
    await viewer.importXML(await response.text());
    const canvas = viewer.get("canvas");
    const elements = viewer.get("elementRegistry");
    for (const marker of ["gedaan", "huidig"]) {
      ids(place.dataset[marker]).filter(id => elements.get(id)).forEach(id => canvas.addMarker(id, marker));
    }
    ids(place.dataset.pijlen).filter(id => elements.get(id)).forEach(id => canvas.addMarker(id, "gelopen"));
    marks(viewer, place.dataset);
    if (place.dataset.cijfersUrl) figures(viewer, await (await fetch(place.dataset.cijfersUrl, { credentials: "same-origin" })).json());
    const fit = () => {
      if (!place.clientWidth || !place.clientHeight) return; // folded away
      const scale = canvas.zoom("fit-viewport", "auto");
      if (scale > 0) canvas.zoom(scale * 0.92, "auto"); // room for labels at the edge
    };
    fit();
    new ResizeObserver(() => { canvas.resized(); fit(); }).observe(place);
    place.after(buttons(["Groter", 1.25], ["Kleiner", 0.8], ["Alles"])(factor => factor ? canvas.zoom(canvas.zoom() * factor) : fit()));
    place.dataset.getekend = "";
  } catch (error) {
    place.hidden = true;
    console.warn("Het schema kan niet worden getekend:", error);
  }
}

// The name of an event stands under it.
const isSmall = element => element?.width <= 40;
const beside = element => isSmall(element) ? { top: -20, left: 6 } : { bottom: 2, left: 0 };

const badge = (className, text) => Object.assign(document.createElement("div"), { className, textContent: text });

// What colour tells, a sign and a word tell too; under a step how long the case was there.
function marks(viewer, { gedaan, huidig, tijden }) {
  const overlays = viewer.get("overlays");
  const elements = viewer.get("elementRegistry");
  const put = (id, place, className, text) => elements.get(id) && overlays.add(id, { position: place, html: badge(className, text) });
  ids(gedaan).filter(id => !isSmall(elements.get(id))).forEach(id => put(id, { top: -9, left: -9 }, "diagram__staal diagram__staal--gedaan", "✓"));
  ids(huidig).forEach(id => put(id, { top: -12, left: -14 }, "diagram__staal diagram__staal--huidig", "nu"));
  JSON.parse(tijden ?? "[]").forEach(({ element, tekst }) => put(element, beside(elements.get(element)), "diagram__cijfer", tekst));
}

// Under a step how often it was done and how long it takes; above it, in yellow, how many are there now.
function figures(viewer, steps) {
  const overlays = viewer.get("overlays");
  const elements = viewer.get("elementRegistry");
  for (const step of steps.filter(s => elements.get(s.element))) {
    if (step.aantal) {
      const text = step.mediaan ? `${step.aantal} × ${step.duur}` : `${step.aantal} ×`;
      overlays.add(step.element, { position: beside(elements.get(step.element)), html: badge("diagram__cijfer", text) });
    }
    if (step.nu) overlays.add(step.element, { position: { top: -12, right: 14 }, html: badge("diagram__cijfer diagram__cijfer--nu", step.nu) });
  }
}

const buttons = (...choices) => act => {
  const row = Object.assign(document.createElement("div"), { className: "diagram__knoppen" });
  row.append(...choices.map(([text, factor]) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: text });
    button.className = "utrecht-button utrecht-button--subtle";
    button.addEventListener("click", () => act(factor));
    return button;
  }));
  return row;
};

// Only what comes into view is worth 55 kB.
const watcher = new IntersectionObserver(entries => {
  for (const entry of entries.filter(e => e.isIntersecting)) {
    watcher.unobserve(entry.target);
    draw(entry.target);
  }
}, { rootMargin: "200px" });
document.querySelectorAll("[data-bpmn-url]").forEach(place => {
  place.hidden = false;
  watcher.observe(place);
});
