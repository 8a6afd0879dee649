// In form[data-letters] the first letter of a choice picks it, as in a list; pressed again it goes to the next one with that letter.
document.querySelectorAll("form[data-letters]").forEach(form => form.addEventListener("keydown", event => {
  const here = event.target;
  if (here.type !== "radio" || event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1) return;
  const group = [...form.elements].filter(field => field.type === "radio" && field.name === here.name);
  const start = group.indexOf(here) + 1;
  const next = [...group.slice(start), ...group.slice(0, start)]
    .find(radio => radio.labels[0]?.textContent.trim().toLowerCase().startsWith(event.key.toLowerCase()));
  if (!next) return;
  event.preventDefault();
  next.checked = true;
  next.focus();
}));
