// <waymark-figure>: a figure in somebody else's page, without a frame where that is allowed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, element, host, page, parts, publish, stage } from "./hosts.mjs";

const { browser, published } = await stage();

const [, figure, other] = drawn;
const script = () => parts(published.snippet(figure)).script;

async function visit(body, { head = "", headers = {} } = {}) {
  const server = await host({ host: { body: page(body, head), headers } });
  const tab = await browser.newPage({ viewport: { width: 800, height: 900 } });
  const errors = [];
  tab.on("pageerror", (error) => errors.push(String(error)));
  await tab.goto(`${server.origin}host`);
  return { tab, errors, close: async () => (await tab.close(), await server.close()) };
}

const live = "waymark-figure figure[data-state=live]";

test("it says when it is shown, which mark is pinned, and when there is no such figure", async () => {
  const { tab, errors, close } = await visit(`<waymark-figure figure="${figure.id}"></waymark-figure><waymark-figure id="none" figure="no-such"><p>Instead</p></waymark-figure>
    <script>
      window.events = [];
      for (const type of ["load", "error"]) for (const each of document.querySelectorAll("waymark-figure")) each.addEventListener(type, (event) => window.events.push([type, event.bubbles, each.id]));
      document.addEventListener("waymark-select", ({ target, detail }) => (window.selected = { on: target.localName, ...detail }));
    </script>${script()}`);
  await tab.locator(live).waitFor();
  await tab.waitForFunction(() => window.events.length === 2);
  assert.deepEqual((await tab.evaluate(() => window.events)).sort(), [["error", false, "none"], ["load", false, ""]]);
  assert.ok(await tab.getByText("Instead").isVisible());
  await tab.locator("waymark-figure .targets").focus();
  await tab.keyboard.press("Home");
  await tab.keyboard.press("Enter");
  const selected = await tab.evaluate(() => window.selected);
  assert.equal(selected.on, "waymark-figure");
  assert.equal(selected.figure, figure.id);
  assert.ok(figure.facts.includes(selected.fact));
  assert.deepEqual(errors, []);
  await close();
});

test("a picture that is on its way when the element is there is given up for the figure, and comes after all where the figure cannot", async () => {
  for (const known of [true, false]) {
    const body = element(published, figure).replace(`figure="${figure.id}"`, `figure="${known ? figure.id : "no-such"}"`);
    const server = await host({ host: { body: page(body), headers: {} } });
    const tab = await browser.newPage({ viewport: { width: 800, height: 900 } });
    const [asked, given] = [[], []];
    tab.on("requestfailed", (request) => request.url().endsWith(".png") && given.push(request.url()));
    let seen;
    const begun = new Promise((resolve) => { seen = resolve; });
    // The first request for the picture never ends, and the script waits for it.
    await tab.route("**/*.png", (route) => {
      asked.push(route.request().url());
      if (asked.length > 1) return route.continue();
      return seen();
    });
    await tab.route("**/embed.js", async (route) => (await begun, route.continue()));
    await tab.goto(`${server.origin}host`, { waitUntil: "commit" });
    if (known) {
      await tab.locator(live).waitFor();
      assert.equal(given.length, 1, "the line is the figure's");
      assert.equal(await tab.locator("waymark-figure img").evaluate((picture) => picture.hasAttribute("src")), false);
    } else {
      await tab.waitForFunction(() => document.querySelector("waymark-figure img").naturalWidth > 600);
      assert.equal(await tab.locator("waymark-figure img").isVisible(), true);
      assert.equal(asked.length, 2);
    }
    await tab.close();
    await server.close();
  }
});

