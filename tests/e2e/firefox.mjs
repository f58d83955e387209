// Firefox, driven over WebDriver BiDi. What that cannot do is said where it is left out.
import { existsSync } from "node:fs";
import puppeteer from "puppeteer-core";
import { tell } from "./pages.mjs";

const path = process.env.WAYMARK_FIREFOX ?? "/usr/bin/firefox-esr";

/** Why these tests cannot run, or nothing if they can. */
export const missing = existsSync(path) ? false : `there is no Firefox at ${path}, and none could be installed`;

/**
 * Starts Firefox; the caller closes it. BiDi in this Firefox cannot emulate media features, so they are preferences,
 * set before it starts: a change while a page is open is tested in Chromium alone.
 */
export function launch(preferences = {}) {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: path,
    headless: true,
    extraPrefsFirefox: { "ui.prefersReducedMotion": 1, "ui.systemUsesDarkTheme": 0, ...preferences },
  });
}

/** A page with its errors; with `asks`, one whose figures ask before they tell. */
export async function open(browser, address, { width = 1280, height = 900, asks = false } = {}) {
  const page = await browser.newPage();
  const errors = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.setViewport({ width, height });
  if (!asks) await page.evaluateOnNewDocument(tell);
  await page.goto(address);
  return { page, errors };
}

/** Brings every drawn figure of the page into view, so that it starts, waits until it is live, and goes back to the top. */
export async function allLive(page) {
  for (const figure of await page.$$("figure.waymark:not(.undrawn)")) {
    await figure.evaluate((element) => element.dataset.state === "live" || element.scrollIntoView({ behavior: "instant" }));
    await page.waitForFunction((element) => element.dataset.state === "live", { timeout: 60_000 }, figure);
  }
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
}
