/** The engine as the shell asks it; where the module offers something else, this is the one place that knows. */

/** @typedef {typeof import("./engine.js")} Glue */
/** @typedef {import("./engine.js").Picture} Description */

/**
 * @typedef {object} Engine
 * @property {(bytes: Uint8Array) => number} read a figure's data; returns the figure's handle
 * @property {(bytes: Uint8Array) => void} readLand for all maps
 * @property {(figure: number, width: number, state: string, times: number, x: number, y: number) => number} layOut returns a
 *   scene's handle; `state` as in `show=multiples`, and seen `times` as near with the point `x`, `y` (parts of the whole) in
 *   the middle
 * @property {(scene: number) => Description} describe
 * @property {(from: number, to: number, progress: number) => number} between returns a scene's handle
 * @property {(scene: number, canvas: HTMLCanvasElement, ratio: number, palette: Uint32Array) => void} paint
 * @property {() => string[]} inks names of the colours of a palette, in its order
 * @property {(scene: number, x: number, y: number, reach: number) => number} nearest the index of a target, or −1
 * @property {(scene: number) => void} release
 * @property {() => void} reset begins anew; every handle is void
 */

/**
 * @param {Glue} glue
 * @returns {Engine}
 */
export function adapt(glue) {
  return {
    read: glue.read,
    readLand: glue.read_land,
    layOut: glue.lay_out,
    describe: glue.describe,
    between: glue.between,
    paint: glue.paint,
    inks: glue.inks,
    nearest: glue.nearest,
    release: glue.release,
    reset() {
      glue.reset();
      // The next call starts the fresh instance, but bytes would have been written into the memory of the old one.
      glue.release(0);
    },
  };
}
