// How soon an embedded figure's first picture stands, against the same page with the still picture alone: the script is left
// out, nothing else. Loads alternate, each in a browser context of its own, so that neither finds the other's files.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { address, launch, site } from "../e2e/browser.mjs";

const LOADS = 9;

const manifest = JSON.parse(await readFile(join(site, "manifest.json"), "utf8"));
const figure = manifest.figures.find(({ kinds }) => kinds.some((kind) => kind !== "table")).id;
const browser = await launch();
const times = { whole: [], still: [], live: [] };
for (let load = 0; load < LOADS; load += 1) {
  for (const way of ["whole", "still"]) {
    const context = await browser.newContext();
    const page = await context.newPage();
    if (way === "still") await page.route(/\.js$/, (route) => route.abort());
    await page.goto(`${address}embed/${figure}/`, { waitUntil: "load" });
    times[way].push(await page.evaluate(firstPicture));
    if (way === "whole") {
      await page.waitForSelector("figure[data-state=live]");
      times.live.push(await page.evaluate(() => performance.now()));
    }
    await context.close();
  }
}
await browser.close();

const median = (values) => values.sort((left, right) => left - right)[values.length >> 1];
console.log(`First picture of "${figure}", medians of ${LOADS} loads in turns`);
console.log(`with script ÷ still alone: ${(median(times.whole) / median(times.still)).toFixed(2)} (at most 1.1)`);
console.log(`live, at the latest: ${Math.round(median(times.live))} ms on this machine`);

/** Runs in the page: when it first showed anything. */
function firstPicture() {
  return new Promise((answer) => {
    new PerformanceObserver((list) => {
      const [entry] = list.getEntriesByName("first-contentful-paint");
      if (entry) answer(entry.startTime);
    }).observe({ type: "paint", buffered: true });
  });
}
