// Nothing moves while a page comes to life: fonts arrive, figures take their pictures over, frames fit their height.
import assert from "node:assert/strict";
import { test } from "node:test";
import { address } from "./browser.mjs";
import { drawn, host, page as whole, parts, publish, stage } from "./hosts.mjs";
import { allLive, busy, frames, holdBack } from "./pages.mjs";
import { asking } from "./tree.mjs";

const WIDTHS = [280, 320, 390, 480, 640, 768, 899, 900, 1024, 1280, 1920];
/** Less than this is a rounding of the measure: a line of 1 pixel in a view of 900. */
const NOTHING = 0.0001;
/** What the room of an element, which is kept on a few straight lines, may differ from its height: the whole figure is ten times that. */
const LITTLE = 0.03;
const { browser, published } = await stage();

/** Writes down every shift of a page and of its frames, with what moved. */
function watch() {
  window.shifts = [];
  // A busy browser may take a leap of the page for a shift: what stood in the view is where the leap alone brings it.
  const tops = [{ time: 0, top: 0 }];
  addEventListener("scroll", () => tops.push({ time: performance.now(), top: scrollY }), { passive: true });
  const wasSeen = ({ previousRect: { width, height } }) => width * height > 0;
  const broughtBy = (leap, { previousRect: before, currentRect: after }) => {
    const [top, bottom] = [before.top - leap, before.bottom - leap];
    if (after.width * after.height === 0) return bottom <= 0 || top >= innerHeight;
    // What was out of the view has no place from which it came: the others tell.
    if (!wasSeen({ previousRect: before })) return true;
    const near = (one, other) => Math.abs(one - other) <= 1;
    return (before.top <= 0 || near(after.top, Math.max(0, top))) && (before.bottom >= innerHeight || near(after.bottom, Math.min(innerHeight, bottom)));
  };
  const leapt = ({ startTime, sources }) => tops.some(({ time, top }, place) => {
    const leap = place > 0 && Math.abs(time - startTime) < 1_000 ? top - tops[place - 1].top : 0;
    return Math.abs(leap) > 100 && sources.some(wasSeen) && sources.every((source) => broughtBy(leap, source));
  });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput, sources } = entry;
      // The row of links scrolls to the current one as the reader goes on: the measure counts that, though nothing is laid out.
      const scrolled = sources.every(({ node }) => (node?.parentElement ?? node)?.closest?.(".links"));
      if (hadRecentInput || scrolled || leapt(entry)) continue;
      const place = ({ left, top, width, height }) => [left, top, width, height].map(Math.round).join(" ");
      const name = (node) => node?.getAttribute?.("class") || node?.parentElement?.className || node?.nodeName;
      const moves = sources.map(({ node, previousRect, currentRect }) => `${name(node)}: ${place(previousRect)} > ${place(currentRect)}`);
      window.shifts.push({ value, moves });
    }
  }).observe({ type: "layout-shift", buffered: true });
}

/**
 * Visits addresses at every width, three at a time since fonts are waited for, and says where something moved. What is late is the
 * fonts, or what is named, by so many milliseconds. `first` runs in the page before its scripts.
 */
async function moved(addresses, settle, { late = /\.woff2$/, by = 1_000, most = NOTHING, first = () => {}, height = 900 } = {}) {
  const faults = [];
  const widths = [...WIDTHS];
  const visit = async () => {
    for (let width = widths.shift(); width; width = widths.shift()) faults.push(...(await movedAt(width, addresses, settle, { late, by, most, first, height })));
  };
  await Promise.all([visit(), visit(), visit()]);
  return faults;
}

async function movedAt(width, addresses, settle, { late, by, most, first, height }) {
  const faults = [];
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.addInitScript(first);
  // Fonts come last, as on a slow line: after the first picture, which a busy machine may have later than that.
  await page.route(late, async (route) => {
    await new Promise((done) => setTimeout(done, by));
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length).catch(() => {});
    await route.continue().catch(() => {});
  });
  for (const url of addresses) {
    await page.goto(url);
    await settle(page);
    await page.evaluate(() => document.fonts.ready);
    await frames(page, 4);
    for (const frame of page.frames()) {
      const shifts = await frame.evaluate(() => window.shifts ?? []);
      const sum = shifts.reduce((sum, { value }) => sum + value, 0);
      if (sum > most) faults.push(`${url} ${width}: ${sum.toFixed(5)} ${JSON.stringify(shifts.map(({ moves }) => moves))}`);
    }
  }
  await context.close();
  return faults;
}

