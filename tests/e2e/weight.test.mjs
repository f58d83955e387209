// What the story weighs before anything else is loaded, and what a browser does with it at once.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { address, launch, site } from "./browser.mjs";
import { frames, laidOut } from "./pages.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test("the story is at most 8,000 elements, and none of them has a style of its own", async () => {
  const html = await readFile(join(site, "index.html"), "utf8");
  const elements = html.match(/<[a-z][^>]*>/g);
  assert.ok(elements.length <= 8_000, `${elements.length} elements`);
  assert.deepEqual(elements.filter((element) => / style="/.test(element)), []);
});

test("the story is laid out in parts: no more than a sixth of its elements get their styles at once, and in the end all of them have", async () => {
  for (const width of [390, 1280]) {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await browser.startTracing(page, { categories: ["devtools.timeline"] });
    await page.goto(address);
    await laidOut(page);
    const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
    const styled = traceEvents.filter(({ name, args }) => name === "UpdateLayoutTree" && args.elementCount).map(({ args }) => args.elementCount);
    const elements = await page.evaluate(() => document.querySelectorAll("*").length);
    assert.ok(styled.length > 10, `${width}: ${styled.length} times`);
    assert.ok(Math.max(...styled) <= elements / 6, `${width}: ${Math.max(...styled)} of ${elements} at once`);
    const skipped = () => [...document.querySelectorAll(".card, .entry, tr")].filter((part) => getComputedStyle(part).contentVisibility !== "visible").length;
    assert.equal(await page.evaluate(skipped), 0);
    await page.close();
  }
});

test("what is laid out before the first script asks for the three faces that come first, and not for that of the prose", async () => {
  for (const width of [320, 390, 900, 1280, 1920]) {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.route(/\.js$/, (route) => route.abort());
    await page.addInitScript(() => addEventListener("DOMContentLoaded", () => {
      document.body.getBoundingClientRect();
      window.faces = [...document.fonts].filter(({ display, status }) => display === "optional" && status !== "unloaded").map(({ family, weight }) => `${family} ${weight}`);
    }));
    await page.goto(address);
    assert.deepEqual(await page.evaluate(() => window.faces.map((face) => face.replaceAll('"', "")).sort()), ["Waymark Sans 400", "Waymark Sans 600", "Waymark Serif 500"], `${width} pixels`);
    assert.equal(await page.locator("head > link[as=font]").count(), 3);
    await page.close();
  }
});

test("who leaps over what is not laid out yet has all of it at once, and stays where they are", async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 900 } });
  // Nothing is done at leisure: no part is laid out in its turn.
  await page.addInitScript(() => (window.requestIdleCallback = () => 0));
  await page.goto(address);
  await page.evaluate(() => scrollBy({ top: innerHeight / 2, behavior: "instant" }));
  await frames(page, 2);
  assert.equal(await page.locator("html.whole").count(), 0, "a reader who scrolls meets one part after the other");
  await page.evaluate(() => document.querySelector(".every-figure .facts-table").scrollIntoView({ behavior: "instant" }));
  const top = () => page.evaluate(() => document.querySelector(".every-figure .facts-table").getBoundingClientRect().top);
  const first = await top();
  await laidOut(page);
  assert.ok(Math.abs((await top()) - first) < 2, `${first} to ${await top()}`);
  await page.close();
});
