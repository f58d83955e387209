// What nobody sees costs nothing: pixels and engines are given back far from the view, and are there again near it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyCanvas, fitCanvas } from "../../www/figure/canvas-size.js";
import { drawn, host, page, stage } from "./hosts.mjs";
import { allLive, drawnInLetters, open, settled } from "./pages.mjs";

const { browser, published } = await stage();

const SIDE = 4096;
const LARGEST = 16_777_216;
const ALL = 256 * 2 ** 20 / 4;
const canvas = () => ({ width: 0, height: 0, style: {} });

test("a canvas keeps to the limits of phones, whatever its box and the screen", () => {
  for (const devicePixelRatio of [1, 1.25, 2, 3, 4]) {
    globalThis.devicePixelRatio = devicePixelRatio;
    for (const width of [1, 280, 333, 1200, 4095, 4097, 8192]) {
      for (const height of [0, 1, 631, 4096, 8192, 20_000]) {
        const made = canvas();
        const ratio = fitCanvas(made, width, height);
        const named = `${width} by ${height} at ${devicePixelRatio}: ${made.width} by ${made.height}`;
        assert.ok(made.width <= SIDE && made.height <= SIDE && made.width * made.height <= LARGEST, named);
        assert.ok(ratio > 0 && ratio <= devicePixelRatio, named);
        assert.ok(Math.abs(made.width - width * ratio) <= 1 && Math.abs(made.height - height * ratio) <= 1, named);
        if (width * devicePixelRatio <= SIDE && height * devicePixelRatio <= SIDE) {
          assert.deepEqual([made.width, made.height], [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)], named);
        }
        emptyCanvas(made);
        assert.deepEqual([made.width, made.height], [0, 0]);
      }
    }
  }
});

test("all canvases of a page come to less than 256 MB, each has some pixels, and what one gives back another has", () => {
  globalThis.devicePixelRatio = 3;
  const all = Array.from({ length: 200 }, canvas);
  const sum = () => all.reduce((sum, { width, height }) => sum + width * height, 0);
  for (const each of all) fitCanvas(each, 1200, 800);
  assert.ok(sum() <= ALL, `${sum()} pixels`);
  assert.deepEqual([all[0].width, all[0].height], [3600, 2400]);
  for (const each of all.slice(1)) emptyCanvas(each);
  fitCanvas(all.at(-1), 1200, 800);
  assert.equal(all.at(-1).width, 3600);
  all.forEach(emptyCanvas);
});

const pictures = (tab) => tab.$$eval("figure[data-state=live]:not(.undrawn)", (figures) => figures.map((figure) => {
  const { top, bottom } = figure.getBoundingClientRect();
  const canvas = figure.querySelector(".plot > canvas") ?? { width: 0, height: 0 };
  const away = Math.max(0, -bottom, top - innerHeight) / innerHeight;
  return { id: figure.dataset.figure, away, pixels: canvas.width * canvas.height, still: [...figure.querySelectorAll(".picture > svg")].some((svg) => svg.checkVisibility()) };
}));

test("a figure two windows away is live without pixels, its still picture stands in, and it comes back as it was", async () => {
  const { context, page: tab, errors, go } = await open(browser, "", { width: 390, height: 700, waits: true });
  await go();
  const first = tab.locator("figure.waymark:not(.undrawn)").first();
  await first.scrollIntoViewIfNeeded();
  await tab.waitForFunction((figure) => figure.dataset.state === "live", await first.elementHandle());
  await drawnInLetters(tab);
  const before = await first.evaluate((figure) => figure.querySelector("canvas").toDataURL());
  await allLive(tab);
  await tab.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await settled(tab);
  const height = await tab.evaluate(() => document.documentElement.scrollHeight);
  const far = await pictures(tab);
  for (const { id, away, pixels, still } of far) {
    if (away > 2.1) assert.deepEqual([pixels, still], [0, true], `${id} is ${away} windows away`);
    if (away < 1.9) assert.ok(pixels > 0 && !still, `${id} is ${away} windows away`);
  }
  assert.ok(far.filter(({ pixels }) => pixels === 0).length > 5);
  await first.evaluate((figure) => figure.scrollIntoView());
  await tab.waitForFunction((before) => document.querySelector("figure.waymark:not(.undrawn) canvas").toDataURL() === before, before);
  assert.equal(await tab.evaluate(() => document.documentElement.scrollHeight), height, "nothing has moved");
  await first.locator(".targets").focus();
  await tab.keyboard.press("End");
  await tab.locator(".tip:not([hidden])").waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});

test("a figure that a reader has changed keeps its picture however far it is, and follows the window while it rests", async () => {
  const { context, page: tab, go } = await open(browser, "", { width: 800, height: 600 });
  await go();
  await allLive(tab);
  const switched = tab.locator("figure.waymark:has([data-switch])").first();
  await switched.locator("[data-switch] button").last().click();
  await tab.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await tab.waitForFunction(() => document.querySelectorAll("figure.resting").length > 3);
  assert.ok(await switched.evaluate((figure) => figure.querySelector("canvas").width > 0));
  await tab.setViewportSize({ width: 500, height: 600 });
  await tab.waitForFunction(() => [...document.querySelectorAll("figure.resting")].every((figure) => {
    const [plot, canvas] = [figure.querySelector(".plot"), figure.querySelector("canvas")];
    return canvas.width === 0 && Math.abs(parseFloat(canvas.style.width) - plot.clientWidth) < 1;
  }));
  await context.close();
});

const FRAMES = 130;

test(`on a page of ${FRAMES} frames each one that is read is live, and so is the first again after the last`, async () => {
  const frames = Array.from({ length: FRAMES }, (_, place) => `<iframe id="f${place}" title="${place}" src="${published.origin}embed/${drawn[place % drawn.length].id}/" width="600" height="700" style="display:block"></iframe>`);
  const server = await host({ host: page(frames.join("")) });
  const tab = await browser.newPage({ viewport: { width: 700, height: 800 } });
  const errors = [];
  tab.on("pageerror", (error) => errors.push(String(error)));
  await tab.goto(`${server.origin}host`);
  const live = async (place) => {
    await tab.locator(`#f${place}`).evaluate((frame) => frame.scrollIntoView());
    await tab.frameLocator(`#f${place}`).locator("figure[data-state=live]:not(.resting)").waitFor();
  };
  for (let place = 0; place < FRAMES; place += 1) await live(place);
  await live(0);
  assert.deepEqual(errors, []);
  await tab.close();
  await server.close();
});