const ask = (await asking()).map(({ id }) => `figure[data-figure="${id}"]`);
const scrolled = async (page) => {
  // A question that comes in the very frame of a jump moves what is jumped to, which nobody has seen before.
  await page.waitForFunction((ask) => ask.every((figure) => document.querySelector(figure).dataset.asking), ask);
  await allLive(page);
  for (let step = 0; step < 4; step += 1) {
    await page.evaluate((step) => scrollTo({ top: (document.body.scrollHeight * step) / 4, behavior: "instant" }), step);
    await frames(page, 3);
  }
};

/** A reader is at the table of every fact before its tools are, as on a slow line. */
const beforeItsTools = async (page) => {
  const come = await holdBack(page, "**/facts-table-tools-*.js");
  const table = page.locator(".facts-table.ready");
  await table.evaluate((table) => table.scrollIntoView({ behavior: "instant" }));
  await page.evaluate(() => document.fonts.ready);
  await frames(page, 3);
  assert.equal(await table.getAttribute("data-state"), "static", "the tools are still on their way");
  // What moved on the way here is another test's.
  await page.evaluate(() => (window.shifts = []));
  come();
  await page.waitForFunction(() => document.querySelector(".facts-table").dataset.state === "live");
};

/** Runs in the page: whether all figures answer. */
const allAnswer = () => [...document.querySelectorAll("figure.waymark:not(.undrawn)")].every((figure) => figure.querySelector(".picture[aria-hidden]"));

/** How a reader goes on at once to what is far below; what is said of the page then says where they are. */
const LEAPS = {
  "by a key": async (page) => {
    // A browser goes there in some steps, and one of several that are busy misses a key now and then.
    for (let before = -1, top = 0; before !== top || top === 0; [before, top] = [top, await page.evaluate(() => scrollY)]) {
      if (top === 0) await page.keyboard.press("End");
      await page.waitForTimeout(200);
    }
    return () => document.querySelector(".colophon").getBoundingClientRect().top;
  },
  "by a link": async (page) => {
    await page.locator(".links a").nth(3).evaluate((link) => link.click());
    return () => document.querySelector(":target").getBoundingClientRect().top;
  },
  "by what they look for": async (page) => {
    await page.evaluate(() => document.querySelector(".facts-table").scrollIntoView({ behavior: "instant" }));
    return () => document.querySelector(".facts-table").getBoundingClientRect().top;
  },
  "to a figure that asks": async (page) => {
    await page.evaluate(() => [...document.querySelectorAll("figure[data-asks]")].at(-1).scrollIntoView({ behavior: "instant", block: "end" }));
    return () => [...document.querySelectorAll("figure[data-asks]")].at(-1).getBoundingClientRect().bottom;
  },
  "to the key": async (page) => {
    await page.evaluate(() => document.querySelector(".grammar").scrollIntoView({ behavior: "instant", block: "end" }));
    return () => document.querySelector(".grammar").getBoundingClientRect().bottom;
  },
};

for (const [way, leap] of Object.entries(LEAPS)) {
  test(`nothing moves for a reader who goes far on before figures have answered: ${way}`, async () => {
    const settle = async (page) => {
      await page.locator(".facts-table.ready").waitFor({ state: "attached" });
      const place = await leap(page);
      await page.evaluate(() => document.fonts.ready);
      const first = await page.evaluate(place);
      await frames(page, 3);
      assert.ok(!(await page.evaluate(allAnswer)), "figures answer after the reader has come");
      // The measure takes the leap itself for a shift.
      await page.evaluate(() => ((window.shifts = []), window.goOn()));
      await page.waitForFunction(allAnswer);
      await frames(page, 3);
      const off = (await page.evaluate(place)) - first;
      assert.ok(Math.abs(off) < 2, `${page.viewportSize().width}: ${off} px`);
    };
    assert.deepEqual(await moved([address], settle, { first: busy }), []);
  });
}

