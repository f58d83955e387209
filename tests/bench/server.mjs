// Serves folders as a good host would: brotli files where they are, hashed files for ever, pages asked about again.
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { join, normalize } from "node:path";

const TYPES = {
  css: "text/css", csv: "text/csv", html: "text/html; charset=utf-8", js: "text/javascript", json: "application/json", mjs: "text/javascript",
  png: "image/png", svg: "image/svg+xml", wasm: "application/wasm", woff2: "font/woff2",
};

/** Lets a page measure its memory, and gives it a fine clock. */
const ISOLATED = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp", "cross-origin-resource-policy": "cross-origin", "access-control-allow-origin": "*" };

/**
 * @param {{ [path: string]: string }} folders by the path under which each is served; the longest that fits is taken
 * @returns {Promise<{ address: string, close(): void }>}
 */
export async function serve(folders) {
  const prefixes = Object.keys(folders).sort((left, right) => right.length - left.length);
  const server = createServer(async ({ url = "/", headers }, response) => {
    const path = decodeURIComponent(new URL(url, "http://host").pathname);
    const prefix = prefixes.find((prefix) => path.startsWith(prefix));
    const found = prefix !== undefined && (await find(join(folders[prefix], normalize(`/${path.slice(prefix.length)}`))));
    if (!found) return void response.writeHead(404, ISOLATED).end();
    const { file, body, coding } = found;
    const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 16)}"`;
    const caching = /\/(assets|data)\//.test(path) ? "public, max-age=31536000, immutable" : "no-cache";
    const sent = { ...ISOLATED, "cache-control": caching, etag, vary: "accept-encoding", "content-type": TYPES[file.split(".").pop() ?? ""] ?? "application/octet-stream" };
    if (headers["if-none-match"] === etag) return void response.writeHead(304, sent).end();
    response.writeHead(200, { ...sent, ...(coding && { "content-encoding": coding }), "content-length": body.length }).end(body);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

async function find(path) {
  const file = path.endsWith("/") ? join(path, "index.html") : path;
  for (const [name, coding] of [[`${file}.br`, "br"], [file, ""]]) {
    if ((await stat(name).catch(() => undefined))?.isFile()) return { file, coding, body: await readFile(name) };
  }
  return undefined;
}
