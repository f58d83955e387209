// A map comes nearer by every way of asking, and never takes the page's scrolling.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { allLive, frames, open, touching } from "./pages.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const MAP = "figure.waymark:has(.targets.zoomable)";

async function map(options) {
  const opened = await open(browser, "", options);
  await opened.go();
  await allLive(opened.page);
  const figure = opened.page.locator(MAP).first();
  await figure.scrollIntoViewIfNeeded();
  const view = () => opened.page.evaluate(() => new URLSearchParams(location.hash.split("?")[1]).get("view"));
  /** The first other view waits for the script that makes it. */
  const viewed = async (expected) => {
    await opened.page.waitForFunction(() => location.hash.includes("view="));
    assert.match(await view(), expected);
  };
  return { ...opened, figure, view, viewed, layer: figure.locator(".targets") };
}

/** A point of the map in the window, by parts of the layer's width and the window's height. */
async function point(layer, x, y) {
  const box = await layer.boundingBox();
  return { x: box.x + x * box.width, y: box.y + y * Math.min(box.height, 300) };
}

/** What is read again and again until it stays the same. */
async function atRest(page, read, last) {
  const now = await read();
  if (now === last) return now;
  await frames(page, 6);
  return atRest(page, read, now);
}

test("the map comes nearer by keys to where a mark is, pinned or not, and not to empty land", async () => {
  const { context, page, figure } = await map();
  await figure.locator(".zoom button").first().focus();
  for (let times = 0; times < 3; times += 1) await page.keyboard.press("Enter");
  await frames(page, 6);
  assert.ok((await figure.locator(".target").count()) > 0, "no mark is in view");
  await figure.locator(".status", { hasText: /[1-9]\d* marks? in view/ }).waitFor({ state: "attached" });
  await context.close();
});

test("buttons bring the map nearer and back, say so, and write the view into the address, which brings it back", async () => {
  const { context, page, figure, view, viewed } = await map();
  // Faces that come too late for a first visit are there for the next, whose pictures are compared here.
  await page.reload();
  await allLive(page);
  const picture = () => atRest(page, () => figure.locator("canvas").evaluate((canvas) => canvas.toDataURL()));
  const plain = await picture();
  const [nearer, farther, whole] = [0, 1, 2].map((place) => figure.locator(".zoom button").nth(place));
  assert.equal(await farther.getAttribute("aria-disabled"), "true");
  assert.ok(await whole.isHidden());
  await nearer.click();
  await viewed(/^2,0\.5,0\.5$/);
  await figure.locator(".status", { hasText: "2 times as near" }).waitFor({ state: "attached" });
  const near = await picture();
  assert.ok(near !== plain);
  await nearer.click();
  await farther.click();
  assert.ok((await picture()) === near);
  await page.reload();
  await allLive(page);
  assert.ok((await picture()) === near);
  await whole.click();
  assert.ok((await picture()) === plain);
  assert.equal(await view(), null);
  await context.close();
});

test("keys bring it nearer only while the chart has the focus", async () => {
  const { context, page, layer, view, viewed } = await map();
  await page.keyboard.press("+");
  assert.equal(await view(), null);
  await layer.focus();
  await page.keyboard.press("Control++");
  assert.equal(await view(), null);
  await page.keyboard.press("+");
  await viewed(/^2,/);
  await page.keyboard.press("-");
  assert.equal(await view(), null);
  await context.close();
});

test("a double click comes nearer about the point, and a drag moves what is shown with the hand", async () => {
  const { context, page, layer, view, viewed } = await map();
  const at = await point(layer, 0.25, 0.5);
  await page.mouse.dblclick(at.x, at.y);
  await viewed(/^2,/);
  const [times, x] = (await view()).split(",").map(Number);
  assert.equal(times, 2);
  assert.ok(Math.abs(x - 0.375) < 0.01, `${x}`);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x - 50, at.y, { steps: 5 });
  await page.mouse.up();
  const box = await layer.boundingBox();
  const [, moved] = (await view()).split(",").map(Number);
  assert.ok(Math.abs(moved - x - 50 / box.width / 2) < 0.01, `${moved} from ${x}`);
  assert.ok(await page.locator(".tip").isHidden(), "a drag pins nothing");
  const [before, top] = [await view(), await page.evaluate(() => scrollY)];
  await page.mouse.wheel(0, 200);
  await page.waitForFunction((top) => scrollY > top + 100, top);
  assert.equal(await view(), before, "the wheel scrolls the page");
  await context.close();
});

test("two fingers bring it nearer, one finger scrolls the page", async () => {
  const { context, page, layer, view } = await map({ width: 390, height: 800, hasTouch: true, isMobile: true });
  const touch = await touching(page);
  const { x, y } = await point(layer, 0.5, 0.5);
  const scroll = () => page.evaluate(() => scrollY);
  const before = await scroll();
  await touch("touchStart", [{ x, y }]);
  for (let step = 1; step <= 6; step += 1) await touch("touchMove", [{ x, y: y - 20 * step }]);
  await touch("touchEnd", []);
  await page.waitForFunction((before) => scrollY > before + 60, before);
  assert.equal(await view(), null);
  // The page rolls on when a finger lets go, farther on a slow machine, to where a step is shown, which comes no nearer.
  await atRest(page, scroll);
  await page.evaluate((before) => scrollTo(0, before), before);
  const at = await point(layer, 0.5, 0.5);
  const fingers = (gap) => [{ x: at.x - gap, y: at.y }, { x: at.x + gap, y: at.y }];
  await touch("touchStart", fingers(30));
  for (let gap = 32; gap <= 60; gap += 4) await touch("touchMove", fingers(gap));
  await touch("touchEnd", []);
  await page.waitForFunction(() => location.hash.includes("view="));
  const [times] = (await view()).split(",").map(Number);
  assert.ok(times > 1.6 && times < 2.4, `${times}`);
  assert.equal(await page.evaluate(() => visualViewport.scale), 1);
  await context.close();
});
