// The same in Firefox: story and frames come to life, keys, tooltip, tables, preferences and failures behave as in Chromium.
//
// Left to Chromium, because WebDriver BiDi has no command for it: reading the accessibility tree (the names are read from
// the page instead, and axe runs in it), changing a media preference while the page is open, emulating colour blindness,
// and counting nodes and listeners.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { violations } from "./axe.mjs";
import { address } from "./browser.mjs";
import { allLive, launch, missing, open } from "./firefox.mjs";
import { host, page as whole, publish } from "./hosts.mjs";
import { hostOf, lostFromHost, lostFromStillFrame, lostFromStory } from "./paper.mjs";
import { asking, figures, plain } from "./tree.mjs";

const edition = await figures();
const drawn = edition.filter((figure) => figure.drawn);

/** Holds each face back for longer than any browser waits for one. */
async function late(path, body) {
  if (path.endsWith(".woff2")) await new Promise((done) => setTimeout(done, 1500));
  return body;
}

describe("Firefox", { skip: missing }, () => {
  let browser;
  before(async () => (browser = await launch()));
  after(() => browser?.close());

  test("the story becomes live, wide and narrow, with nothing logged and nothing scrolling sideways", async () => {
    const { page, errors } = await open(browser, address);
    await allLive(page);
    for (const width of [1280, 320]) {
      await page.setViewport({ width, height: 800 });
      await allLive(page);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, `${width} pixels`);
      const blank = await page.$$eval("figure.waymark:not(.resting) .plot > canvas", (all) => all
        .filter((canvas) => {
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          return !data.some((part, place) => place % 4 === 3 && part > 0);
        })
        .map((canvas) => canvas.closest("figure").dataset.figure));
      assert.deepEqual(blank, []);
    }
    assert.deepEqual(errors, []);
    await page.close();
  });

  test("every fact is in the names and the table of its figure, and axe finds nothing", async () => {
    const { page } = await open(browser, address);
    await allLive(page);
    const texts = await page.$$eval("figure.waymark", (all) => all.map((figure) => [
      figure.dataset.figure,
      [...figure.querySelectorAll("[aria-label]")].map((element) => element.getAttribute("aria-label")).join("\n")
        + [...figure.querySelectorAll("tr")].map((row) => [...row.cells].map((cell) => cell.textContent).join(" ")).join("\n"),
    ]));
    const said = new Map(texts.map(([id, text]) => [id, plain(text)]));
    const lost = edition.flatMap(({ id, facts }) => facts
      .flatMap((fact) => [fact.label, fact.in_words, fact.shown, fact.date])
      .filter((text) => text && !said.get(id).includes(plain(text)))
      .map((text) => `${id}: ${text}`));
    assert.deepEqual(lost, []);
    assert.deepEqual(await violations(page), []);
    await page.close();
  });

  test("every mark is met by key with its tooltip inside the window, Tab leaves, Enter pins and Escape lets go", async () => {
    const { page } = await open(browser, address, { width: 1280, height: 900 });
    await allLive(page);
    for (const { id } of drawn) {
      const root = `figure[data-figure="${id}"] .targets`;
      const count = (await page.$$(`${root} .target`)).length;
      await page.focus(root);
      await page.keyboard.press("Home");
      const seen = new Set();
      for (let place = 0; place < count; place += 1) {
        const { active, tooltip, wide, high } = await page.evaluate((root) => {
          const { left, top, right, bottom } = document.querySelector(".tip").getBoundingClientRect();
          return { active: document.querySelector(root).getAttribute("aria-activedescendant"), tooltip: { left, top, right, bottom }, wide: innerWidth, high: innerHeight };
        }, root);
        seen.add(active);
        assert.ok(tooltip.left >= 0 && tooltip.top >= 0 && tooltip.right <= wide && tooltip.bottom <= high && tooltip.right > tooltip.left, `${id}: ${active}`);
        // To the right a mark's other facts are opened.
        await page.keyboard.press("ArrowDown");
      }
      assert.equal(seen.size, count, id);
      await page.keyboard.press("Enter");
      assert.ok(new URL(page.url()).hash.includes("focus="), `${id} is pinned`);
      await page.keyboard.press("Escape");
      assert.ok(!new URL(page.url()).hash.includes("focus="), `${id} is let go`);
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate((root) => document.querySelector(root) === document.activeElement, root), false, id);
    }
    await page.close();
  });

  test("the mouse finds a mark and the wheel scrolls the page over a chart", async () => {
    const { page } = await open(browser, address);
    await allLive(page);
    const mark = await page.$(`figure[data-figure="${drawn.at(-1).id}"] .targets .target`);
    await mark.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
    await page.waitForFunction((element) => element.isConnected && !element.closest("figure").classList.contains("resting"), {}, mark);
    const { x, y } = await mark.evaluate((element) => {
      const box = element.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    });
    await page.mouse.move(x, y);
    await page.waitForFunction(() => !document.querySelector(".tip").hidden);
    const before = await page.evaluate(() => scrollY);
    await page.mouse.wheel({ deltaY: -200 });
    await page.waitForFunction((before) => scrollY !== before, {}, before);
    await page.close();
  });

  test("tables open in the chart's place, and switches redraw", async () => {
    const { page } = await open(browser, address);
    await allLive(page);
    const id = drawn[1].id;
    await page.$eval(`figure[data-figure="${id}"] .data > summary`, (summary) => summary.click());
    await page.waitForFunction((id) => {
      const figure = document.querySelector(`figure[data-figure="${id}"]`);
      return figure.querySelector(".plot").hidden && figure.querySelector("table").getBoundingClientRect().height > 50;
    }, {}, id);
    const changed = await page.evaluate(async () => {
      const figure = document.querySelector("figure.waymark:has([data-switch])");
      const picture = () => figure.querySelector("canvas").toDataURL();
      const before = picture();
      figure.querySelector("[data-switch] button[aria-pressed=false]").click();
      for (let frame = 0; frame < 120 && picture() === before; frame += 1) await new Promise((done) => requestAnimationFrame(done));
      return picture() !== before;
    });
    assert.ok(changed);
    await page.close();
  });

  test("a frame asks by its range and its button, wide and narrow, and one sentence tells what the source reports", async () => {
    for (const [{ id, answer }, width] of (await asking()).flatMap((which) => [320, 900].map((width) => [which, width]))) {
      const { page, errors } = await open(browser, `${address}embed/${id}/?guess`, { width, asks: true });
      await page.waitForSelector("figure[data-asking=asks] input[type=range]");
      assert.ok(!plain(await page.$eval("figure", (figure) => figure.innerText)).includes(plain(answer)), `${id} tells before it asks`);
      await page.focus("input[type=range]");
      await page.keyboard.press("ArrowUp");
      const said = await page.$eval("input[type=range]", (range) => range.getAttribute("aria-valuetext"));
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.waitForSelector("figure[data-asking=answered] .question-sentence");
      const sentence = plain(await page.$eval(".question-sentence", (element) => element.innerText));
      assert.ok(sentence.includes(said.match(/[\d.,]+/)[0]) && sentence.includes(plain(answer)), `${id} at ${width}: ${sentence}`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
      assert.deepEqual(errors, []);
      await page.close();
    }
  });

  test("a choice of numbers is answered by pictures, tables and the line that counts", async () => {
    const { page, errors } = await open(browser, `${address}?firm=hedged`);
    await allLive(page);
    const { standing, count, outlined } = await page.evaluate(() => {
      const rows = [...document.querySelectorAll("figure.facts-table tbody tr")];
      const left = rows.filter((row) => getComputedStyle(row).getPropertyValue("--left-out") !== "");
      return { standing: document.querySelector(".header .standing").innerText, count: rows.length - left.length, outlined: left.length };
    });
    assert.match(standing, /\d+ of \d+ numbers stand/);
    assert.ok(count > 0 && outlined > 0);
    assert.deepEqual(errors, []);
    await page.close();
  });

  test("the opening goes from route to route by its link, buttons and keys, wide and narrow, each with its card", async () => {
    for (const width of [1280, 390]) {
      const { page, errors } = await open(browser, address, { width, height: 844 });
      await page.waitForSelector("figure[data-flight].flies[data-state=live]");
      const steps = await page.$$eval("figure[data-flight] .card", (cards) => cards.map((card) => card.dataset.step));
      const arrived = (step) => page.waitForFunction((step) => {
        const figure = document.querySelector("figure[data-flight]");
        const card = figure.querySelector(`.card[data-step="${step}"]`).getBoundingClientRect();
        return figure.querySelector("[data-switch=step] [aria-pressed=true]").dataset.value === step && card.top < innerHeight && card.bottom > 0;
      }, {}, step);
      const press = (selector) => page.$eval(selector, (element) => element.click());
      await press(".begin a");
      await arrived(steps[0]);
      await press("figure[data-flight] .onward");
      await arrived(steps[1]);
      await press("figure[data-flight] .back");
      await arrived(steps[0]);
      await press(`figure[data-flight] [data-switch=step] [data-value="${steps[2]}"]`);
      await arrived(steps[2]);
      await page.$eval("figure[data-flight] .targets", (layer) => layer.focus({ preventScroll: true }));
      await page.keyboard.press("ArrowRight");
      await arrived(steps[3]);
      await page.keyboard.press("Home");
      await arrived(steps[0]);
      assert.deepEqual(errors, []);
      await page.close();
    }
  });

  test("two facts are drawn beside each other when a row of the table asks, another is chosen by key, and Escape leads back", async () => {
    const { page, errors } = await open(browser, address);
    await page.$eval("figure.facts-table", (figure) => figure.scrollIntoView({ behavior: "instant" }));
    const button = await page.waitForSelector("figure.facts-table[data-state=live] td.cell-figure button");
    await button.evaluate((element) => (element.focus(), element.click()));
    await page.waitForSelector("dialog.compare-window[open] .compare-result *");
    const before = await page.$eval(".compare-result", (result) => [result.textContent, document.activeElement.value]);
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction((before) => document.querySelector(".compare-result").textContent !== before, {}, before[0]);
    const { value, over, faces } = await page.$eval(".compare-window", (dialog) => ({
      value: document.activeElement.value,
      over: dialog.scrollWidth - dialog.clientWidth,
      faces: [...dialog.querySelectorAll(".compare-picture svg")].filter((svg) => svg.getBoundingClientRect().height > 20).length + dialog.querySelectorAll(".compare-table").length,
    }));
    assert.notEqual(value, before[1]);
    assert.ok(over <= 0, `${over} pixels over`);
    assert.equal(faces, 1, "a picture, or a table of what differs");
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.querySelector(".compare-window") && document.activeElement.matches("figure.facts-table td.cell-figure button"));
    assert.deepEqual(errors, []);
    await page.close();
  });

  test("each figure's own page comes to life", async () => {
    const { page, errors } = await open(browser, "about:blank", { width: 320, height: 600 });
    for (const { id } of drawn) {
      await page.goto(`${address}embed/${id}/`);
      await allLive(page);
    }
    assert.deepEqual(errors, []);
    await page.close();
  });

  for (const [name, change] of [["", undefined], [" whose faces come too late to be used", late]]) {
    test(`printed, the story${name} has each figure with title, picture and source on one page, the first on the first, and every fact of the table`, async () => {
      const published = await publish({ change });
      const { page } = await open(browser, published.origin);
      await allLive(page);
      assert.deepEqual(await lostFromStory(page, "A4"), []);
      await page.close();
      await published.close();
    });

    test(`printed, a frame${name} keeps its words, and elements their picture or the whole of their table`, async () => {
      const published = await publish({ change });
      const server = await host({ host: hostOf(published, ...drawn.slice(1, 4)) });
      const { page } = await open(browser, `${server.origin}host`);
      assert.deepEqual(await lostFromHost(page, published, drawn[1]), []);
      await page.close();
      await Promise.all([published.close(), server.close()]);
    });
  }

  test("printed, a frame that may not run scripts keeps its words though its faces come too late", async () => {
    const published = await publish({ change: late });
    const address = `${published.origin}embed/${drawn[1].id}/`;
    const server = await host({ host: whole(`<iframe sandbox src="${address}" width="640" height="600"></iframe>`) });
    const { page } = await open(browser, `${server.origin}host`);
    assert.deepEqual(await lostFromStillFrame(page, address), []);
    await page.close();
    await Promise.all([published.close(), server.close()]);
  });

  test("a trap in the engine is recovered from", async () => {
    const { page } = await open(browser, "about:blank");
    await page.evaluateOnNewDocument(() => {
      window.traps = 0;
      const bytes = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11);
      const trap = () => new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports.t();
      const instantiate = WebAssembly.instantiate;
      WebAssembly.instantiate = async (...values) => {
        const { lay_out, ...others } = (await instantiate(...values)).exports;
        const trapping = (...numbers) => {
          if (window.traps > 0) {
            window.traps -= 1;
            trap();
          }
          return lay_out(...numbers);
        };
        return { exports: { ...others, lay_out: trapping } };
      };
    });
    await page.goto(`${address}embed/${drawn[1].id}/`);
    await allLive(page);
    await page.evaluate(() => (window.traps = 1));
    await page.setViewport({ width: 500, height: 900 });
    await page.waitForFunction(() => {
      const canvas = document.querySelector("canvas");
      return window.traps === 0 && canvas && Math.abs(parseFloat(canvas.style.width) - Math.floor(document.querySelector(".plot").clientWidth)) < 1;
    });
    assert.equal(await page.$eval("figure.waymark", (figure) => figure.dataset.state), "live");
    await page.close();
  });
});

