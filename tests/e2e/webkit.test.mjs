// The same in WebKit, the engine of Safari: story, frames, elements, locked frames, keys, pointer, switches, downloads, dark.
//
// Left to the others, because its driver has no command for it: reading the accessibility tree, touch, other media
// preferences than dark, and printing. For paper the rules of the style sheets are put in force on the screen instead.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { address, site } from "./browser.mjs";
import { drawn, element, host, page, publish } from "./hosts.mjs";
import { asking, plain } from "./tree.mjs";
import { NARROWEST, allLive, launch, launchOldest, missing, oldMissing } from "./webkit.mjs";

const WIDTHS = [320, 390, 899, 900, 1280];
/** A figure that has a switch. */
const pages = await Promise.all(drawn.map(({ id }) => readFile(join(site, `embed/${id}/index.html`), "utf8")));
const switched = drawn.find(({ kinds }, place) => pages[place].includes("data-switch=") && !kinds.includes("map"));

/** Runs in the page: puts the rules for paper in force, and those for screens out of it. */
function printed() {
  const sheets = [document, ...[...document.querySelectorAll("*")].map(({ shadowRoot }) => shadowRoot).filter(Boolean)]
    .flatMap((root) => [...root.styleSheets, ...(root.adoptedStyleSheets ?? [])]);
  const turn = (rules) => {
    for (const rule of rules) {
      if (rule.media?.mediaText.includes("print")) rule.media.mediaText = "all";
      else if (/^(only )?screen/.test(rule.media?.mediaText ?? "")) rule.media.mediaText = "not all";
      if (rule.cssRules) turn(rule.cssRules);
    }
  };
  for (const sheet of sheets) turn(sheet.cssRules);
}

/** Runs in the page: what is missing from its figures on paper. */
function faults() {
  const seen = (element) => Boolean(element?.getClientRects().length) && getComputedStyle(element).visibility === "visible";
  const roots = [document, ...[...document.querySelectorAll("waymark-figure")].map(({ shadowRoot }) => shadowRoot)];
  return roots.flatMap((root) => [...root.querySelectorAll("figure.waymark")]).flatMap((figure) => {
    const pictures = [...figure.querySelectorAll(".picture > svg")].filter((svg) => svg.getBoundingClientRect().height > 20);
    const tables = [...figure.querySelectorAll("tbody")].filter(seen);
    const whole = [pictures.length + tables.length === 1, seen(figure.querySelector(".title")), seen(figure.querySelector(".source"))];
    const idle = [...figure.querySelectorAll("canvas, .tools, .switches, .zoom, .targets")].filter(seen);
    return whole.every(Boolean) && !idle.length ? [] : [`${figure.dataset.figure}: ${whole}, ${idle.map((element) => element.className)}`];
  });
}

