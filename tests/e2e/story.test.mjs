// The story in a real browser: it opens, every figure becomes live, and nothing happens that a newsroom would mind.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, launch } from "./browser.mjs";
import { drawn } from "./hosts.mjs";
import { allLive, busy, holdBack, open, overflow } from "./pages.mjs";

const last = drawn.at(-1);

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test("the story opens, every drawn figure becomes live, nothing is logged and nothing is asked of another server", async () => {
  const { context, page, errors, elsewhere, go } = await open(browser);
  await go();
  await allLive(page);
  assert.ok((await page.$$("figure.waymark")).length > 10, "the figures are there");
  assert.deepEqual(errors, []);
  assert.deepEqual(elsewhere, []);
  assert.deepEqual(await context.cookies(), []);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  await context.close();
});

test("the page adds no global and no figure moves another while it starts", async () => {
  const { context, page, go } = await open(browser);
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, startTime } of list.getEntries()) window.shifts.push({ value, startTime });
    }).observe({ type: "layout-shift", buffered: true });
    addEventListener("DOMContentLoaded", () => document.fonts.ready.then(() => (window.lettered = performance.now())));
    window.known = new Set([...Object.getOwnPropertyNames(window), "known", "lettered"]);
  });
  await go();
  await allLive(page);
  const added = await page.evaluate(() => Object.getOwnPropertyNames(window).filter((name) => !window.known.has(name) && !/^\d+$/.test(name)));
  assert.deepEqual(added, []);
  await page.waitForFunction(() => window.lettered);
  const [before, after] = await page.evaluate(() => {
    const sum = (shifts) => shifts.reduce((sum, { value }) => sum + value, 0);
    const late = window.shifts.filter(({ startTime }) => startTime > window.lettered);
    return [sum(window.shifts) - sum(late), sum(late)];
  });
  // A late font may break a line elsewhere; a figure that jumps is ten times that.
  assert.ok(before < 0.03, `things move by ${before} while the fonts arrive`);
  assert.ok(after < 0.002, `things move by ${after} when they have arrived`);
  await context.close();
});

/** What of a page has been laid out when its first picture is painted: of each selector, whether each of its elements is. */
async function laidAtFirst(page, selectors) {
  const first = await page.waitForFunction((selectors) => {
    if (!performance.getEntriesByName("first-contentful-paint").length) return undefined;
    const isLaid = (each) => each.checkVisibility({ contentVisibilityAuto: true });
    return selectors.map((selector) => [...document.querySelectorAll(selector)].map(isLaid));
  }, selectors);
  return first.jsonValue();
}

test("the first picture waits for nothing far below: cards and the table of the opening come after it, an entry when its figure answers", async () => {
  const { context, page } = await open(browser, "", { width: 390 });
  const give = await holdBack(page, /\/story-[^/]*\.js$/);
  const after = [".card:last-child > :first-child", ".landing > .data tbody", ".sheet > .entry > :first-child"];
  page.goto(address).catch(() => {});
  const [entries, ...late] = await laidAtFirst(page, ["main .entry > :first-child", ...after]);
  assert.ok(entries.filter((is) => !is).length > entries.length / 2, `${entries}`);
  late.forEach((laid, index) => assert.deepEqual(laid.filter(Boolean), [], after[index]));
  give();
  await page.locator("html.whole").waitFor();
  const all = await laidAtFirst(page, ["main .entry > :first-child", ...after]);
  assert.deepEqual(all.map((laid) => laid.filter((is) => !is)), all.map(() => []));
  await context.close();
});

test("closed tables come after the first picture also where their figures are in it, and figures answer one after another", async () => {
  const { context, page } = await open(browser, "", { width: 390, height: 9000 });
  await page.addInitScript(() => {
    globalThis.together = 0;
    new MutationObserver((records) => {
      const answered = records.filter(({ target }) => target instanceof Element && target.matches(".picture"));
      globalThis.together = Math.max(globalThis.together, answered.length);
    }).observe(document, { attributes: true, subtree: true, attributeFilter: ["aria-hidden"] });
  });
  const give = await holdBack(page, /\/story-[^/]*\.js$/);
  page.goto(address).catch(() => {});
  const [pictures, tables] = await laidAtFirst(page, [".sheet .picture", ".data:not([open]) tbody"]);
  assert.ok(pictures.some(Boolean));
  assert.deepEqual(tables.filter(Boolean), []);
  give();
  await page.locator("html.whole").waitFor();
  assert.equal(await page.evaluate(() => globalThis.together), 1);
  await context.close();
});

