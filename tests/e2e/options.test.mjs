// What an embed's address may ask for, and what a page and a figure in its frame say to each other.
import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, host, page, publish, stage } from "./hosts.mjs";

const { browser, published } = await stage();

const figure = drawn.find(({ kinds }) => !kinds.includes("map"));

async function openEmbed(query, { width = 640, height = 900 } = {}) {
  const tab = await browser.newPage({ viewport: { width, height }, reducedMotion: "reduce" });
  await tab.goto(`${published.origin}embed/${figure.id}/${query}`);
  return tab;
}

const live = "figure[data-state=live]";

test("plain leaves the tools out, and keeps the title, the chart and the source", async () => {
  const tab = await openEmbed("?plain");
  await tab.locator(live).waitFor();
  assert.equal(await tab.locator(".tools").isVisible(), false);
  for (const part of [".title", "canvas", ".source"]) assert.ok(await tab.locator(part).first().isVisible(), part);
  await tab.close();
});

test("transparent has no background", async () => {
  const tab = await openEmbed("?transparent");
  await tab.locator(live).waitFor();
  const backgrounds = await tab.evaluate(() => [document.documentElement, document.body].map((element) => getComputedStyle(element).backgroundColor));
  assert.deepEqual(backgrounds, ["rgba(0, 0, 0, 0)", "rgba(0, 0, 0, 0)"]);
  await tab.close();
});

test("static stays the still picture and asks for no engine", async () => {
  const tab = await browser.newPage();
  const asked = [];
  tab.on("request", (request) => asked.push(request.url()));
  await tab.goto(`${published.origin}embed/${figure.id}/?static`, { waitUntil: "networkidle" });
  assert.equal(await tab.locator("figure.waymark").getAttribute("data-state"), "static");
  assert.ok(await tab.locator(".picture > svg:visible").count());
  assert.deepEqual(asked.filter((url) => /\.wasm/.test(url)), []);
  await tab.close();
});

for (const height of [420, 560]) {
  test(`fitchart fits into a frame of ${height} pixels, and its marks are met where they are drawn`, async () => {
    const tab = await openEmbed("?fitchart", { width: 900, height });
    await tab.locator(live).waitFor();
    await tab.waitForFunction((smallest) => {
      const scale = new DOMMatrix(getComputedStyle(document.querySelector(".plot")).transform).a;
      return document.documentElement.scrollHeight <= innerHeight + 1 || scale <= smallest;
    }, 0.56);
    const mark = await tab.locator(".targets .target").first().boundingBox();
    await tab.mouse.move(mark.x + mark.width / 2, mark.y + mark.height / 2);
    await tab.locator(".tip:not([hidden])").waitFor();
    const lit = await tab.locator(".highlight").boundingBox();
    assert.ok(Math.abs(lit.x + lit.width / 2 - mark.x - mark.width / 2) < 30);
    await tab.close();
  });
}

test("unknown values are ignored", async () => {
  const tab = await openEmbed("?dark=maybe&tab=sideways&focus=nothing&colour=pink");
  await tab.locator(live).waitFor();
  assert.equal(await tab.evaluate(() => document.documentElement.dataset.theme), "light");
  assert.ok(await tab.locator("canvas").isVisible());
  await tab.close();
});

test("a page sets a figure's state, asks for it, and hears what its reader pins", async () => {
  const server = await host({ host: page(`<iframe width="640" height="1300" src="${published.origin}embed/${figure.id}/"></iframe>
    <script>window.said = []; addEventListener("message", ({ data }) => data.source === "waymark-infographic" && window.said.push(data));</script>`) });
  const tab = await browser.newPage({ viewport: { width: 700, height: 1400 } });
  await tab.goto(`${server.origin}host`);
  const frame = tab.frameLocator("iframe");
  await frame.locator(live).waitFor();
  const say = (message) => tab.evaluate((message) => document.querySelector("iframe").contentWindow.postMessage({ source: "waymark-infographic", ...message }, "*"), message);
  const heard = (type) => tab.waitForFunction((type) => window.said.findLast((message) => message.type === type), type).then((handle) => handle.jsonValue());
  assert.deepEqual(await heard("load"), { source: "waymark-infographic", chartId: figure.id, type: "load", data: {} });

  await say({ type: "set-state", data: { tab: "table" } });
  await frame.locator("table").waitFor();
  await tab.evaluate(() => (window.said = []));
  await say({ type: "get-state" });
  assert.equal((await heard("state")).data.tab, "table");
  await say({ type: "set-state", data: "" });
  await frame.locator("canvas").waitFor();

  await frame.locator(".targets").focus();
  await tab.keyboard.press("Home");
  await tab.keyboard.press("Enter");
  const { chartId, data } = await heard("mark.click");
  assert.equal(chartId, figure.id);
  assert.equal(data.name, await frame.locator(".targets .target").first().getAttribute("aria-label"));
  assert.ok(figure.facts.includes(data.fact));
  for (const odd of [null, 7, "text", { type: "set-state" }, { type: 4, data: [] }]) {
    await tab.evaluate((odd) => document.querySelector("iframe").contentWindow.postMessage(odd, "*"), odd);
  }
  await frame.locator(live).waitFor();
  await tab.close();
  await server.close();
});

test("a snippet that was pasted before a release works with the next one's script", async () => {
  const changed = await publish({ change: (path, body) => (path.endsWith("embed.js") ? Buffer.concat([body, Buffer.from(";window.changed = true")]) : body) });
  const server = await host({ host: page(`<div style="width:640px">${changed.snippet(figure)}</div>`) });
  const tab = await browser.newPage({ viewport: { width: 700, height: 1400 } });
  await tab.goto(`${server.origin}host`, { waitUntil: "load" });
  await tab.frameLocator("iframe").locator(live).waitFor();
  assert.equal(await tab.evaluate(() => window.changed), true);
  assert.doesNotMatch(changed.snippet(figure), /integrity/);
  const height = await tab.$eval("iframe", (frame) => frame.clientHeight);
  assert.ok(Math.abs(height - figure.heights[640]) <= 2, `${height}, promised ${figure.heights[640]}`);
  await tab.close();
  await server.close();
  await changed.close();
});
