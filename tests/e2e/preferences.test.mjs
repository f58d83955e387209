// What readers ask of their system is followed while the page is open, and taken back when they take it back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { allLive, open, overflow } from "./pages.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const pictures = (page) => page.$$eval("figure.waymark canvas", (all) => all.map((canvas) => canvas.toDataURL()));
const frames = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))));

/** The story in a window so high that no figure rests. */
async function liveStory(options) {
  const story = await open(browser, "", { height: 12_000, waits: true, ...options });
  await story.go();
  await allLive(story.page);
  return story;
}

const OFF = { colorScheme: "light", forcedColors: "none", contrast: "no-preference", reducedMotion: "no-preference" };
for (const [name, wish] of [
  ["a dark theme", { colorScheme: "dark" }],
  ["forced colours", { forcedColors: "active" }],
  ["more contrast", { contrast: "more" }],
]) {
  test(`${name} repaints the figures at once, and taking it back brings every pixel back`, async () => {
    const { context, page, errors } = await liveStory({ width: 800, ...OFF });
    const before = await pictures(page);
    await page.emulateMedia({ ...OFF, ...wish });
    // A figure without axis or rule has nothing to strengthen.
    await page.waitForFunction(([before, all]) => {
      const now = [...document.querySelectorAll("figure.waymark canvas")];
      const changed = now.filter((canvas, place) => canvas.toDataURL() !== before[place]).length;
      return changed > (all ? now.length - 1 : now.length / 2);
    }, [before, name !== "more contrast"]);
    if (wish.forcedColors) assert.deepEqual(await foreign(page), [], "colours that are not the reader's own");
    await page.emulateMedia(OFF);
    await page.waitForFunction((before) => [...document.querySelectorAll("figure.waymark canvas")].every((canvas, place) => canvas.toDataURL() === before[place]), before);
    assert.deepEqual(errors, []);
    await context.close();
  });
}

/**
 * The colours of areas on each canvas that are none of the reader's own; edges are smoothed with mixtures of them.
 */