test("nothing moves in the story", async () => {
  assert.deepEqual(await moved([address], scrolled), []);
});

/** What may stand before the first section of a story. */
const OPENING = /<article class="flight[^]*?<\/article>/;
const ENTRIES = /<section class="entry (?:grammar|paragraphs)[^]*?<\/section>/g;
/** A change for `publish`: the story without parts of it. */
const without = (parts) => (path, body) =>
  path === "/index.html" ? Buffer.from(parts.reduce((page, part) => page.replace(part, ""), String(body))) : body;

for (const [what, parts] of [["an opening", [OPENING]], ["anything before its first section", [OPENING, ENTRIES]]]) {
  test(`nothing moves in a story without ${what}, in a window that shows more than one section`, async () => {
    const own = await publish({ change: without(parts) });
    const page = await (await fetch(own.origin)).text();
    assert.ok(!page.includes('class="flight') && page.includes('<div class="sheet">'), "no more than that is gone");
    assert.deepEqual(await moved([own.origin], scrolled, { height: 4_000 }), []);
    await own.close();
  });
}

for (const [what, height, parts] of [["the story", 900, []], ["a story without an opening, in a high window", 4_000, [OPENING]]]) {
  test(`nothing moves in ${what} while it is still being read`, async () => {
    const own = await publish({ pieces: 150, change: without(parts) });
    assert.deepEqual(await moved([own.origin], scrolled, { height }), []);
    await own.close();
  });
}

test("nothing moves in a frame while it is still being read", async () => {
  const own = await publish({ pieces: 50 });
  const sample = [drawn.find(({ kinds }) => kinds.includes("map")), drawn.find(({ kinds }) => kinds.includes("columns")), drawn.at(-1)];
  assert.deepEqual(await moved(sample.map(({ id }) => `${own.origin}embed/${id}/`), allLive), []);
  await own.close();
});

test("nothing moves in the table of every fact where its tools come after the reader", async () => {
  assert.deepEqual(await moved([address], beforeItsTools), []);
});

test("nothing moves in any frame", async () => {
  assert.deepEqual(await moved(drawn.map(({ id }) => `${address}embed/${id}/`), allLive), []);
});

const live = (page) => page.waitForFunction(() => document.querySelector("waymark-figure").shadowRoot?.querySelector("[data-state=live]"));

test("nothing moves around an element that knows its heights", async () => {
  const [figure] = drawn;
  const heights = /data-waymark-heights="([^"]+)"/.exec(figure.embed)[1];
  const { script } = parts(published.snippet(figure));
  const body = `<p>Before</p><waymark-figure figure="${figure.id}" heights="${heights}" loading="eager"></waymark-figure><p>After</p>`;
  const served = await host({ "host.html": whole(body, script.replace("async ", "")) });
  assert.deepEqual(await moved([`${served.origin}host.html`], live), []);
  await served.close();
});

test("little moves around an element as the page writes it, whose script comes after the first picture of its host", async () => {
  const codes = {};
  const steps = ({ embed }) => /data-waymark-heights="([^"]+)"/.exec(embed)[1].length;
  const sorted = [...drawn].sort((one, other) => steps(one) - steps(other));
  for (const { id } of [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)]) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${address}#${id}`);
    const figure = page.locator(`figure[data-figure="${id}"]`);
    await figure.locator("[data-tool=embed] > summary").click();
    await figure.locator("button.builder").click();
    const dialog = page.locator("dialog.builder-window");
    await dialog.getByLabel("an element").check();
    codes[`${id}.html`] = whole(`<p>Before</p>${(await dialog.locator(".snippet").textContent()).replaceAll(address, published.origin)}<p>${"After. ".repeat(999)}</p>`);
    await context.close();
  }
  const served = await host(codes);
  const afterPaint = async (page) => {
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length);
    await live(page);
  };
  assert.deepEqual(await moved(Object.keys(codes).map((name) => served.origin + name), afterPaint, { late: /\/embed\.js$/, most: LITTLE }), []);
  await served.close();
});
