// An edition that is none of ours asks for all that a reader takes part in: a flown map, the choice of numbers, guessing, comparing.
// It is built as a site of its own, and gone through by pressing and by keys alone, on a desk and on a phone.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { violations } from "./axe.mjs";
import { launch } from "./browser.mjs";
import { element, host, page as hostPage, publish } from "./hosts.mjs";
import { overlaps } from "./overlaps.mjs";
import { overflow } from "./pages.mjs";

/** The folder of the built site: `cargo xtask test` sets it; by hand, build `tests/fixtures/unkind/strait.json` there. */
const folder = process.env.WAYMARK_OTHER_SITE ?? new URL("../../dist-other", import.meta.url).pathname;
const json = async (name) => JSON.parse(await readFile(join(folder, name), "utf8"));
const edition = await json("edition.json");
const { figures } = await json("manifest.json");
const map = edition.figures.find(({ panels }) => panels.some(({ routes }) => routes?.some(({ step }) => step)));
const steps = map.panels[0].routes.filter(({ step }) => step);
const asking = edition.figures.filter(({ panels }) => panels.some(({ guess }) => guess));
const numbers = edition.facts.filter(({ value }) => value !== undefined);
const hedged = numbers.filter(({ hedge }) => hedge !== "exact");
const WIDTHS = [320, 1280];

let browser;
let published;
before(async () => {
  browser = await launch();
  published = await publish({ from: folder });
});
after(async () => {
  await published.close();
  await browser.close();
});

async function visit(path, width, options = {}) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(published.origin + path);
  return { context, page, errors };
}

/** Nothing is wider than the page, and nothing lies on anything else: in a figure of it, since the steps of the opening lie on its map. */
const fits = async (page, figure = page.locator("body")) => {
  assert.equal(await overflow(page), 0);
  const [top, bottom] = await figure.evaluate((element) => [element.getBoundingClientRect().top, element.getBoundingClientRect().bottom].map((y) => y + scrollY));
  const places = (await page.evaluate(overlaps)).map((line) => ({ line, y: Number(/, (-?\d+)$/.exec(line)?.[1]) }));
  assert.deepEqual(places.filter(({ y }) => y >= top && y <= bottom), []);
};
const figureOf = (page, { id }) => page.locator(`figure[data-figure="${id}"]`);
const hashState = (page) => page.evaluate(() => new URLSearchParams(location.hash.split("?")[1] ?? "").toString());
const hasFocus = (locator) => locator.evaluate((part) => part === document.activeElement || part.contains(document.activeElement));

