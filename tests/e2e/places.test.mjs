// Places on a page that are not like a column of text: they shrink, move, scale, cut, darken or isolate what is in them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PNG } from "pngjs";
import { laidOut, open } from "./pages.mjs";
import { drawn, element, figures, host, page, parts, stage } from "./hosts.mjs";

const { browser, published } = await stage();

const figure = drawn.find(({ kinds }) => kinds.includes("columns")) ?? drawn[1];
const { script } = parts(published.snippet(figure));
const live = "waymark-figure figure[data-state=live]";
const tag = `<waymark-figure loading="eager" figure="${figure.id}"></waymark-figure>`;

async function visit(body, { head = "", headers = {}, width = 900, height = 900, in: place = browser, ...options } = {}) {
  const server = await host({ host: { body: page(body, head), headers } });
  const context = await place.newContext({ viewport: { width, height }, reducedMotion: "reduce", ...options });
  const tab = await context.newPage();
  const errors = [];
  tab.on("pageerror", (error) => errors.push(String(error)));
  await tab.goto(`${server.origin}host`);
  return { tab, errors, close: async () => (await context.close(), await server.close()) };
}

const SHRINKING = {
  "a float": `<div style="float:left">${tag}</div>`,
  "an inline block": `<div style="display:inline-block">${tag}</div>`,
  "a table cell": `<table><tr><td>${tag}</td></tr></table>`,
  "fit-content": `<div style="width:fit-content">${tag}</div>`,
  "an absolute place": `<div style="position:absolute;left:0">${tag}</div>`,
  "a centred column of flex": `<div style="display:flex;flex-direction:column;align-items:center">${tag}</div>`,
  "a row of flex": `<div style="display:flex;justify-content:center">${tag}</div>`,
  "a grid that centres": `<div style="display:grid;justify-items:center">${tag}</div>`,
  "an element that floats itself": tag.replace("<waymark-figure", '<waymark-figure style="float:left"'),
  "an element that is a flex box itself": tag.replace("<waymark-figure", '<waymark-figure style="display:flex"'),
};
for (const [name, body] of Object.entries(SHRINKING)) {
  test(`in ${name} an element is as wide as it needs to be, and fits a phone`, async () => {
    for (const [width, least] of [[900, 600], [320, 280]]) {
      const { tab, close } = await visit(`${body}${script}`, { width, head: "<style>body{margin:0}table{border-spacing:0}td{padding:0}</style>" });
      await tab.locator(live).waitFor();
      const { wide, high, over } = await tab.evaluate(() => {
        const { width, height } = document.querySelector("waymark-figure").getBoundingClientRect();
        return { wide: width, high: height, over: document.documentElement.scrollWidth - document.documentElement.clientWidth };
      });
      assert.ok(wide >= least && wide <= width, `${wide} wide at ${width}`);
      assert.ok(high < 1600, `${high} high at ${width}`);
      assert.equal(over, 0, `at ${width}`);
      await close();
    }
  });
}

const MOVED = {
  "a transformed": "transform:translate(40px,30px)",
  "a scaled": "transform:scale(.8);transform-origin:0 0",
  "a filtered": "filter:brightness(.99)",
  "a contained": "contain:paint;margin-left:60px",
  "a zoomed": "zoom:1.3",
  "a faded": "opacity:.99;overflow:hidden;position:relative",
  "an in-perspective": "will-change:transform;perspective:900px",
};
for (const [name, style] of Object.entries(MOVED)) {
  for (const layered of [true, false]) {
    test(`in ${name} ancestor a tooltip stands by its mark${layered ? "" : ", without a top layer too"}`, async () => {
      const { tab, close } = await visit(`<p>Before</p><div style="margin-top:120px;width:640px;${style}">${tag}</div>`);
      if (!layered) await tab.evaluate(() => ["popover", "togglePopover"].forEach((name) => delete HTMLElement.prototype[name]));
      await tab.evaluate((source) => document.head.append(Object.assign(document.createElement("script"), { src: source })), `${published.origin}embed.js`);
      await tab.locator(live).waitFor();
      const mark = await tab.locator("waymark-figure [role=option]").nth(1).boundingBox();
      await tab.mouse.move(mark.x + mark.width / 2, mark.y + mark.height / 2);
      const tip = tab.locator("waymark-figure .tip:not([hidden])");
      await tip.waitFor();
      const box = await tip.boundingBox();
      const apart = (low, size, otherLow, otherSize) => Math.max(otherLow - low - size, low - otherLow - otherSize, 0);
      const away = Math.max(apart(mark.x, mark.width, box.x, box.width), apart(mark.y, mark.height, box.y, box.height));
      assert.ok(away < 24, `${away} pixels from its mark: ${JSON.stringify({ mark, box })}`);
      if (layered) {
        const seen = await tip.evaluate((element) => {
          const { left, top, width, height } = element.getBoundingClientRect();
          return element.getRootNode().elementFromPoint(left + width / 2, top + height / 2)?.closest(".tip") === element;
        });
        assert.ok(seen, "nothing covers or cuts it");
      }
      await close();
    });
  }
}

