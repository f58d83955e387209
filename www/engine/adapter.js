/** The engine as the shell asks it; where the module offers something else, this is the one place that knows. */
import { clearOf } from "./clear.js";
import { begin, between, course, describe, inks, lay_out, let_go, nearest, paint, read, read_land, release, reset } from "./glue.js";

/** @typedef {{ x: number, y: number, width: number, height: number }} Box in CSS pixels of the picture's box */
/**
 * @typedef {object} Mark one that a pointer, a key or a screen reader can reach
 * @property {string} fact the id of its fact
 * @property {string[]} facts the ids of other facts that are told with it
 * @property {number} panel the index of the figure's panel that it stands in
 */
/**
 * @typedef {object} Description
 * @property {number} width
 * @property {number} height
 * @property {(Mark & Box & { room: Box })[]} targets with the room of each and its outline
 * @property {Box} [window] can be seen from nearer
 * @property {import("./glue.js").Plane} [plane] where the plane of a map that is flown lies
 * @property {Box[]} texts where its lines of text stand
 */

/**
 * @typedef {object} Engine
 * @property {(bytes: Uint8Array) => number} read a figure's data; returns the figure's handle
 * @property {(bytes: Uint8Array) => void} readLand for all maps
 * @property {(figure: number, width: number, state: string, times: number, x: number, y: number) => number} layOut returns a
 *   scene's handle; `state` as in `show=multiples`, and seen `times` as near with the point `x`, `y` (parts of the whole) in
 *   the middle
 * @property {(figure: number, state: string) => Float64Array} course what is drawn of a map on the way from view to view
 * @property {(scene: number) => Description} describe
 * @property {(from: number, to: number, progress: number) => number} between returns a scene's handle
 * @property {(scene: number, canvas: HTMLCanvasElement, ratio: number, palette: Uint32Array) => void} paint
 * @property {() => string[]} inks names of the colours of a palette, in its order
 * @property {(scene: number, x: number, y: number, reach: number) => number} nearest the index of a target, or −1
 * @property {(scene: number) => void} release
 * @property {() => void} reset begins anew; every handle is void
 * @property {() => void} letGo gives the instance's memory back; every handle is void until `wake`
 * @property {() => Promise<void>} wake begins anew after `letGo`
 */

/**
 * @param {import("./glue.js").Room} room
 * @returns {Box}
 */
const boxOf = ([x, y, width, height]) => ({ x, y, width, height });

/**
 * Digits and round letters reach somewhat beyond the box of a text.
 * @param {import("./glue.js").Room} room
 */
const inkOf = ([x, y, width, height]) => boxOf([x, y - 0.07 * height, width, 1.14 * height]);

/**
 * @param {WebAssembly.Module} module that has begun
 * @returns {Engine}
 */
export function adapt(module) {
  return {
    read,
    readLand: read_land,
    layOut: lay_out,
    course,
    describe(scene) {
      const [width, height, marks, window, plane, texts] = describe(scene);
      const inks = texts.map(inkOf);
      const targets = marks.map(([fact, facts, panel, room]) => {
        const box = boxOf(room);
        return { fact, facts, panel, ...box, room: clearOf(box, inks) };
      });
      return { width, height, targets, window: window && boxOf(window), plane, texts: inks };
    },
    between,
    paint,
    inks,
    nearest,
    release,
    reset() {
      reset();
      // The next call starts the fresh instance, but bytes would have been written into the memory of the old one.
      release(0);
    },
    letGo: let_go,
    wake: () => begin(module),
  };
}
