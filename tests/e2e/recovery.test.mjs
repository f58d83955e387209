// A real trap inside the engine: the figures are rebuilt, and nobody but the console notices.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { allLive, frames, open } from "./pages.mjs";
import { Tree, figures, missing } from "./tree.mjs";

const edition = await figures();
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/**
 * Lets the engine's exports trap when they are told to: `window.traps` counts down. The trap is a real one, of a module
 * whose only instruction is `unreachable`, thrown from inside the call as an engine's own would be.
 */
function arm() {
  window.traps = { paint: 0, lay_out: 0, nearest: 0 };
  const bytes = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11);
  const instantiate = WebAssembly.instantiateStreaming;
  const Real = WebAssembly.Instance;
  const trap = () => new Real(new WebAssembly.Module(bytes)).exports.t();
  const wrap = (instance) => {
    const exports = Object.fromEntries(Object.entries(instance.exports).map(([name, value]) => {
      if (!Object.hasOwn(window.traps, name)) return [name, value];
      return [name, (...values) => {
        if (window.traps[name] > 0) {
          window.traps[name] -= 1;
          trap();
        }
        return value(...values);
      }];
    }));
    return { exports };
  };
  WebAssembly.instantiateStreaming = async (...values) => {
    const { instance, module } = await instantiate(...values);
    return { module, instance: wrap(instance) };
  };
  // Fresh instances are made in this way.
  WebAssembly.Instance = function Instance(...values) {
    return wrap(new Real(...values));
  };
}

async function story() {
  const opened = await open(browser);
  await opened.page.addInitScript(arm);
  await opened.go();
  await allLive(opened.page);
  return opened;
}

/** A change of theme and back, which paints every figure anew. */
async function repaint(page) {
  await page.emulateMedia({ colorScheme: "dark" });
  await frames(page, 6);
  await page.emulateMedia({ colorScheme: "light" });
  await frames(page, 6);
}

const pictures = (page) => page.$$eval("figure.waymark canvas", (all) => all.map((canvas) => canvas.toDataURL()));

for (const call of ["paint", "lay_out", "nearest"]) {
  test(`a trap in ${call} leaves every figure live, painted as before and whole in the accessibility tree`, async () => {
    const { context, page } = await story();
    const before = await pictures(page);
    await page.evaluate((call) => (window.traps[call] = 1), call);
    if (call === "paint") await repaint(page);
    if (call === "lay_out") {
      await page.setViewportSize({ width: 900, height: 900 });
      await page.waitForFunction(() => window.traps.lay_out === 0);
      await page.setViewportSize({ width: 1280, height: 900 });
    }
    if (call === "nearest") {
      const first = page.locator("figure.waymark .targets").first();
      await first.scrollIntoViewIfNeeded();
      const box = await first.boundingBox();
      await page.mouse.move(box.x + 30, box.y + 30);
      await page.waitForFunction(() => window.traps.nearest === 0);
      await page.mouse.move(1, 1);
    }
    assert.equal(await page.evaluate((call) => window.traps[call], call), 0, "it did trap");
    await page.waitForFunction((before) => {
      const now = [...document.querySelectorAll("figure.waymark canvas")];
      return now.length === before.length && now.every((canvas, place) => canvas.toDataURL() === before[place]);
    }, before, { timeout: 20_000 });
    await allLive(page);
    assert.equal(await page.locator(".notice").count(), 0);
    const read = await (await Tree.of(page)).read();
    assert.deepEqual(edition.flatMap((figure) => missing(figure, read.get(figure.id)?.texts ?? [])), []);
    const targets = page.locator("figure.waymark .targets").first();
    await targets.focus();
    await page.keyboard.press("End");
    await page.locator(".tip:not([hidden])").waitFor();
    await context.close();
  });
}

test("an engine that traps again and again is given up: still pictures, tables, and a notice with a code", async () => {
  const { context, page } = await story();
  await page.evaluate(() => (window.traps.paint = 1000));
  await repaint(page);
  await page.locator(".notice").waitFor();
  assert.match(await page.locator(".notice").innerText(), /E0[68]/);
  await page.waitForFunction(() => [...document.querySelectorAll("figure.waymark:not(.undrawn)")].every((figure) => figure.dataset.state === "failed"));
  const read = await (await Tree.of(page)).read();
  assert.deepEqual(edition.flatMap((figure) => missing(figure, read.get(figure.id)?.texts ?? [])), []);
  await context.close();
});