test("where pages are darkened by force, words can be read, and a copied picture has a ground", async () => {
  const { tab, close } = await visit(`${tag}${script}`, { width: 700 });
  const session = await tab.context().newCDPSession(tab);
  await session.send("Emulation.setAutoDarkModeOverride", { enabled: true });
  await tab.locator(live).waitFor();
  const clear = await tab.evaluate(() => {
    const canvas = document.querySelector("waymark-figure").shadowRoot.querySelector("canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((value, place) => place % 4 === 3 && value < 255).length;
  });
  assert.equal(clear, 0, "pixels that are not opaque");
  const { data, width, height } = PNG.sync.read(await tab.locator("waymark-figure canvas").screenshot());
  const lights = Array.from({ length: width * height }, (_, place) => data[4 * place] + data[4 * place + 1] + data[4 * place + 2]);
  const [low, high] = lights.reduce(([low, high], light) => [Math.min(low, light), Math.max(high, light)], [765, 0]);
  assert.ok(high - low > 350, "words and ground are apart");
  await close();
});

const RULES = {
  "iframe{max-height:400px}": "fits",
  "iframe{max-height:400px !important}": "fits",
  "iframe{max-width:100%;height:auto}": "fits",
  ".place{position:relative;padding-bottom:56.25%;height:0;overflow:hidden} .place iframe{position:absolute;inset:0;width:100%;height:100%}": "scrolls",
  ".place{position:relative} .place::before{content:'';display:block;padding-top:56.25%} .place iframe{position:absolute;inset:0;width:100%;height:100%}": "scrolls",
};
for (const [rule, outcome] of Object.entries(RULES)) {
  test(`under ${rule} a frame ${outcome}, and the words after it are not covered`, async () => {
    const { frame } = parts(published.snippet(figure));
    const { tab, close } = await visit(`<div style="width:640px"><div class="place">${frame}</div><p id="after">After</p></div>${script}`, { head: `<style>${rule}</style>` });
    await tab.frameLocator("iframe").locator("figure[data-state=live]").waitFor();
    const inside = tab.frames().find((each) => each.url().startsWith(published.origin));
    const state = () => tab.evaluate(() => {
      const frame = document.querySelector("iframe");
      const { bottom } = frame.getBoundingClientRect();
      return { high: frame.clientHeight, scrolling: frame.getAttribute("scrolling"), covered: bottom - document.querySelector("#after").getBoundingClientRect().top };
    });
    const needs = await inside.evaluate(() => Math.ceil(document.querySelector("main").getBoundingClientRect().height));
    if (outcome === "fits") {
      await tab.waitForFunction((needs) => Math.abs(document.querySelector("iframe").clientHeight - needs) <= 1, needs);
    } else {
      await inside.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const { scrolling, high } = await state();
      assert.notEqual(scrolling, "no");
      assert.ok(high < needs);
      await inside.evaluate(() => scrollTo({ top: 9999, behavior: "instant" }));
      const foot = await inside.evaluate(() => document.querySelector(".tools").getBoundingClientRect().bottom - innerHeight);
      assert.ok(foot <= 10, `its foot is ${foot} pixels out of reach`);
    }
    assert.ok((await state()).covered <= 1, "the words after it are free");
    await close();
  });
}

test("a host that is cross-origin isolated has the frame, and the element", async () => {
  const headers = { "cross-origin-embedder-policy": "require-corp", "cross-origin-opener-policy": "same-origin" };
  const { tab, close } = await visit(`${parts(published.snippet(figure)).frame}${tag}${script}`, { headers });
  assert.equal(await tab.evaluate(() => crossOriginIsolated), true);
  await tab.frameLocator("iframe").locator("figure[data-state=live]").waitFor();
  await tab.locator(live).waitFor();
  await close();
});

test("frames in a shadow tree, frames that are there before the script and frames that innerHTML brings fit", async () => {
  const { frame } = parts(published.snippet(figure));
  const { tab, close } = await visit(`<div id="first" style="width:640px">${frame}</div><div id="shadow" style="width:640px"></div><div id="late" style="width:640px"></div>
    <script>document.querySelector("#shadow").attachShadow({ mode: "open" }).innerHTML = ${JSON.stringify(frame)};</script>`);
  await tab.frameLocator("#first iframe").locator("figure[data-state=live]").waitFor();
  await tab.evaluate(([source, frame]) => {
    document.head.append(Object.assign(document.createElement("script"), { src: source }));
    document.querySelector("#late").innerHTML = frame;
  }, [`${published.origin}embed.js`, frame]);
  for (const place of ["#first iframe", "#shadow iframe", "#late iframe"]) {
    await tab.locator(place).scrollIntoViewIfNeeded();
    const inside = tab.frameLocator(place);
    await inside.locator("figure[data-state=live]").waitFor();
    const needs = await inside.locator("main").evaluate((main) => Math.ceil(main.getBoundingClientRect().height));
    const deadline = Date.now() + 20_000;
    let high = 0;
    while (Math.abs((high = await tab.locator(place).evaluate((frame) => frame.clientHeight)) - needs) > 1 && Date.now() < deadline) await tab.evaluate(() => new Promise(requestAnimationFrame));
    assert.ok(Math.abs(high - needs) <= 1, `${place}: ${high}, needs ${needs}`);
  }
  await close();
});

test("a parent with iframe-resizer is answered in its own form, and again when the height changes", async () => {
  const { tab, close } = await visit(`<iframe id="theirs" width="640" height="200" src="${published.origin}embed/${figure.id}/"></iframe>
    <script>
      window.said = [];
      addEventListener("message", ({ data }) => {
        if (typeof data === "string" && data.startsWith("[iFrame")) window.said.push(data);
        const [, id, height] = /^\\[iFrameSizer\\](\\w+):(\\d+):\\d+:\\w+$/.exec(data) ?? [];
        if (id) document.getElementById(id).style.height = height + "px";
      });
      const frame = document.querySelector("iframe");
      frame.addEventListener("load", () => frame.contentWindow.postMessage("[iFrameSizer]theirs:8:false:false:32:true:true:null:bodyOffset:null:null:0:false:parent:scroll:true", "*"));
    </script>`);
  const inside = tab.frameLocator("iframe");
  await inside.locator("figure[data-state=live]").waitFor();
  const needs = () => inside.locator("main").evaluate((main) => Math.ceil(main.getBoundingClientRect().height));
  const before = await needs();
  await tab.waitForFunction((needs) => document.querySelector("iframe").clientHeight === needs, before);
  assert.ok(await tab.evaluate(() => window.said.includes("[iFrameResizerChild]Ready")));
  await tab.$eval("iframe", (frame) => (frame.width = "320"));
  await tab.waitForFunction((before) => document.querySelector("iframe").clientHeight !== before, before);
  await close();
});

test("the same figure twice on a page gives no id twice", async () => {
  const { tab, close } = await visit(`${published.snippet(figure)}${published.snippet(figure)}${element(published, figure)}${element(published, figure)}`);
  await tab.locator("waymark-figure").first().scrollIntoViewIfNeeded();
  await tab.locator(live).first().waitFor();
  const twice = await tab.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    return ids.filter((id, place) => ids.indexOf(id) !== place);
  });
  assert.deepEqual(twice, []);
  await close();
});

