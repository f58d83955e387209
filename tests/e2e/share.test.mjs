// What a reader and an editor take away from a figure: link, files, citation, code.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { PNG } from "pngjs";
import { address, site } from "./browser.mjs";
import { drawn, element, figures, host, page as document, stage } from "./hosts.mjs";
import { open } from "./pages.mjs";

const { browser, published } = await stage();

const [first] = drawn;

/** The story with a live figure and one of its panels open. */
async function openPanel(id, tool, path = "", options = {}) {
  const opened = await open(browser, path, { permissions: ["clipboard-read", "clipboard-write"], ...options });
  await opened.go();
  const figure = opened.page.locator(`figure[data-figure="${id}"]`);
  await figure.scrollIntoViewIfNeeded();
  await opened.page.locator(`figure[data-figure="${id}"][data-state=live]`).waitFor();
  await figure.locator(`[data-tool=${tool}] > summary`).click();
  const panel = figure.locator(`[data-tool=${tool}]`);
  await panel.locator("button:not([hidden])").first().waitFor();
  return { ...opened, figure, panel };
}

test("the link carries what the reader has set, and copying it says so", async () => {
  const figure = figures.find(({ id }) => id !== first.id && drawn.some((each) => each.id === id));
  const { context, page, panel } = await openPanel(figure.id, "share", `#${figure.id}?focus=${figure.facts[0]}`);
  assert.equal(await panel.locator(".address").innerText(), `${address}#${figure.id}?focus=${figure.facts[0]}`);
  await panel.locator("button[data-copy='.address']").click();
  await page.waitForFunction(() => document.querySelector(".status:not(:empty)"));
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${address}#${figure.id}?focus=${figure.facts[0]}`);
  await context.close();
});

test("a citation names the source, its paragraph, the page and today", async () => {
  const { source } = JSON.parse(await readFile(join(site, "edition.json"), "utf8"));
  const { context, panel } = await openPanel(first.id, "share");
  const short = await panel.locator(".citation-short").innerText();
  const long = await panel.locator(".citation-long").innerText();
  for (const text of [short, long]) {
    assert.ok(text.includes(source.author), text);
    assert.ok(text.includes(`${address}#${first.id}`), text);
    assert.match(text, /¶/);
    assert.match(text, new RegExp(`Retrieved \\d+ \\w+ ${new Date().getFullYear()}`));
  }
  assert.ok(long.includes(source.title) && long.includes(first.title));
  assert.ok(long.length > short.length);
  await context.close();
});

test("the system's share sheet is offered where there is one, and gets the title and the link", async () => {
  const opened = await open(browser, "", { hasTouch: true, width: 390 });
  await opened.page.addInitScript(() => {
    navigator.share = (data) => ((window.shared = data), Promise.resolve());
  });
  await opened.go();
  const figure = opened.page.locator(`figure[data-figure="${first.id}"]`);
  await figure.locator("[data-tool=share] > summary").click();
  await figure.locator("button.share").click();
  const shared = await opened.page.evaluate(() => window.shared);
  assert.equal(shared.title, first.title);
  assert.ok(shared.url.startsWith(`${address}#${first.id}`));
  await opened.context.close();
});