test("its attributes and properties say the same, also when a property was set first", async () => {
  const { tab, errors, close } = await visit(`<div id="place"></div><script>
      const early = document.createElement("waymark-figure");
      early.figure = ${JSON.stringify(figure.id)};
      early.loading = "eager";
      document.querySelector("#place").append(early);
    </script>${script()}`);
  await tab.locator(live).waitFor();
  const said = await tab.evaluate(() => {
    const element = document.querySelector("waymark-figure");
    const first = [element.getAttribute("figure"), element.loading, element.theme, element.plain];
    Object.assign(element, { theme: "dark", plain: true });
    return [...first, element.getAttribute("theme"), element.hasAttribute("plain")];
  });
  assert.deepEqual(said, [figure.id, "eager", "light", false, "dark", true]);
  await tab.waitForFunction(() => document.querySelector("waymark-figure").shadowRoot.querySelector(".plain figure[data-state=live]"));
  assert.equal(await tab.locator("waymark-figure .tools").isVisible(), false);
  assert.ok(await tab.locator("waymark-figure .source").isVisible());
  await tab.evaluate((id) => (document.querySelector("waymark-figure").figure = id), other.id);
  await tab.locator(`waymark-figure figure[data-figure="${other.id}"][data-state=live]`).waitFor();
  await tab.evaluate(() => (document.querySelector("waymark-figure").state = "tab=table"));
  await tab.locator("waymark-figure table").waitFor();
  assert.equal(await tab.evaluate(() => document.querySelector("waymark-figure").state), "tab=table");
  for (const [name, value] of [["figure", "../../etc"], ["src", "javascript:alert(1)"], ["src", "http://["], ["theme", "pink"], ["heights", ":,:"]]) {
    await tab.evaluate(([name, value]) => document.querySelector("waymark-figure").setAttribute(name, value), [name, value]);
  }
  assert.deepEqual(errors, []);
  await close();
});

