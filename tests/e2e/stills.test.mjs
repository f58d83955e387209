// A still picture answers: before the engine is there, and when it never comes.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { allLive, frames, open } from "./pages.mjs";
import { figures } from "./tree.mjs";

const edition = (await figures()).filter(({ drawn }) => drawn);
const [, figure] = edition;
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** An embed whose module waits until it is let through; `asked` are the files that the page has asked for. */
async function held(path, options) {
  const opened = await open(browser, path, options);
  const asked = [];
  let release;
  const gate = new Promise((done) => (release = done));
  opened.page.on("request", (request) => asked.push(request.url()));
  await opened.page.route("**/*.wasm", async (route) => (await gate, route.continue()));
  return { ...opened, asked, release };
}

const marksOf = (page) => page.$$eval("figure.waymark:not(.undrawn)", (all) => all.map((each) => [
  each.dataset.figure,
  [...each.querySelectorAll(".targets .target")].map((node) => {
    const { left, top, width, height } = node.getBoundingClientRect();
    return { fact: node.dataset.fact, name: node.getAttribute("aria-label"), box: [left, top + scrollY, width, height] };
  }),
]));

for (const width of [360, 1280]) {
  test(`at ${width} pixels the marks of every still picture are those of the canvas, by name, order and place`, async () => {
    for (const { id } of edition) {
      const { context, page, go, release } = await held(`embed/${id}/`, { width });
      await go();
      await page.locator(".targets .target").first().waitFor({ state: "attached" });
      const [[, still]] = await marksOf(page);
      assert.equal(await page.locator("figure").getAttribute("data-state"), "static");
      const factor = await page.evaluate(() => document.querySelector(".plot").clientWidth / [...document.querySelectorAll(".picture svg")].find((svg) => svg.getBoundingClientRect().width).viewBox.baseVal.width);
      release();
      await allLive(page);
      const [[, live]] = await marksOf(page);
      const said = (marks) => marks.map(({ fact, name }) => `${fact}: ${name}`);
      assert.deepEqual(said(still), said(live), id);
      if (Math.abs(factor - 1) > 0.002) continue;
      still.forEach(({ fact, box }, place) => box.forEach((edge, side) => {
        assert.ok(Math.abs(edge - live[place].box[side]) < 1, `${id}, ${fact}: ${box} and ${live[place].box}`);
      }));
      await context.close();
    }
  });
}

// Faces that come too late for the still are in the canvas: its texts are as wide as those, and stand elsewhere.
for (const faces of [0, 500]) test(`before the engine is there a mark is pointed at, stepped to and pinned, and nothing is lost when the canvas takes over, its faces ${faces} ms late`, async () => {
  // A width at which the picture is drawn, not scaled.
  const { context, page, go, release, errors } = await held(`embed/${figure.id}/`, { width: 960 });
  await page.route("**/*.woff2", (route) => setTimeout(() => route.continue(), faces));
  await go();
  const marks = page.locator(".targets .target");
  await marks.first().waitFor({ state: "attached" });
  const tooltip = page.locator(".tip:not([hidden])");
  const box = await marks.nth(1).boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await tooltip.waitFor();
  const hovered = await tooltip.innerText();
  await page.mouse.move(1, 1);
  await tooltip.waitFor({ state: "hidden" });
  await page.locator(".targets").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await tooltip.waitFor();
  assert.equal(await tooltip.innerText(), hovered, "the keys say what the pointer said");
  await page.keyboard.press("Enter");
  assert.ok(new URL(page.url()).searchParams.get("focus"));
  const look = () => page.evaluate(() => {
    const { left, top, width } = document.querySelector(".tip").getBoundingClientRect();
    const root = document.querySelector(".targets");
    return [document.activeElement === root, root.getAttribute("aria-activedescendant"), document.querySelector(".tip").innerText, Math.round(left), Math.round(top), Math.round(width)];
  });
  const before = await look();
  assert.equal(await page.locator("figure").getAttribute("data-state"), "static");
  release();
  await allLive(page);
  await frames(page, 3);
  assert.deepEqual(await look(), before);
  assert.deepEqual(errors, []);
  await context.close();
});