function foreign(page) {
  return page.evaluate(() => {
    const probe = document.createElement("span");
    document.body.append(probe);
    const own = ["Canvas", "CanvasText", "GrayText", "Highlight", "LinkText"].map((name) => {
      probe.style.color = name;
      return getComputedStyle(probe).color.match(/\d+/g).slice(0, 3).map(Number);
    });
    probe.remove();
    const near = (a, b) => a.every((part, place) => Math.abs(part - b[place]) <= 1);
    const faults = [];
    for (const canvas of document.querySelectorAll("figure.waymark canvas")) {
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      const counts = new Map();
      const colourAt = (at) => (data[at + 3] < 255 ? -1 : (data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
      const total = data.length / 4;
      for (let at = 0; at < data.length; at += 4) {
        const key = colourAt(at);
        // Beside and over an edge the colour is another one; in an area it is the same on all four sides.
        const isArea = [-4, 4, -4 * canvas.width, 4 * canvas.width].every((step) => colourAt(at + step) === key);
        if (key >= 0 && isArea) counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      for (const [key, count] of counts) {
        const colour = [key >> 16, (key >> 8) & 255, key & 255];
        if (own.some((each) => near(each, colour)) || count < Math.max(40, total / 1000)) continue;
        faults.push(`${canvas.closest("figure").dataset.figure}: rgb(${colour}) in ${count} of ${total} pixels`);
      }
    }
    return faults;
  });
}

test("with forced colours a map keeps its coasts and loses its graticule, on the canvas and in the still picture", async () => {
  const { context, page, go } = await open(browser, "", { forcedColors: "active", width: 1000 });
  await go();
  const map = page.locator("figure.waymark:has([fill='var(--land)'])").first();
  const [coast, graticule] = await map.evaluate((figure) => {
    const stroke = (selector) => getComputedStyle(figure.querySelector(`.picture ${selector}`)).stroke;
    return [stroke("[fill='var(--land)']"), stroke("[stroke='var(--rule)']")];
  });
  assert.match(coast, /^rgb/);
  assert.equal(graticule, "none");
  await map.scrollIntoViewIfNeeded();
  await page.waitForFunction((figure) => figure.dataset.state === "live", await map.elementHandle());
  await frames(page);
  const muted = await map.evaluate((figure) => {
    const probe = document.body.appendChild(document.createElement("span"));
    probe.style.color = "GrayText";
    const colour = getComputedStyle(probe).color.match(/\d+/g).map(Number);
    probe.remove();
    const canvas = figure.querySelector("canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let at = 0; at < data.length; at += 4) count += [0, 1, 2].every((part) => Math.abs(data[at + part] - colour[part]) < 12) ? 1 : 0;
    return count / canvas.width;
  });
  assert.ok(muted > 0.3, `${muted} pixels of coast for each column of the picture`);
  await context.close();
});

/** WCAG's ratio of the colours of two properties. */
const ratio = (page, one, other) => page.evaluate((names) => {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const probe = document.body.appendChild(document.createElement("span"));
  const [a, b] = names.map((name) => {
    probe.style.color = `var(${name})`;
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((part) => (part <= 10 ? part / 3294 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  });
  probe.remove();
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}, [one, other]);

test("more contrast holds in the dark too: what was quiet is as strong as the text, and rules are seen but stay behind words", async () => {
  const { context, page } = await liveStory({ ...OFF, colorScheme: "dark" });
  const colours = () => page.evaluate(() => ["--ink", "--ink-2", "--axis", "--rule"].map((name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()));
  assert.equal(new Set(await colours()).size, 4);
  await page.emulateMedia({ ...OFF, colorScheme: "dark", contrast: "more" });
  assert.equal(new Set((await colours()).slice(0, 3)).size, 1);
  for (const colorScheme of ["dark", "light"]) {
    await page.emulateMedia({ ...OFF, colorScheme, contrast: "more" });
    const [rule, ink] = [await ratio(page, "--rule", "--paper"), await ratio(page, "--ink", "--rule")];
    assert.ok(rule >= 3 && ink >= 3, `${colorScheme}: a rule has ${rule} to the paper, words ${ink} to a rule`);
  }
  await page.emulateMedia({ ...OFF, colorScheme: "dark" });
  assert.equal(new Set(await colours()).size, 4);
  await context.close();
});

test("with reduced motion, asked for while the page is open, a switch shows its new picture at once and nothing moves", async () => {
  const { context, page } = await liveStory(OFF);
  await page.emulateMedia({ ...OFF, reducedMotion: "reduce" });
  const moved = await page.evaluate(async () => {
    const figure = document.querySelector("figure.waymark:has([data-switch])");
    const picture = () => figure.querySelector("canvas").toDataURL();
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    figure.querySelector("[data-switch] button[aria-pressed=false]").click();
    await frame();
    await frame();
    const first = picture();
    let frames = 0;
    for (let count = 0; count < 40; count += 1) {
      await frame();
      if (picture() !== first) frames += 1;
    }
    return { frames, running: document.getAnimations().filter((each) => each.playState === "running").length };
  });
  assert.deepEqual(moved, { frames: 0, running: 0 });
  await context.close();
});

/** Words that are cut off, or that run into the words beside them. */
function crowded(page) {
  return page.evaluate(() => {
    const faults = [];
    const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".visually-hidden, [aria-hidden=true], .data:not([open]) .table-frame");
    const name = (element) => `${element.closest("[data-figure]")?.dataset.figure ?? "page"}: ${element.className || element.tagName} “${element.textContent.trim().slice(0, 40)}”`;
    const words = [...document.querySelectorAll(":is(h1, h2, h3, p, button, summary, caption, th, td, figcaption, dt, dd)")].filter(shown);
    for (const element of words) {
      const { overflowX, overflowY, clipPath } = getComputedStyle(element);
      if (clipPath !== "none" || element.clientWidth === 0) continue;
      const cuts = (overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1) || (overflowY === "hidden" && element.scrollHeight > element.clientHeight + 2);
      if (cuts) faults.push(`cut off: ${name(element)}`);
    }
    for (const figure of document.querySelectorAll("figure.waymark")) {
      const parts = [...figure.querySelectorAll(".title, .subtitle, .plot, .key, .source, .tool")].filter(shown);
      const boxes = parts.map((part) => part.getBoundingClientRect());
      parts.forEach((part, one) => {
        for (let other = one + 1; other < parts.length; other += 1) {
          const [a, b] = [boxes[one], boxes[other]];
          const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (wide > 2 && high > 2) faults.push(`run together: ${name(part)} and ${name(parts[other])}`);
        }
      });
    }
    return faults;
  });
}

const STYLES = {
  "text of twice the size": "html { font-size: 200% !important }",
  "wide text spacing": "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }",
};
for (const [name, css] of Object.entries(STYLES)) {
  test(`${name}, at 1280, 640 and 320 pixels: nothing is cut off, runs together or scrolls sideways`, async () => {
    const { context, page } = await liveStory();
    await page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
    }, css);
    for (const width of [1280, 640, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await page.waitForFunction(() => [...document.querySelectorAll(".plot")].every((plot) => Math.abs(parseFloat(plot.querySelector("canvas").style.width) - Math.floor(plot.clientWidth)) < 1));
      await frames(page);
      assert.equal(await overflow(page), 0, `${width} pixels`);
      assert.deepEqual(await crowded(page), [], `${width} pixels`);
    }
    await context.close();
  });
}

test("text of twice the size makes the words of the pictures as much larger, and the marks are found where they are drawn", async () => {
  const { context, page } = await liveStory({ width: 800 });
  const before = await pictures(page);
  const heights = () => page.$$eval("figure.waymark:not(.undrawn) .plot", (plots) => plots.map((plot) => plot.clientHeight));
  const usual = await heights();
  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  await page.waitForFunction((before) => [...document.querySelectorAll("figure.waymark canvas")].every((canvas, place) => canvas.toDataURL() !== before[place]), before);
  await frames(page);
  const large = await heights();
  large.forEach((height, place) => assert.ok(height > usual[place] * 1.2, `${height} after ${usual[place]}`));
  assert.equal(await overflow(page), 0);
  const lost = await page.$$eval("figure.waymark[data-state=live] .targets", async (layers) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const faults = [];
    for (const layer of layers) {
      const node = layer.querySelector(".target");
      node.scrollIntoView({ block: "center", behavior: "instant" });
      const box = node.getBoundingClientRect();
      layer.dispatchEvent(new PointerEvent("pointermove", { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2, pointerType: "mouse" }));
      await frame();
      await frame();
      const light = layer.querySelector(".highlight").getBoundingClientRect();
      const middle = [light.x + light.width / 2 - box.x - box.width / 2, light.y + light.height / 2 - box.y - box.height / 2];
      if (Math.hypot(...middle) > 4) faults.push(`${node.dataset.fact}: ${middle}`);
      layer.dispatchEvent(new PointerEvent("pointerleave"));
    }
    return faults;
  });
  assert.deepEqual(lost, []);
  await page.evaluate(() => (document.documentElement.style.fontSize = ""));
  await page.waitForFunction((before) => [...document.querySelectorAll("figure.waymark canvas")].every((canvas, place) => canvas.toDataURL() === before[place]), before);
  await context.close();
});

test("nothing is written smaller than twelve pixels, at any width", async () => {
  const { context, page } = await liveStory({ width: 320 });
  for (const width of [320, 768, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const small = await page.evaluate(() => {
      const found = new Set();
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || element.closest("svg, .visually-hidden") || !element.checkVisibility()) continue;
        const size = parseFloat(getComputedStyle(element).fontSize);
        if (size < 12) found.add(`${element.tagName}.${element.className}: ${size}`);
      }
      return [...found];
    });
    assert.deepEqual(small, [], `${width} pixels`);
  }
  await context.close();
});

test("in a window of 320 by 256 pixels, as at a zoom of 400 %, the page is read by scrolling down alone", async () => {
  const { context, page } = await liveStory({ width: 320, height: 256 });
  assert.equal(await overflow(page), 0);
  assert.deepEqual(await crowded(page), []);
  const fixed = await page.evaluate(() => [...document.querySelectorAll("body *")]
    .filter((element) => ["fixed", "sticky"].includes(getComputedStyle(element).position) && element.checkVisibility() && element.getBoundingClientRect().height > 64)
    .map((element) => element.className));
  assert.deepEqual(fixed, [], "nothing stays in the way");
  await context.close();
});

test("with reduced transparency nothing is seen through behind an open window, and no words are faint", async () => {
  const { context, page, go } = await open(browser);
  const devtools = await context.newCDPSession(page);
  await go();
  await allLive(page);
  const clear = () => page.evaluate(() => {
    const alpha = (colour) => Number(/(?:^rgba\(.*,|\/)\s*([\d.]+)\)$/.exec(colour)?.[1] ?? 1);
    const backdrop = getComputedStyle(document.querySelector("dialog[open]"), "::backdrop").backgroundColor;
    const seen = [...document.querySelectorAll("body *")].filter((element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()) && element.checkVisibility());
    const faint = seen.filter((element) => {
      for (let each = element; each; each = each.parentElement) if (Number(getComputedStyle(each).opacity) < 1) return true;
      return alpha(getComputedStyle(element).color) < 1;
    });
    return [/^rgb\(/.test(backdrop), faint.map(({ textContent }) => textContent.trim())];
  });
  const builder = page.locator("figure.waymark:not(.undrawn)").nth(1);
  for (const [value, solid] of [["no-preference", false], ["reduce", true]]) {
    await devtools.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-reduced-transparency", value }, { name: "prefers-reduced-motion", value: "reduce" }] });
    await builder.locator("[data-tool=embed] > summary").click();
    await builder.locator("button.builder").click();
    await page.locator("dialog.builder-window[open]").waitFor();
    assert.deepEqual(await clear(), [solid, []], `the embedding window, ${value}`);
    await page.keyboard.press("Escape");
    await builder.locator("[data-tool=embed] > summary").click();
    await page.locator("figure.facts-table[data-state=live] td.cell-figure button").first().click();
    await page.locator("dialog.compare-window[open]").waitFor();
    assert.deepEqual(await clear(), [solid, []], `the window that compares, ${value}`);
    await page.keyboard.press("Escape");
  }
  await context.close();
});
