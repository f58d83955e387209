// A figure's series as tones, for those who ask.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, launch } from "./browser.mjs";
import { allLive, open } from "./pages.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** An AudioContext that writes down what it is asked to play and whose clock the test can stop. */
function standIn() {
  window.played = { contexts: 0, closed: 0, tones: [] };
  window.clock = { scale: 1 };
  const parameter = () => ({ value: 0, setValueAtTime() {}, linearRampToValueAtTime() {} });
  class Stand {
    #start = performance.now();
    destination = {};
    constructor() {
      window.played.contexts += 1;
    }
    get currentTime() {
      return ((performance.now() - this.#start) / 1000) * window.clock.scale;
    }
    createGain() {
      return { gain: parameter(), connect: (next) => next };
    }
    createOscillator() {
      const tone = { frequency: parameter(), connect: (next) => next, start: (at) => (tone.at = at), stop: (at) => (tone.end = at) };
      window.played.tones.push(tone);
      return tone;
    }
    async resume() {}
    async close() {
      window.played.closed += 1;
    }
  }
  window.AudioContext = Stand;
}

async function story() {
  const opened = await open(browser);
  await opened.page.addInitScript(standIn);
  const loaded = [];
  opened.page.on("request", (request) => /\/player-/.test(request.url()) && loaded.push(request.url()));
  await opened.go();
  await allLive(opened.page);
  return { ...opened, loaded };
}

test("nothing is played or loaded before it is asked for; every series sounds low to high by value within six seconds", async (context) => {
  const { context: window, page, loaded, errors } = await story();
  assert.deepEqual(loaded, []);
  const buttons = page.locator("figure.waymark .listen");
  const count = await buttons.count();
  assert.ok(count >= 2, "figures with a series offer it");
  for (let place = 0; place < count; place += 1) {
    const button = buttons.nth(place);
    const figure = page.locator("figure.waymark:has(.listen)").nth(place);
    const series = (await button.getAttribute("data-series")).split(" ").map((note) => Number(note.split(":").at(-1)));
    await page.evaluate(() => {
      window.played.tones = [];
      window.clock.scale = 4;
    });
    await button.click();
    await page.waitForFunction((place) => window.played.closed > place, place);
    const tones = await page.evaluate(() => window.played.tones.map(({ frequency, at, end }) => ({ pitch: frequency.value, at, end })));
    assert.equal(tones.length, series.length);
    assert.ok(Math.max(...tones.map(({ end }) => end)) <= 6.2);
    for (let one = 0; one < series.length; one += 1) {
      for (let other = 0; other < series.length; other += 1) {
        assert.equal(Math.sign(tones[one].pitch - tones[other].pitch), Math.sign(series[one] - series[other]), "higher is more");
      }
      if (one) assert.ok(tones[one].at > tones[one - 1].at, "one after the other");
    }
    await page.waitForFunction((place) => document.querySelectorAll("figure.waymark:has(.listen) .status")[place].textContent.includes("lowest tone"), place);
    assert.equal((await button.innerText()).trim(), "Listen", await figure.getAttribute("data-figure"));
  }
  assert.equal(loaded.length, 1, "the player is loaded once");
  assert.deepEqual(errors, []);
  context.diagnostic(`${count} figures with a series`);
  await window.close();
});

test("the marks are lit in turn, and Escape or a second press ends it at once", async () => {
  const { context, page } = await story();
  const figure = page.locator("figure.waymark:has(.listen)").first();
  const button = figure.locator(".listen");
  for (const stop of [() => page.keyboard.press("Escape"), () => button.click()]) {
    const closed = await page.evaluate(() => window.played.closed);
    await button.click();
    const places = await figure.evaluate(async (element) => {
      const light = element.querySelector(".highlight");
      const seen = new Set();
      while (seen.size < 2) {
        if (!light.hidden) seen.add(light.style.left + light.style.top);
        await new Promise((done) => requestAnimationFrame(done));
      }
      return seen.size;
    });
    assert.equal(places, 2);
    await stop();
    await page.waitForFunction((closed) => window.played.closed === closed + 1, closed);
    assert.equal(await figure.locator(".highlight").isVisible(), false, "nothing stays lit");
  }
  await context.close();
});

test("where no sound can be made the page says so and goes on", async () => {
  const { context, page, errors } = await open(browser);
  await page.addInitScript(() => Reflect.deleteProperty(window, "AudioContext"));
  await page.goto(address);
  await allLive(page);
  const figure = page.locator("figure.waymark:has(.listen)").first();
  await figure.locator(".listen").click();
  await page.waitForFunction(() => /No sound/.test(document.querySelector("figure.waymark:has(.listen) .status").textContent));
  assert.deepEqual(errors, []);
  await context.close();
});
