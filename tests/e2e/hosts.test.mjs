// Host pages of our own that imitate real ones: what they listen for, what they forbid, and what they do to a frame.
import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, figures, host, page, parts, stage } from "./hosts.mjs";
import { drawnInLetters } from "./pages.mjs";

const { browser, published } = await stage();

const [figure] = drawn;
const embed = (query = "", { id } = figure) => `${published.origin}embed/${id}/${query}`;

/** Opens a host page of another origin; `close` ends both. */
async function visit(body, { head = "", attributes, width = 700, prepare = () => {}, ...options } = {}) {
  const server = await host({ host: page(body, head, attributes), "listener.js": "" });
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: "reduce", ...options });
  const tab = await context.newPage();
  const errors = [];
  tab.on("pageerror", (error) => errors.push(String(error)));
  tab.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await prepare(tab);
  await tab.goto(`${server.origin}host`);
  return { tab, errors, close: async () => (await context.close(), await server.close()) };
}

/** The height that the page in a frame needs. */
const wanted = (tab, selector = "iframe") => tab.frameLocator(selector).locator("main").evaluate((main) => Math.ceil(main.getBoundingClientRect().height));

async function assertFits(tab, selector = "iframe") {
  // A figure starts near the view.
  await tab.locator(selector).first().scrollIntoViewIfNeeded();
  await tab.frameLocator(selector).locator("figure[data-state=live]").waitFor();
  const height = await wanted(tab, selector);
  await tab.waitForFunction(([selector, height]) => Math.abs(document.querySelector(selector).clientHeight - height) <= 1, [selector, height]);
}

test("WordPress: a sandboxed frame that gets its secret after loading tells its height with it, and fits", async () => {
  // As wp-embed.js does: the secret has letters and digits alone, the height is held between 200 and 1000.
  const { tab, errors, close } = await visit(`<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" width="600" height="338" src="${embed()}"></iframe>
    <script>
      const frame = document.querySelector("iframe");
      addEventListener("message", ({ data, source }) => {
        if (!(data.secret || data.message || data.value) || /[^a-zA-Z0-9]/.test(data.secret)) return;
        if (source !== frame.contentWindow || frame.dataset.secret !== data.secret || data.message !== "height") return;
        frame.height = Math.max(200, Math.min(1000, parseInt(data.value, 10)));
      });
      frame.addEventListener("load", () => {
        if (frame.dataset.secret) return;
        frame.dataset.secret = "aB3dE5fG7h";
        frame.src += "#?secret=aB3dE5fG7h";
        frame.contentWindow.postMessage({ message: "ready", secret: "aB3dE5fG7h" }, "*");
      });
    </script>`);
  await tab.frameLocator("iframe").locator("figure[data-state=live]").waitFor();
  const height = Math.min(1000, await wanted(tab));
  await tab.waitForFunction((height) => document.querySelector("iframe").height === String(height), height);
  assert.deepEqual(errors.filter((error) => !/sandbox|history/i.test(error)), []);
  await close();
});

test("AMP: the frame's embed-size message is an object with a whole height", async () => {
  const { tab, close } = await visit(`<iframe sandbox="allow-scripts allow-same-origin" width="600" height="300" src="${embed()}"></iframe>
    <script>addEventListener("message", ({ data, source }) => {
      const frame = document.querySelector("iframe");
      if (source === frame.contentWindow && data.sentinel === "amp" && data.type === "embed-size") frame.style.height = data.height + "px";
    });</script>`);
  await assertFits(tab);
  await close();
});

test("pym: a parent finds its child's height in its own form, and asks for it again by its width", async () => {
  const { tab, close } = await visit(`<div id="graphic"></div>
    <script>
      const frame = document.createElement("iframe");
      frame.width = "100%";
      frame.src = ${JSON.stringify(embed("?initialWidth=600&childId=graphic&parentTitle=Host&parentUrl=x"))};
      window.told = 0;
      addEventListener("message", (event) => {
        if (typeof event.data !== "string") return;
        const match = event.data.match(/^pymxPYMxgraphicxPYMx(\\S+)xPYMx(.*)$/);
        if (!match || match[1] !== "height") return;
        window.told += 1;
        frame.setAttribute("height", parseInt(match[2]) + "px");
      });
      document.querySelector("#graphic").append(frame);
    </script>`);
  await assertFits(tab);
  const before = await tab.evaluate(() => window.told);
  await tab.evaluate(() => document.querySelector("iframe").contentWindow.postMessage("pymxPYMxgraphicxPYMxwidthxPYMx600", "*"));
  await tab.waitForFunction((before) => window.told > before, before);
  await close();
});

