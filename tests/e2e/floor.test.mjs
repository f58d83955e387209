// What browsers.test.mjs says has a way down: here the newer parts are taken from the browser and from the style sheets.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { allLive, open, overflow } from "./pages.mjs";

/** What the oldest of the promised browsers do not know in a style sheet. */
const UNKNOWN = /\bsubgrid\b|::details-content|:has(?=\()|\btext-wrap(?=:)|\bcolor-mix(?=\()|\blight-dark(?=\()|(?<=\()scripting(?=:)/g;

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

async function visit(path, width) {
  const { context, page, errors, go } = await open(browser, path, { width, height: 900 });
  await page.addInitScript(() => {
    delete window.requestIdleCallback;
    delete window.FontFaceSet;
    delete Navigator.prototype.vibrate;
    delete HTMLLinkElement.prototype.fetchPriority;
    for (const name of Object.getOwnPropertyNames(Element.prototype)) if (/^aria[A-Z]/.test(name)) delete Element.prototype[name];
  });
  await page.route("**/*.css", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace(UNKNOWN, (name) => name.replace(/[a-z]/g, "x")) });
  });
  await go();
  return { context, page, errors };
}

for (const width of [320, 899, 900, 1280]) {
  test(`in the oldest browsers the story is live ${width} pixels wide, and no words lie over a figure`, async () => {
    const { context, page, errors } = await visit("", width);
    await allLive(page);
    assert.equal(await overflow(page), 0);
    const over = await page.evaluate(() => {
      const box = (element) => element.getBoundingClientRect();
      const meet = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom - 1 && other.top < one.bottom - 1;
      const words = [...document.querySelectorAll(".words > summary, .words-text, .pilcrow, .note, .prose p")].filter((element) => element.checkVisibility() && box(element).height > 0);
      const parts = [...document.querySelectorAll(".waymark :is(.caption, .plot, .key, .source, .tools)")].filter((element) => box(element).height > 0);
      return parts.flatMap((part) => words.filter((word) => !part.contains(word) && meet(box(part), box(word))).map((word) => `${word.className || word.tagName} over ${part.className} of ${part.closest("figure").dataset.figure}`));
    });
    assert.deepEqual(over, []);
    assert.deepEqual(errors, []);
    await context.close();
  });
}