test("a reader who has the frame sees, hears and loads no second picture; who has it not sees picture and link", async () => {
  published.asked.length = 0;
  const { tab, close } = await visit(`<div style="width:640px">${published.snippet(figure)}</div>`);
  await tab.frameLocator("iframe").locator("figure[data-state=live]").waitFor();
  assert.deepEqual(published.asked.filter((path) => path.endsWith(".png")), []);
  const { right } = await tab.locator("figure").evaluate((place) => place.getBoundingClientRect());
  assert.ok((await tab.locator("figure > a").boundingBox()).x >= right - 1);
  await tab.keyboard.press("Tab");
  assert.notEqual(await tab.evaluate(() => document.activeElement?.localName), "a");
  assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
  await tab.evaluate(() => document.querySelector("iframe").remove());
  await tab.waitForFunction(() => document.querySelector("img").naturalWidth > 600);
  assert.equal((await tab.locator("figure > a").boundingBox()).x, await tab.locator("figure").evaluate((place) => place.getBoundingClientRect().x));
  await close();
});

for (const [width, height, top] of [[390, 844, 120], [390, 844, 600], [1280, 700, 90], [1280, 700, 500]]) {
  test(`a panel of an element opens where there is room: ${top} pixels under the top of ${width} by ${height}`, async () => {
    const { tab, close } = await visit(`<div style="height:1500px"></div>${tag}<div style="height:1500px"></div>${script}`, { width, height });
    await tab.locator("waymark-figure").scrollIntoViewIfNeeded();
    await tab.locator(live).waitFor();
    const button = tab.locator("waymark-figure [data-tool=share] > summary");
    await button.evaluate((element, top) => scrollBy(0, element.getBoundingClientRect().top - top), top);
    await button.click();
    const panel = tab.locator("waymark-figure [data-tool=share] > .tooltip");
    await tab.locator("waymark-figure button[data-copy='.address']").waitFor();
    const box = await panel.boundingBox();
    assert.ok(box.y >= 0 && box.y + box.height <= height, JSON.stringify(box));
    assert.ok(box.height >= 150);
    await close();
  });
}

