// The figure in words and in braille over its open table, tones for each step, and keys to what stands out in a series.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { braille } from "../../www/figure/braille.js";
import { seek } from "../../www/figure/keyboard.js";
import { launch } from "./browser.mjs";
import { allLive, open } from "./pages.mjs";
import { figures, plain } from "./tree.mjs";

const edition = (await figures()).filter(({ drawn }) => drawn);
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test("a cell of braille is as high as its value, and equal values are one row", () => {
  assert.equal(braille([1, 2, 3, 4]), "⣀⠤⠒⠉");
  assert.equal(braille([5, 5, 5]), "⠤⠤⠤");
  assert.equal(braille([0, -8, 8]), "⠒⣀⠉");
});

test("signs find the least, the most, and the larger changes of a series; other keys and no series find nothing", () => {
  const values = [3, 4, 1, 9, 8];
  assert.equal(seek("<", 0, values), 2);
  assert.equal(seek(">", 0, values), 3);
  assert.equal(seek(".", 0, values), 1);
  assert.equal(seek(".", 1, values), 2);
  assert.equal(seek(".", 3, values), -1);
  assert.equal(seek(",", 4, values), 3);
  assert.equal(seek("a", 0, values), undefined);
  assert.equal(seek(">", 0, []), undefined);
});

test("over every open table the figure stands in a line, a paragraph and every value, a line each", async () => {
  const { context, page, go } = await open(browser);
  await go();
  await allLive(page);
  for (const { id, title, summary, facts } of edition) {
    const figure = page.locator(`figure[data-figure="${id}"]`);
    await figure.locator(".data > summary").evaluate((summary) => summary.click());
    const choices = figure.locator(".description > .switch button");
    await choices.first().waitFor({ state: "attached" });
    const lines = async (place) => {
      await choices.nth(place).evaluate((button) => button.click());
      return figure.locator(".description .lines li").allTextContents();
    };
    const line = await lines(0);
    assert.ok(line.length === 1 && plain(line[0]).includes(plain(title)), `${id}: ${line}`);
    const paragraph = await lines(1);
    assert.ok(plain(paragraph.join(" ")).includes(plain(summary.join(" "))), `${id}: ${paragraph}`);
    const values = plain((await lines(2)).join("\n"));
    for (const fact of facts) assert.ok(values.includes(plain(fact.in_words ?? fact.label)), `${id}: ${fact.id}`);
    const series = await figure.evaluate((element) => element.querySelector(".listen")?.dataset.series ?? "");
    const field = figure.locator(".braille input");
    assert.equal(await field.count(), series ? 1 : 0, id);
    if (series) assert.equal([...(await field.inputValue())].length, series.split(" ").length, id);
  }
  await context.close();
});

test("tones for each step are off until they are asked for, then sound in every figure of the page, and are forgotten with it", async () => {
  const { context, page, go } = await open(browser);
  await page.addInitScript(() => {
    window.tones = [];
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...when) {
      window.tones.push(this.frequency.value);
      return start.apply(this, when);
    };
  });
  await go();
  await allLive(page);
  const heard = page.locator("figure.waymark:has(.listen):not(.undrawn)");
  const step = async (figure) => {
    await figure.locator(".targets").focus();
    for (const key of ["Home", "ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
  };
  await step(heard.first());
  assert.deepEqual(await page.evaluate(() => window.tones), []);
  await heard.first().locator(".data > summary").evaluate((summary) => summary.click());
  await heard.first().locator(".tones input").evaluate((box) => box.click());
  await heard.first().locator(".data > summary").evaluate((summary) => summary.click());
  await step(heard.nth(1));
  await page.waitForFunction(() => window.tones.length > 1 && new Set(window.tones).size > 1);
  await page.reload();
  await allLive(page);
  await step(heard.nth(1));
  assert.deepEqual(await page.evaluate(() => window.tones), []);
  await context.close();
});