test("the Guardian: the height comes as set-height in JSON, and as iframe.resize for others", async () => {
  const { tab, close } = await visit(`<iframe width="620" height="500" src="${embed("?dark=false")}"></iframe>
    <script>
      window.kinds = new Set();
      addEventListener("message", ({ data, source }) => {
        const frame = document.querySelector("iframe");
        if (source !== frame.contentWindow || typeof data !== "string") return;
        const message = JSON.parse(data);
        window.kinds.add(message.type ?? message.context);
        if (message.type === "set-height") frame.height = message.value;
      });
    </script>`);
  await assertFits(tab);
  assert.deepEqual(await tab.evaluate(() => [...window.kinds].sort()), ["iframe.resize", "set-height"]);
  await close();
});

test("a host that starts to listen late is answered, and no host ever gets null", async () => {
  const { tab, close } = await visit(`<iframe width="620" height="500" src="${embed()}"></iframe>
    <script>window.empty = 0; addEventListener("message", ({ data }) => { if (data === null || data === undefined) window.empty += 1; });</script>`);
  await tab.frameLocator("iframe").locator("figure[data-state=live]").waitFor();
  const height = await tab.evaluate(() => new Promise((resolve) => {
    addEventListener("message", ({ data }) => data.type === "embed-size" && resolve(data.height));
    document.querySelector("iframe").contentWindow.postMessage({ sentinel: "amp", type: "frames-init" }, "*");
  }));
  assert.equal(height, await wanted(tab));
  assert.equal(await tab.evaluate(() => window.empty), 0);
  await close();
});

test("the height settles in at most three messages, and a host that adds pixels starts no loop", async () => {
  const { tab, close } = await visit(`<iframe width="620" height="300" src="${embed()}"></iframe>
    <script>
      window.heights = [];
      addEventListener("message", ({ data }) => {
        if (data.type !== "embed-size") return;
        window.heights.push(data.height);
        document.querySelector("iframe").style.height = data.height + 24 + "px";
      });
    </script>`);
  const frame = tab.frameLocator("iframe");
  await frame.locator("figure[data-state=live]").waitFor();
  // A loop would show in the frames that follow.
  await tab.evaluate(() => new Promise((done) => {
    let frames = 60;
    const next = () => (frames-- ? requestAnimationFrame(next) : done());
    next();
  }));
  const heights = await tab.evaluate(() => window.heights);
  assert.ok(heights.length >= 1 && heights.length <= 3, `${heights}`);
  assert.equal(heights.at(-1), await wanted(tab));
  await close();
});

test("embed.js heeds only whole heights between 50 and 20,000, and only from the frame itself", async () => {
  const { tab, close } = await visit(`${published.snippet(figure)}<iframe id="other" srcdoc="<p>Other</p>"></iframe>`);
  await assertFits(tab, "iframe[data-waymark-heights]");
  const frame = tab.frames().find((each) => each.url().startsWith(published.origin));
  const height = () => tab.$eval("iframe[data-waymark-heights]", (element) => element.clientHeight);
  const fits = await height();
  const answered = () => frame.evaluate(() => new Promise((done) => {
    addEventListener("message", () => done(), { once: true });
    parent.postMessage({ sentinel: "test" }, "*");
    let left = 6;
    const next = () => (left-- > 0 ? requestAnimationFrame(next) : done());
    next();
  }));
  for (const bad of [49, 20_001, 700.5, "700", null, Number.NaN, -1]) {
    await frame.evaluate((height) => parent.postMessage({ sentinel: "amp", type: "embed-size", height }, "*"), bad);
  }
  await tab.evaluate(() => postMessage({ sentinel: "amp", type: "embed-size", height: 1234 }, "*"));
  await tab.frames().at(-1).evaluate(() => parent.postMessage({ sentinel: "amp", type: "embed-size", height: 1234 }, "*"));
  for (const odd of [null, undefined, "text", 7]) await frame.evaluate((data) => parent.postMessage(data, "*"), odd);
  await answered();
  assert.equal(await height(), fits);
  await frame.evaluate(() => parent.postMessage({ sentinel: "amp", type: "embed-size", height: 777 }, "*"));
  await tab.waitForFunction(() => document.querySelector("iframe[data-waymark-heights]").clientHeight === 777);
  await close();
});

test("the script may be added twice, needs no ids and leaves no global", async () => {
  const { frame, script } = parts(published.snippet(figure));
  const { tab, errors, close } = await visit(`${frame}\n${script}\n${frame}\n${script}\n${script}`, {
    prepare: (tab) => tab.addInitScript(() => {
      if (parent === window) window.known = [...Object.getOwnPropertyNames(window), "known"];
    }),
  });
  for (const selector of ["iframe >> nth=0", "iframe >> nth=1"]) {
    await tab.locator(selector).scrollIntoViewIfNeeded();
    await tab.frameLocator(selector).locator("figure[data-state=live]").waitFor();
  }
  const height = await wanted(tab, "iframe >> nth=0");
  await tab.waitForFunction((height) => [...document.querySelectorAll("iframe")].every((frame) => Math.abs(frame.clientHeight - height) <= 1), height);
  const added = await tab.evaluate(() => Object.getOwnPropertyNames(window).filter((name) => !window.known.includes(name) && !/^\d+$/.test(name)));
  assert.deepEqual(added, []);
  assert.deepEqual(errors, []);
  await close();
});

