// What is left of a snippet where a content system cleans it or a reader's view takes the article out of its page.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import sanitizeHtml from "sanitize-html";
import { drawn, figures, host, page, stage } from "./hosts.mjs";

const { browser, published } = await stage();
const { resolve } = createRequire(import.meta.url);

/** The snippets in an article, cleaned in a browser by a library that is a script of a page. */
async function cleaned(library, clean) {
  const text = "A sentence of the article, with commas, so that it reads as one, and goes on for a while, as sentences do. ".repeat(8);
  const article = `<article><h1>Host</h1>${drawn.map((figure) => `<p>${text}</p>${published.snippet(figure)}`).join("")}<p>${text}</p></article>`;
  const server = await host({ host: page(article) });
  const tab = await browser.newPage();
  await tab.route("**/embed.js", (route) => route.abort());
  await tab.goto(`${server.origin}host`, { waitUntil: "domcontentloaded" });
  await tab.addScriptTag({ content: await readFile(library, "utf8") });
  const html = await tab.evaluate(clean);
  await tab.setContent(html);
  const left = await tab.evaluate((ids) => ids.map((id) => {
    const link = [...document.querySelectorAll("a")].find(({ href, textContent }) => href.endsWith(`/figure/${id}/`) && textContent.trim());
    const picture = [...document.querySelectorAll("img")].find(({ src }) => src.endsWith(`/figure/${id}.png`));
    const box = link?.getBoundingClientRect();
    return { id, words: link?.textContent.trim(), alt: picture?.alt, seen: Boolean(box?.width && box.left < innerWidth) };
  }), drawn.map(({ id }) => id));
  await tab.close();
  await server.close();
  return left;
}

for (const [name, library, clean] of [
  ["DOMPurify", resolve("dompurify/dist/purify.min.js"), () => window.DOMPurify.sanitize(document.body.innerHTML)],
  ["Readability", resolve("@mozilla/readability/Readability.js"), () => new window.Readability(document.cloneNode(true)).parse().content],
]) {
  test(`${name} leaves a link in words and the picture of every figure, and they are seen`, async () => {
    for (const { id, words, alt, seen } of await cleaned(library, clean)) {
      assert.ok(words?.length > 10, `${id}: no link in words`);
      assert.ok(alt?.length > 10, `${id}: no picture`);
      assert.ok(seen, `${id}: out of sight`);
    }
  });
}

test("sanitize-html by its defaults, which forbid pictures, leaves a link in words; with pictures allowed, the picture too", () => {
  const allowedTags = sanitizeHtml.defaults.allowedTags.concat("img");
  for (const figure of figures) {
    const snippet = published.snippet(figure);
    const link = new RegExp(`<a href="[^"]*/figure/${figure.id}/">[^<]*[^<\\s]{3}`);
    assert.match(sanitizeHtml(snippet).replace(/<img[^>]*>/g, ""), link);
    assert.match(sanitizeHtml(snippet, { allowedTags }), new RegExp(`<img src="[^"]*/figure/${figure.id}.png"`));
  }
});
