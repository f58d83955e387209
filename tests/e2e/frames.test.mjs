// A figure in a frame that its host has locked up, and what it asks the network for.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { address, launch, site } from "./browser.mjs";

/** Strict first: without an origin a frame has no storage and may not change its address. */
const SANDBOXES = ["allow-scripts", "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"];

const { figures } = JSON.parse(await readFile(join(site, "manifest.json"), "utf8"));
const drawn = figures.find(({ kinds }) => kinds.some((kind) => kind !== "table"));
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

for (const sandbox of SANDBOXES) {
  test(`a frame without an origin, sandbox="${sandbox}" comes to life`, async () => {
    const page = await browser.newPage();
    const body = `<!doctype html><iframe src="${address}embed/${drawn.id}/" sandbox="${sandbox}" width="640" height="700"></iframe>`;
    await page.route(`${address}host.html`, (route) => route.fulfill({ contentType: "text/html", body }));
    await page.goto(`${address}host.html`);
    await page.frameLocator("iframe").locator("figure[data-state=live]").waitFor();
    await page.close();
  });
}

test("an embedded figure asks for at most eight files, a map with its land nine and a flown one with its flight ten, fonts apart, all of its own origin", async () => {
  const page = await browser.newPage();
  const asked = [];
  page.on("request", (request) => request.url().startsWith("http") && asked.push(request.url()));
  await page.goto(`${address}embed/${drawn.id}/`);
  await page.locator("figure[data-state=live]").waitFor();
  assert.deepEqual(asked.filter((url) => !url.startsWith(address)), []);
  const most = asked.some((url) => url.includes("/flight-")) ? 10 : drawn.kinds.includes("map") ? 9 : 8;
  assert.ok(asked.filter((url) => !url.endsWith(".woff2")).length <= most, asked.join("\n"));
  await page.close();
});

test("each file is served with its type, compressed, for any page to use", async () => {
  const home = await fetch(address, { headers: { "accept-encoding": "br" } });
  assert.match(home.headers.get("content-security-policy"), /default-src 'none'.*trusted-types 'none'/);
  const engine = new URL((await home.text()).match(/data-module="([^"]+)"/)[1], address);
  const answer = await fetch(engine, { headers: { "accept-encoding": "br" } });
  assert.equal(answer.headers.get("content-type"), "application/wasm");
  assert.equal(answer.headers.get("content-encoding"), "br");
  assert.equal(answer.headers.get("access-control-allow-origin"), "*");
  assert.match(answer.headers.get("cache-control"), /immutable/);
  assert.equal((await fetch(`${address}embed/nothing/`)).status, 404);
});
