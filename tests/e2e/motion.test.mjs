// From one state to another marks move where readers can follow them, and stand at once where readers ask for that.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { allLive, open } from "./pages.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Every figure with a switch, by id. */
async function switched(page) {
  return page.$$eval("figure.waymark:has([data-switch])", (figures) => figures.map((figure) => figure.dataset.figure));
}

/**
 * Presses the figure's last option and takes each picture that the canvas shows until nothing changes any more: how many
 * of its pixels are painted, and how many differ from the picture before.
 */
function press(page, id) {
  return page.evaluate(async (id) => {
    const figure = document.querySelector(`[data-figure="${id}"]`);
    figure.scrollIntoView();
    const canvas = figure.querySelector(".plot canvas");
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const take = () => {
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      return new Uint32Array(data.buffer);
    };
    const painted = (pixels) => pixels.reduce((count, pixel) => count + (pixel ? 1 : 0), 0);
    const differ = (a, b) => a.length !== b.length || a.some((pixel, place) => pixel !== b[place]);
    let last = take();
    const pictures = [painted(last)];
    figure.querySelector("[data-switch] button:last-child").click();
    for (let still = 0; still < 30; ) {
      const next = take();
      if (differ(last, next)) pictures.push(painted(next));
      still = differ(last, next) ? 0 : still + 1;
      last = next;
      await frame();
    }
    const height = figure.querySelector(".plot").clientHeight;
    return { pictures, height, canvas: canvas.clientHeight };
  }, id);
}

test("a switch moves the marks from picture to picture and nothing blinks on the way", async () => {
  const { context, page, errors, go } = await open(browser, "", { reducedMotion: "no-preference" });
  await go();
  await allLive(page);
  const ids = await switched(page);
  assert.ok(ids.length > 1);
  for (const id of ids) {
    const { pictures, height, canvas } = await press(page, id);
    assert.ok(pictures.length > 3, `${id}: ${pictures.length} pictures`);
    const least = Math.min(pictures[0], pictures.at(-1));
    for (const painted of pictures) assert.ok(painted > 0.6 * least, `${id}: ${painted} of ${least} pixels`);
    assert.equal(canvas, height, `${id}: the canvas has come to rest`);
  }
  assert.deepEqual(errors, []);
  await context.close();
});

test("with less motion asked for the next picture is there at once", async () => {
  const { context, page, go } = await open(browser);
  await go();
  await allLive(page);
  for (const id of await switched(page)) assert.equal((await press(page, id)).pictures.length, 2, id);
  await context.close();
});

test("a switch pressed on the way sets out from where the marks are and ends as if nothing had been before", async () => {
  const { context, page, errors, go } = await open(browser, "", { reducedMotion: "no-preference" });
  await go();
  await allLive(page);
  const [id] = await switched(page);
  const same = await page.evaluate(async (id) => {
    const figure = document.querySelector(`[data-figure="${id}"]`);
    const canvas = figure.querySelector(".plot canvas");
    const picture = () => canvas.toDataURL();
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const before = picture();
    const buttons = [...figure.querySelectorAll("[data-switch]")[0].querySelectorAll("button")];
    buttons.at(-1).click();
    for (let each = 0; each < 6; each += 1) await frame();
    buttons[0].click();
    for (let each = 0; each < 200 && picture() !== before; each += 1) await frame();
    return picture() === before;
  }, id);
  assert.ok(same);
  assert.deepEqual(errors, []);
  await context.close();
});
