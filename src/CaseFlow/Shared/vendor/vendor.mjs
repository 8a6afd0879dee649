// Fills wwwroot/lib from the packages of package-lock.json.
//   npm ci --ignore-scripts && node vendor.mjs           writes
//   npm ci --ignore-scripts && node vendor.mjs --check   exits 1 when wwwroot/lib differs
// NODE_MODULES names another folder with the packages.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const modules = process.env.NODE_MODULES ?? join(here, "node_modules");
const lib = join(here, "../../wwwroot/lib");
const config = JSON.parse(readFileSync(join(here, "vendor.json"), "utf8"));
const versions = JSON.parse(readFileSync(join(here, "package.json"), "utf8")).dependencies;
const read = path => readFileSync(join(modules, path), "utf8");
const withoutComments = css => css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\n\s*\n+/g, "\n").trim() + "\n";
const variablesIn = css => [...css.matchAll(/var\(\s*(--[\w-]+)/g)].map(m => m[1]);

const components = config.components
  .map(name => `/* @utrecht/${name}-css ${versions[`@utrecht/${name}-css`]} */\n${withoutComments(read(`@utrecht/${name}-css/dist/index.css`))}`)
  .join("");

const files = new Map(Object.entries(config.copies).map(([to, from]) => [to, readFileSync(join(modules, from))]));
files.set("nl-design-system/components.css", Buffer.from(
  `/* NL Design System components, put together from the packages named below.
 * Copyright (c) 2020-2024 Frameless B.V., (c) 2020-2024 Gemeente Utrecht. Licence: EUPL-1.2.
 * Changed: comments removed, nothing else. */\n${components}`));
files.set("nl-design-system/theme.css", Buffer.from(theme(read(config.theme), components)));

const stored = list(lib);
if (process.argv.includes("--check")) {
  const wrong = [...new Set([...files.keys(), ...stored])].filter(name =>
    !files.has(name) || !stored.includes(name) || !files.get(name).equals(readFileSync(join(lib, name))));
  wrong.forEach(name => console.error(`differs: wwwroot/lib/${name}`));
  process.exit(wrong.length ? 1 : 0);
}
rmSync(lib, { recursive: true, force: true });
for (const [name, content] of files) {
  mkdirSync(dirname(join(lib, name)), { recursive: true });
  writeFileSync(join(lib, name), content);
}

// The theme holds tokens for every design system component there is: only the basis tokens
// and those that our components reach stay.
function theme(css, components) {
  const tokens = new Map([...withoutComments(css).matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(m => [m[1], m[2]]));
  const kept = new Set();
  const keep = name => {
    if (kept.has(name) || !tokens.has(name)) return;
    kept.add(name);
    variablesIn(tokens.get(name)).forEach(keep);
  };
  variablesIn(components).forEach(keep);
  [...tokens.keys()].filter(name => name.startsWith("--basis-")).forEach(keep);
  const lines = [...tokens].filter(([name]) => kept.has(name)).map(([name, value]) => `  ${name}: ${value};\n`);
  return `/* NL Design System "Voorbeeld" theme, @nl-design-system-unstable/voorbeeld-design-tokens ${versions["@nl-design-system-unstable/voorbeeld-design-tokens"]}.
 * Licence: EUPL-1.2. Changed: tokens that CaseFlow does not use are left out. */
.voorbeeld-theme {\n${lines.join("")}}\n`;
}

function list(folder) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"));
  } catch {
    return [];
  }
}