test("a tap on a still picture pins its mark", async () => {
  const { context, page, go } = await held(`embed/${figure.id}/`, { width: 390, hasTouch: true, isMobile: true });
  await go();
  const mark = page.locator(".targets .target").first();
  await mark.waitFor({ state: "attached" });
  const box = await mark.boundingBox();
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await page.locator(".tip:not([hidden])").waitFor();
  assert.equal(new URL(page.url()).searchParams.get("focus"), await mark.getAttribute("data-fact"));
  await context.close();
});

test("figures that are far from the view do not start, however long the page is idle", async () => {
  const { context, page, go, release } = await held("");
  release();
  await go();
  await page.locator("figure[data-state=live]").first().waitFor();
  await frames(page, 120);
  const far = await page.$$eval("figure.waymark:not(.undrawn)", (all) => all
    .filter((each) => each.getBoundingClientRect().top > 2 * innerHeight)
    .map((each) => [each.dataset.state, each.querySelectorAll(".target").length > 0]));
  assert.ok(far.length > 5);
  for (const [state, answers] of far) assert.deepEqual([state, answers], ["static", true]);
  await context.close();
});

const SAVING = () => Object.defineProperty(Navigator.prototype, "connection", { value: { saveData: true }, configurable: true });

test("for a reader who saves data the engine comes when a switch asks for it, and then shows what was asked", async () => {
  const { context, page, go, asked, release } = await held("");
  release();
  await page.addInitScript(SAVING);
  await go();
  const switched = page.locator("figure:has(.switch[data-switch])").first();
  await switched.scrollIntoViewIfNeeded();
  await switched.locator(".target").first().waitFor({ state: "attached" });
  await frames(page, 60);
  assert.deepEqual(asked.filter((url) => /\.wasm$|edition-|land-/.test(url)), []);
  const value = await switched.locator(".switch[data-switch] button[aria-pressed=false]").first().getAttribute("data-value");
  const button = switched.locator(`.switch[data-switch] button[data-value="${value}"]`);
  await button.click();
  await page.waitForFunction((element) => element.dataset.state === "live", await switched.elementHandle());
  assert.equal(await button.getAttribute("aria-pressed"), "true");
  assert.match(page.url(), new RegExp(`=${value}`));
  await context.close();
});

test("for a reader who saves data a nearer view of the map brings the engine", async () => {
  const { context, page, go, asked, release } = await held("");
  release();
  await page.addInitScript(SAVING);
  await go();
  const map = page.locator("figure:has(.targets.zoomable)").first();
  await map.locator(".zoom button").first().click();
  await page.waitForFunction((element) => element.dataset.state === "live", await map.elementHandle());
  assert.ok(asked.some((url) => url.endsWith(".wasm")));
  assert.match(page.url(), /view=2/);
  await context.close();
});

test("without the engine a picture still answers, its switches are away, and no pin is dropped", async () => {
  const { context, page, go } = await open(browser, `embed/${figure.id}/`);
  let fail;
  const gate = new Promise((done) => (fail = done));
  await page.route("**/*.wasm", async (route) => (await gate, route.abort()));
  await go();
  await page.locator(".targets .target").first().waitFor({ state: "attached" });
  await page.locator(".targets").focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  const words = await page.locator(".tip:not([hidden])").innerText();
  fail();
  await page.locator("figure[data-state=failed]").waitFor();
  assert.equal(await page.locator(".tip:not([hidden])").innerText(), words);
  await page.keyboard.press("Home");
  await page.locator(".tip:not([hidden])").waitFor();
  assert.notEqual(await page.locator(".tip").innerText(), words);
  await context.close();
});

test("names of marks are unique within each figure", async () => {
  const { context, page, go } = await open(browser);
  await go();
  await allLive(page);
  for (const [id, marks] of await marksOf(page)) assert.equal(new Set(marks.map(({ name }) => name)).size, marks.length, id);
  await context.close();
});
