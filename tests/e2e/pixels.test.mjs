// The canvas takes the still picture's place without a visible jump: how far apart the two are, pixel by pixel.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import pixelmatch from "pixelmatch";
import { launch } from "./browser.mjs";
import { allLive, canvasAndStill, open } from "./pages.mjs";
import { figures } from "./tree.mjs";

const edition = (await figures()).filter(({ drawn }) => drawn);
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Of the pixels, so many parts may differ by more than a shade: text is smoothed a little differently. */
const LIMIT = 0.004;

/** Widths of frames at which a still picture is drawn, not scaled: a map has fewer of them. */
const WIDTHS = { wide: { other: 960, map: 640 }, narrow: { other: 320, map: 376 } };

for (const [size, colorScheme] of [["wide", "light"], ["wide", "dark"], ["narrow", "light"]]) {
  test(`the canvas and the still picture agree: ${size}, ${colorScheme}`, async (context) => {
    const apart = [];
    for (const { id, kinds } of edition) {
      const width = WIDTHS[size][kinds.includes("map") ? "map" : "other"];
      const { context: window, page, go } = await open(browser, `embed/${id}/?dark=auto`, { width, colorScheme, waits: true });
      await go();
      await allLive(page);
      const [drawn, still] = await canvasAndStill(page);
      assert.deepEqual([drawn.width, drawn.height], [still.width, still.height], `${id} keeps its size`);
      const differing = pixelmatch(drawn.data, still.data, undefined, drawn.width, drawn.height, { threshold: 0.25 });
      const part = differing / (drawn.width * drawn.height);
      context.diagnostic(`${id}: ${(part * 100).toFixed(3)} % of the pixels differ`);
      if (part > LIMIT) apart.push(`${id}: ${(part * 100).toFixed(2)} %`);
      await window.close();
    }
    assert.deepEqual(apart, []);
  });
}
