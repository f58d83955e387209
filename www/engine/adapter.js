/** The engine as the shell asks it; where the module offers something else, this is the one place that knows. */
import { between, describe, inks, lay_out, nearest, paint, read, read_land, release, reset } from "./glue.js";

/** @typedef {import("../figure/still.js").Box} Box */
/** @typedef {import("../figure/still.js").Target} Target */
/** @typedef {{ width: number, height: number, targets: Target[], window?: Box }} Description */

/**
 * @typedef {object} Engine
 * @property {(bytes: Uint8Array, id: string) => number} read a figure's data; gives the figure's handle
 * @property {(text: string) => void} readLand for all maps
 * @property {(figure: number, width: number, state: string, times: number, x: number, y: number) => number} layOut gives a scene's
 *   handle; `state` as in `show=multiples`, and seen `times` as near with the point `x`, `y` (parts of the whole) in the middle
 * @property {(scene: number) => Description} describe
 * @property {(from: number, to: number, progress: number) => number} between gives a scene's handle
 * @property {(scene: number, canvas: HTMLCanvasElement, ratio: number, palette: Uint32Array) => void} paint
 * @property {() => string[]} inks names of the colours of a palette, in its order
 * @property {(scene: number, x: number, y: number, reach: number) => number} nearest the index of a target, or −1
 * @property {(scene: number) => void} release
 * @property {() => void} reset begins anew; every handle is void
 */

/**
 * The module reads whole editions and takes a nearer view in its state.
 * @returns {Engine}
 */
export function adapt() {
  /** @type {Map<Uint8Array, number>} */
  const editions = new Map();
  /** @type {{ edition: number, id: string }[]} */
  const figures = [];
  let land = "";
  return {
    read(bytes, id) {
      let edition = editions.get(bytes);
      if (edition === undefined) {
        edition = read(new TextDecoder().decode(bytes));
        editions.set(bytes, edition);
        if (land) read_land(edition, land);
      }
      return figures.push({ edition, id }) - 1;
    },
    readLand(text) {
      land = text;
      for (const edition of editions.values()) read_land(edition, text);
    },
    layOut(figure, width, state, times, x, y) {
      const { edition, id } = figures[figure] ?? { edition: 0, id: "" };
      const view = times > 1 ? `view=${[times, x, y].join(",")}` : "";
      return lay_out(edition, id, width, [state, view].filter(Boolean).join("&"));
    },
    describe(scene) {
      const { targets, ...rest } = describe(scene);
      return { ...rest, targets: targets.map(target) };
    },
    between,
    paint,
    inks,
    nearest,
    release,
    reset() {
      editions.clear();
      figures.length = 0;
      reset();
      // The next call starts the fresh instance, but a text would have been written into the memory of the old one.
      release(0);
      land = "";
    },
  };
}

/** @param {import("./glue.js").Target} target @returns {Target} */
function target({ fact, facts, x, y, width, height }) {
  return { fact, facts: facts.map((each) => each.fact), x, y, width, height };
}
