// What is left when something is missing: the picture, the summary and the table.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, launch } from "./browser.mjs";
import { allLive, open, overflow } from "./pages.mjs";
import { figures } from "./tree.mjs";

const drawn = (await figures()).find((figure) => figure.drawn);

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Every drawn figure shows exactly one still picture with marks in it, its summary and its table. */
async function assertReadable(page) {
  const broken = await page.$$eval("figure.waymark:not(.undrawn)", (figures) =>
    figures
      .filter((figure) => {
        const shown = [...figure.querySelectorAll(".picture > svg")].filter((svg) => svg.checkVisibility() && svg.getBoundingClientRect().height > 0);
        return shown.length !== 1 || !shown[0].querySelector("g.mark[data-fact]") || !figure.querySelector(".summary").textContent.trim() || !figure.querySelector("tbody tr");
      })
      .map((figure) => figure.dataset.figure));
  assert.deepEqual(broken, []);
}

for (const width of [320, 390, 768, 1280]) {
  test(`without JavaScript at ${width} pixels the whole story is there`, async () => {
    const { context, page, go } = await open(browser, "", { width, javaScriptEnabled: false });
    await go();
    const counts = await page.locator("figure.waymark").count();
    assert.ok(counts > 10);
    const pictures = page.locator("figure.waymark:not(.undrawn) .picture > svg:visible");
    assert.equal(await pictures.count(), await page.locator("figure.waymark:not(.undrawn)").count(), "one still picture each");
    await page.locator("figure.waymark details.data > summary").first().click();
    await page.locator("figure.waymark details.data[open] table").first().waitFor();
    await context.close();
  });
}

/** Flips one byte of what is served. */
const flipped = (place) => async (route) => {
  const response = await route.fetch();
  const body = await response.body();
  body[Math.floor(body.length * place)] ^= 1;
  await route.fulfill({ response, body });
};
const gone = (route) => route.fulfill({ status: 404, body: "not here" });
const silent = () => new Promise(() => {});
const html = (route) => route.fulfill({ contentType: "text/html", body: "<h1>Sorry</h1>" });
/** The page itself, with something in it changed. */
const changed = (from, to) => async (route) => {
  const response = await route.fetch();
  await route.fulfill({ response, body: (await response.text()).replace(from, to) });
};
const STORY = new URL(address).href;
/** The file of a figure, and not the land of maps. */
const DATA = /assets\/(?!land)[\w-]+\.waymark$/;
const FAULTS = [
  ["the module is gone", "**/*.wasm", gone, "E02"],
  ["the module is cut off", "**/*.wasm", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.body()).subarray(0, 4_000), headers: { "content-type": "application/wasm" } });
  }, "E10"],
  ["the module is a page", "**/*.wasm", html, "E10"],
  ["one byte of the module is another one", "**/*.wasm", flipped(0.6), "E10"],
  ["the line breaks at the module", "**/*.wasm", (route) => route.abort(), "E02"],
  ["the engine's script is gone", "**/assets/engine*.js", gone, "E09"],
  ["one byte of the engine's script is another one", "**/assets/engine*.js", flipped(0.5), "E09"],
  ["the engine's script is a page", "**/assets/engine*.js", html, "E09"],
  ["the data is gone", DATA, gone, "E03"],
  ["one byte of the data is another one", DATA, flipped(0.5), "E11"],
  ["the module never answers", "**/*.wasm", silent, "E05"],
  ["the engine's script never answers", "**/assets/engine*.js", silent, "E05"],
  ["the data never answers", DATA, silent, "E05"],
  ["the page's policy forbids WebAssembly", STORY, changed(" 'wasm-unsafe-eval'", ""), "E15"],
  ["the page names no engine", STORY, changed(/ data-module="[^"]*"/, ""), "E18"],
];

/** Ways in which the browser has no engine to give, by what is done to it before the page's scripts run. */
const BROWSERS = [
  ["there is no WebAssembly", () => Reflect.deleteProperty(globalThis, "WebAssembly"), "E01"],
  ["other pages have all the browser's instances", () => {
    WebAssembly.instantiate = () => Promise.reject(new RangeError("WebAssembly.instantiate(): Out of memory"));
  }, "E16"],
  ["no canvas can be painted", () => (HTMLCanvasElement.prototype.getContext = () => null), "E08"],
];