test("the embedding window shows each choice in the code and in the figure itself", async () => {
  const { context, page, panel } = await openPanel(first.id, "embed");
  await panel.locator("button.builder").click();
  const dialog = page.locator("dialog.builder-window");
  const code = dialog.locator(".snippet");
  const preview = page.frameLocator("dialog iframe");
  await preview.locator("figure[data-state=live]").waitFor();
  assert.equal((await code.innerText()).replaceAll(/\s+/g, " "), first.embed.replaceAll(/\s+/g, " "));

  await dialog.getByLabel("Dark").check();
  assert.match(await code.innerText(), /\?dark=true"/);
  assert.match(await code.innerText(), /color-scheme:dark/);
  await preview.locator("html[data-theme=dark] figure[data-state=live]").waitFor();
  await dialog.getByLabel("Without tools").check();
  await preview.locator("html.plain figure[data-state=live]").waitFor();
  assert.ok(await preview.locator(".source").isVisible());
  await dialog.getByLabel("Fixed").check();
  await dialog.getByLabel("Height in pixels").fill("420");
  assert.match(await code.innerText(), /height="420"/);
  assert.doesNotMatch(await code.innerText(), /<script|data-waymark-heights/);
  await preview.locator("html.fitchart figure[data-state=live]").waitFor();
  await dialog.getByLabel("an element").check();
  assert.match(await code.innerText(), /^<waymark-figure [^>]*theme="dark" plain/);
  await dialog.getByLabel("a picture").check();
  assert.match(await code.innerText(), /^<p><a href="[^"]*"><img [^>]*alt="[^"]{20}[^]*<a href="[^"]*">[^<]+<\/a><br>Source: /);
  assert.doesNotMatch(await code.innerText(), /<script|<iframe|waymark-figure/);
  await dialog.getByLabel("an element").check();
  await dialog.getByRole("button", { name: "Copy code" }).click();
  const shown = await code.innerText();
  await page.waitForFunction((shown) => navigator.clipboard.readText().then((text) => text === shown), shown);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await context.close();
});

test("the code that the window writes stands in a page of another origin, as a frame and as an element", async () => {
  const { context, page, panel } = await openPanel(first.id, "embed");
  await panel.locator("button.builder").click();
  const dialog = page.locator("dialog.builder-window");
  const code = dialog.locator(".snippet");
  const snippets = [await code.textContent()];
  await dialog.getByLabel("an element").check();
  snippets.push(await code.textContent());
  await context.close();
  for (const snippet of snippets) {
    const server = await host({ host: document(snippet.replaceAll(address, published.origin)) });
    const tab = await browser.newPage();
    await tab.goto(`${server.origin}host`);
    const place = snippet.includes("<iframe") ? tab.frameLocator("iframe") : tab;
    await place.locator("figure.waymark[data-state=live]").waitFor();
    await tab.close();
    await server.close();
  }
});

test("where a frame forbids the clipboard and downloads, the text is selected and the address of the file is shown", async () => {
  const server = await host({ host: document(`<iframe sandbox="allow-scripts" width="640" height="900" src="${published.origin}embed/${first.id}/"></iframe>`) });
  const tab = await browser.newPage();
  await tab.goto(`${server.origin}host`);
  const frame = tab.frameLocator("iframe");
  await frame.locator("figure[data-state=live]").waitFor();
  await frame.locator("[data-tool=share] > summary").click();
  await frame.locator("button[data-copy='.address']").waitFor();
  await frame.locator("a[download]").first().click();
  assert.match(await frame.locator(".blocked").innerText(), new RegExp(`${published.origin}figure/${first.id}`));
  assert.ok(await frame.locator("canvas").isVisible(), "the figure is still there");
  const button = frame.locator("button[data-copy='.address']");
  await button.click();
  await frame.getByRole("button", { name: /^Cop(ied|ying is not allowed)/ }).first().waitFor();
  await tab.close();
  await server.close();
});

test("an element in another page downloads files of its own origin", async () => {
  const server = await host({ host: document(element(published, first, 'loading="eager"')) });
  const tab = await browser.newPage();
  await tab.goto(`${server.origin}host`);
  const figure = tab.locator("waymark-figure figure[data-state=live]");
  await figure.waitFor();
  await figure.locator("[data-tool=share] > summary").click();
  await figure.locator("button[data-copy='.address']").waitFor();
  const [download] = await Promise.all([tab.waitForEvent("download"), figure.locator("a[href$='.csv']").click()]);
  assert.equal(download.suggestedFilename(), `${first.id}.csv`);
  assert.deepEqual(await readFile(await download.path()), await readFile(join(site, `figure/${first.id}.csv`)));
  await tab.close();
  await server.close();
});

test("every figure has a card of 1200 by 630 pixels that is not empty, and its page names it", async () => {
  for (const { id } of figures) {
    const card = PNG.sync.read(await readFile(join(site, `figure/${id}.card.png`)));
    assert.deepEqual([card.width, card.height], [1200, 630], id);
    const colours = new Set();
    for (let at = 0; at < card.data.length; at += 4) colours.add(card.data.readUInt32BE(at));
    assert.ok(colours.size > 20, id);
    const html = await readFile(join(site, `figure/${id}/index.html`), "utf8");
    assert.ok(html.includes(`<meta property="og:image" content="${address}figure/${id}.card.png">`), id);
    assert.match(html, /<meta name="twitter:card" content="summary_large_image">/);
  }
});

test("a downloaded picture has two pixels in one of the drawing's", async () => {
  for (const { id } of drawn) {
    const [, width, height] = (await readFile(join(site, `figure/${id}.svg`), "utf8")).match(/width="([\d.]+)" height="([\d.]+)"/);
    const png = PNG.sync.read(await readFile(join(site, `figure/${id}.png`)));
    assert.deepEqual([png.width, png.height], [2 * Math.ceil(width), 2 * Math.ceil(height)], id);
  }
});

test("a figure's page says what it is to search engines: a data set with its source, its files and its citation", async () => {
  for (const figure of figures) {
    const html = await readFile(join(site, `figure/${figure.id}/index.html`), "utf8");
    const sets = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)].map(([, text]) => JSON.parse(text));
    assert.equal(sets.length, 1, figure.id);
    const [set] = sets;
    assert.equal(set["@type"], "Dataset");
    assert.equal(set.name, figure.title);
    assert.ok(set.citation && set.isBasedOn.author.name && set.distribution.every(({ contentUrl }) => contentUrl.startsWith(`${address}figure/${figure.id}.`)));
    assert.ok(html.includes(`<link rel="canonical" href="${address}figure/${figure.id}/">`), figure.id);
    const embedded = await readFile(join(site, `embed/${figure.id}/index.html`), "utf8");
    assert.ok(embedded.includes(`<link rel="canonical" href="${address}figure/${figure.id}/">`), figure.id);
    assert.match(embedded, /<meta name="robots" content="noindex, nofollow, noarchive">/);
    assert.ok(embedded.includes(`<link rel="alternate" type="application/json+oembed" href="${address}oembed/${figure.id}.json"`));
  }
});