test("the tools of every figure stand in one row in frames of 280 pixels and more", async () => {
  const tab = await browser.newPage();
  for (const { id } of figures) {
    for (const width of [280, 320, 390, 479, 480]) {
      await tab.setViewportSize({ width, height: 700 });
      await tab.goto(`${published.origin}embed/${id}/?static`);
      const { rows, over } = await tab.evaluate(() => {
        const shown = [...document.querySelectorAll(".wordmark, .tools .tool, .data > .tool")].map((tool) => tool.getBoundingClientRect()).filter(({ width }) => width);
        const inOrder = shown.toSorted((one, other) => one.left - other.left);
        const over = inOrder.slice(1).some((box, place) => box.left < inOrder[place].right - 1) || inOrder.at(-1).right > innerWidth;
        const middles = shown.map(({ top, bottom }) => (top + bottom) / 2);
        return { rows: Math.max(...middles) - Math.min(...middles) > 6 ? 2 : 1, over };
      });
      assert.ok(rows === 1 && !over, `${id} at ${width}: ${rows} rows${over ? ", one over another" : ""}`);
    }
  }
  await tab.close();
});

test("the tools of every figure of the story, and what a switch chooses among, stand in one row from 320 pixels on", async () => {
  const { context, page, go } = await open(browser);
  await go();
  await laidOut(page);
  for (const width of [320, 360, 390, 432, 433, 479, 480, 768, 899, 900, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const broken = await page.$$eval("figure.waymark", (figures) => figures.flatMap((figure) => {
      const shown = [...figure.querySelectorAll(".tools .tool, .data > .tool")].map((tool) => tool.getBoundingClientRect()).filter(({ width }) => width);
      const inOrder = shown.toSorted((one, other) => one.left - other.left);
      const middles = shown.map(({ top, bottom }) => (top + bottom) / 2);
      const isOver = inOrder.some((box, place) => place && box.left < inOrder[place - 1].right - 1);
      const switches = [...figure.querySelectorAll(".switch")].map((choices) => new Set([...choices.children].map((choice) => choice.offsetTop)).size);
      return isOver || Math.max(...middles) - Math.min(...middles) > 6 || switches.some((rows) => rows > 1) ? [figure.dataset.figure] : [];
    }));
    assert.deepEqual(broken, [], `at ${width}`);
  }
  await context.close();
});