test("the first picture waits for no script, also where both could come at once", async () => {
  const { context, page, go } = await open(browser, "", { width: 390 });
  await page.addInitScript(() => {
    globalThis.painted = 0;
    requestAnimationFrame(() => (globalThis.painted = 1));
    new MutationObserver(() => {
      if (document.querySelector(".answers")) globalThis.met ??= globalThis.painted;
    }).observe(document, { attributes: true, subtree: true, attributeFilter: ["class"] });
  });
  await (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const give = await holdBack(page, /\/story-[^/]*\.css$/);
  const script = page.waitForResponse(/\/story-[^/]*\.js$/);
  const arrived = go();
  await (await script).finished();
  await new Promise((done) => setTimeout(done, 500));
  give();
  await arrived;
  await page.locator(".answers").first().waitFor();
  assert.equal(await page.evaluate(() => globalThis.met), 1);
  await context.close();
});

test("a press on a mark is answered while the rest of the page still waits, and a link has all of it laid out", async () => {
  const { context, page, go } = await open(browser, "", { width: 390 });
  await page.addInitScript(busy);
  await go();
  const mark = page.locator("figure.waymark .targets [aria-label]:is([role=option], [role=treeitem], [role=img])").first();
  await mark.waitFor({ state: "attached" });
  const { x, y, width, height } = await mark.boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
  await page.locator(".tip").filter({ visible: true }).waitFor();
  // In one step: a page that scrolls has all of it laid out too, after the reader has come.
  const isWhole = await page.evaluate(() => {
    const is = [document.documentElement.classList.contains("whole")];
    document.querySelectorAll(".links a")[1].click();
    return [...is, document.documentElement.classList.contains("whole")];
  });
  assert.deepEqual(isWhole, [false, true], "a press on a mark leads nowhere, a link leads on");
  await context.close();
});

test("an address leads to its figure, which stays in its place while the page comes to life", async () => {
  for (const path of ["", "?tab=table"]) {
    const { context, page, go } = await open(browser, `#${last.id}${path}`, { width: 390 });
    await go();
    const top = () => page.evaluate((id) => Math.round(document.getElementById(id).getBoundingClientRect().top), last.id);
    const tops = [await top()];
    await page.waitForFunction(() => document.querySelectorAll("figure.waymark .picture:not([aria-hidden])").length < 2);
    tops.push(await top());
    assert.ok(tops.every((top) => top >= 0 && top < 300), `${tops}`);
    assert.ok(Math.abs(tops[0] - tops[1]) < 2, `${tops}`);
    await context.close();
  }
});

for (const width of [320, 390, 768, 1280]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`at ${width} pixels, ${colorScheme}, nothing scrolls sideways and every figure has its picture and its words`, async () => {
      const { context, page, errors, go } = await open(browser, "", { width, colorScheme });
      await go();
      await allLive(page);
      assert.equal(await overflow(page), 0);
      const bare = await page.$$eval("figure.waymark", (figures) =>
        figures
          .filter((figure) => !document.getElementById(figure.getAttribute("aria-labelledby"))?.textContent.trim() || !figure.querySelector(".summary")?.textContent.trim() || !figure.querySelector("table caption"))
          .map((figure) => figure.dataset.figure));
      assert.deepEqual(bare, []);
      // A canvas has its pixels, or rests far from the view.
      await page.waitForFunction(() => [...document.querySelectorAll("figure.waymark:not(.resting) .plot > canvas")].every((canvas) => canvas.width && canvas.height));
      assert.deepEqual(errors, []);
      await context.close();
    });
  }
}

