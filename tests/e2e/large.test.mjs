// Text of twice the size is twice as large in pictures too, in the story, in a frame and in an element, from 320 pixels on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { address } from "./browser.mjs";
import { drawn, element, host, page, stage } from "./hosts.mjs";
import { overlaps } from "./overlaps.mjs";
import { frames, overflow } from "./pages.mjs";

const { browser, published } = await stage();
/** Nothing is drawn smaller, in CSS pixels. */
const SMALLEST = 12;

/** Runs in the page: keeps how large the words are that a canvas is given, in CSS pixels. */
function watch() {
  window.sizes = new Map();
  const { fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function (words, ...rest) {
    const { canvas } = this;
    const { a, b } = this.getTransform();
    const size = (parseFloat(/([\d.]+)px/.exec(this.font)[1]) * Math.hypot(a, b) * canvas.clientWidth) / canvas.width;
    if (canvas.isConnected) window.sizes.set(canvas, [...(window.sizes.get(canvas) ?? []), [size, words]]);
    return fillText.call(this, words, ...rest);
  };
}

/** Words of the pictures that are too small; nothing if there are no words at all. */
async function small(tab, least) {
  // What was painted before counts no more.
  await tab.evaluate(() => window.sizes.clear());
  await tab.emulateMedia({ contrast: "more" });
  await tab.waitForFunction(() => window.sizes.size > 0);
  await frames(tab, 4);
  await tab.emulateMedia({ contrast: "no-preference" });
  const drawn = await tab.evaluate(() => [...window.sizes.values()].flat());
  assert.ok(drawn.length > 0);
  return drawn.filter(([size]) => size < least - 0.1).map(([size, words]) => `${words}: ${size.toFixed(1)}`);
}

/** Six elements in somebody else's page. */
async function inElements(tab, look) {
  const server = await host({ host: page(drawn.slice(0, 6).map((figure) => element(published, figure, 'loading="eager"')).join(""), `<style>body{margin:0}${LARGE}</style>`) });
  await tab.goto(`${server.origin}host`);
  // Far from the view a figure gives its pixels back.
  for (let index = 0; index < 6; index += 1) {
    await tab.locator("waymark-figure").nth(index).evaluate((element) => element.scrollIntoView({ behavior: "instant" }));
    await tab.waitForFunction((index) => document.querySelectorAll("waymark-figure")[index].shadowRoot?.querySelector("figure[data-state=live]"), index);
  }
  await look("elements");
  await server.close();
}

const LARGE = "html{font-size:200%!important}";

for (const width of [320, 390, 640, 1280]) {
  test(`${width} pixels wide, words of the story, of frames and of elements are twice as large, in pictures too, and nothing overlaps`, async () => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: "reduce" });
    const tab = await context.newPage();
    await tab.addInitScript(watch);
    const enlarge = () => tab.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    }, LARGE);
    const faults = [];
    const look = async (where) => {
      await frames(tab, 4);
      faults.push(...(await small(tab, 2 * SMALLEST)).map((fault) => `${where}: ${fault}`));
      faults.push(...(await tab.evaluate(overlaps)).map((fault) => `${where}: ${fault}`));
      const over = await overflow(tab);
      if (over > 0) faults.push(`${where}: ${over} pixels over`);
    };
    await tab.goto(address);
    await enlarge();
    for (const { id } of drawn) {
      await tab.locator(`figure[data-figure="${id}"]`).evaluate((figure) => figure.scrollIntoView({ behavior: "instant" }));
      await tab.locator(`figure[data-figure="${id}"][data-state=live]`).waitFor();
    }
    // Over the map that stays lies its own strip.
    await tab.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
    await look("story");
    for (const { id } of drawn) {
      await tab.goto(`${address}embed/${id}/`);
      await enlarge();
      await tab.locator("figure[data-state=live]").waitFor();
      await look(`embed/${id}`);
    }
    await inElements(tab, look);
    assert.deepEqual(faults, []);
    await context.close();
  });
}
