// A frame has its height before it speaks: what a snippet says of it is true at every width.
import assert from "node:assert/strict";
import { test } from "node:test";
import { figures, stage } from "./hosts.mjs";

const { browser, published } = await stage();

/** A snippet longer than this had no room for a better list. */
const FULL = 960;

/** The height that a list gives: from a width on it holds, or comes on a straight line to a third number where the next begins. */
function read(list, width) {
  const knots = list.split(",").map((knot) => knot.split(":").map(Number));
  const place = knots.findLastIndex(([from]) => from <= width);
  const [from, low, high = low] = knots[place];
  const to = knots[place + 1]?.[0] ?? 1200;
  return low + ((high - low) * (width - from)) / Math.max(1, to - from);
}

test("every snippet promises in 400 characters the height of its page within two pixels, or nine where it is full, from 280 to 1200 pixels", async () => {
  const tab = await browser.newPage({ viewport: { width: 1300, height: 800 } });
  await tab.goto(`${published.origin}manifest.json`);
  const wrong = [];
  for (const { id, embed } of figures) {
    const [, list] = /data-waymark-heights="([^"]*)"/.exec(embed);
    // A long title leaves little of the snippet's thousand characters to the list of a figure whose height jumps often.
    const near = embed.length > FULL ? 9 : 2;
    assert.ok(embed.length <= 1_000, `${id}: ${embed.length} characters`);
    assert.ok(list.length <= 400, `${id}: ${list.length} characters`);
    const measured = await tab.evaluate(async (id) => {
      const frame = Object.assign(document.createElement("iframe"), { src: `/embed/${id}/?static` });
      Object.assign(frame.style, { border: 0, width: "640px" });
      await new Promise((done) => ((frame.onload = done), document.body.replaceChildren(frame)));
      // A font of the system may be missing.
      await Promise.allSettled([...frame.contentDocument.fonts].map((font) => font.load()));
      const main = frame.contentDocument.querySelector("main");
      return Array.from({ length: 84 }, (_, place) => {
        const width = Math.min(1200, 280 + 11 * place);
        frame.style.width = `${width}px`;
        return [width, main.getBoundingClientRect().height];
      });
    }, id);
    for (const [width, height] of measured) {
      const promised = read(list, width);
      if (Math.abs(promised - height) > near) wrong.push(`${id} at ${width}: ${height.toFixed(1)}, promised ${promised.toFixed(1)}`);
    }
  }
  assert.deepEqual(wrong, []);
  await tab.close();
});
