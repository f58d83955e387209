// What the built style sheets use of CSS.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { parse, walk } from "css-tree";
import { Met } from "./compat.mjs";

/** Kinds of values under which the data lists functions. */
const KINDS = [[], ["color"], ["image"], ["gradient"], ["basic-shape"], ["transform-function"], ["filter-function"], ["easing-function"]];
/** At-rules whose declarations are descriptors. */
const DESCRIBED = ["font-face", "counter-style", "property"];

/** @param {string} folder of a built site @param {(name: string) => boolean} [wanted] */
export async function usedCss(folder, wanted = () => true) {
  const met = new Met();
  const assets = join(folder, "assets");
  for (const name of (await readdir(assets)).filter((name) => name.endsWith(".css") && wanted(name))) {
    const sheet = parse(await readFile(join(assets, name), "utf8"), { parseCustomProperty: true });
    walk(sheet, {
      enter(node) {
        if (node.type === "Atrule") met.note(["css", "at-rules", node.name]) || met.unknown.add(`@${node.name}`);
        if (node.type === "Feature" && this.atrule?.name === "media") {
          const name = node.name.replace(/^(min|max)-/, "");
          met.note(["css", "at-rules", "media", name]) || met.unknown.add(`media ${name}`);
        }
        if (node.type === "PseudoClassSelector" || node.type === "PseudoElementSelector") {
          met.note(["css", "selectors", node.name]) || met.unknown.add(`:${node.name}`);
        }
        if (node.type === "Declaration") declaration(met, node, this.atrule?.name);
      },
    });
  }
  return met;
}

function declaration(met, { property, value }, rule) {
  if (DESCRIBED.includes(rule)) return void (met.note(["css", "at-rules", rule, property]) || met.unknown.add(`@${rule} ${property}`));
  const custom = property.startsWith("--");
  if (!custom) met.note(["css", "properties", property]) || met.unknown.add(property);
  walk(value, (part) => {
    if (part.type === "Identifier" && !custom) met.note(["css", "properties", property, part.name]);
    if (part.type === "Function") met.note(...KINDS.map((kind) => ["css", "types", ...kind, part.name])) || met.unknown.add(`${part.name}()`);
    if (part.type === "Dimension") met.note(["css", "types", "length", part.unit]);
  });
}
