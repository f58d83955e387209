// From one state to another marks move where readers can follow them, and stand at once where readers ask for that. Time is told
// to the page, picture by picture: a busy machine sees what an idle one sees.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, launch } from "./browser.mjs";
import { allLive, open } from "./pages.mjs";
import { figures } from "./tree.mjs";

/** Milliseconds from picture to picture. */
const STEP = 16;
/** So many pictures later whatever moved has arrived: twice the time that it takes. */
const PICTURES = 54;

let browser;
/** Every figure with a switch, by id. */
const switched = [];
before(async () => {
  browser = await launch();
  for (const { id, drawn } of await figures()) {
    if (drawn && (await (await fetch(`${address}embed/${id}/`)).text()).includes("data-switch")) switched.push(id);
  }
});
after(() => browser.close());

/** A figure's own page whose time stands still. */
async function still(id, options) {
  const opened = await open(browser, `embed/${id}/`, options);
  await opened.page.clock.install();
  await opened.go();
  await allLive(opened.page);
  // So far ahead that no machine has passed it until it is asked for.
  await opened.page.clock.pauseAt(await opened.page.evaluate(() => Date.now() + 20_000));
  return opened;
}

/** What the canvas shows: its picture, and how many of its pixels are painted. */
function picture(page) {
  return page.evaluate(() => {
    const canvas = document.querySelector(".plot canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const painted = new Uint32Array(data.buffer).reduce((count, pixel) => count + (pixel ? 1 : 0), 0);
    return { shown: canvas.toDataURL(), painted };
  });
}

/** Presses a button of the last switch: a flown map has one for its steps before the others. */
const press = (page, which) => page.locator("[data-switch]").last().locator("button")[which]().evaluate((button) => button.click());

/** Each picture that the canvas shows in turn until all has long arrived. */
async function pictures(page) {
  const seen = [await picture(page)];
  for (let each = 0; each < PICTURES; each += 1) {
    await page.clock.runFor(STEP);
    const next = await picture(page);
    if (next.shown !== seen.at(-1).shown) seen.push(next);
  }
  return seen;
}

test("a switch moves the marks from picture to picture and nothing blinks on the way", async () => {
  assert.ok(switched.length > 1);
  for (const id of switched) {
    const { context, page, errors } = await still(id, { reducedMotion: "no-preference" });
    const before = await picture(page);
    await press(page, "last");
    const all = [before, ...(await pictures(page))];
    assert.ok(all.length > 12, `${id}: ${all.length} pictures`);
    const least = Math.min(before.painted, all.at(-1).painted);
    for (const { painted } of all) assert.ok(painted > 0.6 * least, `${id}: ${painted} of ${least} pixels`);
    const heights = await page.evaluate(() => [".plot", ".plot canvas"].map((part) => document.querySelector(part).clientHeight));
    assert.equal(heights[0], heights[1], `${id}: the canvas has come to rest`);
    assert.deepEqual(errors, []);
    await context.close();
  }
});

test("with less motion asked for the next picture is there at once", async () => {
  for (const id of switched) {
    const { context, page } = await still(id);
    const before = await picture(page);
    await press(page, "last");
    const all = await pictures(page);
    assert.notEqual(all[0].shown, before.shown, id);
    assert.equal(all.length, 1, id);
    await context.close();
  }
});

test("a switch pressed on the way sets out from where the marks are and ends as if nothing had been before", async () => {
  const { context, page, errors } = await still(switched[0], { reducedMotion: "no-preference" });
  const before = await picture(page);
  await press(page, "last");
  await page.clock.runFor(6 * STEP);
  const between = await picture(page);
  assert.notEqual(between.shown, before.shown);
  await press(page, "first");
  const all = await pictures(page);
  assert.equal(all[0].shown === before.shown, false, "it does not jump back");
  assert.equal(all.at(-1).shown, before.shown);
  assert.deepEqual(errors, []);
  await context.close();
});
