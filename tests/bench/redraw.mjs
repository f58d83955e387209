// How long a figure takes to lay out and to paint, against a script that makes the same marks on the same canvas.
//
// The other script is what one would write by hand for exactly this picture: the engine's own calls on the canvas are recorded
// once, calls that set what is set already are dropped, and the rest is replayed from a plain array. Both paint in turns in
// one page; "with pixels" reads one pixel back, so that the browser has to finish.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { address, launch, site } from "../e2e/browser.mjs";

const WIDTH = 960;
const ROUNDS = 30;
/** Paintings in a round. */
const TIMES = 5;

const glue = process.env.WAYMARK_GLUE;
if (!glue) throw new Error("run this by `cargo xtask bench`");
const manifest = JSON.parse(await readFile(join(site, "manifest.json"), "utf8"));
const files = {
  "bench/": ["text/html", "<!doctype html><title>bench</title><canvas></canvas>"],
  "bench/engine.js": ["text/javascript", await readFile(join(glue, "waymark.js"))],
  "bench/waymark_bg.wasm": ["application/wasm", await readFile(join(glue, "waymark_bg.wasm"))],
};

/** The clock of a page is fine only where no other page can share its process. */
const ISOLATED = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

const browser = await launch();
const page = await browser.newPage({ deviceScaleFactor: 2 });
for (const [path, [contentType, body]] of Object.entries(files)) {
  await page.route(address + path, (route) => route.fulfill({ contentType, body, headers: ISOLATED }));
}
await page.goto(`${address}bench/`);
const figures = manifest.figures.filter(({ kinds }) => kinds.some((kind) => kind !== "table")).map(({ id }) => id);
const results = await page.evaluate(measure, { figures, width: WIDTH, rounds: ROUNDS, times: TIMES, edition: `${address}edition.json` });
await browser.close();

const cell = (value, digits) => value.toFixed(digits).padStart(9);
console.log(`Painting at ${WIDTH} px, two device pixels a pixel; medians of ${ROUNDS} rounds of ${TIMES}`);
console.log("figure              calls   µs layout   ratio calls   ratio with pixels   µs nearest mark");
for (const { figure, calls, layout, submit, finish, nearest } of results) {
  console.log(
    `${figure.padEnd(18)} ${String(calls).padStart(6)} ${cell(layout, 0)}   ${cell(submit, 2)}       ${cell(finish, 2)}          ${cell(nearest, 2)}`,
  );
}

/** Runs in the page. */
async function measure({ figures, width, rounds, times: repeats, edition: source }) {
  const engine = await import("/bench/engine.js");
  await engine.default();
  const edition = engine.read(await (await fetch(source)).text());
  const palette = new Uint32Array(engine.inks().length).fill(0x444444);
  const canvas = document.querySelector("canvas");
  const context = canvas.getContext("2d");
  const median = (values) => values.sort((left, right) => left - right)[values.length >> 1];
  /** Microseconds that one of several turns takes. */
  const time = (work, turns = repeats) => {
    const start = performance.now();
    for (let turn = 0; turn < turns; turn += 1) work();
    return ((performance.now() - start) * 1000) / turns;
  };

  /** The calls that the engine makes for a scene, without those that change nothing. */
  function record(scene) {
    const [calls, state] = [[], {}];
    const target = Object.getPrototypeOf(context);
    const kept = Object.getOwnPropertyDescriptors(target);
    for (const [name, { value, set }] of Object.entries(kept)) {
      if (typeof value === "function") {
        target[name] = function (...parameters) {
          calls.push([name, parameters]);
          return value.apply(this, parameters);
        };
      } else if (set) {
        Object.defineProperty(target, name, {
          ...kept[name],
          set(next) {
            if (state[name] !== next) calls.push([name, next]);
            state[name] = next;
            set.call(this, next);
          },
        });
      }
    }
    engine.paint(scene, canvas, 2, palette);
    for (const [name, descriptor] of Object.entries(kept)) Object.defineProperty(target, name, descriptor);
    return calls.filter(([name], index) => name !== "beginPath" || calls[index + 1]?.[0] !== "beginPath");
  }

  function replay(calls, size) {
    canvas.width = size.width * 2;
    canvas.height = size.height * 2;
    for (const [name, parameters] of calls) {
      if (Array.isArray(parameters)) context[name](...parameters);
      else context[name] = parameters;
    }
  }

  return figures.map((figure) => {
    const scene = engine.lay_out(edition, figure, width, "");
    const size = engine.describe(scene);
    const calls = record(scene);
    const ways = [() => engine.paint(scene, canvas, 2, palette), () => replay(calls, size)];
    const times = { submit: [[], []], finish: [[], []], layout: [], nearest: [] };
    for (let round = 0; round < rounds; round += 1) {
      ways.forEach((paint, way) => {
        const finish = () => context.getImageData(0, 0, 1, 1);
        finish();
        times.submit[way].push(time(paint));
        finish();
        times.finish[way].push(time(() => (paint(), finish())));
      });
      times.layout.push(time(() => engine.release(engine.lay_out(edition, figure, width, ""))));
      times.nearest.push(time(() => engine.nearest(scene, width / 2, size.height / 2, 24), 200));
    }
    const ratio = ([ours, theirs]) => median(ours) / median(theirs);
    return {
      figure, calls: calls.length, layout: median(times.layout), nearest: median(times.nearest),
      submit: ratio(times.submit), finish: ratio(times.finish),
    };
  });
}
