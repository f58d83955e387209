// Words may run from right to left: in an edition of such a language, in its frames and elements, and in the pages around them.
// The edition that was built is English; its pages are published as those of an Arabic one, whose shell is the same.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, site } from "./browser.mjs";
import { drawn, element, host, page, parts, publish, waiting } from "./hosts.mjs";
import { overlaps } from "./overlaps.mjs";
import { allLive, overflow } from "./pages.mjs";

const ROOT = /<html lang="[^"]*" dir="ltr"/;
const WIDTHS = [320, 390, 900, 1280];

let browser;
let latin;
let arabic;
before(async () => {
  browser = await launch();
  latin = await publish({ change: waiting });
  arabic = await publish({ change: (path, body) => (path.endsWith(".html") ? Buffer.from(String(body).replace(ROOT, '<html lang="ar" dir="rtl"')) : waiting(path, body)) });
});
after(async () => {
  await browser.close();
  await latin.close();
  await arabic.close();
});

/** Opens an address; what goes wrong in the page is kept. */
async function visit(address, width) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: "reduce" });
  const tab = await context.newPage();
  const errors = [];
  tab.on("pageerror", (error) => errors.push(String(error)));
  tab.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await tab.goto(address);
  return { context, tab, errors };
}

/** Runs in the page: which way its figures and their pictures run, and what is painted. */
async function look() {
  await document.fonts.ready;
  const roots = [document, ...[...document.querySelectorAll("waymark-figure")].map(({ shadowRoot }) => shadowRoot)];
  const way = (element) => getComputedStyle(element).direction;
  const order = (text) => text && getComputedStyle(text).unicodeBidi;
  return roots.flatMap((root) => [...root.querySelectorAll("figure.waymark[data-state=live]:not(.undrawn)")]).map((figure) => ({
    figure: way(figure),
    words: way(figure.querySelector(".title") ?? figure),
    picture: way(figure.querySelector(".picture")),
    drawn: [way(figure.querySelector(".plot > canvas")), order(figure.querySelector(".picture text"))],
    canvas: figure.querySelector(".plot > canvas").toDataURL(),
    targets: [...figure.querySelectorAll(".targets .target")].map((target) => target.getAttribute("style")),
  }));
}

test("pages say which way their language runs, and so do the drawings that are downloaded", async () => {
  for (const { id } of drawn) {
    const [frame, own, drawing] = await Promise.all([`embed/${id}/index.html`, `figure/${id}/index.html`, `figure/${id}.svg`].map((path) => readFile(join(site, path), "utf8")));
    for (const text of [frame, own]) assert.match(text, ROOT, id);
    // A picture is laid out from left to right, whichever way its words run.
    assert.match(drawing, /^<svg [^>]*lang="[^"]+" direction="ltr"/, id);
  }
});

test("an edition whose words run from right to left has its shell the other way round and pictures as they are, and nothing overlaps", async () => {
  for (const width of WIDTHS) {
    const { context, tab, errors } = await visit(arabic.origin, width);
    await allLive(tab);
    assert.equal(await overflow(tab), 0, `${width} pixels`);
    assert.deepEqual(await tab.evaluate(overlaps), [], `${width} pixels`);
    for (const each of await tab.evaluate(look)) assert.deepEqual([each.figure, each.words, each.picture], ["rtl", "rtl", "ltr"]);
    assert.deepEqual(errors, []);
    await context.close();
  }
});

test("what stands there in English is read from its first word to its last, numbers and signs at their places", async () => {
  for (const width of [390, 1280]) {
    const { context, tab } = await visit(`${arabic.origin}index.html`, width);
    const { seen, turned } = await tab.evaluate(() => {
      const nodes = [...document.querySelectorAll("p, h1, h2, h3, small")].filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest("svg, .visually-hidden"));
      const lines = nodes.flatMap((element) => {
        const text = [...element.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && /[A-Za-z]/.test(node.data));
        const words = text?.data.trimEnd() ?? "";
        const at = words.search(/\S/);
        const left = (place) => {
          const range = document.createRange();
          range.setStart(text, place);
          range.setEnd(text, place + 1);
          return range.getBoundingClientRect();
        };
        if (!text || words.length - at < 3) return [];
        const [first, last] = [left(at), left(words.length - 1)];
        return first.top === last.top && first.width ? [{ words, right: first.left < last.left }] : [];
      });
      return { seen: lines.length, turned: lines.filter(({ right }) => !right).map(({ words }) => words.slice(0, 60)) };
    });
    await context.close();
    assert.ok(seen > 20, `${seen} lines`);
    assert.deepEqual(turned, [], `at ${width} pixels`);
  }
});

