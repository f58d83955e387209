// Pages as readers open them, with everything that they should not do written down.
import { PNG } from "pngjs";
import { address } from "./browser.mjs";

/** Lets no figure and no key ask: what they ask is tested by itself, all other tests look at what is told. */
export function tell() {
  new MutationObserver((_, changes) => {
    delete document.documentElement?.dataset.guess;
    if (document.documentElement) changes.disconnect();
  }).observe(document, { childList: true });
}

/** A style sheet whose text waits for its letters however late they come, so that two looks at it can be compared. */
export const lettered = (sheet) => sheet.replace(/(display:\s*"?)optional/g, "$1block");

/**
 * A page that keeps its console errors and the requests that leave the site; `asks` for one whose figures ask before they tell,
 * `waits` for one whose text waits for its letters.
 */
export async function open(browser, path = "", { width = 1280, height = 900, asks = false, waits = false, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: "reduce", ...options });
  if (!asks && options.javaScriptEnabled !== false) await context.addInitScript(tell);
  if (waits) {
    await context.route("**/*.css", async (route) => {
      try {
        const response = await route.fetch();
        await route.fulfill({ response, body: lettered(await response.text()) });
      } catch (error) {
        // A page that is closed while a sheet comes wants it no more.
        if (!/closed|disposed/.test(String(error))) throw error;
      }
    });
  }
  const page = await context.newPage();
  const errors = [];
  const elsewhere = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith("data:") && !url.startsWith("blob:")) elsewhere.push(url);
  });
  return { context, page, errors, elsewhere, go: () => page.goto(address + path) };
}

/**
 * Brings every drawn figure of the page into view, so that it starts, waits until it is live, goes back to where the page was,
 * and waits for its `letters`; throws with the states if one of them takes half a minute.
 */
export async function allLive(page, letters = true) {
  const drawn = "figure.waymark:not(.undrawn)";
  try {
    const top = await page.evaluate(() => scrollY);
    for (const figure of await page.$$(`${drawn}:not([data-state=live])`)) {
      await figure.evaluate((element) => element.scrollIntoView({ behavior: "instant" }));
      await page.waitForFunction((element) => element.dataset.state === "live", figure, { timeout: 30_000 });
    }
    if ((await page.evaluate(() => scrollY)) !== top) await page.evaluate((top) => scrollTo({ top, behavior: "instant" }), top);
    // Figures that were far from the view have given their pixels back; those that are near have them again.
    await page.waitForFunction(() => [...document.querySelectorAll("figure.waymark.resting")].every((figure) => {
      const { top, bottom } = figure.getBoundingClientRect();
      return bottom < -innerHeight || top > 2 * innerHeight;
    }), undefined, { timeout: 30_000 });
    if (letters) await drawnInLetters(page);
  } catch {
    const states = await page.$$eval(drawn, (figures) => figures.map((figure) => `${figure.dataset.figure}: ${figure.dataset.state}`));
    throw new Error(`not all figures are live: ${states.join(", ")}`);
  }
}

/** Waits for the letters of a page, and for what was drawn before they came to be drawn again. */
export async function drawnInLetters(page) {
  await page.evaluate(async () => void (await document.fonts.ready));
  await frames(page, 2);
}

/** Waits until every live figure far from the view has given its pixels back, and every one near it has them. */
export async function settled(page) {
  await frames(page, 2);
  await page.waitForFunction(() => [...document.querySelectorAll("figure[data-state=live]:not(.undrawn)")].every((figure) => {
    const { top, bottom } = figure.getBoundingClientRect();
    const away = Math.max(-bottom, top - innerHeight) / innerHeight;
    const empty = figure.querySelector(".plot > canvas").width === 0;
    return away > 2 ? empty : away < 2 ? !empty : true;
  }));
}

/** Waits until all of the story is laid out, also what is far from the view: until then nothing there stands in its place. */
export const laidOut = (page) => page.waitForFunction(() => document.documentElement.classList.contains("whole"));

/** Holds requests of a page back, as a slow line does; what is returned lets them go. */
export async function holdBack(page, pattern) {
  let give = () => {};
  const given = new Promise((done) => (give = done));
  await page.route(pattern, async (route) => {
    await given;
    await route.continue();
  });
  return give;
}

/** Fingers on a page: what sends a kind of touch with the points where they are. A browser gives a page the moves of
fingers once a frame, and says that it has them before: what is sent is with the page when this comes back. */
export async function touching(page) {
  const session = await page.context().newCDPSession(page);
  return async (type, points) => {
    await session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(({ x, y }, id) => ({ x, y, id })) });
    if (type === "touchMove") await frames(page, 2);
  };
}

/** How many pixels the page is wider than its window. */
export function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Lets the page draw some frames: long enough for whatever might still happen to it. */
export function frames(page, count) {
  return page.evaluate((count) => new Promise((done) => {
    const next = () => (count-- > 0 ? requestAnimationFrame(next) : done());
    next();
  }), count);
}

/** What the one live figure of a page is painted like, and what its still picture looks like in the canvas's place. */
export async function canvasAndStill(page) {
  const figure = page.locator("figure.waymark");
  const plot = figure.locator(".plot");
  await plot.scrollIntoViewIfNeeded();
  const canvas = PNG.sync.read(await plot.screenshot());
  await figure.evaluate((element) => (element.dataset.state = "static"));
  await figure.locator("canvas").evaluate((element) => element.style.setProperty("visibility", "hidden"));
  return [canvas, PNG.sync.read(await plot.screenshot())];
}

/** Runs in a page before its scripts: nothing is done at leisure until the page's `goOn` is called, as on a machine that is busy. */
export function busy() {
  const later = window.requestIdleCallback;
  const held = [];
  window.requestIdleCallback = (run) => held.push(run);
  window.goOn = () => {
    window.requestIdleCallback = later;
    held.forEach((run) => later(run));
  };
}