test("a switch changes the picture, says so, and stands in the address; the address brings it back", async () => {
  const { context, page, go } = await open(browser, "", { waits: true });
  await go();
  await allLive(page);
  const figure = page.locator("figure.waymark:has(.switches)").first();
  const id = await figure.getAttribute("data-figure");
  const button = figure.locator(".switch button[aria-pressed=false]").first();
  const [name, value] = [await figure.locator(".switch").first().getAttribute("data-switch"), await button.getAttribute("data-value")];
  const pixels = () => figure.locator("canvas").evaluate((canvas) => canvas.toDataURL());
  const before = await pixels();
  await button.click();
  await page.waitForFunction(([id, before]) => document.querySelector(`figure[data-figure="${id}"] canvas`).toDataURL() !== before, [id, before]);
  assert.ok(page.url().endsWith(`#${id}?${name}=${value}`), page.url());
  await figure.locator(".status:not(:empty)").waitFor({ state: "attached" });
  const after = await pixels();
  const again = await open(browser, `#${id}?${name}=${value}`, { waits: true });
  await again.go();
  await allLive(again.page);
  assert.equal(await again.page.locator(`figure[data-figure="${id}"] canvas`).evaluate((canvas) => canvas.toDataURL()), after);
  await context.close();
  await again.context.close();
});

test("the dark theme and back again redraws each canvas in the page's colours", async () => {
  const { context, page, go } = await open(browser, "", { width: 390, waits: true });
  await go();
  await allLive(page);
  const canvas = page.locator("figure.waymark canvas").first();
  const picture = () => canvas.evaluate((canvas) => canvas.toDataURL());
  const light = await picture();
  await page.emulateMedia({ colorScheme: "dark" });
  await page.waitForFunction((light) => document.querySelector("figure.waymark canvas").toDataURL() !== light, light);
  await page.emulateMedia({ colorScheme: "light" });
  await page.waitForFunction((light) => document.querySelector("figure.waymark canvas").toDataURL() === light, light);
  await context.close();
});

test("the prose and the charts say the same numbers, since both come from the edition", async () => {
  const { context, page, go } = await open(browser);
  await go();
  const mismatches = await page.evaluate(async () => {
    const edition = await (await fetch("edition.json")).json();
    const values = new Map(edition.facts.map((fact) => [fact.id, fact.value]));
    return [...document.querySelectorAll("data.fact")]
      .filter((element) => values.get(element.dataset.fact) !== undefined && Number(element.value) !== values.get(element.dataset.fact))
      .map((element) => element.outerHTML);
  });
  assert.deepEqual(mismatches, []);
  await context.close();
});

test("in a pair an open table stands under its title, wherever the other's picture ends", async () => {
  for (const width of [900, 1280]) {
    const { context, page, go } = await open(browser, "", { width });
    await go();
    for (const figure of await page.locator(".half > figure").all()) {
      await figure.scrollIntoViewIfNeeded();
      await figure.locator(".data > summary").click();
      await figure.locator(".description").waitFor();
      const room = await figure.evaluate((element) => element.querySelector(".description").getBoundingClientRect().top - element.querySelector(".caption").getBoundingClientRect().bottom);
      assert.ok(room < 48, `${await figure.getAttribute("data-figure")} at ${width}: ${room} px are empty`);
      await figure.locator(".data > summary").click();
    }
    await context.close();
  }
});

for (const [width, most] of [[1280, 14_000], [390, 20_000]]) {
  test(`at ${width} pixels the story is at most ${most} high: the steps of its map are not counted, the map's own screen is`, async () => {
    for (const asks of [false, true]) {
      const { context, page, go } = await open(browser, "", { width, height: 900, asks, waits: true });
      await go();
      await allLive(page);
      const height = await page.evaluate(() => {
        const flown = document.querySelector(".flight").getBoundingClientRect().height;
        return document.documentElement.scrollHeight - flown + innerHeight;
      });
      assert.ok(height <= most, `${height} pixels${asks ? ", while figures ask" : ""}`);
      await context.close();
    }
  });
}
