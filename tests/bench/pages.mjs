// The pages of the benchmark: the same page for the hand-written script and for every library, and a host page for our elements.
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { build } from "esbuild";

const HERE = new URL(".", import.meta.url).pathname;

/** The scripts in `peers`, by what they are called in the report. The first is the reference. */
export const PEERS = {
  canvas: "hand-written canvas",
  d3: "d3 on canvas",
  uplot: "uPlot",
  chartjs: "Chart.js",
  plot: "Observable Plot",
  echarts: "ECharts, tree-shaken",
  "vega-lite": "Vega-Lite",
};

const STYLE = `body{margin:0 auto;max-width:720px;padding:16px;font:16px/1.4 system-ui,sans-serif;color:#333}
figure{margin:0 0 32px}h2{font-size:20px;margin:0}p{margin:4px 0}.plot{position:relative;height:320px}
[role=tooltip]{position:absolute;z-index:1;left:0;top:0;padding:4px 8px;background:#fff;border:1px solid #767676;font-size:14px;pointer-events:none}[hidden]{display:none}`;

/** What the page of a library needs besides the page's own style. */
const SHEETS = { uplot: "node_modules/uplot/dist/uPlot.min.css" };

const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * Writes every page into a folder, with a brotli file beside each.
 * @param {string} folder
 * @param {import("./six.mjs").Six[]} figures
 */
export async function writePages(folder, figures) {
  await mkdir(join(folder, "assets"), { recursive: true });
  for (const peer of Object.keys(PEERS)) {
    const script = await bundle(peer, figures);
    const name = `assets/${peer}-${createHash("sha256").update(script).digest("hex").slice(0, 10)}.js`;
    await write(folder, name, script);
    const sheet = SHEETS[peer] ? await readFile(join(HERE, SHEETS[peer]), "utf8") : "";
    await write(folder, `${peer}.html`, page(peer, name, STYLE + sheet, figures));
  }
  await write(folder, "elements.html", await host(figures));
}

/** A script with all that it imports, minified; parts that nothing uses are left out. */
async function bundle(peer, figures) {
  const result = await build({
    entryPoints: [join(HERE, "peers", `${peer}.js`)], bundle: true, minify: true, format: "esm", target: "es2022", write: false,
    legalComments: "none", define: { "process.env.NODE_ENV": '"production"' },
    plugins: [{
      name: "six",
      setup(six) {
        six.onResolve({ filter: /^six$/ }, () => ({ path: "six", namespace: "six" }));
        const data = figures.map(({ title, subtitle, embedded, words, ...rest }) => rest);
        six.onLoad({ filter: /.*/, namespace: "six" }, () => ({ contents: `export default ${JSON.stringify(data)}`, loader: "js" }));
      },
    }],
  });
  return result.outputFiles[0].text;
}

const head = (title, style) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title><link rel="icon" href="data:,"><style>${style}</style>`;

/** Words are in the HTML, as a server would write them; the script adds the pictures. */
function page(peer, script, style, figures) {
  const figure = ({ id, title, subtitle, words }) =>
    `<figure id="${id}" data-state="static"><figcaption><h2>${escape(title)}</h2><p>${escape(subtitle)}</p></figcaption><div class="plot"></div>${words.map((line) => `<p>${escape(line)}</p>`).join("")}</figure>`;
  return `${head(`Six figures: ${PEERS[peer]}`, style)}<script type="module" src="${script}"></script><h1>Six figures</h1>${figures.map(figure).join("")}</html>`;
}

/** An article with six of our elements, in the code that an editor pastes: what `www/share/code.js` writes for each of them. */
async function host(figures) {
  const result = await build({ entryPoints: [join(HERE, "../../www/share/code.js")], bundle: true, format: "esm", write: false });
  const { write } = await import(`data:text/javascript;base64,${Buffer.from(result.outputFiles[0].contents).toString("base64")}`);
  const code = figures.map(({ embedded }) => write({ ...embedded, address: "../" }, { form: "element", theme: "light", flags: [], height: 0 }));
  return `${head("Six figures: elements", "body{margin:0 auto;max-width:720px;padding:16px;font:16px/1.4 system-ui,sans-serif}")}<h1>Six figures</h1>${code.join("\n")}</html>`;
}

async function write(folder, name, text) {
  const path = join(folder, name);
  await writeFile(path, text);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text) };
  await writeFile(`${path}.br`, brotliCompressSync(text, { params }));
}
