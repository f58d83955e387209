// Pages live long: figures come and go, are drawn thousands of times, hidden, put away and brought back. Nothing piles up, and at
// the end the picture is a fresh page's.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { chromium } from "playwright-core";
import { address, site } from "./browser.mjs";
import { drawn, host, page, parts, stage } from "./hosts.mjs";
import { allLive, frames, open } from "./pages.mjs";

const { browser, published } = await stage();
const { script } = parts(published.snippet(drawn[0]));

/** Figures by the size of their pages: what comes and goes by the hundred is as small as there is. */
const sized = await Promise.all(drawn.map(async ({ id }) => ({ id, page: await readFile(join(site, `embed/${id}/index.html`), "utf8") })));
sized.sort((one, other) => one.page.length - other.page.length);
const small = sized.slice(0, 4).map(({ id }) => id);
/** A figure's own page with a switch. */
const switched = `embed/${sized.find(({ page }) => page.includes("data-switch=")).id}/`;

/** Keeps what a test asks of the engine: its memories, and how often it has laid out. */
function watch() {
  window.memories = [];
  window.laidOut = 0;
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...values) => {
    const { exports } = await instantiate(...values);
    window.memories.push(new WeakRef(exports.memory));
    return { exports: { ...exports, lay_out: (...parts) => ((window.laidOut += 1), exports.lay_out(...parts)) } };
  };
}

const memory = (tab) => tab.evaluate(() => Math.max(...window.memories.map((each) => each.deref()?.buffer.byteLength ?? 0)));
const picture = (tab) => tab.evaluate(() => document.querySelector(".plot > canvas").toDataURL());

async function live(path, options = {}) {
  const opened = await open(browser, path, { width: 800, waits: true, ...options });
  await opened.page.addInitScript(watch);
  await opened.go();
  await allLive(opened.page);
  return opened;
}

/** That a page looks as one to which nothing happened. */
async function assertFresh(tab, path, options) {
  const fresh = await live(path, options);
  await tab.mouse.move(1, 1);
  assert.equal(await picture(tab), await picture(fresh.page));
  await fresh.context.close();
}

test("of 500 elements that came and went, a quarter of them before they were live, nothing is left", async () => {
  const server = await host({ host: page(`<main></main>${script}`) });
  const tab = await browser.newPage({ viewport: { width: 480, height: 600 } });
  const errors = [];
  tab.on("pageerror", (error) => errors.push(String(error)));
  await tab.addInitScript(watch);
  await tab.goto(`${server.origin}host`);
  const tools = await tab.context().newCDPSession(tab);
  const { result: { objectId } } = await tools.send("Runtime.evaluate", { expression: "HTMLCanvasElement.prototype" });
  const count = async () => {
    await tools.send("HeapProfiler.collectGarbage");
    const { nodes, jsEventListeners: listeners } = await tools.send("Memory.getDOMCounters");
    const { objects } = await tools.send("Runtime.queryObjects", { prototypeObjectId: objectId });
    const { result } = await tools.send("Runtime.callFunctionOn", { objectId: objects.objectId, functionDeclaration: "function () { return this.length }", returnByValue: true });
    await tools.send("Runtime.releaseObject", { objectId: objects.objectId });
    const { usedSize: heap } = await tools.send("Runtime.getHeapUsage");
    return { nodes, listeners, canvases: result.value, heap };
  };
  /** Counts again until it is enough; what is never enough fails with its last numbers. */
  const counted = async (isEnough) => {
    let now = await count();
    for (let attempt = 0; attempt < 80 && !isEnough(now); attempt += 1) {
      await pause(250);
      now = await count();
    }
    return now;
  };
  const mounts = (from, to) => tab.evaluate(async ([ids, from, to]) => {
    const main = document.querySelector("main");
    for (let first = from; first < to; first += 25) {
      await Promise.all(Array.from({ length: 25 }, async (_, place) => {
        const element = document.createElement("waymark-figure");
        element.setAttribute("figure", ids[(first + place) % ids.length]);
        element.setAttribute("loading", "eager");
        const loaded = new Promise((done) => element.addEventListener("load", done));
        main.append(element);
        // A quarter goes after none, one, two … frames.
        if (place % 4 === 0) for (let frame = 0; frame < place; frame += 1) await new Promise((done) => requestAnimationFrame(done));
        else await loaded;
        element.remove();
      }));
    }
  }, [small, from, to]);
  await mounts(0, 100);
  let last;
  const early = await counted((now) => {
    const same = last && now.nodes === last.nodes && now.listeners === last.listeners && now.canvases === last.canvases;
    last = now;
    return same;
  });
  const bytes = await memory(tab);
  await mounts(100, 500);
  const isFlat = ({ nodes, listeners, canvases, heap }) => nodes <= early.nodes && listeners <= early.listeners && canvases <= early.canvases && heap <= early.heap * 1.05 + 200_000;
  const late = await counted(isFlat);
  assert.ok(isFlat(late), `after 100 elements ${JSON.stringify(early)}, after 500 ${JSON.stringify(late)}`);
  assert.equal(await memory(tab), bytes, "the engine's memory");
  assert.deepEqual(errors, []);
  await tab.close();
  await server.close();
});

