// <waymark-figure>: a figure in somebody else's page, without a frame where that is allowed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, element, host, page, publish, stage } from "./hosts.mjs";

const { browser, published } = await stage();

const [, figure, other] = drawn;
const script = () => published.snippet(figure).split("\n")[1];

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
