// Options are declared in one place: what declares types, documents them or lets an editor choose them says the same.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const read = (path) => readFile(new URL(`../../${path}`, import.meta.url), "utf8");
const { flags, framed, themes, texts, says } = JSON.parse(await read("www/embed/options.json"));
const ATTRIBUTES = [...texts, "theme", "title", "state", "loading", ...flags];

test("each option says what it is, and nothing else does", () => {
  assert.deepEqual(Object.keys(says).sort(), [...ATTRIBUTES, ...framed].sort());
});

test("the types have every attribute and every option of a frame, each with its values", async () => {
  const types = await read("www/embed/embed.d.ts");
  const members = (name) => [...types.match(new RegExp(`interface ${name}[^{]*{([^]*?)\\n}`))[1].matchAll(/^ {2}(?:[gs]et )?(\w+)[?(:]/gm)].map(([, member]) => member);
  assert.deepEqual(members("WaymarkFigureAttributes").sort(), ATTRIBUTES.toSorted());
  assert.deepEqual([...new Set(members("WaymarkFigureElement"))].sort(), ATTRIBUTES.filter((name) => name !== "title").sort());
  assert.deepEqual(members("FrameOptions").sort(), ["dark", ...flags, ...framed, "tab", "focus", "view", "firm", "compare", "guess"].sort());
  for (const theme of Object.keys(themes)) assert.match(types, new RegExp(`theme\\?: [^;]*"${theme}"`));
});

test("the README's table has every option in the words of its declaration", async () => {
  const readme = await read("README.md");
  const rows = [...readme.matchAll(/^\| `([^`]+)` \| ([^|]*) \| (.*) \|$/gm)].map(([, name, , words]) => [name, words]);
  for (const [name, words] of Object.entries(says)) assert.equal(Object.fromEntries(rows)[name], words, name);
});

test("the window for editors offers every theme and every flag that is not a form of its own", async () => {
  const { toolWords } = await import("../../www/shell/words.js");
  assert.deepEqual(Object.keys(toolWords.builder.themes), Object.keys(themes));
  assert.deepEqual(Object.keys(toolWords.builder.flags), flags.filter((name) => name !== "static"));
});
