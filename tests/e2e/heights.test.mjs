// A frame has its height before it speaks: what a snippet says of it is true at every width.
import assert from "node:assert/strict";
import { test } from "node:test";
import { heightAt } from "../../www/embed/heights.js";
import { figures, stage } from "./hosts.mjs";

const { browser, published } = await stage();

test("every snippet promises in 400 characters the height of its page within two pixels, from 280 to 1200 pixels", async () => {
  const tab = await browser.newPage({ viewport: { width: 1300, height: 800 } });
  await tab.goto(`${published.origin}manifest.json`);
  const wrong = [];
  for (const { id, embed } of figures) {
    const [, list] = /data-waymark-heights="([^"]*)"/.exec(embed);
    assert.ok(embed.length <= 1_000, `${id}: ${embed.length} characters`);
    assert.ok(list.length <= 400, `${id}: ${list.length} characters`);
    const measured = await tab.evaluate(async (id) => {
      const frame = Object.assign(document.createElement("iframe"), { src: `/embed/${id}/?static` });
      Object.assign(frame.style, { border: 0, width: "640px" });
      await new Promise((done) => ((frame.onload = done), document.body.replaceChildren(frame)));
      // A font of the system may be missing.
      await Promise.allSettled([...frame.contentDocument.fonts].map((font) => font.load()));
      const main = frame.contentDocument.querySelector("main");
      return Array.from({ length: 308 }, (_, place) => {
        const width = Math.min(1200, 280 + 3 * place);
        frame.style.width = `${width}px`;
        return [width, main.getBoundingClientRect().height];
      });
    }, id);
    for (const [width, height] of measured) {
      const promised = heightAt(list, width);
      // A frame has whole pixels.
      if (Math.abs(promised - Math.round(height)) > 2) wrong.push(`${id} at ${width}: ${height.toFixed(1)}, promised ${promised.toFixed(1)}`);
    }
  }
  assert.deepEqual(wrong, []);
  await tab.close();
});

test("a list of heights as earlier builds wrote it is read too, and none, or one that is damaged, is no height", () => {
  const list = "280:731,292:709,480:700:652";
  assert.deepEqual([280, 291, 292, 480, 840, 1200].map((width) => heightAt(list, width)), [731, 731, 709, 700, 676, 652]);
  for (const none of [null, "", "?", "A"]) assert.equal(heightAt(none, 640), 0);
});
