// What pages paint: no two texts, controls or pictures lie on each other, at widths where layouts change and beside them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, launch } from "./browser.mjs";
import { drawn, element, host, page as hostPage, publish } from "./hosts.mjs";
import { overlaps } from "./overlaps.mjs";
import { allLive, frames, laidOut, open } from "./pages.mjs";

const WIDE = [280, 320, 390, 559, 600, 640, 768, 899, 900, 1024, 1100, 1199, 1200, 1280, 1920];
const FRAMED = [280, 320, 390, 479, 480, 640, 760, 960];

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** The overlaps at each of these widths, each with the width and the state that it was found in. */
async function found(page, state, widths) {
  const all = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await frames(page, 2);
    all.push(...(await page.evaluate(overlaps)).map((line) => `${state}, ${width} px: ${line}`));
  }
  return all;
}

/** Opens or closes the tables of a page's figures. */
const openTables = (page, open) => page.$$eval("details.data", (tables, open) => tables.forEach((table) => (table.open = open)), open);

test("the search for overlaps finds a text that lies on another, and none that is clipped or belongs to a picture", async () => {
  const page = await browser.newPage();
  await page.setContent(`<p>Above</p><p style="margin-top: -1.6em">Below</p>
    <div style="overflow: hidden; height: 0"><p>Clipped</p></div><p>Free</p>
    <div><div class="picture" style="width: 99px; height: 99px"></div><button style="margin-top: -50px">Nearer</button></div>`);
  const lines = await page.evaluate(overlaps);
  assert.equal(lines.length, 1, lines.join("\n"));
  assert.match(lines[0], /“Above” and .*“Below”/);
  await page.close();
});

for (const [named, block] of [["", false], [" with its fonts blocked", true]]) {
  test(`nothing overlaps in the story${named}, closed and with all tables open`, async () => {
    const { context, page, go } = await open(browser);
    if (block) await page.route("**/*.woff2", (route) => route.abort());
    await go();
    await laidOut(page);
    const before = await found(page, "as it opens", WIDE);
    await openTables(page, true);
    assert.deepEqual([...before, ...(await found(page, "tables open", WIDE))], []);
    await context.close();
  });
}

test("nothing overlaps in the story once its figures are live, and after each of its switches", async () => {
  const { context, page, go } = await open(browser);
  await go();
  await allLive(page);
  const all = await found(page, "live", WIDE);
  const count = await page.$$eval("[data-switch]", (switches) => Math.max(...switches.map((each) => each.querySelectorAll("button").length)));
  for (let place = 1; place < count; place += 1) {
    await page.$$eval("[data-switch]", (switches, place) => switches.forEach((each) => each.querySelectorAll("button")[place]?.click()), place);
    all.push(...(await found(page, `switches at ${place}`, [320, 900, 1280])));
  }
  assert.deepEqual(all, []);
  await context.close();
});

test("nothing overlaps in any embed and on any figure's page, closed and with the table open", async () => {
  const { context, page } = await open(browser);
  const all = [];
  for (const { id } of drawn) {
    for (const folder of ["embed", "figure"]) {
      await page.goto(`${address}${folder}/${id}/`);
      const where = `${folder}/${id}`;
      all.push(...(await found(page, where, FRAMED)));
      await openTables(page, true);
      all.push(...(await found(page, `${where}, table open`, FRAMED)));
    }
  }
  assert.deepEqual(all, []);
  await context.close();
});

test("nothing overlaps in elements of a host page, closed and with their tables open", async () => {
  const published = await publish();
  const server = await host({ host: { body: hostPage(drawn.map((figure) => element(published, figure, 'loading="eager"')).join("\n")) } });
  const page = await browser.newPage({ viewport: { width: 800, height: 900 } });
  await page.goto(`${server.origin}host`);
  await page.waitForFunction((count) => [...document.querySelectorAll("waymark-figure")].filter(({ shadowRoot }) => shadowRoot?.querySelector("figure")).length === count, drawn.length);
  const all = await found(page, "as it opens", FRAMED);
  await page.$$eval("waymark-figure", (elements) => elements.forEach(({ shadowRoot }) => shadowRoot.querySelector("details.data").setAttribute("open", "")));
  all.push(...(await found(page, "tables open", FRAMED)));
  assert.deepEqual(all, []);
  await page.close();
  await server.close();
  await published.close();
});

test("nothing overlaps in the gallery", async () => {
  const { context, page } = await open(browser, "gallery/");
  await page.goto(`${address}gallery/`);
  assert.deepEqual(await found(page, "gallery", WIDE), []);
  await context.close();
});
