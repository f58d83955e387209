// Every kind of page is valid HTML, as html-validate knows it: its standard rules and those for accessibility.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { site } from "./browser.mjs";

/**
 * What the validator says of what it does not know yet, with the reason why it stands. The Nu HTML checker
 * (vnu) besides does not know `part`, of CSS Shadow Parts.
 */
const UNKNOWN = [
  { says: "wcag/h32: <form>", because: "the choice of numbers answers as soon as it is made, by the style sheet alone; nothing is sent" },
];

const validator = new HtmlValidate(new StaticConfigLoader({ extends: ["html-validate:standard", "html-validate:a11y"] }));

/** The faults of a page, a line each. */
async function faults(path) {
  const { results } = await validator.validateString(await readFile(join(site, path), "utf8"));
  return results
    .flatMap(({ messages }) => messages)
    .map(({ ruleId, line, message }) => `${path}:${line}: ${ruleId}: ${message}`)
    .filter((fault) => !UNKNOWN.some(({ says }) => fault.includes(says)));
}

/** The pages in a folder of folders. */
async function pages(folder) {
  const entries = await readdir(join(site, folder), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => `${folder}/${name}/index.html`);
}

test("the story, every frame, every figure's own page and the gallery are valid HTML", async (context) => {
  const all = ["index.html", ...(await pages("embed")), ...(await pages("figure")), "gallery/index.html", ...(await pages("gallery"))];
  context.diagnostic(`${all.length} pages`);
  assert.deepEqual((await Promise.all(all.map(faults))).flat(), []);
});

test("a page that is not valid is told so", async () => {
  const { results } = await validator.validateString('<!doctype html><html lang="en"><head><title>x</title></head><body><ul><p id="a" id="a">x</p></ul></body></html>');
  const rules = results.flatMap(({ messages }) => messages).map(({ ruleId }) => ruleId);
  assert.ok(rules.includes("element-permitted-content") && rules.includes("no-dup-attr"), rules.join());
});

test("every root says its language and which way its words run", async () => {
  const { lang } = JSON.parse(await readFile(join(site, "edition.json"), "utf8"));
  const roots = ["index.html", ...(await pages("embed")), ...(await pages("figure"))];
  for (const path of roots) assert.match(await readFile(join(site, path), "utf8"), new RegExp(`<html lang="${lang}" dir="(ltr|rtl)"`), path);
  const pictures = (await readdir(join(site, "figure"))).filter((name) => name.endsWith(".svg"));
  assert.ok(pictures.length > 10);
  for (const name of pictures) assert.match(await readFile(join(site, "figure", name), "utf8"), new RegExp(`^<svg [^>]*lang="${lang}" direction="ltr"`), name);
});

test("no address in a page has a space in it", async () => {
  const html = await readFile(join(site, "index.html"), "utf8");
  const addresses = [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, address]) => address);
  assert.ok(addresses.length > 100);
  assert.deepEqual(addresses.filter((address) => /\s/.test(address)), []);
});
