// A real trap inside the engine: the figures are rebuilt, and nobody but the console notices.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, launch } from "./browser.mjs";
import { allLive, frames, open, settled } from "./pages.mjs";
import { Tree, figures, missing } from "./tree.mjs";

const edition = await figures();
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/**
 * Lets the engine's exports break off when they are told to: `window.traps` counts down. The traps are real ones, thrown from
 * inside the call as an engine's own would be: of a module that can only trap, of one that calls itself without end, and, for a
 * panic, after the engine's own word that it must begin anew.
 */
function arm([traps, kind]) {
  window.traps = { read: 0, read_land: 0, lay_out: 0, describe: 0, between: 0, paint: 0, nearest: 0, release: 0, ...traps };
  const code = (body) => Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 2 + body.length + 2, 1, body.length + 2, 0, ...body, 11);
  const bytes = code(kind === "overflow" ? [16, 0] : [0]);
  const Real = WebAssembly.Instance;
  const trap = new Real(new WebAssembly.Module(bytes)).exports.t;
  const wrap = (instance) => {
    const exports = Object.fromEntries(Object.entries(instance.exports).map(([name, value]) => {
      if (!Object.hasOwn(window.traps, name)) return [name, value];
      return [name, (...values) => {
        if (window.traps[name] > 0) {
          window.traps[name] -= 1;
          if (kind === "panic") instance.exports.reset();
          trap();
        }
        return value(...values);
      }];
    }));
    return { exports };
  };
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...values) => wrap(await instantiate(...values));
  // After a trap, fresh instances are made in this way.
  WebAssembly.Instance = function Instance(...values) {
    return wrap(new Real(...values));
  };
}

async function story() {
  const opened = await open(browser, "", { waits: true });
  await opened.page.addInitScript(arm, [{}, "trap"]);
  await opened.go();
  await allLive(opened.page);
  await settled(opened.page);
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
    const first = page.locator("figure.waymark .targets").first();
    // Where the page is decides which figures have pixels.
    await first.scrollIntoViewIfNeeded();
    await frames(page, 6);
    const before = await pictures(page);
    await page.evaluate((call) => (window.traps[call] = 1), call);
    if (call === "paint") await repaint(page);
    if (call === "lay_out") {
      await page.setViewportSize({ width: 900, height: 900 });
      await page.waitForFunction(() => window.traps.lay_out === 0);
      await page.setViewportSize({ width: 1280, height: 900 });
    }
    if (call === "nearest") {
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

/** What makes the engine do each thing in a figure's own page. Reading, and the land, come once at the start. */
/** The buttons of the last switch: a flown map has one for its steps before the others. */
const switchOf = (page) => page.locator("[data-switch]").last().locator("button");

const CALLS = {
  read: undefined,
  read_land: undefined,
  lay_out: (page) => page.setViewportSize({ width: 700, height: 900 }),
  describe: (page) => page.setViewportSize({ width: 700, height: 900 }),
  paint: repaint,
  release: (page) => switchOf(page).last().click(),
  between: async (page) => {
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await switchOf(page).last().click();
  },
  nearest: async (page) => {
    const box = await page.locator(".targets").boundingBox();
    await page.mouse.move(box.x + 30, box.y + 30);
  },
};
const pageOf = async (wanted) => {
  for (const { id, drawn } of edition) {
    if (drawn && (await (await fetch(`${address}embed/${id}/`)).text()).includes(wanted)) return `embed/${id}/`;
  }
  throw new Error(`no figure has ${wanted}`);
};

for (const kind of ["trap", "overflow", "panic"]) {
  for (const [call, cause] of Object.entries(CALLS)) {
    test(`a figure is live and whole after ${{ trap: "a trap", overflow: "a stack that overflows", panic: "a panic" }[kind]} in ${call}`, async () => {
      const path = await pageOf(call === "read_land" ? "data-land" : "data-switch");
      const { context, page, errors, go } = await open(browser, path, { waits: true });
      await page.addInitScript(arm, [cause ? {} : { [call]: 1 }, kind]);
      await go();
      await allLive(page);
      await page.evaluate(([call, more]) => (window.traps[call] += more), [call, cause ? 1 : 0]);
      await cause?.(page);
      await page.waitForFunction((call) => window.traps[call] === 0, call);
      await page.emulateMedia({ reducedMotion: "reduce" });
      const switches = switchOf(page);
      if (await switches.count()) await switches.first().click();
      await page.setViewportSize({ width: 800, height: 900 });
      const settledAt = (width) => page.waitForFunction((width) => {
        const [plot, canvas] = [document.querySelector(".plot"), document.querySelector(".plot > canvas")];
        return canvas && innerWidth === width && Math.abs(parseFloat(canvas.style.width) - plot.clientWidth) < 1;
      }, width);
      await settledAt(800);
      const fresh = await open(browser, path, { width: 800, waits: true });
      const wanted = [];
      // The engine that has trapped is replaced: the next one has the land, unless the first map was laid out before it.
      for (const landless of call === "read_land" ? [false, true] : [false]) {
        if (landless) await fresh.page.route("**/land-*.waymark", (route) => route.fulfill({ status: 404 }));
        await fresh.go();
        await fresh.page.reload();
        await allLive(fresh.page);
        wanted.push(await pictures(fresh.page));
      }
      await page.mouse.move(1, 1);
      // As a page that nothing happened to.
      await page.waitForFunction((wanted) => wanted.some((one) => [...document.querySelectorAll("figure.waymark canvas")].every((canvas, place) => canvas.toDataURL() === one[place])), wanted);
      assert.equal(await page.locator("figure[data-state=live]").count(), 1);
      assert.equal(await page.locator(".notice").count(), call === "read_land" ? 1 : 0);
      assert.deepEqual(errors.filter((text) => !text.startsWith("E14")), []);
      await fresh.context.close();
      await context.close();
    });
  }
}

test("an engine that traps again and again is given up: still pictures, tables, and a notice with a code", async () => {
  const { context, page } = await story();
  await page.evaluate(() => (window.traps.paint = 1000));
  await repaint(page);
  await page.locator(".notice").waitFor();
  assert.match(await page.locator(".notice").innerText(), /E0[68]/);
  // Those that rest far from the view meet the engine when a reader comes to them, and by then it is given up for all.
  for (const figure of (await page.$$("figure.waymark:not(.undrawn)")).slice(0, 6)) await figure.scrollIntoViewIfNeeded();
  await page.waitForFunction(() => [...document.querySelectorAll("figure.waymark:not(.undrawn)")].every((figure) => figure.dataset.state === "failed"));
  const read = await (await Tree.of(page)).read();
  assert.deepEqual(edition.flatMap((figure) => missing(figure, read.get(figure.id)?.texts ?? [])), []);
  await context.close();
});
