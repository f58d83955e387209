import assert from "node:assert/strict";
import { test } from "node:test";
import { against, cell, median, medians, pagesTable, table } from "./report.mjs";

test("a median is the middle value, or the mean of the two in the middle, whatever their order", () => {
  assert.equal(median([10, 9, 100]), 10);
  assert.equal(median([4, 1, 3, 2]), 2.5);
});

test("what was not measured leaves a median alone, and is a dash where nothing was", () => {
  assert.equal(median([NaN, 3, NaN]), 3);
  assert.equal(cell(median([NaN])), "—");
  assert.equal(against(NaN, 100), "—");
});

test("every measure of the runs has a median, also one that a run lacks", () => {
  assert.deepEqual(medians([{ live: 1 }, { live: 3, memory: 8 }]), { live: 2, memory: 8 });
});

test("a time stands beside its ratio to the reference", () => {
  const pages = [{ name: "reference", measures: { kib: 6, picture: 100 } }, { name: "other", measures: { kib: 60, picture: 250 } }];
  assert.match(pagesTable(pages), /\| other +\| +60\.0 \| +250 \(2\.5×\) \|/);
});

test("a table is Markdown with words to the left and numbers to the right", () => {
  assert.equal(table(["page", "KiB"], [["a", "10"]]), "| page | KiB |\n|------|----:|\n| a    |  10 |");
});
