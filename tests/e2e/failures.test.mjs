// What is left when something is missing: the picture, the summary and the table.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { allLive, open, overflow } from "./pages.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Every drawn figure shows exactly one still picture with marks in it, its summary and its table. */
async function assertReadable(page) {
  const broken = await page.$$eval("figure.waymark:not(.undrawn)", (figures) =>
    figures
      .filter((figure) => {
        const shown = [...figure.querySelectorAll(".picture > svg")].filter((svg) => svg.checkVisibility() && svg.getBoundingClientRect().height > 0);
        return shown.length !== 1 || !shown[0].querySelector("g.mark[data-fact]") || !figure.querySelector(".summary").textContent.trim() || !figure.querySelector("tbody tr");
      })
      .map((figure) => figure.dataset.figure));
  assert.deepEqual(broken, []);
}

for (const width of [320, 390, 768, 1280]) {
  test(`without JavaScript at ${width} pixels the whole story is there`, async () => {
    const { context, page, go } = await open(browser, "", { width, javaScriptEnabled: false });
    await go();
    const counts = await page.locator("figure.waymark").count();
    assert.ok(counts > 10);
    const pictures = page.locator("figure.waymark:not(.undrawn) .picture > svg:visible");
    assert.equal(await pictures.count(), await page.locator("figure.waymark:not(.undrawn)").count(), "one still picture each");
    await page.locator("figure.waymark details.data > summary").first().click();
    await page.locator("figure.waymark details.data[open] table").first().waitFor();
    await context.close();
  });
}

const FAULTS = [
  ["the module is gone", "**/*.wasm", (route) => route.fulfill({ status: 404, body: "not here" })],
  ["the module is cut off", "**/*.wasm", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.body()).subarray(0, 4_000), headers: { "content-type": "application/wasm" } });
  }],
  ["the module is a page", "**/*.wasm", (route) => route.fulfill({ contentType: "text/html", body: "<h1>Sorry</h1>" })],
  ["the line breaks at the module", "**/*.wasm", (route) => route.abort()],
  ["the edition is gone", "**/edition*.json", (route) => route.fulfill({ status: 404, body: "not here" })],
  ["the edition is broken", "**/edition*.json", (route) => route.fulfill({ contentType: "application/json", body: '{"format": 1' })],
];

for (const [name, pattern, answer] of FAULTS) {
  test(`when ${name}, the pictures, summaries and tables stay and a notice says so`, async () => {
    const { context, page, go } = await open(browser);
    await page.route(pattern, answer);
    await go();
    await page.locator(".notice").first().waitFor();
    const states = await page.$$eval("figure.waymark:not(.undrawn)", (figures) => [...new Set(figures.map((figure) => figure.dataset.state))]);
    assert.deepEqual(states, ["failed"]);
    assert.match(await page.locator(".notice").first().innerText(), /E\d\d/);
    await assertReadable(page);
    assert.equal(await overflow(page), 0);
    await context.close();
  });
}

test("a module served with the wrong type is drawn all the same", async () => {
  const { context, page, go } = await open(browser);
  await page.route("**/*.wasm", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-type": "application/octet-stream" } });
  });
  await go();
  await allLive(page);
  await context.close();
});

test("without WebAssembly in the browser the story is readable", async () => {
  const { context, page, go } = await open(browser);
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
  await go();
  await page.locator(".notice").first().waitFor();
  await assertReadable(page);
  await context.close();
});

test("where no canvas can be painted, no figure is ever called live: the pictures stay", async () => {
  const { context, page, go } = await open(browser);
  await page.addInitScript(() => {
    window.livened = 0;
    addEventListener("waymark-live", () => (window.livened += 1));
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await go();
  await page.waitForFunction(() => {
    const drawn = [...document.querySelectorAll("figure.waymark:not(.undrawn)")];
    return drawn.every((figure) => figure.dataset.state === "failed");
  });
  assert.equal(await page.evaluate(() => window.livened), 0);
  assert.equal(await page.locator(".plot canvas").count(), 0);
  await assertReadable(page);
  await context.close();
});
