// The browser words its own file button in its own language. Here a button in Dutch stands before the field, and the name of the file beside it.
document.querySelectorAll("input[type=file].bestand").forEach(input => {
  const button = Object.assign(document.createElement("label"), { htmlFor: input.id, className: "utrecht-button utrecht-button--secondary-action bestand__knop", textContent: "Kies een bestand" });
  const name = Object.assign(document.createElement("span"), { className: "bestand__naam bestandsnaam" });
  name.setAttribute("role", "status");
  const tell = () => { name.textContent = [...input.files].map(file => file.name).join(", ") || "Nog geen bestand gekozen"; };
  input.classList.add("alleen-voorlezen");
  input.after(button, name);
  input.addEventListener("change", tell);
  tell();
});
