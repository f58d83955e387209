// Pages live long: figures come and go, are drawn thousands of times, hidden, put away and brought back. Nothing piles up, and at
// the end the picture is a fresh page's.
import assert from "node:assert/strict";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { address } from "./browser.mjs";
import { drawn, host, page, stage } from "./hosts.mjs";
import { allLive, frames, open } from "./pages.mjs";

const { browser, published } = await stage();
const script = () => published.snippet(drawn[0]).split("\n")[1];

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

/** A figure's own page with a switch. */
async function switched() {
  for (const { id } of drawn) if ((await (await fetch(`${address}embed/${id}/`)).text()).includes("data-switch")) return `embed/${id}/`;
  throw new Error("no figure has a switch");
}

async function live(path, options = {}) {
  const opened = await open(browser, path, { width: 800, ...options });
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
  const server = await host({ host: page(`<main></main>${script()}`) });
  const tab = await browser.newPage({ viewport: { width: 800, height: 900 } });
  const errors = [];
  tab.on("pageerror", (error) => errors.push(String(error)));
  await tab.goto(`${server.origin}host`);
  const tools = await tab.context().newCDPSession(tab);
  const { result: { objectId } } = await tools.send("Runtime.evaluate", { expression: "HTMLCanvasElement.prototype" });
  const count = async () => {
    for (let each = 0; each < 3; each += 1) await tools.send("HeapProfiler.collectGarbage");
    const { nodes, jsEventListeners } = await tools.send("Memory.getDOMCounters");
    const { objects } = await tools.send("Runtime.queryObjects", { prototypeObjectId: objectId });
    const { result } = await tools.send("Runtime.callFunctionOn", { objectId: objects.objectId, functionDeclaration: "function () { return this.length }", returnByValue: true });
    const { usedSize } = await tools.send("Runtime.getHeapUsage");
    return { nodes, jsEventListeners, canvases: result.value, heap: usedSize };
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
        if (place % 4 === 0) await new Promise((done) => setTimeout(done, place * 3));
        else await loaded;
        element.remove();
      }));
    }
    // What waits for a moment of rest has had it.
    for (let each = 0; each < 10; each += 1) await new Promise((done) => requestIdleCallback(done));
    await new Promise((done) => setTimeout(done, 3_500));
  }, [drawn.map(({ id }) => id), from, to]);
  await mounts(0, 100);
  const early = await count();
  await mounts(100, 500);
  const late = await count();
  assert.ok(late.nodes <= early.nodes, `${early.nodes} nodes, then ${late.nodes}`);
  assert.ok(late.jsEventListeners <= early.jsEventListeners, `${early.jsEventListeners} listeners, then ${late.jsEventListeners}`);
  assert.equal(late.canvases, early.canvases, "canvases");
  assert.ok(late.heap <= early.heap * 1.05 + 200_000, `${early.heap} bytes, then ${late.heap}`);
  assert.deepEqual(errors, []);
  await tab.close();
  await server.close();
});

test("10,000 redraws take no more memory than the first, and 900 changes of width in 300 frames lay out once a frame", async () => {
  const path = await switched();
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
  const path = await switched();
  const { context, page: tab, errors } = await live(path);
  const tools = await context.newCDPSession(tab);
  for (const deviceScaleFactor of [2, 1.25, 3, 1]) {
    await tools.send("Emulation.setDeviceMetricsOverride", { width: 800, height: 900, deviceScaleFactor, mobile: false });
    await tab.waitForFunction((ratio) => {
      const canvas = document.querySelector(".plot > canvas");
      return canvas.width === Math.round(parseFloat(canvas.style.width) * ratio);
    }, deviceScaleFactor);
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
  await assertFresh(tab, path);
  assert.deepEqual(errors, []);
  await context.close();
});

test("a page that the browser has put away comes back alive and as it was", async () => {
  const own = await chromium.launch({
    executablePath: process.env.WAYMARK_CHROMIUM ?? "/usr/bin/chromium",
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
    args: ["--no-sandbox"],
  });
  const path = await switched();
  const tab = await own.newPage({ viewport: { width: 800, height: 900 } });
  await tab.addInitScript(() => addEventListener("pageshow", ({ persisted }) => (window.persisted = persisted)));
  await tab.goto(address + path);
  await allLive(tab);
  const before = await picture(tab);
  await tab.goto(`${address}figure/`).catch(() => {});
  await tab.goto("about:blank");
  await tab.goBack();
  if (!tab.url().endsWith(path)) await tab.goBack();
  await tab.waitForFunction(() => window.persisted);
  await tab.waitForFunction((before) => document.querySelector(".plot > canvas").toDataURL() === before, before);
  await tab.locator(".targets").focus();
  await tab.keyboard.press("End");
  await tab.locator(".tip:not([hidden])").waitFor();
  await own.close();
});

test("fonts that come late leave the picture of a page that had them at once", async () => {
  const path = await switched();
  const { context, page: tab, go } = await open(browser, path, { width: 800 });
  let release = () => {};
  const late = new Promise((done) => (release = done));
  await tab.route("**/*.woff2", async (route) => {
    await late;
    await route.continue();
  });
  await go();
  await allLive(tab);
  const before = await picture(tab);
  release();
  const fresh = await open(browser, path, { width: 800 });
  await fresh.go();
  await allLive(fresh.page);
  await fresh.page.waitForFunction(() => document.fonts.status === "loaded");
  const wanted = await picture(fresh.page);
  assert.notEqual(before, wanted, "it was drawn without them");
  await tab.waitForFunction((wanted) => document.querySelector(".plot > canvas").toDataURL() === wanted, wanted);
  await fresh.context.close();
  await context.close();
});

test("100 figures of a page share one engine, and all of them are drawn", async () => {
  const body = Array.from({ length: 100 }, (_, place) => `<waymark-figure loading="eager" figure="${drawn[place % drawn.length].id}"></waymark-figure>`).join("");
  const server = await host({ host: page(body + script()) });
  const tab = await browser.newPage({ viewport: { width: 700, height: 800 } });
  await tab.addInitScript(watch);
  await tab.goto(`${server.origin}host`);
  await tab.waitForFunction(() => [...document.querySelectorAll("waymark-figure")].every(({ shadowRoot }) => shadowRoot.querySelector("figure[data-state=live]")), undefined, { timeout: 120_000 });
  assert.equal(await tab.evaluate(() => window.memories.length), 1);
  const pixels = await tab.evaluate(() => [...document.querySelectorAll("waymark-figure")].map(({ shadowRoot }) => shadowRoot.querySelector("canvas")).map(({ width, height }) => width * height));
  assert.ok(pixels.every((each) => each > 0));
  assert.ok(pixels.reduce((sum, each) => sum + each) * 4 <= 256 * 2 ** 20);
  await tab.close();
  await server.close();
});