describe("WebKit", { skip: missing }, () => {
  let browser;
  let published;
  before(async () => {
    published = await publish();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await published?.close();
  });

  /** Opens a page of somebody else's. */
  async function visit(body, head = "") {
    const server = await host({ host: page(body, head) });
    await browser.go(`${server.origin}host`);
    return server;
  }

  for (const width of WIDTHS) {
    test(`the story becomes live ${width} pixels wide, with nothing logged and nothing scrolling sideways`, async () => {
      const framed = width < NARROWEST;
      await browser.resize(framed ? 800 : width, 900);
      const server = framed ? await visit(`<iframe src="${address}" width="${width}" height="800"></iframe>`, "<style>body{margin:0}iframe{border:0}</style>") : await browser.go(address);
      if (framed) await browser.enter("iframe");
      await allLive(browser);
      assert.equal(await browser.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
      const blank = await browser.evaluate(() => [...document.querySelectorAll("figure.waymark:not(.resting) .plot > canvas")]
        .filter((canvas) => !canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((part, place) => place % 4 === 3 && part > 0))
        .map((canvas) => canvas.closest("figure").dataset.figure));
      assert.deepEqual(blank, []);
      if (framed) await browser.leave();
      else assert.deepEqual(await browser.errors(), []);
      await server?.close();
    });
  }

  test("each figure's own page comes to life in its frame, which is as high as it", async () => {
    await browser.resize(1280, 900);
    for (const figure of drawn) {
      const server = await visit(published.snippet(figure), "<style>body{margin:0;width:480px}</style>");
      await browser.enter("iframe");
      await browser.until(() => document.querySelector("figure.waymark").dataset.state === "live");
      const needed = await browser.evaluate(() => Math.ceil(document.querySelector("main").getBoundingClientRect().height));
      await browser.leave();
      await browser.until((needed) => Math.abs(document.querySelector("iframe").clientHeight - needed) <= 2, needed);
      await server.close();
    }
  });

  test("keys walk the marks, Enter pins, Escape lets go, and Tab leaves", async () => {
    await browser.go(`${address}embed/${drawn[0].id}/`);
    await allLive(browser);
    const count = await browser.evaluate(() => {
      document.querySelector(".targets").focus();
      return document.querySelectorAll(".targets .target").length;
    });
    await browser.press("Home");
    const met = new Set();
    for (let place = 0; place < count; place += 1) {
      met.add(await browser.evaluate(() => document.querySelector(".targets").getAttribute("aria-activedescendant")));
      assert.ok(await browser.evaluate(() => document.querySelector(".tip").getBoundingClientRect().height > 20), "its tooltip is shown");
      await browser.press("ArrowDown");
    }
    assert.equal(met.size, count);
    await browser.press("Enter");
    await browser.until(() => location.search.includes("focus="));
    await browser.press("Escape");
    await browser.until(() => !location.search.includes("focus="));
    await browser.press("Tab");
    assert.equal(await browser.evaluate(() => document.activeElement === document.querySelector(".targets")), false);
  });

  test("the mouse finds a mark", async () => {
    await browser.go(`${address}embed/${drawn.at(-1).id}/`);
    await allLive(browser);
    const [x, y] = await browser.evaluate(() => {
      const { x, y, width, height } = document.querySelector(".targets .target").getBoundingClientRect();
      return [x + width / 2, y + height / 2];
    });
    await browser.move(x, y);
    await browser.until(() => !document.querySelector(".tip").hidden);
  });

  test("a switch draws another picture, and a table opens in the chart's place", async () => {
    await browser.go(`${address}embed/${switched.id}/`);
    await allLive(browser);
    const before = await browser.evaluate(() => document.querySelector("canvas").toDataURL());
    await browser.click("[data-switch] button[aria-pressed=false]");
    await browser.until((before) => document.querySelector("canvas").toDataURL() !== before, before);
    await browser.click(".data > summary");
    await browser.until(() => document.querySelector(".plot").hidden && document.querySelector("table").getBoundingClientRect().height > 50);
  });

  for (const width of [390, 1280]) {
    test(`the opening goes from route to route by its link, buttons and keys ${width} pixels wide, each with its card`, async () => {
      const framed = width < NARROWEST;
      await browser.resize(framed ? 800 : width, 900);
      const server = framed ? await visit(`<iframe src="${address}" width="${width}" height="800"></iframe>`, "<style>body{margin:0}iframe{border:0}</style>") : await browser.go(address);
      if (framed) await browser.enter("iframe");
      await browser.until(() => document.querySelector("figure[data-flight].flies[data-state=live]"));
      const steps = await browser.evaluate(() => [...document.querySelectorAll("figure[data-flight] .card")].map((card) => card.dataset.step));
      const arrived = async (step) => {
        await browser.until((step) => {
          const figure = document.querySelector("figure[data-flight]");
          const card = figure.querySelector(`.card[data-step="${step}"]`).getBoundingClientRect();
          return figure.querySelector("[data-switch=step] [aria-pressed=true]").dataset.value === step && card.top < innerHeight && card.bottom > 0;
        }, step);
        const canvas = await browser.evaluate(() => {
          const { data } = document.querySelector("figure[data-flight] canvas").getContext("2d").getImageData(100, 100, 100, 100);
          return data.some((part) => part > 0);
        });
        assert.ok(canvas, `something is painted at step ${step}`);
      };
      await browser.click(".begin a");
      await arrived(steps[0]);
      await browser.click("figure[data-flight] .onward");
      await arrived(steps[1]);
      await browser.click("figure[data-flight] .back");
      await arrived(steps[0]);
      await browser.click(`figure[data-flight] [data-switch=step] [data-value="${steps[2]}"]`);
      await arrived(steps[2]);
      await browser.evaluate(() => document.querySelector("figure[data-flight] .targets").focus({ preventScroll: true }));
      await browser.press("ArrowRight");
      await arrived(steps[3]);
      await browser.press("Home");
      await arrived(steps[0]);
      if (framed) await browser.leave();
      else assert.deepEqual(await browser.errors(), []);
      await server?.close();
      await browser.resize(1280, 900);
    });
  }

  test("two facts are drawn beside each other when a row of the table asks, another is chosen by key, and Escape leads back", async () => {
    await browser.go(address);
    await browser.evaluate(() => document.querySelector("figure.facts-table").scrollIntoView({ behavior: "instant" }));
    await browser.until(() => document.querySelector("figure.facts-table[data-state=live] td.cell-figure button"));
    await browser.evaluate(() => document.querySelector("figure.facts-table td.cell-figure button").scrollIntoView({ block: "center", behavior: "instant" }));
    await browser.click("figure.facts-table td.cell-figure button");
    await browser.until(() => document.querySelector("dialog.compare-window[open] .compare-result *"));
    const before = await browser.evaluate(() => [document.querySelector(".compare-result").textContent, document.activeElement.value]);
    await browser.press("ArrowDown");
    await browser.until((before) => document.querySelector(".compare-result").textContent !== before, before[0]);
    const { value, width, over, faces } = await browser.evaluate(() => {
      const dialog = document.querySelector(".compare-window");
      const pictures = [...dialog.querySelectorAll(".compare-picture svg")].filter((svg) => svg.getBoundingClientRect().height > 20);
      return { value: document.activeElement.value, width: dialog.getBoundingClientRect().width, over: dialog.scrollWidth - dialog.clientWidth, faces: pictures.length + dialog.querySelectorAll(".compare-table").length };
    });
    assert.notEqual(value, before[1]);
    assert.ok(width > 300 && over <= 0, `${width} wide, ${over} over`);
    assert.equal(faces, 1, "a picture, or a table of what differs");
    await browser.press("Escape");
    await browser.until(() => !document.querySelector(".compare-window") && document.activeElement.matches("figure.facts-table td.cell-figure button"));
    assert.deepEqual(await browser.errors(), []);
  });

  test("a frame asks by its range and its button, and one sentence tells what the source reports", async () => {
    for (const { id, answer } of await asking()) {
      await browser.go(`${address}embed/${id}/?guess`);
      await browser.until(() => document.querySelector("figure[data-asking=asks] input[type=range]"));
      assert.ok(!plain(await browser.evaluate(() => document.querySelector("figure").innerText)).includes(plain(answer)), `${id} tells before it asks`);
      await browser.evaluate(() => document.querySelector("input[type=range]").focus());
      await browser.press("ArrowRight");
      await browser.until(() => /\d/.test(document.querySelector("input[type=range]").getAttribute("aria-valuetext")));
      const said = await browser.evaluate(() => document.querySelector("input[type=range]").getAttribute("aria-valuetext"));
      await browser.click(".question-actions .primary");
      await browser.until(() => document.querySelector("figure[data-asking=answered] .question-sentence"));
      const sentence = plain(await browser.evaluate(() => document.querySelector(".question-sentence").innerText));
      assert.ok(sentence.includes(said.match(/[\d.,]+/)[0]) && sentence.includes(plain(answer)), `${id}: ${sentence}`);
      assert.deepEqual(await browser.errors(), []);
    }
  });

  test("a file that is asked for arrives", async () => {
    const { id } = drawn[1];
    await browser.go(address);
    await browser.evaluate((id) => document.querySelector(`figure[data-figure="${id}"]`).scrollIntoView({ block: "center", behavior: "instant" }), id);
    await browser.until((id) => document.querySelector(`figure[data-figure="${id}"]`).dataset.state === "live", id);
    await browser.click(`figure[data-figure="${id}"] [data-tool=download] > summary`);
    await browser.click(`figure[data-figure="${id}"] [data-tool=download] a[href$=".csv"]`);
    const arrived = join(browser.home, `${id}.csv`);
    const whole = await readFile(join(site, `figure/${id}.csv`), "utf8");
    // A file is there before all of it is.
    const read = () => (existsSync(arrived) ? readFile(arrived, "utf8") : "");
    for (let attempt = 0; attempt < 100 && (await read()) !== whole; attempt += 1) await pause(100);
    assert.equal(await read(), whole);
  });

  for (const [sandbox, state] of [["allow-scripts", "live"], ["allow-scripts allow-same-origin", "live"], ["", "static"]]) {
    test(`a frame with sandbox="${sandbox}" is ${state}, in its own look, with picture, source and table`, async () => {
      // Where the pages are published: their policy names that address.
      const server = await visit(`<iframe sandbox="${sandbox}" src="${address}embed/${drawn[1].id}/" width="640" height="700"></iframe>`);
      await browser.enter("iframe");
      await browser.until((state) => document.querySelector("figure.waymark").dataset.state === state && document.styleSheets.length > 0, state);
      const found = await browser.evaluate(() => {
        const shown = [...document.querySelectorAll(".picture > svg, canvas")].filter((each) => each.getBoundingClientRect().height > 50);
        const fills = new Set([...document.querySelectorAll(".picture > svg *")].map((each) => getComputedStyle(each).fill));
        return { shown: shown.length, fills: fills.size, margin: getComputedStyle(document.body).margin, source: document.querySelector(".source").getBoundingClientRect().height, rows: document.querySelectorAll("tbody tr").length };
      });
      assert.equal(found.shown, 1);
      assert.ok(found.fills > 2, "the picture has its colours");
      assert.equal(found.margin, "0px", "the style sheet is there");
      assert.ok(found.source > 10 && found.rows > 0);
      await browser.leave();
      await server.close();
    });
  }

  test("an element lives in a host page, keeps a state, and tells which mark is pinned", async () => {
    const server = await visit(`<script>addEventListener("waymark-select", ({ detail }) => (window.selected = detail))</script>
      ${element(published, switched, 'loading="eager"')}<waymark-figure figure="${drawn[2].id}" loading="eager" state="tab=table"></waymark-figure>`);
    await browser.until(() => [...document.querySelectorAll("waymark-figure")].every(({ shadowRoot }) => shadowRoot.querySelector("figure.waymark[data-state=live], figure.tabled")));
    await browser.evaluate(() => document.querySelector("waymark-figure").shadowRoot.querySelector(".targets").focus());
    await browser.press("Home", "Enter");
    await browser.until(() => window.selected);
    assert.equal(await browser.evaluate(() => window.selected.figure), switched.id);
    assert.ok(await browser.evaluate(() => document.querySelectorAll("waymark-figure")[1].shadowRoot.querySelector("table").getBoundingClientRect().height > 50));
    assert.deepEqual(await browser.errors(), []);
    await server.close();
  });

  test("without constructed style sheets, as before Safari 16.4, an element is whole", async () => {
    const server = await visit(`<script>delete window.CSSStyleSheet.prototype.replaceSync; window.CSSStyleSheet = function () { throw new TypeError("Illegal constructor"); }</script>${element(published, switched, 'loading="eager"')}`);
    await browser.until(() => document.querySelector("waymark-figure").shadowRoot.querySelector("figure.waymark[data-state=live]"));
    assert.equal(await browser.evaluate(() => getComputedStyle(document.querySelector("waymark-figure").shadowRoot.querySelector(".title")).fontFamily.includes("Waymark")), true);
    await server.close();
  });

  test("on paper the story has every figure with picture, title and source, and the whole table of facts", async () => {
    await browser.resize(672, 1000);
    await browser.go(address);
    await allLive(browser);
    await browser.evaluate(printed);
    const missed = await browser.evaluate(faults);
    assert.deepEqual(missed.filter((fault) => !fault.startsWith("every-figure")), []);
    const [rows, shown, headings] = await browser.evaluate(() => {
      const rows = [...document.querySelectorAll(".facts-table tbody tr")];
      const lefts = (row) => [...row.cells].filter((cell) => cell.getClientRects().length).map((cell) => Math.round(cell.getBoundingClientRect().left));
      const head = document.querySelector(".facts-table thead tr");
      return [rows.length, rows.filter((row) => row.getBoundingClientRect().height > 5).length, JSON.stringify(lefts(head)) === JSON.stringify(lefts(rows[0]))];
    });
    assert.equal(shown, rows);
    assert.ok(headings, "each column is under its heading");
    await browser.resize(1280, 900);
  });

  test("on paper a frame keeps its source, and elements their pictures and tables", async () => {
    await browser.resize(600, 400);
    await browser.go(`${address}embed/${drawn[0].id}/`);
    await allLive(browser);
    await browser.evaluate(printed);
    const bottom = await browser.evaluate(() => document.querySelector(".source").getBoundingClientRect().bottom);
    assert.ok(bottom <= 400, `the source ends at ${bottom} of 400 pixels`);
    const server = await visit(`${element(published, drawn[0], 'loading="eager"')}<waymark-figure figure="${drawn[1].id}" loading="eager" state="tab=table"></waymark-figure>`);
    await browser.until(() => [...document.querySelectorAll("waymark-figure")].every(({ shadowRoot }) => shadowRoot.querySelector("figure.waymark[data-state=live], figure.tabled")));
    await browser.evaluate(printed);
    assert.deepEqual(await browser.evaluate(faults), []);
    await browser.resize(1280, 900);
    await server.close();
  });
});

test("WebKit in a dark system paints story and frames that ask for it in those colours", { skip: missing }, async () => {
  const browser = await launch({ dark: true });
  try {
    const light = (colour) => colour.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
    for (const path of ["", `embed/${drawn[0].id}/?dark=auto`]) {
      await browser.go(address + path);
      await allLive(browser);
      const { ink, paper, often } = await browser.evaluate(() => {
        const canvas = document.querySelector("figure.waymark:not(.resting) canvas");
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        const count = new Map();
        for (let place = 0; place < data.length; place += 4) {
          const colour = data[place + 3] === 255 ? `rgb(${data[place]}, ${data[place + 1]}, ${data[place + 2]})` : "";
          count.set(colour, (count.get(colour) ?? 0) + 1);
        }
        return { ink: getComputedStyle(document.body).color, paper: getComputedStyle(document.documentElement).backgroundColor, often: [...count].filter(([, pixels]) => pixels > 30).map(([colour]) => colour) };
      });
      assert.ok(light(ink) > 500 && light(paper) < 200, `${ink} on ${paper}`);
      assert.ok(often.includes(ink), `the ink of the page is on the canvas: ${often.slice(0, 9)}`);
      assert.deepEqual(await browser.errors(), []);
    }
  } finally {
    await browser.close();
  }
});

describe("WebKit of Safari 16.0", { skip: oldMissing }, () => {
  let browser;
  let published;
  before(async () => {
    published = await publish();
    browser = await launchOldest();
  });
  after(async () => {
    await browser?.close();
    await published?.close();
  });

  test("makes the story live, with nothing logged", async () => {
    await browser.go(address);
    await allLive(browser);
    assert.deepEqual(await browser.errors(), []);
    assert.equal(await browser.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
  });

  test("makes elements live, gives an opened table its room, and keeps a state", async () => {
    const body = `${element(published, switched, 'loading="eager"')}<waymark-figure figure="${drawn[2].id}" loading="eager" state="tab=table"></waymark-figure>`;
    const server = await host({ host: page(body) });
    await browser.go(`${server.origin}host`);
    await browser.until(() => [...document.querySelectorAll("waymark-figure")].every(({ shadowRoot }) => shadowRoot.querySelector("figure.waymark[data-state=live], figure.tabled")));
    await browser.evaluate(() => document.querySelector("waymark-figure").shadowRoot.querySelector(".data > summary").click());
    await browser.until(() => document.querySelector("waymark-figure").shadowRoot.querySelector("figure.tabled"));
    const rooms = await browser.evaluate(() => [...document.querySelectorAll("waymark-figure")].map((each) => {
      const [table, frame] = ["table", ".frame"].map((part) => each.shadowRoot.querySelector(part).getBoundingClientRect());
      return { rows: table.height, inside: table.bottom <= frame.bottom && table.bottom <= each.getBoundingClientRect().bottom };
    }));
    for (const { rows, inside } of rooms) assert.ok(rows > 50 && inside, JSON.stringify(rooms));
    await server.close();
  });

  test("makes a frame live that is locked, and shows it whole without scripts", async () => {
    for (const [sandbox, state] of [["allow-scripts", "live"], ["", "static"]]) {
      const server = await host({ host: page(`<iframe sandbox="${sandbox}" src="${address}embed/${drawn[1].id}/" width="640" height="560"></iframe>`) });
      await browser.go(`${server.origin}host`);
      await browser.enter("iframe");
      await browser.until((state) => document.querySelector("figure.waymark").dataset.state === state, state);
      assert.equal(await browser.evaluate(() => [...document.querySelectorAll(".picture > svg, canvas")].filter((each) => each.getBoundingClientRect().height > 50).length), 1);
      await browser.leave();
      await server.close();
    }
  });
});
