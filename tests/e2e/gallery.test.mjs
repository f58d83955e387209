// The gallery: every kind in every case, for people to look at.
import assert from "node:assert/strict";
import { readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, site } from "./browser.mjs";
import { open, overflow } from "./pages.mjs";

const project = new URL("../../", import.meta.url);
const fixtures = new URL("tests/fixtures/gallery/", project);
const list = await readFile(new URL("src/panels/mod.rs", project), "utf8");
const kinds = [...list.matchAll(/^ {4}(\w+)::KIND,$/gm)].map(([, kind]) => kind);
const editions = (await readdir(fixtures)).filter((file) => file.endsWith(".json"));
const WIDTHS = ["320", "560", "960"];
/** What a page of the gallery may weigh, in bytes as served without compression. */
const HEAVY = 1_500_000;

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test("the gallery lists every kind of panel and leads to its page", async () => {
  const { context, page, errors, go } = await open(browser, "gallery/", { javaScriptEnabled: false });
  await go();
  assert.ok(kinds.length > 10);
  assert.deepEqual(await page.locator(".shelf h2").allTextContents(), kinds);
  for (const kind of kinds) {
    await page.locator(".kinds a", { hasText: new RegExp(`^${kind}$`) }).click();
    assert.equal(await page.locator("h1").textContent(), kind);
    assert.ok(await page.locator(".case").count());
  }
  assert.deepEqual(errors, []);
  await context.close();
});

test("every case of every fixture is drawn at three widths, light and dark, and says so", async () => {
  const { context, page, go } = await open(browser, "gallery/");
  await go();
  for (const file of editions) {
    const kind = file.replace(/\.json$/, "");
    const { figures } = JSON.parse(await readFile(new URL(file, fixtures), "utf8"));
    await page.goto(new URL(`${kind}/`, page.url()).href);
    const lost = await page.evaluate(({ ids, widths, kind }) => ids.flatMap((id) =>
      widths.flatMap((width) => ["light", "dark"].filter((theme) => {
        const plate = document.querySelector(`#${id} .plate[data-width="${width}"][data-theme=${theme}]`);
        const box = plate?.querySelector("svg")?.getBBox();
        const caption = plate?.querySelector("figcaption").textContent ?? "";
        return !box?.width || ![kind, `${width} px`, theme].every((word) => caption.includes(word));
      }).map((theme) => `${id} at ${width}, ${theme}`))), { ids: figures.map(({ id }) => id), widths: WIDTHS, kind });
    assert.deepEqual(lost, []);
    await page.goto(new URL("../", page.url()).href);
  }
  await context.close();
});

test("light and dark are painted in their own colours", async () => {
  const { context, page, go } = await open(browser, `gallery/${kinds[0]}/`);
  await go();
  const paper = (theme) => page.locator(`.plate.${theme} .paper`).first().evaluate((element) => getComputedStyle(element).backgroundColor);
  assert.notEqual(await paper("light"), await paper("dark"));
  const light = await page.locator(".plate.light .paper").first().screenshot();
  const dark = await page.locator(".plate.dark .paper").first().screenshot();
  assert.notDeepEqual(light, dark);
  await context.close();
});

test("a theme and a width can be chosen without script", async () => {
  const { context, page, go } = await open(browser, `gallery/${kinds[0]}/`, { javaScriptEnabled: false });
  await go();
  await page.locator("#theme-dark").check();
  await page.locator("#width-560").check();
  assert.equal(await page.locator(".plate:visible").count(), await page.locator(".plate.dark.wide-560").count());
  assert.ok(await page.locator(".plate:visible").count());
  await context.close();
});

test("no page of the gallery is wider than a small phone, is heavy or is found by a search engine", async () => {
  const { context, page, go } = await open(browser, "gallery/", { width: 320 });
  await go();
  for (const path of ["", ...kinds.map((kind) => `${kind}/`)]) {
    await page.goto(new URL(`/gallery/${path}`, page.url()).href);
    assert.equal(await overflow(page), 0, path);
    assert.match(await page.locator("meta[name=robots]").getAttribute("content"), /noindex/);
    assert.ok((await stat(join(site, "gallery", path, "index.html"))).size < HEAVY, path);
  }
  await context.close();
});

test("the story does not lead to the gallery", async () => {
  assert.doesNotMatch(await readFile(join(site, "index.html"), "utf8"), /gallery/);
});
