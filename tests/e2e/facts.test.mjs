// The whole edition is within reach of assistive technology: every fact of every figure, in every state of the page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { COLOUR, violations } from "./axe.mjs";
import { address, launch } from "./browser.mjs";
import { allLive, open, overflow } from "./pages.mjs";
import { Tree, figures, missing, plain } from "./tree.mjs";

const edition = await figures();
let browser;
/** The live story as it opens, for tests that only read it. */
let story;
before(async () => {
  browser = await launch();
  story = await liveStory();
});
after(() => browser.close());

/** What is missing or unnamed anywhere in the tree; `only` looks at one figure. */
async function gaps(tree, state, only) {
  const read = await tree.read(only);
  return edition
    .filter((figure) => !only || figure.id === only)
    .flatMap((figure) => {
      const { texts = [], unnamed = ["not in the tree"] } = read.get(figure.id) ?? {};
      const lost = missing(figure, texts).map((text) => `lacks “${text}”`);
      return [...lost, ...unnamed.map((role) => `${role} without a name`)].map((fault) => `${state}: ${figure.id}: ${fault}`);
    });
}

async function liveStory(options = {}) {
  const story = await open(browser, "", options);
  await story.go();
  await allLive(story.page);
  return { ...story, tree: await Tree.of(story.page) };
}

test("live, at 1280 and 320 pixels, dark, with the reader's own colours and with every table open, the tree holds every fact and axe finds nothing", async () => {
  const { context, page, tree, errors } = await liveStory();
  const states = [
    ["default", {}, 1280, undefined],
    ["dark", { colorScheme: "dark" }, 1280, COLOUR],
    ["more contrast", { contrast: "more" }, 1280, null],
    ["forced colours", { forcedColors: "active" }, 1280, COLOUR],
    ["320 pixels", {}, 320, undefined],
  ];
  for (const [state, media, width, tags] of states) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: "light", contrast: "no-preference", forcedColors: "none", ...media });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await allLive(page);
    assert.deepEqual(await gaps(tree, state), []);
    if (tags !== null) assert.deepEqual(await violations(page, tags), [], state);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.$$eval("details.data", (tables) => tables.forEach((table) => (table.open = true)));
  await page.waitForFunction(() => [...document.querySelectorAll("figure.waymark .plot")].every((plot) => plot.hidden));
  assert.deepEqual(await gaps(tree, "tables open"), []);
  assert.deepEqual(await violations(page, undefined, "figure.waymark .data"), [], "tables open");
  assert.deepEqual(errors, []);
  await context.close();
});

test("with the chart focused and its tooltip open, and dismissed again, the tree of each figure is whole", async () => {
  const { context, page, tree } = await liveStory();
  for (const { id } of edition.filter(({ drawn }) => drawn)) {
    const targets = page.locator(`figure[data-figure="${id}"] .targets`);
    await targets.focus();
    await page.keyboard.press("End");
    await page.locator(".tip:not([hidden])").waitFor();
    assert.deepEqual(await gaps(tree, "tooltip open", id), []);
    await page.keyboard.press("Escape");
    await page.locator(".tip").waitFor({ state: "hidden" });
  }
  assert.deepEqual(await gaps(tree, "focused, tooltip dismissed"), []);
  await page.keyboard.press("Home");
  // The tooltip lies over what is below it, as long as it is open: the size of what it hides says nothing.
  const faults = await violations(page);
  assert.deepEqual(faults.filter((fault) => !(fault.startsWith("target-size") && fault.includes("obscured"))), [], "tooltip open");
  await context.close();
});

test("without script, and when the engine cannot be loaded, the tree holds every fact and axe finds nothing", async () => {
  const still = await open(browser, "", { javaScriptEnabled: false });
  await still.go();
  assert.deepEqual(await gaps(await Tree.of(still.page), "static"), []);
  await still.context.close();
  const failed = await open(browser);
  await failed.page.route("**/*.wasm", (route) => route.abort());
  await failed.go();
  await failed.page.locator(".notice").first().waitFor();
  await failed.page.locator("html.whole").waitFor();
  assert.deepEqual(await gaps(await Tree.of(failed.page), "failed"), []);
  assert.deepEqual(await violations(failed.page), [], "failed");
  await failed.context.close();
});