for (const [name, pattern, answer, code, before] of [...FAULTS, ...BROWSERS.map(([name, before, code]) => [name, "**/nothing", gone, code, before])]) {
  test(`when ${name}, the pictures answer, summaries and tables stay, and one notice says so with ${code}`, async () => {
    const { context, page, errors, go } = await open(browser);
    await page.clock.install();
    await page.addInitScript(() => {
      window.failed = [];
      addEventListener("waymark-failed", (event) => window.failed.push([event.target.dataset.figure, event.detail.code]));
    });
    if (before) await page.addInitScript(before);
    await page.route(pattern, answer);
    const asked = answer === silent ? page.waitForRequest(pattern) : undefined;
    await go();
    await page.locator("figure.waymark .targets .target").first().waitFor({ state: "attached" });
    if (answer === silent) {
      await asked;
      for (let step = 0; step < 4; step += 1) await page.clock.runFor(10_000);
    }
    await page.locator(".notice").first().waitFor();
    assert.match(await page.locator(".notice").innerText(), new RegExp(code));
    const failed = await page.evaluate(() => window.failed);
    assert.ok(failed.length > 0);
    assert.deepEqual([...new Set(failed.map(([, each]) => each))], [code]);
    assert.equal(new Set(failed.map(([id]) => id)).size, failed.length, "one event a figure");
    assert.equal(errors.filter((text) => text.startsWith(code)).length, 1, errors.join("\n"));
    assert.deepEqual(errors.filter((text) => !text.startsWith(code) && !/Failed to load|integrity|MIME|digest|Content Security Policy/.test(text)), []);
    assert.equal(await page.locator("figure[data-state=live]").count(), 0);
    await assertReadable(page);
    await page.locator(`figure[data-figure="${failed[0][0]}"] .targets`).focus();
    await page.keyboard.press("End");
    await page.locator(".tip:not([hidden])").waitFor();
    assert.equal(await overflow(page), 0);
    await context.close();
  });
}

const MAP = "figure.waymark[data-land]";
for (const [name, answer, code] of [["is gone", gone, "E13"], ["never answers", silent, "E13"], ["has another byte", flipped(0.5), "E14"]]) {
  test(`when the land ${name}, the map is drawn without it and a notice says so`, async () => {
    const { context, page, go } = await open(browser);
    if (answer === silent) await page.clock.install();
    await page.route("**/land-*.waymark", answer);
    await go();
    const map = page.locator(MAP).first();
    await map.scrollIntoViewIfNeeded();
    await map.locator(".target").first().waitFor({ state: "attached" });
    if (answer === silent) for (let step = 0; step < 4; step += 1) await page.clock.runFor(10_000);
    await page.waitForFunction((selector) => document.querySelector(selector).dataset.state === "live", MAP);
    assert.match(await page.locator(".notice").innerText(), new RegExp(`without land.*${code}`));
    await context.close();
  });
}

for (const name of ["IntersectionObserver", "ResizeObserver"]) {
  test(`without ${name} in the browser every figure becomes live and follows the window`, async () => {
    const { context, page, errors, go } = await open(browser, "", { height: 700 });
    await page.addInitScript((name) => Reflect.deleteProperty(globalThis, name), name);
    await go();
    await allLive(page);
    await page.setViewportSize({ width: 700, height: 700 });
    await page.waitForFunction(() => [...document.querySelectorAll("figure[data-state=live]:not(.undrawn)")].every((figure) => Math.abs(parseFloat(figure.querySelector("canvas").style.width) - figure.querySelector(".plot").clientWidth) < 1));
    assert.deepEqual(errors, []);
    await context.close();
  });
}

test("no figure is upset by an element named fonts, a polluted prototype or a JSON that throws", async () => {
  const { context, page, errors, go } = await open(browser);
  await page.addInitScript(() => {
    Object.prototype.extra = "polluted";
    JSON.stringify = () => {
      throw new Error("not today");
    };
    addEventListener("DOMContentLoaded", () => {
      const image = document.createElement("img");
      image.name = "fonts";
      image.alt = "";
      document.body.append(image);
    }, { capture: true });
  });
  await go();
  await allLive(page);
  assert.deepEqual(errors, []);
  await context.close();
});

test("a module served with the wrong type is drawn all the same", async () => {
  const { context, page, go } = await open(browser);
  await page.route("**/*.wasm", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-type": "application/octet-stream" } });
  });
  await go();
  await allLive(page);
  await context.close();
});