test("a frame in a closed tab or accordion has its height once it is opened", async () => {
  const { tab, close } = await visit(`<div id="tab" style="display:none">${published.snippet(figure).replace('loading="lazy"', "")}</div>
    <details><summary>More</summary>${published.snippet(drawn[1]).replace('loading="lazy"', "")}</details>`);
  await tab.waitForFunction(() => customElements.get("waymark-figure"));
  await tab.evaluate(() => (document.querySelector("#tab").style.display = "block"));
  await assertFits(tab, "#tab iframe");
  await tab.locator("summary").click();
  await assertFits(tab, "details iframe");
  await close();
});

test("a frame that is moved or removed and put back fits again, and one that comes late fits too", async () => {
  const { tab, errors, close } = await visit(`<div id="first">${published.snippet(figure)}</div><div id="second"></div>`);
  await assertFits(tab, "#first iframe");
  await tab.evaluate(() => {
    const frame = document.querySelector("iframe");
    frame.style.height = "";
    document.querySelector("#second").append(frame);
  });
  await assertFits(tab, "#second iframe");
  await tab.evaluate(() => document.querySelector("iframe").remove());
  await tab.evaluate((source) => {
    const late = document.createElement("iframe");
    late.src = source;
    late.width = "100%";
    document.querySelector("#first").append(late);
  }, embed());
  await assertFits(tab, "#first iframe");
  assert.deepEqual(errors, []);
  await close();
});

test("a hostile reset neither cuts the frame nor changes the element", async () => {
  const reset = `<style>
    * { all: unset; display: block; box-sizing: border-box; font: italic 30px/3 cursive !important; letter-spacing: 8px; text-transform: uppercase; direction: rtl; color: red }
    html { font-size: 62.5% } iframe { height: 150px !important; max-height: 90% ; border: 3px solid !important } head, style, script { display: none }
    svg, canvas { display: none !important } table { position: fixed }
  </style>`;
  const { frame, script } = parts(published.snippet(figure));
  const body = `<div style="width:640px">${frame}<waymark-figure loading="eager" figure="${drawn[1].id}"></waymark-figure></div>${script}`;
  const { tab, close } = await visit(body, { head: reset });
  await assertFits(tab);
  const reset_ = tab.locator("waymark-figure figure[data-state=live]");
  await reset_.waitFor();
  const own = await browser.newPage({ viewport: { width: 640, height: 900 } });
  await own.goto(embed("", drawn[1]));
  await own.locator("figure[data-state=live]").waitFor();
  const look = (element) => {
    const { fontFamily, fontSize, lineHeight, letterSpacing, textTransform, color, direction } = getComputedStyle(element);
    return { fontFamily, fontSize, lineHeight, letterSpacing, textTransform, color, direction };
  };
  for (const part of [".title", ".subtitle", ".source", ".tools summary"]) {
    assert.deepEqual(await reset_.locator(part).first().evaluate(look), await own.locator(`figure ${part}`).first().evaluate(look), part);
  }
  assert.ok(await reset_.locator("canvas").isVisible());
  await own.close();
  await close();
});

test("in a page that runs from right to left a figure reads from left to right, and nothing is cut", async () => {
  const { frame, script } = parts(published.snippet(figure));
  const body = `<p>مرحبا</p>${frame}<waymark-figure loading="eager" figure="${drawn[1].id}"></waymark-figure>${script}`;
  const { tab, close } = await visit(body, { attributes: 'lang="ar" dir="rtl"', width: 500 });
  await assertFits(tab);
  const shown = tab.locator("waymark-figure figure[data-state=live]");
  await shown.waitFor();
  assert.equal(await shown.evaluate((element) => getComputedStyle(element).direction), "ltr");
  assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
  await close();
});

