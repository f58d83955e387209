// The published nginx configuration, run by nginx itself: headers, compressed files, and a policy that nothing violates.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { access, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, site } from "./browser.mjs";
import { drawn, figures } from "./hosts.mjs";

const BROTLI = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";
const published = await readFile(new URL("../../www/nginx.conf", import.meta.url), "utf8");
const brotli = await access(BROTLI).then(() => true, () => false);

let browser;
let nginx;
let folder;
let origin;

/** A port that was free a moment ago. */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

before(async () => {
  const port = await freePort();
  origin = `http://127.0.0.1:${port}/`;
  folder = await mkdtemp(join(tmpdir(), "waymark-nginx-"));
  let server = published.replace("listen 80;", `listen 127.0.0.1:${port};`).replace("root /srv/waymark;", `root "${site}";`);
  if (brotli) server = server.replace("# brotli_static on;", "brotli_static on;");
  await writeFile(join(folder, "server.conf"), server);
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`).join(" ");
  await writeFile(join(folder, "nginx.conf"), `${brotli ? `load_module ${BROTLI};` : ""}
    ${process.getuid() === 0 ? "user root;" : ""} daemon off; worker_processes 1; pid ${folder}/pid; error_log stderr warn;
    events {} http { access_log off; ${paths} include ${folder}/server.conf; }`);
  nginx = spawn(process.env.WAYMARK_NGINX ?? "/usr/sbin/nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  nginx.stderr.on("data", (data) => (said += data));
  for (;;) {
    if (nginx.exitCode !== null) throw new Error(`nginx does not start: ${said}`);
    if (await answer("").then(() => true, () => false)) break;
  }
  browser = await launch();
});
after(async () => {
  await browser?.close();
  nginx?.kill();
  await rm(folder, { recursive: true, force: true });
});

/** Status, headers and bytes as they come over the line. */
function answer(path, headers = {}) {
  return new Promise((resolve, reject) => {
    get(origin + path, { headers }, (response) => {
      let bytes = 0;
      response.on("data", (data) => (bytes += data.length));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, bytes }));
    }).on("error", reject);
  });
}

async function assets() {
  const html = await readFile(join(site, `embed/${drawn[0].id}/index.html`), "utf8");
  return {
    module: html.match(/data-module="\.\.\/\.\.\/([^"]+)"/)[1],
    script: html.match(/<script type="module" src="\.\.\/\.\.\/([^"]+)"/)[1],
    font: `assets/${(await readdir(join(site, "assets"))).find((name) => name.endsWith(".woff2"))}`,
  };
}

test("every file has its type, and any origin may use it", async () => {
  const { module, script, font } = await assets();
  const [{ id }] = figures;
  const types = {
    "": "text/html; charset=utf-8",
    [`embed/${id}/`]: "text/html; charset=utf-8",
    "embed.js": "text/javascript; charset=utf-8",
    [script]: "text/javascript; charset=utf-8",
    [module]: "application/wasm",
    [font]: "font/woff2",
    "embed.mjs": "text/javascript; charset=utf-8",
    "manifest.json": "application/json; charset=utf-8",
    [`figure/${id}.svg`]: "image/svg+xml; charset=utf-8",
    [`figure/${id}.png`]: "image/png",
    [`figure/${id}.csv`]: "text/csv; charset=utf-8",
    [`figure/${id}.metadata.json`]: "application/json; charset=utf-8",
  };
  for (const [path, type] of Object.entries(types)) {
    const { status, headers } = await answer(path);
    assert.equal(status, 200, path);
    assert.equal(headers["content-type"], type, path);
    assert.equal(headers["access-control-allow-origin"], "*", path);
    assert.equal(headers["cross-origin-resource-policy"], "cross-origin", path);
    assert.equal(headers["cross-origin-embedder-policy"], type.startsWith("text/html") ? "require-corp" : undefined, path);
    assert.equal(headers["x-content-type-options"], "nosniff", path);
  }
});

test("texts and the module come as the build compressed them", async () => {
  const { module, script } = await assets();
  const codings = [["gzip", "gz"], ...(brotli ? [["br", "br"]] : [])];
  for (const [coding, end] of codings) {
    for (const path of ["index.html", script, module, "edition.json"]) {
      const { headers, bytes } = await answer(path, { "accept-encoding": coding });
      assert.equal(headers["content-encoding"], coding, path);
      assert.match(headers.vary, /Accept-Encoding/, path);
      assert.equal(bytes, (await readFile(join(site, `${path}.${end}`))).length, path);
    }
  }
  assert.equal((await answer(module)).headers["content-encoding"], undefined);
});

test("assets never change, all else is asked for again", async () => {
  const { module, script, font } = await assets();
  for (const path of [module, script, font]) assert.equal((await answer(path)).headers["cache-control"], "public, max-age=31536000, immutable");
  for (const path of ["", "embed.js", "manifest.json", `figure/${drawn[0].id}.png`]) assert.equal((await answer(path)).headers["cache-control"], "no-cache", path);
});

test("an address that is missing has every header of the others, and nobody remembers that it was missing", async () => {
  const [page, asset] = [await answer("embed/nothing/"), await answer("assets/nothing-0123456789.js")];
  const found = await answer("");
  for (const { status, headers } of [page, asset]) {
    assert.equal(status, 404);
    for (const name of ["access-control-allow-origin", "cross-origin-resource-policy", "content-security-policy", "referrer-policy", "x-content-type-options", "permissions-policy"]) {
      assert.equal(headers[name], found.headers[name], name);
    }
    assert.equal(headers["cache-control"], "no-store");
  }
  assert.match(found.headers["permissions-policy"], /camera=\(\)/);
});

test("the page may still be shown full screen, copy to the clipboard and share, and HTTPS alone is not forced on a host that did not ask", async () => {
  const { headers } = await answer("");
  assert.doesNotMatch(headers["permissions-policy"], /fullscreen|clipboard-write|web-share|autoplay/);
  assert.equal(headers["strict-transport-security"], undefined);
  assert.match(published, /# add_header Strict-Transport-Security/);
});

test("pages carry the policy, files do not, and an address without its slash keeps its options", async () => {
  const policy = (await answer("")).headers["content-security-policy"];
  for (const part of ["default-src 'none'", `script-src 'self' ${origin.slice(0, -1)} 'wasm-unsafe-eval'`, "frame-ancestors *", "require-trusted-types-for 'script'", "trusted-types 'none'"]) {
    assert.ok(policy.includes(part), part);
  }
  // What is no host's name is not repeated.
  const odd = (await answer("", { host: "a;sandbox" })).headers["content-security-policy"];
  assert.ok(odd === undefined || !odd.includes("sandbox"), odd);
  assert.equal((await answer("embed.js")).headers["content-security-policy"], undefined);
  const { status, headers } = await answer(`embed/${drawn[0].id}?dark=true`);
  assert.ok([301, 302, 308].includes(status));
  assert.equal(headers.location, `/embed/${drawn[0].id}/?dark=true`);
  assert.equal((await answer("embed/nothing/")).status, 404);
});

for (const path of ["", ...drawn.slice(0, 3).map(({ id }) => `embed/${id}/`)]) {
  test(`nothing in ${path || "the story"} violates the policy, also when its panels are opened`, async () => {
    const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
    const complaints = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.addInitScript(() => {
      window.violations = [];
      addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => window.violations.push(`${violatedDirective} ${blockedURI}`));
    });
    await page.goto(origin + path);
    const figure = page.locator("figure.waymark[data-state=live]").first();
    await figure.waitFor();
    for (const panel of await figure.locator(".tool-panel > summary").all()) await panel.click();
    const builder = figure.locator("button.builder");
    // It comes with the script of the tools.
    if (await builder.count()) {
      await builder.click();
      await page.frameLocator("dialog iframe").locator("figure[data-state=live]").waitFor();
      await page.keyboard.press("Escape");
    }
    await figure.locator(".targets").focus();
    await page.keyboard.press("Home");
    await page.locator(".tip:not([hidden])").waitFor();
    assert.deepEqual(await page.evaluate(() => window.violations), []);
    assert.deepEqual(complaints.filter((text) => !/favicon/.test(text)), []);
    await page.close();
  });
}