test("a host restyles it by custom properties and parts, but cannot take the source away", async () => {
  const head = `<style>
    waymark-figure { --waymark-paper: rgb(10, 200, 30); --waymark-ink: light-dark(#000080, #ffffff) }
    waymark-figure::part(title) { text-transform: uppercase }
    waymark-figure::part(source) { display: none; visibility: hidden; opacity: 0 }
  </style>`;
  const { tab, close } = await visit(`<waymark-figure figure="${figure.id}"></waymark-figure>${script()}`, { head });
  await tab.locator(live).waitFor();
  assert.equal(await tab.locator("waymark-figure .component").evaluate((frame) => getComputedStyle(frame).backgroundColor), "rgb(10, 200, 30)");
  const title = await tab.locator("waymark-figure .title").evaluate((element) => [getComputedStyle(element).textTransform, getComputedStyle(element).color]);
  assert.deepEqual(title, ["uppercase", "rgb(0, 0, 128)"]);
  const painted = await tab.evaluate(() => {
    const canvas = document.querySelector("waymark-figure").shadowRoot.querySelector("canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 255 && data[at] < 20 && data[at + 1] < 20 && data[at + 2] > 100 && data[at + 2] < 150) return true;
    return false;
  });
  assert.ok(painted, "the canvas is painted in the host's ink");
  const source = tab.locator("waymark-figure .source");
  assert.ok(await source.isVisible());
  assert.deepEqual(await source.evaluate((element) => [getComputedStyle(element).opacity, getComputedStyle(element).visibility]), ["1", "visible"]);
  await close();
});

test("many share one engine and one fetch of each file, and nothing is added to the page's globals", async () => {
  published.asked.length = 0;
  const body = drawn.slice(0, 6).map(({ id }) => `<waymark-figure loading="eager" figure="${id}"></waymark-figure>`).join("");
  const { tab, close } = await visit(body + script() + script());
  await tab.waitForFunction(() => [...document.querySelectorAll("waymark-figure")].every(({ shadowRoot }) => shadowRoot.querySelector("figure[data-state=live]")));
  const twice = published.asked.filter((path, place, all) => all.indexOf(path) !== place);
  assert.deepEqual(twice, []);
  assert.equal(published.asked.filter((path) => path.endsWith(".wasm")).length, 1);
  await close();
});

test("figures that are published in a folder of a site are found there", async () => {
  const inside = await publish({ folder: "graphics/2026/" });
  const { tab, errors, close } = await visit(element(inside, drawn[0], 'loading="eager"'));
  await tab.locator(live).waitFor();
  assert.deepEqual(inside.asked.filter((path) => path === "/elsewhere"), []);
  await tab.locator("waymark-figure [data-tool=share] > summary").click();
  await tab.locator("waymark-figure button[data-copy='.address']").waitFor();
  assert.deepEqual(errors, []);
  await close();
  await inside.close();
});

test("where another script has taken its name, it does no harm", async () => {
  const { tab, errors, close } = await visit(`<script>customElements.define("waymark-figure", class extends HTMLElement {})</script><waymark-figure figure="${figure.id}"><p>Theirs</p></waymark-figure>${script()}`);
  assert.ok(await tab.getByText("Theirs").isVisible());
  assert.deepEqual(errors, []);
  await close();
});

const POLICIES = [
  ["no WebAssembly", (at) => `script-src 'unsafe-inline' ${at}; connect-src ${at}; frame-src ${at}`, "iframe"],
  ["no requests", (at) => `script-src 'unsafe-inline' 'wasm-unsafe-eval' ${at}; connect-src 'none'; frame-src ${at}`, "iframe"],
  ["trusted types", (at) => `script-src 'unsafe-inline' 'wasm-unsafe-eval' ${at}; connect-src ${at}; frame-src ${at}; require-trusted-types-for 'script'; trusted-types 'none'`, "live"],
  ["neither requests nor frames", (at) => `script-src 'unsafe-inline' ${at}; connect-src 'none'; frame-src 'none'; img-src ${at}`, "picture"],
  ["no script of ours", (at) => `script-src 'unsafe-inline'; img-src ${at}`, "picture"],
];
for (const [name, policy, outcome] of POLICIES) {
  test(`a host whose policy allows ${name} has ${outcome === "iframe" ? "a frame" : outcome === "live" ? "the figure" : "the picture"}`, async () => {
    const { tab, errors, close } = await visit(element(published, figure, 'loading="eager"'), { headers: { "content-security-policy": policy(published.origin) } });
    if (outcome === "live") await tab.locator(live).waitFor();
    else if (outcome === "iframe") await tab.frameLocator("waymark-figure iframe").locator("figure[data-state=live]").waitFor();
    else {
      const picture = tab.locator("waymark-figure img");
      await picture.waitFor();
      await tab.waitForFunction(() => document.querySelector("waymark-figure img").naturalWidth > 600);
      if (name !== "no script of ours") await tab.waitForFunction(() => !document.querySelector("waymark-figure").shadowRoot?.querySelector("iframe"));
      assert.ok(await picture.isVisible());
    }
    assert.deepEqual(errors, []);
    await close();
  });
}

test("page, sheet, script, data and module are asked for at once, and the picture waits for neither script nor module", async () => {
  const gates = {};
  const hold = (name) => new Promise((done) => (gates[name] = done));
  const server = await host({ host: page(`<waymark-figure loading="eager" figure="${figure.id}"></waymark-figure>${script()}`) });
  const tab = await browser.newPage();
  const asked = [];
  tab.on("request", (request) => asked.push(request.url()));
  for (const [name, pattern] of [["page", `**/embed/${figure.id}/`], ["script", "**/component-*.js"], ["module", "**/*.wasm"]]) {
    const gate = hold(name);
    await tab.route(pattern, async (route) => (await gate, route.continue()));
  }
  await tab.goto(`${server.origin}host`);
  const wanted = [/\/embed\/[^/]+\/$/, /component-\w+\.css$/, /component-\w+\.js$/, /engine\d+-\w+\.js$/, /\.wasm$/, /assets\/[\w-]+\.waymark$/];
  const deadline = Date.now() + 20_000;
  while (!wanted.every((each) => asked.some((url) => each.test(url))) && Date.now() < deadline) await tab.evaluate(() => new Promise(requestAnimationFrame));
  for (const each of wanted) assert.ok(asked.some((url) => each.test(url)), `${each} while the figure's page has not come`);
  gates.page();
  await tab.locator("waymark-figure .picture svg:visible").waitFor();
  gates.script();
  await tab.locator("waymark-figure .target").first().waitFor({ state: "attached" });
  assert.equal(await tab.locator(live).count(), 0);
  await tab.locator("waymark-figure .targets").focus();
  await tab.keyboard.press("Home");
  await tab.locator("waymark-figure .tip:not([hidden])").waitFor();
  gates.module();
  await tab.locator(live).waitFor();
  await tab.close();
  await server.close();
});

test("elements that leave before they are live, whatever they wait for, leave nothing behind", async () => {
  const { tab, errors, close } = await visit(`<main></main>${script()}`);
  const cdp = await tab.context().newCDPSession(tab);
  await tab.waitForFunction(() => customElements.get("waymark-figure"));
  const round = (count) => tab.evaluate(async ([ids, count]) => {
    const main = document.querySelector("main");
    const frame = () => new Promise(requestAnimationFrame);
    for (let place = 0; place < count; place += 1) {
      const element = Object.assign(document.createElement("waymark-figure"), { figure: ids[place % ids.length], loading: "eager" });
      if (place % 3 === 0) main.style.display = "none";
      main.append(element);
      for (let wait = 0; wait < place % 5; wait += 1) await frame();
      element.remove();
      main.style.display = "";
    }
    for (let wait = 0; wait < 60; wait += 1) await frame();
  }, [drawn.slice(0, 4).map(({ id }) => id), count]);
  const counts = async () => {
    for (let turn = 0; turn < 3; turn += 1) await cdp.send("HeapProfiler.collectGarbage");
    const { nodes, jsEventListeners } = await cdp.send("Memory.getDOMCounters");
    return { nodes, listeners: jsEventListeners };
  };
  await cdp.send("HeapProfiler.enable");
  await round(20);
  const before = await counts();
  await round(300);
  const after = await counts();
  assert.ok(after.nodes - before.nodes < 300, `${JSON.stringify(before)} and ${JSON.stringify(after)}`);
  assert.ok(after.listeners - before.listeners < 30, `${JSON.stringify(before)} and ${JSON.stringify(after)}`);
  assert.deepEqual(errors, []);
  await close();
});

for (const [name, spoil] of [
  ["style sheets cannot be constructed", () => (window.CSSStyleSheet = class { constructor() { throw new TypeError("Illegal constructor"); } })],
  ["neither sizes nor sight can be observed", () => { delete window.ResizeObserver; delete window.IntersectionObserver; }],
]) {
  test(`where ${name}, as in older browsers, an element is live and looks as it does elsewhere`, async () => {
    const server = await host({ host: page(`<waymark-figure figure="${figure.id}"><p>Inside</p></waymark-figure>${script()}`) });
    const looks = [];
    for (const init of [spoil, () => {}]) {
      const tab = await browser.newPage({ viewport: { width: 800, height: 900 } });
      await tab.addInitScript(init);
      await tab.goto(`${server.origin}host`);
      await tab.locator(live).waitFor();
      looks.push(await tab.locator("waymark-figure .title").evaluate((element) => getComputedStyle(element).font));
      await tab.close();
    }
    assert.equal(looks[0], looks[1]);
    await server.close();
  });
}

test("its state takes a choice of numbers, counts over the headline, and lets it go", async () => {
  const { tab, errors, close } = await visit(`<waymark-figure figure="${figure.id}" state="firm=plain"></waymark-figure>${script()}`);
  await tab.locator(live).waitFor();
  const strip = tab.locator("waymark-figure .standing");
  await strip.waitFor();
  assert.match(await strip.innerText(), /^Only what is stated outright: \d+ of \d+ number/);
  assert.match(await tab.evaluate(() => document.querySelector("waymark-figure").state), /firm=plain/);
  await tab.evaluate(() => (document.querySelector("waymark-figure").state = ""));
  await strip.waitFor({ state: "detached" });
  assert.deepEqual(errors, []);
  await close();
});