test("20 figures load on a slow line without moving anything", async () => {
  const all = Array.from({ length: 20 }, (_, place) => figures[place % figures.length]);
  const body = `<div style="width:640px;margin:auto">${all.map((each, place) => `<p>Text ${place}</p>${published.snippet(each)}`).join("")}<p>End</p></div>`;
  const { tab, close } = await visit(body, {
    width: 800,
    prepare: async (tab) => {
      await tab.addInitScript(() => {
        window.shift = 0;
        new PerformanceObserver((list) => list.getEntries().forEach(({ value, sources }) => { window.shift += value; (window.moved ??= []).push(sources.map(({ node, previousRect: a, currentRect: b }) => `${node?.id || node?.textContent || node?.nodeName}: ${a.top} ${a.height} to ${b.top} ${b.height}`).join(", ")); })).observe({ type: "layout-shift", buffered: true });
      });
      const session = await tab.context().newCDPSession(tab);
      await session.send("Network.enable");
      await session.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 400_000, uploadThroughput: 200_000 });
    },
  });
  const settled = "figure:is([data-state=live], [data-state=failed], .undrawn)";
  const first = tab.frameLocator("iframe >> nth=0");
  await first.locator(settled).waitFor({ timeout: 60_000 });
  for (let place = 0; place < all.length; place += 5) {
    await tab.locator("iframe").nth(place).scrollIntoViewIfNeeded();
    await tab.frameLocator(`iframe >> nth=${place}`).locator(settled).first().waitFor({ timeout: 60_000 });
  }
  assert.equal(await tab.evaluate(() => window.shift), 0, await tab.evaluate(() => (window.moved ?? []).join("; ")));
  await close();
});

test("an element that follows its page turns dark and light with the page's own switch", async () => {
  const { script } = parts(published.snippet(figure));
  const head = "<style>html { color-scheme: light } html.dark { color-scheme: dark; background: #111 }</style>";
  const { tab, close } = await visit(`<waymark-figure loading="eager" theme="auto" figure="${figure.id}"></waymark-figure>${script}`, { head });
  await tab.locator("waymark-figure figure[data-state=live]").waitFor();
  await drawnInLetters(tab);
  const picture = () => tab.evaluate(() => document.querySelector("waymark-figure").shadowRoot.querySelector("canvas").toDataURL());
  const paper = () => tab.locator("waymark-figure .component").evaluate((element) => getComputedStyle(element).backgroundColor);
  const [light, white] = [await picture(), await paper()];
  await tab.evaluate(() => document.documentElement.classList.add("dark"));
  await tab.waitForFunction((light) => document.querySelector("waymark-figure").shadowRoot.querySelector("canvas").toDataURL() !== light, light);
  assert.notEqual(await paper(), white);
  await tab.evaluate(() => document.documentElement.classList.remove("dark"));
  await tab.waitForFunction((light) => document.querySelector("waymark-figure").shadowRoot.querySelector("canvas").toDataURL() === light, light);
  await close();
});

test("a frame that follows its page turns dark with the color-scheme of its element", async () => {
  const frame = `<iframe style="color-scheme:light;width:640px;border:0" height="700" src="${embed("?dark=auto")}"></iframe>`;
  // What the frame prefers must come from its element, not from the test.
  const { tab, close } = await visit(frame, { colorScheme: null });
  const inside = tab.frameLocator("iframe");
  await inside.locator("figure[data-state=live]").waitFor();
  const paper = () => inside.locator("html").evaluate((root) => getComputedStyle(root).backgroundColor);
  const light = await paper();
  await tab.$eval("iframe", (element) => (element.style.colorScheme = "dark"));
  const page = tab.frames().find((each) => each.url().startsWith(published.origin));
  await page.waitForFunction((light) => getComputedStyle(document.documentElement).backgroundColor !== light, light);
  await close();
});

test("a single-page application mounts and unmounts elements: no error, no second fetch, one engine", async () => {
  published.asked.length = 0;
  const { script } = parts(published.snippet(figure));
  const { tab, errors, close } = await visit(`<main id="app"></main>${script}`);
  await tab.waitForFunction(() => customElements.get("waymark-figure"));
  for (let round = 0; round < 3; round += 1) {
    await tab.evaluate((ids) => {
      const app = document.querySelector("#app");
      app.replaceChildren(...ids.map((id) => Object.assign(document.createElement("waymark-figure"), { figure: id, loading: "eager" })));
    }, drawn.slice(0, 3).map(({ id }) => id));
    await tab.waitForFunction(() => [...document.querySelectorAll("waymark-figure")].every(({ shadowRoot }) => shadowRoot.querySelector("figure[data-state=live]")));
    if (round === 1) await tab.evaluate(() => document.querySelector("#app").prepend(document.querySelector("waymark-figure:last-child")));
    await tab.evaluate(() => document.querySelector("#app").replaceChildren());
  }
  const files = published.asked.filter((path) => !path.endsWith(".woff2"));
  assert.deepEqual(files.filter((path, place) => files.indexOf(path) !== place), [], "each file once");
  assert.equal(files.filter((path) => path.endsWith(".wasm")).length, 1);
  assert.deepEqual(errors, []);
  await close();
});