test("its frames and elements have them too, in a page of either direction", async () => {
  for (const { id } of drawn.slice(0, 4)) {
    const seen = [];
    for (const published of [latin, arabic]) {
      const { context, tab, errors } = await visit(`${published.origin}embed/${id}/`, 480);
      await allLive(tab);
      assert.deepEqual(await tab.evaluate(overlaps), [], id);
      seen.push(...(await tab.evaluate(look)));
      assert.deepEqual(errors, []);
      await context.close();
    }
    const [one, other] = seen;
    assert.deepEqual([one.words, other.words], ["ltr", "rtl"]);
    assert.deepEqual(other.targets, one.targets, id);
    // What is written in a picture is put in order as its language is, in both forms.
    assert.deepEqual([one.drawn, other.drawn], [["ltr", "normal"], ["rtl", "plaintext"]]);
  }
});

test("the mark of a headline that a lens leaves out stands where the line begins, whichever way words run", async () => {
  const places = [];
  for (const edition of [latin, arabic]) {
    const { context, tab } = await visit(`${edition.origin}?firm=hedged`, 390);
    await tab.waitForFunction(() => [...document.querySelectorAll(".caption")].some((caption) => getComputedStyle(caption, "::after").content.includes(" ")));
    places.push(await tab.evaluate(() => {
      const caption = [...document.querySelectorAll(".caption")].find((each) => getComputedStyle(each, "::after").content.includes(" "));
      const { paddingLeft, paddingRight, backgroundPositionX } = getComputedStyle(caption, "::after");
      return { padding: [paddingLeft, paddingRight], at: backgroundPositionX };
    }));
    await context.close();
  }
  const [ltr, rtl] = places;
  assert.deepEqual(rtl.padding, ltr.padding.toReversed());
  assert.notDeepEqual(ltr.padding, rtl.padding);
  assert.equal(ltr.at, "1px, 0px");
  assert.equal(rtl.at, "calc(100% - 1px), 100%");
});

test("in a page that runs from right to left a frame and an element are what they are in any other", async () => {
  const [figure, other] = drawn;
  const { frame, script } = parts(latin.snippet(figure));
  const body = `<p>مرحبا</p>${frame}${element(latin, other, 'loading="eager"')}${script}`;
  const seen = [];
  for (const attributes of ['lang="en"', 'lang="ar" dir="rtl"']) {
    const server = await host({ host: page(body, "<style>body{margin:0}</style>", attributes) });
    const { context, tab, errors } = await visit(`${server.origin}host`, 500);
    await tab.locator("waymark-figure figure[data-state=live]").waitFor();
    await tab.frameLocator("iframe").locator("figure[data-state=live]").waitFor();
    assert.equal(await overflow(tab), 0);
    const boxes = await tab.evaluate(() => document.fonts.ready.then(() => [...document.querySelector("waymark-figure").shadowRoot.querySelectorAll(".title, .plot, .source, .tool, .wordmark")].map((part) => {
      const { left, width, height } = part.getBoundingClientRect();
      return [part.className, left, width, height].join(" ");
    })));
    seen.push({ boxes, shown: await tab.evaluate(look), heard: await tab.frames().find((each) => each.parentFrame()).evaluate(look) });
    assert.deepEqual(errors, []);
    await context.close();
    await server.close();
  }
  assert.deepEqual(seen[1], seen[0]);
});

test("an element of an Arabic edition stands in an English page with its own words from right to left", async () => {
  const server = await host({ host: page(element(arabic, drawn[1], 'loading="eager"')) });
  const { context, tab } = await visit(`${server.origin}host`, 640);
  await tab.locator("waymark-figure figure[data-state=live]").waitFor();
  const [seen] = await tab.evaluate(look);
  assert.deepEqual([seen.figure, seen.words, seen.picture], ["rtl", "rtl", "ltr"]);
  const [title, around] = await tab.evaluate(() => {
    const root = document.querySelector("waymark-figure").shadowRoot;
    const range = document.createRange();
    range.selectNodeContents(root.querySelector(".title"));
    return [range, root.querySelector(".title")].map((each) => each.getBoundingClientRect().right);
  });
  assert.ok(Math.abs(title - around) < 2, "its title begins at the right");
  await context.close();
  await server.close();
});
