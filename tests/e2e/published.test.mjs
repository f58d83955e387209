// What the build writes: every file that the contract names, whole, alike on every machine.
import assert from "node:assert/strict";
import { readFile, readdir, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { site } from "./browser.mjs";

const WIDTHS = ["320", "480", "640", "768", "960", "1200"];
const manifest = JSON.parse(await readFile(join(site, "manifest.json"), "utf8"));
const paths = (await readdir(site, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => relative(site, join(entry.parentPath, entry.name)));

test("every figure has its page, pictures, data and oEmbed answer", () => {
  const edition = ["index.html", "embed.js", "embed.mjs", "embed.d.ts", "manifest.json", "edition.json", "npm/package.json", "npm/index.js", "npm/index.d.ts"];
  const figures = manifest.figures.flatMap(({ id }) => [
    `embed/${id}/index.html`,
    ...[".svg", ".dark.svg", ".png", ".card.png", ".csv", ".metadata.json"].map((end) => `figure/${id}${end}`),
    `oembed/${id}.json`,
  ]);
  assert.deepEqual([...edition, ...figures].filter((path) => !paths.includes(path)), []);
});

test("the manifest says of each figure what its frame needs", () => {
  for (const figure of manifest.figures) {
    const fields = ["id", "title", "summary", "kinds", "facts", "heights", "embed", "oembed", "hash"];
    assert.deepEqual(Object.keys(figure).sort(), fields.sort());
    assert.deepEqual(Object.keys(figure.heights).sort(), WIDTHS.toSorted());
    assert.match(figure.embed, /^<figure [^>]*><iframe src="http/);
    assert.ok(figure.embed.length <= 1000, `${figure.id}: ${figure.embed.length} characters`);
    assert.doesNotMatch(figure.embed, / id="| integrity="/);
  }
});

test("an oEmbed answer is rich, with a bare frame first and a whole thumbnail", async () => {
  for (const { id } of manifest.figures) {
    const answer = JSON.parse(await readFile(join(site, `oembed/${id}.json`), "utf8"));
    assert.equal(answer.version, "1.0");
    assert.equal(answer.type, "rich");
    // WordPress keeps the first frame, and no more of it than 1000 pixels.
    assert.match(answer.html, /^<iframe [^>]*frameborder="0"[^>]*><\/iframe>\n<script /);
    assert.ok(answer.height <= 1000);
    for (const field of ["width", "height", "thumbnail_width", "thumbnail_height"]) assert.ok(Number.isInteger(answer[field]), field);
  }
});

test("every text and the module have their compressed forms, which say the same", async () => {
  // What the next build reads, and no page.
  const own = ["builds.json"];
  for (const path of paths.filter((path) => !own.includes(path) && !path.startsWith("npm/") && /\.(css|csv|html|js|json|mjs|svg|wasm)$/.test(path))) {
    const [plain, brotli, gzip] = await Promise.all(["", ".br", ".gz"].map((end) => readFile(join(site, path + end))));
    assert.ok(plain.equals(brotliDecompressSync(brotli)), `${path}.br`);
    assert.ok(plain.equals(gunzipSync(gzip)), `${path}.gz`);
  }
});

test("an asset's name changes with its contents", () => {
  const assets = paths.filter((path) => dirname(path) === "assets" && !/\.(br|gz)$/.test(path));
  assert.ok(assets.length >= 8);
  for (const asset of assets) assert.match(asset, /-[0-9A-Za-z]{8,}\.\w+$/);
});

test("nothing names the machine that built it", async () => {
  const root = fileURLToPath(new URL("../../", import.meta.url)).replace(/\/$/, "");
  for (const path of paths.filter((path) => !/\.(br|gz|png)$/.test(path))) {
    const text = await readFile(join(site, path), "latin1");
    for (const place of [root, `${homedir()}/`, "/rustc-", ".cargo/registry"]) assert.ok(!text.includes(place), `${place} in ${path}`);
  }
});

test("pages carry no inline script and no inline style", async () => {
  for (const path of paths.filter((path) => path.endsWith(".html"))) {
    const html = (await readFile(join(site, path), "utf8")).replaceAll(/<code class="snippet">[^]*?<\/code>/g, "");
    assert.doesNotMatch(html, /\sstyle="|<style|\son\w+="|<script(?![^>]* src=)(?! type="application\/ld\+json">)/, path);
  }
});

test("a downloaded drawing stands alone", async () => {
  for (const { id } of manifest.figures) {
    const svg = await readFile(join(site, `figure/${id}.svg`), "utf8");
    assert.match(svg, /@font-face\{[^}]*data:font\/woff2/, id);
    assert.doesNotMatch(svg, /var\(--|(href|src)="http/, id);
    assert.ok((await stat(join(site, `figure/${id}.png`))).size > 5000, id);
  }
});
