// Looks again by itself while [data-voortgang="bezig"] is on the page. Without this script there is a link that does the same.
const everyMilliseconds = 1500;

async function look() {
  const here = document.querySelector("[data-voortgang=bezig]");
  if (!here) return;
  try {
    const response = await fetch(location.href, { credentials: "same-origin" });
    if (!response.ok) return;
    const next = new DOMParser().parseFromString(await response.text(), "text/html");
    const there = next.querySelector("[data-voortgang]");
    // Only what changed is replaced, so that the focus stays where it is.
    if (there?.dataset.voortgang === "bezig") {
      for (const part of ["[role=status]", "progress"]) here.querySelector(part).replaceWith(there.querySelector(part));
    } else if (there) {
      here.replaceWith(there);
      document.title = next.title;
    }
  } finally {
    setTimeout(look, everyMilliseconds);
  }
}

setTimeout(look, everyMilliseconds);