test("where no canvas can be painted, no figure is ever called live: the pictures stay", async () => {
  const { context, page, go } = await open(browser);
  await page.addInitScript(() => {
    window.livened = 0;
    addEventListener("waymark-live", () => (window.livened += 1));
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await go();
  await page.locator("figure[data-state=failed]").first().waitFor();
  assert.equal(await page.evaluate(() => window.livened), 0);
  assert.equal(await page.locator(".plot canvas").count(), 0);
  await assertReadable(page);
  await context.close();
});

const SCRIPT = /assets\/story-[^/]*\.js$/;
for (const [name, answer] of [["is gone", gone], ["is a page", html], ["never answers", silent], ["breaks off", (route) => route.abort()]]) {
  test(`when the page's own script ${name}, the page itself says so after a while, with E19 and a way out`, async () => {
    const { context, page, go } = await open(browser);
    await page.route(SCRIPT, answer);
    // A script that never answers holds the page's own event back, and goes with the page.
    go().catch(() => {});
    await page.waitForFunction(() => location.protocol !== "about:" && document.readyState !== "loading" && [...document.querySelectorAll("link[rel=stylesheet]")].every(({ sheet }) => sheet));
    const notice = page.locator(".notice");
    assert.equal(await notice.count(), 1);
    assert.equal(await notice.isVisible(), false, "a slow line is not told too early");
    await notice.evaluate((element) => element.getAnimations().forEach((animation) => animation.finish()));
    assert.equal(await notice.isVisible(), true);
    assert.match(await notice.innerText(), /reload.*E19/i);
    await assertReadable(page);
    assert.equal(await overflow(page), 0);
    await context.close();
  });
}

const CUTS = {
  "in the header": ['<div class="bar', ".header > .bar"],
  "before the opening's themes": ['class="themes', ".first h1"],
  "in the counts": ['class="tally"', ".tally dt"],
  "in prose": ['<div class="prose"><p>', ".prose p"],
  "in a caption": ['<p class="subtitle">', ".caption .title"],
  "in a foot": ['<p class="source"', ".foot > *"],
};
for (const [where, [at, seen]] of Object.entries(CUTS)) {
  test(`a page that breaks off ${where} shows what has come after a while`, async () => {
    const { context, page, go } = await open(browser, "");
    await page.route(STORY, async (route) => {
      const response = await route.fetch();
      const body = await response.text();
      const end = body.lastIndexOf(at) + at.length + 60;
      await route.fulfill({ response, body: body.slice(0, end) });
    });
    await page.route(SCRIPT, gone);
    await go();
    const last = page.locator(seen).last();
    await last.evaluate((element) => {
      document.documentElement.classList.add("whole");
      element.scrollIntoView({ behavior: "instant" });
    });
    const hidden = () => last.evaluate((element) => getComputedStyle(element).visibility === "hidden");
    assert.equal(await hidden(), true, "what may still move is not seen at once");
    await page.evaluate(() => document.getAnimations().forEach((animation) => animation.animationName === "late" && animation.finish()));
    assert.equal(await hidden(), false);
    await context.close();
  });
}

test("the page's own script takes the notice about itself away, and no page without script has one", async () => {
  for (const [path, options] of [["", {}], ["embed/FIGURE/", {}], ["", { javaScriptEnabled: false }], ["embed/FIGURE/", { javaScriptEnabled: false }]]) {
    const { context, page, go } = await open(browser, path.replace("FIGURE", drawn.id), options);
    await go();
    if (options.javaScriptEnabled === undefined) await page.waitForFunction(() => document.querySelector("figure.answers"));
    assert.equal(await page.locator(".notice:visible").count(), 0, path);
    if (options.javaScriptEnabled === undefined) assert.equal(await page.locator(".notice").count(), 0, path);
    await context.close();
  }
});

test("a tool whose script is gone, as after a new build, says so with E17 and a way out; its links stay", async () => {
  const { context, page, errors, go } = await open(browser, `embed/${drawn.id}/`);
  await page.route(/assets\/share-[^/]*\.js$/, gone);
  await page.addInitScript(() => {
    window.failed = [];
    addEventListener("waymark-failed", (event) => window.failed.push(event.detail.code));
  });
  await go();
  await allLive(page);
  await page.locator("[data-tool=share] > summary").click();
  await page.locator(".notice").waitFor();
  assert.match(await page.locator(".notice").innerText(), /reload.*E17/i);
  assert.deepEqual(await page.evaluate(() => window.failed), ["E17"]);
  assert.equal(errors.filter((text) => text.startsWith("E17")).length, 1);
  assert.deepEqual(errors.filter((text) => !/^E17|Failed to load/.test(text)), []);
  assert.ok((await page.locator("[data-tool=share] a:visible").count()) > 0);
  assert.equal(await page.locator("figure[data-state=live]").count(), 1);
  await context.close();
});

test("a map whose script for nearer views is gone says so with E17 when one is asked for, and not before", async () => {
  const { context, page, errors, go } = await open(browser, "");
  let asked = 0;
  await page.route(/assets\/zoom-[^/]*\.js$/, (route) => ((asked += 1), gone(route)));
  await go();
  const map = page.locator("figure:has(.targets.zoomable)").first();
  await map.locator(".targets").focus();
  await page.keyboard.press("End");
  assert.equal(asked, 0);
  await page.keyboard.press("+");
  await page.locator(".notice").waitFor();
  assert.match(await page.locator(".notice").innerText(), /reload.*E17/i);
  assert.deepEqual(errors.filter((text) => !/^E17|Failed to load/.test(text)), []);
  assert.equal(new URL(page.url()).hash, "");
  await context.close();
});