test("10,000 redraws take no more memory than the first, and 900 changes of width in 300 frames lay out once a frame", async () => {
  const path = switched;
  const { context, page: tab, errors } = await live(path);
  const redraw = (times) => tab.evaluate(async (times) => {
    const buttons = [...document.querySelector("[data-switch]").querySelectorAll("button")];
    for (let each = 0; each < times; each += 1) {
      buttons[each % 2 ? 0 : buttons.length - 1].click();
      if (each % 500 === 499) await new Promise((done) => setTimeout(done));
    }
  }, times);
  await redraw(200);
  const early = await memory(tab);
  await redraw(9_800);
  assert.equal(await memory(tab), early);
  const laidOut = await tab.evaluate(async () => {
    const before = window.laidOut;
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    for (let each = 0; each < 300; each += 1) {
      for (let more = 0; more < 3; more += 1) document.body.style.width = `${500 + ((each * 37 + more * 11) % 250)}px`;
      await frame();
    }
    document.body.style.width = "";
    for (let each = 0; each < 4; each += 1) await frame();
    return window.laidOut - before;
  });
  assert.ok(laidOut > 100 && laidOut <= 304, `${laidOut} layouts`);
  await assertFresh(tab, path);
  assert.deepEqual(errors, []);
  await context.close();
});

test("hidden and shown, with other screens, with its bitmap lost, a figure looks as on a fresh page", async () => {
  const path = switched;
  // Without a size of its own for the page, so that its ratio alone changes: Chromium tells of no change from one such size to another.
  const { context, page: tab, errors } = await live(path, { viewport: null });
  const tools = await context.newCDPSession(tab);
  for (const ratio of [2, 1, 1.25, 1, 3, 1]) {
    if (ratio === 1) await tools.send("Emulation.clearDeviceMetricsOverride");
    else await tools.send("Emulation.setDeviceMetricsOverride", { width: 0, height: 0, deviceScaleFactor: ratio, mobile: false });
    await tab.waitForFunction((ratio) => {
      const canvas = document.querySelector(".plot > canvas");
      return devicePixelRatio === ratio && canvas.width === Math.round(parseFloat(canvas.style.width) * ratio);
    }, ratio);
  }
  await tab.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const figure = document.querySelector("figure.waymark");
    for (let each = 0; each < 20; each += 1) {
      figure.style.display = "none";
      await frame();
      figure.style.display = "";
      await frame();
      figure.querySelector("details.data").open = each % 2 === 0;
      await frame();
    }
    figure.querySelector("details.data").open = false;
    await frame();
    const canvas = figure.querySelector(".plot > canvas");
    canvas.getContext("2d").reset();
    canvas.dispatchEvent(new Event("contextlost"));
    canvas.dispatchEvent(new Event("contextrestored"));
  });
  await frames(tab, 4);
  await assertFresh(tab, path, { viewport: null });
  assert.deepEqual(errors, []);
  await context.close();
});

test("a page that the browser has put away comes back alive and as it was", async () => {
  const own = await chromium.launch({
    executablePath: process.env.WAYMARK_CHROMIUM ?? "/usr/bin/chromium",
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
    args: ["--no-sandbox"],
  });
  const path = switched;
  const tab = await own.newPage({ viewport: { width: 800, height: 900 } });
  await tab.addInitScript(() => addEventListener("pageshow", ({ persisted }) => (window.persisted = persisted)));
  await tab.goto(address + path);
  await allLive(tab);
  const before = await picture(tab);
  await tab.goto("about:blank");
  await tab.goBack({ waitUntil: "commit" });
  await tab.waitForFunction(() => window.persisted);
  await tab.waitForFunction((before) => document.querySelector(".plot > canvas").toDataURL() === before, before);
  await tab.locator(".targets").focus();
  await tab.keyboard.press("End");
  await tab.locator(".tip:not([hidden])").waitFor();
  await own.close();
});

test("fonts that come late, or never, leave a picture of one piece: all of it in them, or nothing of it", async () => {
  const path = switched;
  const pictureWith = async (answer) => {
    const { context, page: tab } = await open(browser, path, { width: 800, waits: !answer });
    if (answer) await tab.route("**/*.woff2", answer);
    // The page's load waits for its fonts.
    await tab.goto(address + path, { waitUntil: "domcontentloaded" });
    await allLive(tab, false);
    return { tab, context };
  };
  const whole = [];
  for (const answer of [undefined, (route) => route.abort()]) {
    const { tab, context } = await pictureWith(answer);
    await tab.waitForFunction(() => document.fonts.status === "loaded");
    await frames(tab, 4);
    whole.push(await picture(tab));
    await context.close();
  }
  assert.notEqual(whole[0], whole[1], "fonts are seen");
  let release = () => {};
  const late = new Promise((done) => (release = done));
  const { tab, context } = await pictureWith(async (route) => {
    await late;
    await route.continue();
  });
  assert.equal(await picture(tab), whole[1], "it is drawn without them");
  release();
  await tab.waitForFunction(() => document.fonts.status === "loaded");
  await frames(tab, 4);
  assert.ok(whole.includes(await picture(tab)));
  await context.close();
});

test("100 figures of a page share one engine, and all of them are drawn", async () => {
  const body = Array.from({ length: 100 }, (_, place) => `<waymark-figure loading="eager" figure="${small[place % small.length]}"></waymark-figure>`).join("");
  const server = await host({ host: page(body + script) });
  const tab = await browser.newPage({ viewport: { width: 700, height: 800 } });
  await tab.addInitScript(watch);
  await tab.goto(`${server.origin}host`);
  await tab.waitForFunction(() => [...document.querySelectorAll("waymark-figure")].every(({ shadowRoot }) => shadowRoot?.querySelector("figure[data-state=live]")), undefined, { timeout: 120_000 });
  assert.equal(await tab.evaluate(() => window.memories.length), 1);
  const pixels = await tab.evaluate(() => [...document.querySelectorAll("waymark-figure")].map(({ shadowRoot }) => shadowRoot.querySelector("canvas")).map(({ width, height }) => width * height));
  assert.ok(pixels.every((each) => each > 0));
  assert.ok(pixels.reduce((sum, each) => sum + each) * 4 <= 256 * 2 ** 20);
  await tab.close();
  await server.close();
});
