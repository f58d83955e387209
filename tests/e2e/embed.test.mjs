// A figure in a frame on somebody else's page.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { address, launch, site } from "./browser.mjs";
import { allLive, open, overflow } from "./pages.mjs";

let browser;
let manifest;
before(async () => {
  browser = await launch();
  manifest = JSON.parse(await readFile(join(site, "manifest.json"), "utf8"));
});
after(() => browser.close());

test("every figure has an embed page that becomes live at 320 and 640 pixels with the height that the manifest promises", async () => {
  const wrong = [];
  for (const width of [320, 640]) {
    const { context, page, errors, elsewhere } = await open(browser, "", { width, height: 200 });
    for (const figure of manifest.figures ?? manifest) {
      await page.goto(`${address}embed/${figure.id}/`);
      await allLive(page);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      const promised = figure.heights[width];
      if (Math.abs(height - promised) > 2) wrong.push(`${figure.id} at ${width}: ${height}, promised ${promised}`);
      assert.equal(await overflow(page), 0, `${figure.id} at ${width}`);
    }
    assert.deepEqual(errors, []);
    assert.deepEqual(elsewhere, []);
    await context.close();
  }
  assert.deepEqual(wrong, []);
});

test("an embed page says what it is without script: title, picture, source and table", async () => {
  const { context, page } = await open(browser, "", { width: 390, javaScriptEnabled: false });
  for (const figure of manifest.figures ?? manifest) {
    await page.goto(`${address}embed/${figure.id}/`);
    assert.ok((await page.locator("figure .title").innerText()).length > 4);
    assert.match(await page.locator("figure .source").first().innerText(), /Source|¶/);
    assert.ok(await page.locator("figure table tbody tr").count());
  }
  await context.close();
});

test("an embed is light on a dark system unless the address asks for dark", async () => {
  const id = (manifest.figures ?? manifest)[1].id;
  const background = async (query) => {
    const { context, page } = await open(browser, "", { width: 640, colorScheme: "dark" });
    await page.goto(`${address}embed/${id}/${query}`);
    await allLive(page);
    const colour = await page.evaluate(() => {
      const colour = getComputedStyle(document.body).backgroundColor;
      return colour === "rgba(0, 0, 0, 0)" ? getComputedStyle(document.documentElement).backgroundColor : colour;
    });
    await context.close();
    return colour.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
  };
  assert.ok((await background("")) > 600, "light by default");
  assert.ok((await background("?dark=true")) < 200, "dark when asked");
  assert.ok((await background("?dark=auto")) < 200, "as the system when asked");
});

test("a host page with the snippet's frame and script gets the frame's height and no jump beyond it", async () => {
  const { context, page } = await open(browser, "", { width: 700 });
  const figure = (manifest.figures ?? manifest)[2];
  await page.route("**/host.html", (route) => route.fulfill({
    contentType: "text/html",
    body: `<!doctype html><title>Host</title><body><p>Before</p>${figure.embed}<p>After</p></body>`,
  }));
  await page.goto(`${address}host.html`);
  const frame = page.frameLocator("iframe");
  await frame.locator("figure.waymark[data-state=live]").waitFor();
  const { shown, wanted } = await page.evaluate(() => {
    const element = document.querySelector("iframe");
    return { shown: element.clientHeight, wanted: element.contentDocument.documentElement.scrollHeight };
  });
  assert.ok(Math.abs(shown - wanted) <= 2, `the frame is ${shown} high, its page ${wanted}`);
  await context.close();
});

test("a sign behind doubtful wording is explained wherever the picture goes: in frames, on a figure's own page and in files", async () => {
  const marked = [];
  for (const { id } of manifest.figures ?? manifest) {
    const read = (path) => readFile(join(site, path), "utf8");
    for (const path of [`embed/${id}/index.html`, `figure/${id}/index.html`]) {
      const page = await read(path);
      if (!/†<\/text>/.test(page)) continue;
      marked.push(id);
      assert.match(page, /<p class="key">† ?\S/, path);
    }
    const file = await read(`figure/${id}.svg`);
    if (/†<\/text>/.test(file)) assert.match(file, />† ?\S/, `${id}.svg`);
  }
  assert.ok(marked.length > 2, "no picture has the sign");
});
