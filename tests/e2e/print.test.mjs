// The story on paper: pictures, the tables that were opened, every source line, and no page without anything on it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inflateSync } from "node:zlib";
import { launch } from "./browser.mjs";
import { drawn, host, publish } from "./hosts.mjs";
import { allLive, open } from "./pages.mjs";
import { hostOf, lostFromHost, lostFromStory } from "./paper.mjs";

/** Paper without its margins of 16 mm, in CSS pixels. */
const MILLIMETRE = 96 / 25.4;
const PAPERS = Object.entries({ A4: [210, 297], Letter: [215.9, 279.4] }).map(([format, sides]) => {
  const [width, height] = sides.map((side) => Math.floor((side - 32) * MILLIMETRE));
  return { format, width, height };
});

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** What is drawn on each page of a PDF, as the operators of its contents. */
function contents(pdf) {
  const text = pdf.toString("latin1");
  const start = (id) => text.search(new RegExp(`(^|\\n)${id} 0 obj`));
  const pages = [...text.matchAll(/\/Type \/Page\b[^]*?endobj/g)];
  return pages.map(([page]) => {
    const [, id] = page.match(/\/Contents (\d+) 0 R/);
    const from = text.indexOf("stream\n", start(id)) + "stream\n".length;
    const [, length] = text.slice(start(id), from).match(/\/Length (\d+)/);
    // A page without anything on it has contents of no length, which are not compressed.
    return length === "0" ? "" : inflateSync(pdf.subarray(from, from + Number(length))).toString("latin1");
  });
}

/** How many times text is shown. */
const words = (operators) => operators.match(/\bT[jJ]\b/g)?.length ?? 0;

for (const { format, width, height } of PAPERS) {
  test(`on ${format} every figure is a picture with its title and source, and nothing is clipped`, async () => {
    const { context, page, go } = await open(browser, "", { width, height });
    await go();
    await allLive(page);
    await page.emulateMedia({ media: "print" });
    const faults = await page.evaluate(({ width, height }) => {
      const seen = (element) => element?.checkVisibility() && element.getBoundingClientRect().height > 0;
      const faults = [];
      for (const figure of document.querySelectorAll("figure.waymark")) {
        const say = (what) => faults.push(`${figure.dataset.figure}: ${what}`);
        const title = document.getElementById(figure.getAttribute("aria-labelledby"));
        if (!seen(title)) say("no title");
        if (!seen(figure.querySelector(".source"))) say("no source");
        if (figure.classList.contains("undrawn")) continue;
        const pictures = [...figure.querySelectorAll(".picture > svg")].filter(seen);
        if (pictures.length !== 1) say(`${pictures.length} pictures`);
        const box = pictures[0]?.getBoundingClientRect();
        if (box?.right > width + 1 || box?.height > height) say(`picture of ${box.width} by ${box.height}`);
        if (seen(figure.querySelector("canvas"))) say("a canvas");
      }
      for (const element of document.querySelectorAll(".tools, .switches, .header, .find, button")) {
        if (seen(element) && !element.matches("th button")) faults.push(`${element.className || element.textContent} is there`);
      }
      const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
      return wide > 0 ? [...faults, `${wide} pixels are cut off`] : faults;
    }, { width, height });
    assert.deepEqual(faults, []);
    await context.close();
  });

  test(`printed on ${format}, each figure has title, picture and source on one page, the first on the first, and no fact of the table is lost`, async () => {
    const { context, page, go } = await open(browser);
    await go();
    await allLive(page);
    assert.deepEqual(await lostFromStory(page, format), []);
    await context.close();
  });

  test(`the story on ${format} has no page without words`, async () => {
    const { context, page, go } = await open(browser);
    await go();
    await allLive(page);
    const drawn = contents(await page.pdf({ format }));
    const figures = await page.locator("figure.waymark").count();
    assert.ok(drawn.length >= figures / 2 && drawn.length <= 3 * figures, `${drawn.length} pages`);
    assert.deepEqual(drawn.map(words).flatMap((count, index) => count > 3 ? [] : [`page ${index + 1}: ${count} words`]), []);
    await context.close();
  });
}

test("printed, a frame keeps its source line, and elements their picture or the whole of their table", async () => {
  const published = await publish();
  for (const [framed, first, second] of [drawn.slice(0, 3), drawn.slice(3, 6)]) {
    const server = await host({ host: hostOf(published, framed, first, second) });
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${server.origin}host`);
    assert.deepEqual(await lostFromHost(page, published, framed), []);
    await page.close();
    await server.close();
  }
  await published.close();
});

test("a table is printed where it was opened, and nowhere else", async () => {
  const { context, page, go } = await open(browser);
  await go();
  await allLive(page);
  const closed = (await page.pdf({ format: "A4" })).length;
  const data = page.locator("figure.waymark:not(.undrawn) details.data");
  await data.first().locator("summary").click();
  await page.emulateMedia({ media: "print" });
  assert.ok(await data.first().locator("tbody tr").first().isVisible());
  assert.ok(await data.first().locator("xpath=ancestor::figure").locator(".picture").isVisible(), "the picture stays");
  assert.equal(await data.nth(1).locator("tbody tr").first().isVisible(), false);
  assert.notEqual((await page.pdf({ format: "A4" })).length, closed);
  await context.close();
});

test("paper is light, whatever the theme", async () => {
  const colours = async (colorScheme, dark) => {
    const { context, page, go } = await open(browser, "", { colorScheme });
    await go();
    if (dark) await page.evaluate(() => (document.documentElement.dataset.theme = "dark"));
    await page.emulateMedia({ media: "print", colorScheme });
    const found = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      return [style.getPropertyValue("--paper"), style.getPropertyValue("--ink"), getComputedStyle(document.body).color];
    });
    await context.close();
    return found;
  };
  const light = await colours("light", false);
  assert.deepEqual(await colours("dark", false), light);
  assert.deepEqual(await colours("light", true), light);
});

test("without script the story is printed whole", async () => {
  const { context, page, go } = await open(browser, "", { javaScriptEnabled: false });
  await go();
  await page.emulateMedia({ media: "print" });
  const drawn = page.locator("figure.waymark:not(.undrawn)");
  assert.equal(await drawn.locator(".picture > svg:visible").count(), await drawn.count());
  assert.equal(await page.locator("figure.facts-table tbody tr:visible").count(), await page.locator("figure.facts-table tbody tr").count());
  await context.close();
});