/** Presses a key until something has the focus; throws where it is not on the way. */
async function keysTo(page, locator, key = "Tab") {
  for (let pressed = 0; pressed < 150; pressed += 1) {
    if ((await locator.count()) && (await hasFocus(locator.first()))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${locator} is not on the way of ${key}`);
}

/** Pins marks by keys until one offers to be compared. */
async function pinNumber(page, figure) {
  const chart = figure.locator(".targets");
  await keysTo(page, chart);
  for (let tried = 0; tried < 20; tried += 1) {
    await page.keyboard.press("Enter");
    if (await page.locator(".tip .compare").count()) return;
    await page.keyboard.press("Escape");
    await page.keyboard.press("ArrowRight");
  }
  throw new Error("no mark offers to be compared");
}

test("the edition asks for all four, and its map has a line without a named end and one that is only planned", async () => {
  assert.ok(steps.length > 1 && asking.length > 1 && hedged.length && hedged.length < numbers.length);
  assert.ok(steps.some(({ open_ends: open }) => open) && steps.some(({ state }) => state === "planned"));
  assert.ok(figures.length === edition.figures.length);
});

for (const width of WIDTHS) {
  test(`at ${width} pixels it is gone through by pressing: routes, numbers, a guess, two facts`, async () => {
    const { context, page, errors } = await visit("", width, { hasTouch: width < 600 });
    const flown = figureOf(page, map);
    await page.waitForSelector("figure[data-flight].flies[data-state=live]");
    await fits(page);
    // What a reader comes to before its question is there may tell at once: here nobody goes on before all of them ask.
    for (const { id } of asking) await page.waitForFunction((id) => document.querySelector(`figure[data-figure="${id}"]`).dataset.asking === "asks", id);
    for (const [index] of steps.entries()) {
      await (index ? flown.locator(".strip .onward") : page.locator(".begin a")).click();
      await page.waitForFunction((step) => location.hash.includes(`step=${step}`), index + 1);
      const card = flown.locator(`.card[data-step="${index + 1}"]`);
      await card.locator("li").first().waitFor();
      const { facts, absent = [] } = steps[index].step;
      assert.equal(await card.locator("li").count(), facts.length + absent.length);
    }
    await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));

    await page.locator(".lens summary").click();
    await page.locator("label:has(#firm-hedged)").click();
    await page.waitForFunction(() => new URLSearchParams(location.search).get("firm") === "hedged");
    assert.match(await page.locator(".header .standing").innerText(), new RegExp(`${hedged.length} of ${numbers.length} numbers stand`));
    await page.locator(".header .standing button").click();
    await page.waitForFunction(() => !new URLSearchParams(location.search).has("firm"));

    for (const which of asking) {
      const figure = figureOf(page, which);
      await figure.evaluate((element) => element.scrollIntoView({ behavior: "instant" }));
      await fits(page, figure);
      await figure.locator("input[type=range]").fill("3");
      await figure.getByRole("button", { name: "That is my guess" }).click();
      assert.equal(await figure.getAttribute("data-asking"), "answered");
      assert.ok((await figure.locator(".question-sentence").innerText()).length > 20);
      assert.match(await hashState(page), /said=/);
      await fits(page, figure);
      await figure.getByRole("button", { name: "The whole figure" }).click();
    }

    const table = page.locator("figure.facts-table");
    await table.scrollIntoViewIfNeeded();
    const button = table.locator("tbody button:visible").first();
    await button.waitFor();
    await button.click();
    const dialog = page.locator("dialog.compare-window");
    await dialog.waitFor();
    assert.match(await page.evaluate(() => location.search), /^\?compare=/);
    assert.equal(await dialog.evaluate((part) => part.scrollWidth - part.clientWidth), 0);
    assert.deepEqual(await violations(page), []);
    await dialog.getByRole("button", { name: "Close" }).click();
    await dialog.waitFor({ state: "detached" });
    assert.deepEqual(errors, []);
    await context.close();
  });

  test(`at ${width} pixels it is gone through with keys alone`, async () => {
    const { context, page, errors } = await visit("", width);
    await page.waitForSelector("figure[data-flight].flies[data-state=live]");
    const lens = page.locator(".lens summary");
    await keysTo(page, lens);
    await page.keyboard.press("Enter");
    await keysTo(page, page.locator(".lens input"));
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction(() => new URLSearchParams(location.search).has("firm"));
    await page.keyboard.press("ArrowUp");
    await page.waitForFunction(() => !new URLSearchParams(location.search).has("firm"));
    await page.keyboard.press("Escape");

    await keysTo(page, page.locator(".begin a"));
    await page.keyboard.press("Enter");
    await page.waitForSelector("figure[data-flight] .stage:not(.waiting)");
    await keysTo(page, page.locator(".strip .onward"), "Shift+Tab");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.hash.includes("step=2"));
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.hash.includes("step=3"));

    const [first] = asking;
    const figure = figureOf(page, first);
    // Whoever is there before the question is asked nothing, and no reader's keys are as fast as these.
    await figure.and(page.locator("[data-asking]")).waitFor({ state: "attached" });
    await keysTo(page, figure.locator("input[type=range]"));
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("PageUp");
    await page.keyboard.press("Enter");
    assert.equal(await figure.getAttribute("data-asking"), "answered");
    assert.ok(await hasFocus(figure.locator(".question-sentence")));
    const whole = figure.getByRole("button", { name: "The whole figure" });
    await keysTo(page, whole);
    await page.keyboard.press("Enter");
    assert.equal(await figure.getAttribute("data-asking"), "whole");
    await pinNumber(page, figure);
    await keysTo(page, page.locator(".tip .compare"));
    await page.keyboard.press("Enter");
    const dialog = page.locator("dialog.compare-window");
    await dialog.waitFor();
    await page.keyboard.press("ArrowDown");
    assert.ok(await hasFocus(dialog));
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    assert.deepEqual(errors, []);
    await context.close();
  });

  test(`at ${width} pixels its frames fly, ask, leave out and compare, as their addresses say`, async () => {
    const flown = await visit(`embed/${map.id}/?step=2`, width);
    await flown.page.locator(".card[data-step='2'] li").first().waitFor();
    await fits(flown.page);
    assert.deepEqual(flown.errors, []);
    await flown.context.close();
    for (const { id } of asking) {
      const asked = await visit(`embed/${id}/?guess`, width);
      await asked.page.waitForSelector("figure[data-asking=asks]");
      await fits(asked.page);
      await asked.page.locator("input[type=range]").fill("3");
      await asked.page.getByRole("button", { name: "That is my guess" }).click();
      await fits(asked.page);
      assert.deepEqual(asked.errors, []);
      await asked.context.close();
    }
    const { id, facts } = figures.find((figure) => figure.id === asking[0].id);
    const compared = await visit(`embed/${id}/?firm=plain&compare=${facts.find((fact) => numbers.some((number) => number.id === fact))}`, width);
    await compared.page.locator("dialog.compare-window.standing").waitFor();
    await fits(compared.page);
    assert.deepEqual(compared.errors, []);
    await compared.context.close();
  });
}

for (const width of WIDTHS) {
  test(`at ${width} pixels each figure asks where an address of the story asks it: its handle over its range, its marks as the choice has them`, async () => {
    let along = 0;
    for (const { id, panels } of asking) {
      const { context, page } = await visit(`?firm=plain#${id}?guess`, width);
      const figure = figureOf(page, { id });
      await page.waitForFunction((id) => document.querySelector(`figure[data-figure="${id}"]`).dataset.asking, id);
      assert.equal(await figure.getAttribute("data-asking"), "asks", id);
      const picture = figure.locator(".question-picture > svg:visible");
      const given = await picture.locator(".given [data-fact]").evaluateAll((all) => all.map((mark) => [mark.dataset.fact, mark.getAttribute("class")]));
      const firmness = (fact) => (edition.facts.find((known) => known.id === fact).hedge === "exact" ? "exact" : "hedged");
      assert.ok(given.length > 0, id);
      for (const [fact, name] of given) assert.match(name, new RegExp(`\\b${firmness(fact)}\\b`), fact);
      assert.equal(await figure.locator(".caption").evaluate((caption) => getComputedStyle(caption, "::after").display), "none", "no words of it rest on what is left out");
      const { kind } = panels.find(({ guess }) => guess);
      if (kind === "columns") {
        await context.close();
        continue;
      }
      const range = figure.locator("input[type=range]");
      for (const place of [await range.getAttribute("min"), await range.getAttribute("max")]) {
        await range.fill(place);
        const [grip, box] = [await picture.locator(".grip circle").last().boundingBox(), await range.boundingBox()];
        const thumb = place === "0" ? box.x + 12 : box.x + box.width - 12;
        assert.ok(Math.abs(grip.x + grip.width / 2 - thumb) <= 1.5, `${id} at ${place}: ${grip.x + grip.width / 2} over ${thumb}`);
        along += 1;
      }
      await context.close();
    }
    assert.ok(along > 0);
  });
}

test("without script all of it is told: still map, cards, answers", async () => {
  const { context, page } = await visit("", 390, { javaScriptEnabled: false });
  for (const step of steps.keys()) assert.ok(await page.locator(`.card[data-step="${step + 1}"]`).isVisible());
  assert.equal(await page.locator("[data-asking]").count(), 0);
  assert.equal(await overflow(page), 0);
  await context.close();
});

test("an element flies to a step and compares two facts", async () => {
  const figure = (id) => figures.find((each) => each.id === id);
  const fact = asking[0].panels[0].guess.fact;
  const server = await host({ host: hostPage(`${element(published, figure(map.id), 'loading="eager" state="step=1"')}${element(published, figure(asking[0].id), `loading="eager" state="compare=${fact}"`)}`) });
  const page = await browser.newPage({ viewport: { width: 700, height: 900 } });
  await page.goto(`${server.origin}host`);
  await page.locator("waymark-figure .card[data-step='1'] li").first().waitFor();
  await page.locator("waymark-figure dialog.compare-window").waitFor();
  await page.close();
  await server.close();
});
