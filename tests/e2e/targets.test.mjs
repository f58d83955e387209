// Whatever can be pressed is at least 24 pixels large, by its box, at every width; and axe finds nothing at seven of them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "./axe.mjs";
import { launch } from "./browser.mjs";
import { allLive, frames, open, overflow } from "./pages.mjs";

const WIDTHS = [280, 320, 390, 480, 600, 700, 768, 899, 900, 1024, 1160, 1280, 1600, 1920];
const CHECKED = [320, 390, 600, 900, 1024, 1280, 1600];
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** What can be pressed and is too small; a link or a fact within a sentence is as high as its line, and a label is pressed for its box. */
function small(page) {
  return page.evaluate(() => {
    const inSentence = (element) => getComputedStyle(element).display === "inline"
      && element.parentElement.textContent.replace(element.textContent, "").trim() !== "";
    return [...document.querySelectorAll("a[href], button, summary, input, textarea, [tabindex], .targets .target, .targets .told")]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".jump, .skip, .visually-hidden, .data:not([open]) .table-frame"))
      .map((element) => [element, (element.labels?.[0] ?? element).getBoundingClientRect()])
      .filter(([element, { width, height }]) => (width < 23.9 || height < 23.9) && !inSentence(element))
      .map(([element, { width, height }]) => `${element.tagName}.${element.className} “${element.ariaLabel ?? element.textContent.trim().slice(0, 40)}”: ${width.toFixed(1)} × ${height.toFixed(1)}`);
  });
}

test("from 280 to 1920 pixels everything that can be pressed is at least 24 pixels wide and high, and axe finds nothing", async (context) => {
  const { context: window, page, go } = await open(browser);
  await go();
  await allLive(page);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await page.waitForFunction(() => [...document.querySelectorAll("figure.waymark[data-state=live] .plot")].every((plot) => Math.abs(parseFloat(plot.querySelector("canvas").style.width) - Math.floor(plot.clientWidth)) < 1));
    await frames(page, 2);
    assert.deepEqual(await small(page), [], `${width} pixels`);
    assert.equal(await overflow(page), 0, `${width} pixels`);
    if (CHECKED.includes(width)) assert.deepEqual(await violations(page), [], `${width} pixels`);
  }
  context.diagnostic(`${WIDTHS.length} widths`);
  await window.close();
});

test("with every table open it is so too", async () => {
  const { context, page, go } = await open(browser);
  await go();
  await allLive(page);
  await page.$$eval("details.data", (tables) => tables.forEach((table) => (table.open = true)));
  await page.waitForFunction(() => [...document.querySelectorAll("figure.waymark .plot")].every((plot) => plot.hidden));
  await page.locator(".cell-paragraph .compares").first().waitFor();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await frames(page, 2);
    assert.deepEqual(await small(page), [], `${width} pixels`);
    assert.equal(await overflow(page), 0, `${width} pixels`);
    if (CHECKED.includes(width)) assert.deepEqual(await violations(page, undefined, "figure.waymark .data"), [], `${width} pixels`);
  }
  await context.close();
});

test("the list of figures, once the keyboard is in it, can be pressed too, and fits into small windows", async () => {
  const { context, page, go } = await open(browser, "", { width: 320, height: 256 });
  await go();
  await page.waitForFunction(() => document.querySelectorAll(".jump a[tabindex='-1']").length > 0);
  await page.locator(".jump a").first().focus();
  const list = await page.evaluate(() => {
    const { left, top, right, bottom } = document.querySelector(".jump").getBoundingClientRect();
    return { inside: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight, low: [...document.querySelectorAll(".jump a")].filter((link) => link.getBoundingClientRect().height < 24).length };
  });
  assert.deepEqual(list, { inside: true, low: 0 });
  assert.equal(await overflow(page), 0);
  await context.close();
});
