// Loads every page in turns, round after round, and writes target/waymark/bench/report.md and report.json. README.md says how.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { FIGURES, MARKS } from "./editions.mjs";
import { flightFrames } from "./flight.mjs";
import { firstMark, observe } from "./observe.mjs";
import { PEERS, writePages } from "./pages.mjs";
import { cell, medians, pagesTable, table } from "./report.mjs";
import { serve } from "./server.mjs";
import { SIX, sixFigures } from "./six.mjs";

const { WAYMARK_BENCH: folder, WAYMARK_SITE: whole, WAYMARK_CHROMIUM: executablePath } = process.env;
if (!folder || !whole) throw new Error("run this by `cargo xtask bench`");
const quick = process.env.WAYMARK_QUICK === "1";
const rounds = Number(process.env.WAYMARK_ROUNDS ?? (quick ? 1 : 3));
/** All six figures stand in it, on every page. */
const VIEWPORT = { width: 800, height: 2850 };
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 800 };
const LATEST = 30000;
const FULL = "full speed";
const SLOW = "processor four times slower, 1.6 Mbit/s, 150 ms";

const sites = join(folder, "sites");
await writePages(join(folder, "pages"), await sixFigures(join(sites, "six")));
const six = await serve({ "/": join(sites, "six"), "/bench/": join(folder, "pages") });
const story = await serve({ "/": whole });
const growing = Object.fromEntries(await Promise.all([...FIGURES.map((count) => `figures-${count}`), "marks"].map(async (name) => [name, await serve({ "/": join(sites, name) })])));
const browser = await chromium.launch({
  executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--enable-blink-features=ForceEagerMeasureMemory"],
});

/** @typedef {{ name: string, url: string, viewport?: { width: number, height: number }, tap?: { x: number, y: number } | null }} Page */
/** @type {Page[]} */
const pages = [
  ...Object.entries(PEERS).map(([peer, name]) => ({ name, url: `${six.address}bench/${peer}.html` })),
  { name: "Waymark: story of the six", url: six.address },
  { name: "Waymark: six elements", url: `${six.address}bench/elements.html` },
  { name: "Waymark: one embed", url: `${six.address}embed/${SIX[0]}/` },
  { name: "Waymark: whole story, 390 px", url: story.address, viewport: PHONE },
];
const report = { rounds, browser: browser.version(), conditions: {}, growth: {} };
for (const page of pages) page.tap = await look(page);

const runs = new Map();
const conditions = quick ? [FULL] : [SLOW, FULL];
for (let round = 0; round < rounds; round += 1) {
  for (const condition of conditions) {
    for (const page of pages) {
      const context = await browser.newContext({ viewport: page.viewport ?? VIEWPORT });
      for (const cache of ["cold", "warm"]) {
        const key = JSON.stringify([`${condition}, ${cache} cache`, page.name]);
        runs.set(key, [...(runs.get(key) ?? []), await load(context, page, condition)]);
      }
      await context.close();
    }
  }
  process.stderr.write(`Measured: round ${round + 1} of ${rounds}\n`);
}
for (const [key, all] of runs) {
  const [condition, name] = JSON.parse(key);
  (report.conditions[condition] ??= []).push({ name, measures: medians(all) });
}
const grown = [
  ...FIGURES.map((count) => ({ name: `${count} figures on a page`, url: growing[`figures-${count}`].address })),
  ...MARKS.map((count) => ({ name: `${count} marks in a figure`, url: `${growing.marks.address}embed/marks-${count}/` })),
];
report.growth = [];
for (const page of grown) {
  const all = [];
  for (let round = 0; round < rounds; round += 1) {
    const context = await browser.newContext({ viewport: { width: 800, height: 900 } });
    all.push(await load(context, page, FULL));
    await context.close();
  }
  report.growth.push({ name: page.name, measures: medians(all) });
}
report.flight = [];
for (const viewport of [PHONE, DESK]) report.flight.push({ name: `${viewport.width} px`, ...await flightFrames(browser, story.address, viewport) });
await browser.close();
for (const server of [six, story, ...Object.values(growing)]) server.close();

const head = ["page", "KiB", "elements", "first picture, ms", "live, ms", "all in view live, ms", "blocking, ms", "memory, MB"];
const growth = report.growth.map(({ name, measures: { kib, elements, picture, live, all, blocking, memory } }) => [
  name, cell(kib, 1), cell(elements), cell(picture), cell(live), cell(all), cell(blocking), cell(memory, 1),
]);
const text = [
  "# Waymark beside other ways to draw six figures",
  `Medians of ${rounds}, interleaved; Chromium ${report.browser}. × is against the hand-written canvas page in the same run; — was not reached or cannot be measured.`,
  ...Object.entries(report.conditions).flatMap(([condition, pages]) => [`## ${condition}`, pagesTable(pages)]),
  `## Growth: ${FULL}, cold cache`, table(head, growth),
  "## The opening on its way: processor four times slower",
  table(["window", "frames", "half within, ms", "95 % within, ms", "longest, ms"], report.flight.map(({ name, frames, half, most, longest }) => [name, cell(frames), cell(half, 1), cell(most, 1), cell(longest, 1)])),
].join("\n\n");
await mkdir(folder, { recursive: true });
await writeFile(join(folder, "report.md"), `${text}\n`);
await writeFile(join(folder, "report.json"), `${JSON.stringify(report, undefined, 1)}\n`);
console.log(text);

/** Where the first figure of a page has a mark, found in a load that is not measured. */
async function look({ url, viewport }) {
  const page = await browser.newPage({ viewport: viewport ?? VIEWPORT });
  await page.goto(url);
  await page.locator("figure[data-state=live]").first().waitFor({ timeout: LATEST }).catch(() => {});
  await page.waitForTimeout(500);
  const tap = await page.evaluate(firstMark);
  await page.close();
  return tap;
}

/** @param {import("playwright-core").BrowserContext} context @param {Page} target @param {string} condition */
async function load(context, { url, tap = null, viewport }, condition) {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  let bytes = 0;
  await devtools.send("Network.enable");
  devtools.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  if (condition === SLOW) {
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await devtools.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 });
  }
  // A mark below the window cannot be tapped.
  const point = tap && tap.y < (viewport ?? VIEWPORT).height ? tap : null;
  await page.addInitScript(`(${observe})(${JSON.stringify(point)})`);
  await page.goto(url, { waitUntil: "load", timeout: LATEST * 2 });
  // A function, not its text: a page whose policy forbids `eval` answers too.
  await page.waitForFunction((tapped) => (tapped ? bench.all && bench.answer : bench.all || (bench.picture && performance.now() > 5000)), point !== null, { timeout: LATEST / 3 }).catch(() => {});
  await page.waitForTimeout(condition === SLOW ? 300 : 150);
  const seen = await page.evaluate(() => ({ ...globalThis.bench, elements: document.querySelectorAll("*").length }));
  const memory = condition === FULL ? await page.evaluate(async () => (await performance.measureUserAgentSpecificMemory?.())?.bytes ?? null).catch(() => null) : null;
  await page.close();
  const reached = (time) => time || NaN;
  return {
    kib: bytes / 1024, picture: reached(seen.picture), answer: reached(seen.answer), live: reached(seen.live), all: reached(seen.all),
    blocking: seen.blocking, shift: seen.shift, elements: seen.elements, memory: memory === null ? NaN : memory / 1e6,
  };
}
