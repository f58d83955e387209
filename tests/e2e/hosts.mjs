// Other people's servers: one that publishes the figures under another origin, and one that has the pages which embed them.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after } from "node:test";
import { setTimeout } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { address, launch, site } from "./browser.mjs";
import { lettered } from "./pages.mjs";

const TYPES = {
  ".css": "text/css", ".csv": "text/csv", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json",
  ".png": "image/png", ".svg": "image/svg+xml", ".wasm": "application/wasm", ".woff2": "font/woff2",
};

export const { figures } = JSON.parse(await readFile(join(site, "manifest.json"), "utf8"));

/** Figures with a picture, in page order. */
export const drawn = figures.filter(({ kinds }) => kinds.some((kind) => kind !== "table"));

/** @param {(request, response) => void} answer */
function listen(answer) {
  return new Promise((resolve) => {
    const server = createServer(answer);
    server.listen(0, "127.0.0.1", () => {
      const close = () => new Promise((done) => (server.closeAllConnections(), server.close(done)));
      resolve({ origin: `http://127.0.0.1:${server.address().port}/`, close });
    });
  });
}

/**
 * Publishes the built pages under another origin. Pages come in so many pieces, one after another, as on a line that stammers.
 * @param {{ cors?: boolean, folder?: string, from?: string, pieces?: number, change?: (path: string, body: Buffer) => Buffer | Promise<Buffer> }} [options]
 */
export async function publish({ cors = true, folder = "", from = site, pieces = 1, change = (_, body) => body } = {}) {
  const asked = [];
  const server = await listen(async (request, response) => {
    const url = new URL(request.url, "http://host");
    const requested = normalize(decodeURIComponent(url.pathname)).replace(/\/$/, "/index.html");
    const path = requested.startsWith(`/${folder}`) ? requested.slice(folder.length) : "/elsewhere";
    asked.push(path);
    try {
      let body = await change(path, await readFile(join(from, path)));
      response.setHeader("content-type", TYPES[extname(path)] ?? "application/octet-stream");
      if (cors) {
        response.setHeader("access-control-allow-origin", "*");
        response.setHeader("cross-origin-resource-policy", "cross-origin");
        if (path.endsWith(".html")) response.setHeader("cross-origin-embedder-policy", "require-corp");
      }
      if (pieces > 1 && path.endsWith(".html")) {
        // Small ones first, where what is seen first is told: the pieces grow like the whole numbers.
        for (let piece = 0, start = 0; piece < pieces; piece += 1) {
          const end = Math.ceil((body.length * (piece + 1) * (piece + 2)) / (pieces * (pieces + 1)));
          response.write(body.subarray(start, end));
          start = end;
          await setTimeout(10);
        }
        return void response.end();
      }
      if (/\.(html|js|css|json|wasm|svg)$/.test(path)) {
        body = gzipSync(body, { level: 1 });
        response.setHeader("content-encoding", "gzip");
      }
      response.end(body);
    } catch {
      response.statusCode = 404;
      if (cors) response.setHeader("access-control-allow-origin", "*");
      response.end("not here");
    }
  });
  const origin = server.origin + folder;
  return { ...server, origin, asked, snippet: (figure) => figure.embed.replaceAll(address, origin) };
}

/** A change for `publish`: the text of frames and elements waits for its letters. */
export function waiting(path, body) {
  return /\/embed\.js$|\/embedded-[^/]*\.css$/.test(path) ? Buffer.from(lettered(String(body))) : body;
}

/**
 * Serves pages by their path; a page may be a text or a text with headers.
 * @param {Record<string, string | { body: string, headers: Record<string, string> }>} pages
 */
export function host(pages) {
  return listen((request, response) => {
    const { pathname } = new URL(request.url, "http://host");
    const page = pages[pathname.slice(1)];
    if (pathname === "/favicon.ico") return void response.writeHead(204).end();
    if (page === undefined) return void response.writeHead(404).end();
    const { body, headers = {} } = typeof page === "string" ? { body: page } : page;
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers }).end(body);
  });
}

/** A whole page around a body. */
export function page(body, head = "", attributes = 'lang="en"') {
  return `<!doctype html><html ${attributes}><head><meta charset="utf-8"><title>Host</title>${head}</head><body>${body}</body></html>`;
}

/** The parts of a snippet: its frame, the picture that waits beside it, and its script. */
export function parts(snippet) {
  const [frame, picture, script] = [/<iframe [^>]*><\/iframe>/, /<a .*<\/a>/, /<script .*<\/script>/].map((part) => snippet.match(part)[0]);
  return { frame, picture, script };
}

/** Snippet B: an element with the published picture inside. */
export function element(published, figure, attributes = "") {
  const { picture, script } = parts(published.snippet(figure));
  return `<waymark-figure figure="${figure.id}" ${attributes}>${picture}</waymark-figure>\n${script}`;
}

/** A browser and the published pages, for the tests of one file; both are closed after them. */
export async function stage() {
  const [browser, published] = [await launch(), await publish()];
  after(async () => {
    await browser.close();
    await published.close();
  });
  return { browser, published };
}
