// Every mark can be reached by pointer, touch and keyboard, and says the same to each.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { allLive, open, settled } from "./pages.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** The first figure with marks, its first mark's box in the window, and the open tooltip. */
async function firstMark(page) {
  const figure = page.locator("figure.waymark[data-state=live]:has(.targets .target)").nth(1);
  await figure.scrollIntoViewIfNeeded();
  await settled(page);
  const mark = figure.locator(".targets .target").first();
  return { figure, mark, box: await mark.boundingBox(), tooltip: page.locator(".tip:not([hidden])") };
}

test("pointing at a mark, focusing it and tapping it open the same words", async () => {
  const { context, page, go } = await open(browser, "", { hasTouch: true });
  await go();
  await allLive(page);
  const { figure, mark, box, tooltip } = await firstMark(page);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await tooltip.waitFor();
  const hovered = await tooltip.innerText();
  await page.mouse.move(2, 2);
  await tooltip.waitFor({ state: "hidden" });
  await figure.locator(".targets").focus();
  await page.keyboard.press("Home");
  await tooltip.waitFor();
  assert.equal(await tooltip.innerText(), hovered);
  await page.keyboard.press("Escape");
  await tooltip.waitFor({ state: "hidden" });
  const moved = await mark.boundingBox();
  await page.touchscreen.tap(moved.x + moved.width / 2, moved.y + moved.height / 2);
  await tooltip.waitFor();
  assert.equal(await tooltip.innerText(), hovered);
  await context.close();
});

test("the name of each mark holds its fact's label, value, date and paragraph as the table has them", async () => {
  const { context, page, go } = await open(browser);
  await go();
  await allLive(page);
  const lost = await page.$$eval("figure.waymark[data-state=live] .targets .target", (marks) =>
    marks
      .filter((mark) => {
        const row = mark.closest("figure").querySelector(`tr[data-fact="${mark.dataset.fact}"]`);
        const name = mark.getAttribute("aria-label").replaceAll("\u00a0", " ");
        const when = row?.querySelector(".cell-when").textContent.trim().replaceAll("\u00a0", " ");
        return !row || !name.includes(when);
      })
      .map((mark) => `${mark.closest("figure").dataset.figure}: ${mark.dataset.fact}: ${mark.getAttribute("aria-label")}`));
  assert.deepEqual(lost, []);
  await context.close();
});

test("Enter pins, Escape lets go, arrows move, and Tab leaves from every state", async () => {
  const { context, page, go } = await open(browser);
  await go();
  await allLive(page);
  const { figure, tooltip } = await firstMark(page);
  const targets = figure.locator(".targets");
  await targets.focus();
  for (const keys of [[], ["ArrowRight"], ["Enter"], ["End", "Enter"], ["Escape"], ["Home"]]) {
    for (const key of keys) await page.keyboard.press(key);
    const active = await targets.getAttribute("aria-activedescendant");
    assert.ok(await page.locator(`#${active}`).count(), "the active mark exists");
    await page.keyboard.press("Tab");
    assert.equal(await targets.evaluate((root) => root.contains(document.activeElement)), false, `Tab leaves after ${keys}`);
    await page.keyboard.press("Shift+Tab");
    assert.equal(await targets.evaluate((root) => root === document.activeElement), true, "and comes back");
  }
  await page.keyboard.press("Escape");
  await tooltip.waitFor({ state: "hidden" });
  await context.close();
});

test("keys with Ctrl, Alt or Meta are left to the browser, and the wheel scrolls the page over a chart", async () => {
  const { context, page, go } = await open(browser);
  await go();
  await allLive(page);
  const { figure, box } = await firstMark(page);
  const targets = figure.locator(".targets");
  await targets.focus();
  await page.keyboard.press("Home");
  const active = await targets.getAttribute("aria-activedescendant");
  for (const key of ["Control+ArrowRight", "Alt+ArrowRight", "Meta+ArrowRight"]) await page.keyboard.press(key);
  assert.equal(await targets.getAttribute("aria-activedescendant"), active);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const before = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, 200);
  await page.waitForFunction((before) => scrollY !== before, before);
  await context.close();
});

test("the tooltip stays inside the window at the edges of a narrow one", async () => {
  const { context, page, go } = await open(browser, "", { width: 320, height: 560 });
  await go();
  await allLive(page);
  const figures = page.locator("figure.waymark[data-state=live]:has(.targets .target)");
  for (let index = 0; index < (await figures.count()); index += 1) {
    const targets = figures.nth(index).locator(".targets");
    await targets.scrollIntoViewIfNeeded();
    await targets.focus();
    for (const key of ["Home", "End"]) {
      await page.keyboard.press(key);
      await page.locator(".tip:not([hidden])").waitFor();
      const box = await page.locator(".tip:not([hidden])").boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= 320.5 && box.y >= -0.5 && box.y + box.height <= 560.5, JSON.stringify(box));
    }
  }
  await context.close();
});

test("the table opens in the chart's place and closes again", async () => {
  const { context, page, go } = await open(browser);
  await go();
  await allLive(page);
  const { figure } = await firstMark(page);
  await figure.locator("details.data > summary").click();
  await figure.locator("table").waitFor();
  assert.equal(await figure.locator(".plot").isVisible(), false);
  await figure.locator("details.data > summary").click();
  await figure.locator(".plot").waitFor();
  await context.close();
});