test("where the page's own script is gone, the tree holds every fact after a while", async () => {
  const { context, page } = await open(browser);
  await page.route(/\/story-[^/]*\.js$/, (route) => route.abort());
  await page.goto(address);
  await page.waitForFunction(() => [...document.querySelectorAll("main :is(.entry, .table-frame)")].every((part) => getComputedStyle(part).contentVisibility === "visible"));
  assert.deepEqual(await gaps(await Tree.of(page), "without its script"), []);
  await context.close();
});

test("each figure's own page, live and narrow, holds every fact", async () => {
  const { context, page } = await open(browser, "", { width: 320, height: 600 });
  const tree = await Tree.of(page);
  for (const { id, drawn } of edition) {
    await page.goto(`${address}embed/${id}/`);
    if (drawn) await allLive(page);
    assert.deepEqual(await gaps(tree, "embedded", id), []);
    assert.equal(await overflow(page), 0, id);
  }
  await context.close();
});

test("another reading of the tree, Playwright's, finds every fact too", async () => {
  const { page } = story;
  const lost = [];
  for (const { id, facts } of edition) {
    const snapshot = plain((await page.locator(`figure[data-figure="${id}"]`).ariaSnapshot()).replaceAll('\\"', '"'));
    for (const fact of facts) {
      for (const text of [fact.label, fact.in_words]) if (!snapshot.includes(plain(text))) lost.push(`${id}: ${text}`);
    }
  }
  assert.deepEqual(lost, []);
});

test("of each chart and its table a reader meets two stops of the Tab key, besides the buttons that are seen", async () => {
  const { page } = story;
  const counts = await page.$$eval("figure.waymark:not(.undrawn)", (all) => all.map((figure) => {
    const stops = [...figure.querySelectorAll("a[href], button, input, summary, [tabindex]")]
      .filter((stop) => stop.checkVisibility() && stop.tabIndex >= 0 && !stop.closest(".tool-panel, .switches, .zoom, .card") && !stop.matches(".tool:not(.data > .tool)"));
    return [figure.dataset.figure, stops.map((stop) => stop.classList[0])];
  }));
  for (const [id, stops] of counts) assert.deepEqual(stops, ["targets", "tool"], id);
});

test("tables have a caption, headings of columns and of rows, and read their numbers out in full", async () => {
  const { page } = story;
  const faults = await page.$$eval("figure.waymark table", (tables) => tables.flatMap((table) => {
    const id = table.closest("figure").dataset.figure;
    const faults = [];
    if (!table.caption?.textContent.trim()) faults.push("no caption");
    if ([...table.tHead.rows[0].cells].some((cell) => cell.scope !== "col")) faults.push("a column without a heading");
    for (const row of table.tBodies[0].rows) if (!row.querySelector("th[scope=row]")) faults.push("a row without a heading");
    return faults.map((fault) => `${id}: ${fault}`);
  }));
  assert.deepEqual(faults, []);
  const spoken = await page.$$eval("figure.waymark tr[data-fact]", (rows) => rows.map((row) => {
    const cell = row.querySelector(".cell-value");
    const spoken = cell.cloneNode(true);
    for (const silent of spoken.querySelectorAll("[aria-hidden=true]")) silent.remove();
    return [`${row.closest("figure").dataset.figure}: ${row.dataset.fact}`, spoken.textContent];
  }));
  const read = new Map(spoken);
  for (const { id, facts } of edition) {
    for (const fact of facts.filter(({ value }) => value !== undefined)) {
      assert.equal(plain(read.get(`${id}: ${fact.id}`)), plain(fact.in_words), `${id}: ${fact.id}`);
    }
  }
});