for (const [name, preferences, query] of [
  ["a dark system", { "ui.systemUsesDarkTheme": 1 }, "(prefers-color-scheme: dark)"],
  ["forced colours", { "browser.display.document_color_use": 2, "ui.useAccessibilityTheme": 1 }, "(forced-colors: active)"],
]) {
  test(`Firefox with ${name} paints the story in those colours`, { skip: missing }, async () => {
    const browser = await launch(preferences);
    try {
      const { page, errors } = await open(browser, address);
      await allLive(page);
      assert.ok(await page.evaluate((query) => matchMedia(query).matches, query), query);
      const shades = await page.evaluate(() => {
        const canvas = document.querySelectorAll("figure.waymark:not(.resting) .plot > canvas")[0];
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        const count = new Map();
        for (let at = 0; at < data.length; at += 4) {
          if (data[at + 3] < 255) continue;
          const colour = `rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`;
          count.set(colour, (count.get(colour) ?? 0) + 1);
        }
        return { often: [...count].filter(([, pixels]) => pixels > 30).map(([colour]) => colour), ink: getComputedStyle(document.body).color };
      });
      const light = (colour) => colour.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
      assert.ok(shades.often.includes(shades.ink), JSON.stringify(shades));
      if (query.includes("dark")) assert.ok(light(shades.ink) > 500, "light ink");
      assert.deepEqual(errors, []);
    } finally {
      await browser.close();
    }
  });
}
