// The same fact says the same wherever the build writes it: in the table with its sign, in the CSV file and in the JSON file.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { site } from "./browser.mjs";
import { figures } from "./tree.mjs";

const edition = await figures();

/** The rows of a CSV file (RFC 4180) as objects. */
function rows(text) {
  const fields = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const [character, next] = [text[at], text[at + 1]];
    const row = fields.at(-1);
    if (quoted && character === '"' && next === '"') at += 1;
    else if (character === '"') {
      quoted = !quoted;
      continue;
    } else if (!quoted && character === ",") {
      row.push("");
      continue;
    } else if (!quoted && character === "\r" && next === "\n") {
      fields.push([""]);
      at += 1;
      continue;
    }
    row[row.length - 1] += character;
  }
  assert.deepEqual(fields.pop(), [""], "the last row is ended");
  const [head, ...body] = fields;
  return body.map((row) => Object.fromEntries(head.map((name, place) => [name, row[place]])));
}

test("each fact of a figure's CSV file is that of its JSON file, field by field", async () => {
  let compared = 0;
  for (const { id, facts } of edition) {
    const text = await readFile(join(site, `figure/${id}.csv`), "utf8");
    assert.equal(text[0], "\ufeff");
    const expected = facts.map((fact) => ({
      id: fact.id,
      label: fact.label,
      value: fact.value === undefined ? "" : String(fact.value),
      unit: fact.unit,
      hedge: fact.hedge,
      shown: fact.shown,
      in_words: fact.in_words,
      date: fact.date,
      paragraph: String(fact.paragraph ?? ""),
      derived: fact.derived ? "yes" : "no",
      formula: fact.derived?.formula ?? "",
      note: fact.note ?? "",
    }));
    const told = rows(text.slice(1)).map(({ source: _, ...row }) => ({
      ...row,
      // A number is a number, however many of its digits are nothings; a text that would run as a formula has a quote before it.
      value: row.value === "" ? "" : String(Number(row.value)),
      ...Object.fromEntries(["label", "shown", "in_words", "formula", "note"].map((name) => [name, row[name].replace(/^'(?=[=+\-@\t])/, "")])),
    }));
    assert.deepEqual(told, expected, id);
    compared += told.length;
  }
  assert.ok(compared > 50);
});

test("the sign of each row in a table is that of its fact's hedge, as its mark is drawn, and the page has it", async () => {
  const seen = new Set();
  for (const { id, facts } of edition) {
    const html = await readFile(join(site, `embed/${id}/index.html`), "utf8");
    const known = new Set([...html.matchAll(/<symbol id="sign-([\w-]+)"/g)].map(([, sign]) => sign));
    for (const [, attributes] of html.matchAll(/<tr ([^>]*data-fact="[^>]*)>/g)) {
      const fact = facts.find((each) => each.id === /data-fact="([^"]+)"/.exec(attributes)[1]);
      const sign = /data-sign="([^"]*)"/.exec(attributes)?.[1] ?? "";
      if (!fact || !sign) continue;
      const expected = fact.derived ? "derived" : fact.hedge.replaceAll("_", "-");
      assert.equal(sign, expected, `${id}: ${fact.id}`);
      assert.ok(known.has(sign), `${id} has no sign ${sign}`);
      seen.add(sign);
    }
    for (const fact of facts.filter(({ value }) => value !== undefined)) {
      assert.match(html, new RegExp(`data-fact="${fact.id}" data-sign="[\\w-]+"`), `${id}: ${fact.id} has no sign`);
    }
  }
  assert.ok(seen.size > 4, [...seen].join());
});
