// The canvas takes the still picture's place without a visible jump: how far apart the two are, pixel by pixel.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { launch } from "./browser.mjs";
import { allLive, open } from "./pages.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Of the pixels, so many parts may differ by more than a shade: text is smoothed a little differently. */
const LIMIT = 0.004;

for (const [width, colorScheme] of [[1280, "light"], [1280, "dark"], [390, "light"]]) {
  test(`at ${width} pixels, ${colorScheme}, the canvas and the still picture agree`, async (context) => {
    const { context: window, page, go } = await open(browser, "", { width, colorScheme });
    await go();
    await allLive(page);
    const apart = [];
    const figures = page.locator("figure.waymark:not(.undrawn)");
    for (let index = 0; index < (await figures.count()); index += 1) {
      const figure = figures.nth(index);
      const plot = figure.locator(".plot");
      await plot.scrollIntoViewIfNeeded();
      const drawn = PNG.sync.read(await plot.screenshot());
      await figure.evaluate((element) => (element.dataset.state = "static"));
      const canvas = figure.locator("canvas");
      await canvas.evaluate((element) => element.style.setProperty("visibility", "hidden"));
      const still = PNG.sync.read(await plot.screenshot());
      await figure.evaluate((element) => (element.dataset.state = "live"));
      await canvas.evaluate((element) => element.style.removeProperty("visibility"));
      const id = await figure.getAttribute("data-figure");
      assert.deepEqual([drawn.width, drawn.height], [still.width, still.height], `${id} keeps its size`);
      const differing = pixelmatch(drawn.data, still.data, undefined, drawn.width, drawn.height, { threshold: 0.25 });
      const part = differing / (drawn.width * drawn.height);
      context.diagnostic(`${id}: ${(part * 100).toFixed(3)} % of the pixels differ`);
      if (part > LIMIT) apart.push(`${id}: ${(part * 100).toFixed(2)} %`);
    }
    assert.deepEqual(apart, []);
    await window.close();
  });
}
