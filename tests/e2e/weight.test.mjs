// What the story weighs before anything else is loaded.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { site } from "./browser.mjs";

test("the story is at most 8,000 elements, and none of them has a style of its own", async () => {
  const html = await readFile(join(site, "index.html"), "utf8");
  const elements = html.match(/<[a-z][^>]*>/g);
  assert.ok(elements.length <= 8_000, `${elements.length} elements`);
  assert.deepEqual(elements.filter((element) => / style="/.test(element)), []);
});
