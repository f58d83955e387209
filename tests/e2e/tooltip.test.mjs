// The tooltip over every mark of every figure: what it says, and that it hides nothing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, launch } from "./browser.mjs";
import { allLive, frames, open } from "./pages.mjs";
import { figures, plain } from "./tree.mjs";

const edition = (await figures()).filter(({ drawn }) => drawn);
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/**
 * Steps through every mark by key and gives, for each, the boxes of tooltip and mark in the window and the tooltip's words.
 * A mark may be so long that no place in the window is free of it; then its middle must be.
 */
function everySlip(page) {
  return page.evaluate(async () => {
    const boxOf = (element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { left, top, right, bottom };
    };
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const slips = [];
    for (const figure of document.querySelectorAll("figure.waymark[data-state=live]:not(.undrawn)")) {
      const targets = figure.querySelector(".targets");
      const marks = [...targets.querySelectorAll(".target, .told")];
      targets.focus({ focusVisible: true });
      const press = (key) => targets.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      for (let place = 0; place < marks.length; place += 1) {
        // A level is opened before the way goes on through it.
        if (marks[place - 1]?.ariaExpanded === "false") press("ArrowRight");
        press(place ? "ArrowDown" : "Home");
        await frame();
        await frame();
        const tooltip = document.querySelector(".tip");
        slips.push({
          id: `${figure.dataset.figure}: ${marks[place].dataset.fact}`,
          open: !tooltip.hidden,
          words: tooltip.innerText,
          tooltip: boxOf(tooltip),
          mark: boxOf(targets.querySelector(".highlight")),
          width: innerWidth,
          height: innerHeight,
        });
      }
      targets.blur();
    }
    return slips;
  });
}

const common = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;

/** What is wrong with where the slips are. */
function misplaced(slips, head) {
  const faults = [];
  for (const { id, open, tooltip, mark, width, height } of slips) {
    if (!open) faults.push(`${id}: no tooltip`);
    const inside = tooltip.left >= -0.5 && tooltip.top >= -0.5 && tooltip.right <= width + 0.5 && tooltip.bottom <= height + 0.5;
    if (!inside) faults.push(`${id}: the tooltip leaves the window: ${JSON.stringify({ tooltip, width, height })}`);
    if (!common(tooltip, mark)) continue;
    const [slipWidth, slipHeight] = [tooltip.right - tooltip.left, tooltip.bottom - tooltip.top];
    const free = mark.top - head >= slipHeight + 16 || height - mark.bottom >= slipHeight + 16 || mark.left >= slipWidth + 16 || width - mark.right >= slipWidth + 16;
    const middle = { x: (mark.left + mark.right) / 2, y: (mark.top + mark.bottom) / 2 };
    const hidesMiddle = middle.x > tooltip.left && middle.x < tooltip.right && middle.y > tooltip.top && middle.y < tooltip.bottom;
    if (free || hidesMiddle) faults.push(`${id}: the tooltip covers its mark: ${JSON.stringify({ tooltip, mark, height })}`);
  }
  return faults;
}

for (const [width, height] of [[1280, 900], [320, 640]]) {
  test(`at ${width} pixels the tooltip of every mark is inside the window and off its mark, and says the fact in full`, async () => {
    const { context, page, go } = await open(browser, "", { width, height });
    await go();
    await allLive(page);
    const head = await page.evaluate(() => document.querySelector("header")?.getBoundingClientRect().height ?? 0);
    const slips = await everySlip(page);
    assert.deepEqual(misplaced(slips, head), []);
    const facts = new Map(edition.flatMap((figure) => figure.facts.map((fact) => [`${figure.id}: ${fact.id}`, fact])));
    for (const { id, words } of slips) {
      const fact = facts.get(id);
      const said = plain(words);
      const wanted = [fact.shown, fact.label, fact.date, fact.note, fact.derived?.formula];
      wanted.push(fact.derived ? "our arithmetic" : fact.background ? "background, not from the source" : `reported in ¶ ${fact.paragraph}`);
      for (const text of wanted.filter(Boolean)) assert.ok(said.includes(plain(text)), `${id}: “${words}” lacks “${text}”`);
    }
    await context.close();
  });
}

test("in a frame, narrow and wide, the tooltip of every mark stays inside the frame and off its mark", async () => {
  const { context, page } = await open(browser);
  for (const { id, heights } of await manifest()) {
    await page.setViewportSize({ width: 640, height: heights[640] });
    await page.goto(`${address}embed/${id}/`);
    await allLive(page);
    for (const width of [640, 320]) {
      await page.setViewportSize({ width, height: heights[width] });
      await page.waitForFunction(() => Math.abs(parseFloat(document.querySelector("canvas").style.width) - Math.floor(document.querySelector(".plot").clientWidth)) < 1);
      assert.deepEqual(misplaced(await everySlip(page), 0), [], `${width} pixels`);
    }
  }
  await context.close();
});

async function manifest() {
  const { figures } = await (await fetch(`${address}manifest.json`)).json();
  return figures.filter(({ kinds }) => kinds.some((kind) => kind !== "table"));
}

test("in a window of 320 by 256 pixels, as at a zoom of 400 %, every tooltip is inside the window and its mark can be seen", async () => {
  const { context, page, go } = await open(browser, "", { width: 320, height: 256 });
  await go();
  await allLive(page);
  const slips = await everySlip(page);
  const outside = slips.filter(({ tooltip, height }) => tooltip.top < -0.5 || tooltip.bottom > height + 0.5 || tooltip.left < -0.5 || tooltip.right > 320.5);
  assert.deepEqual(outside.map(({ id }) => id), []);
  const hidden = slips.filter(({ tooltip, mark }) => mark.top >= tooltip.top && mark.bottom <= tooltip.bottom);
  assert.deepEqual(hidden.map(({ id }) => id), [], "marks that are wholly behind their tooltip");
  await context.close();
});

test("the tooltip can be hovered, goes with Escape, is pinned by a click, and lets go with a press elsewhere", async () => {
  const { context, page, go } = await open(browser);
  await go();
  await allLive(page);
  const mark = page.locator(`figure[data-figure="${edition.at(-1).id}"] .targets .target`).first();
  await mark.scrollIntoViewIfNeeded();
  await page.waitForFunction((id) => !document.querySelector(`figure[data-figure="${id}"]`).matches(".resting"), edition.at(-1).id);
  const tooltip = page.locator(".tip:not([hidden])");
  const box = await mark.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await tooltip.waitFor();
  const over = await tooltip.boundingBox();
  // In one move: between two of them a busy machine may take longer than the tooltip waits.
  await page.mouse.move(over.x + over.width / 2, over.y + over.height / 2);
  await page.waitForFunction(() => document.querySelector(".tip").matches(":hover"));
  await frames(page, 30);
  assert.ok(await tooltip.isVisible(), "it stays while it is pointed at");
  await page.keyboard.press("Escape");
  await tooltip.waitFor({ state: "hidden" });
  await page.mouse.move(2, 2);
  await page.mouse.click(x, y);
  await tooltip.waitFor();
  await page.mouse.move(2, 2);
  await frames(page, 30);
  assert.ok(await tooltip.isVisible(), "it stays when it is pinned");
  await page.locator("main").click({ position: { x: 4, y: 4 } });
  await tooltip.waitFor({ state: "hidden" });
  await context.close();
});
