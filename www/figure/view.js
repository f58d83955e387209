/** @typedef {import("./pointer.js").Point} Point */
/** @typedef {import("./still.js").Box} Box */

/** As near as the engine shows. */
export const MOST = 6;

/** How near a chart is seen, and where. What changes it is a script of its own, fetched where something can be seen from nearer. */
export class View {
  times = 1;
  middle = { x: 0.5, y: 0.5 };
  #bring;
  /** @type {Box | undefined} */
  #window;
  /** @type {import("./zoom.js").Zoom | undefined} */
  #zoom;
  #asked = false;

  /** @param {(view: View) => Promise<import("./zoom.js").Zoom>} bring what changes it */
  constructor(bring) {
    this.#bring = bring;
  }

  /** How many times as near, and which point is in the middle, in parts of the whole: as exact as an address tells. */
  get parts() {
    const part = (/** @type {number} */ number) => Number(number.toFixed(3));
    return { times: part(this.times), x: part(this.middle.x), y: part(this.middle.y) };
  }

  /** The state of the view; empty when all is shown. */
  get state() {
    const { times, x, y } = this.parts;
    return times > 1 ? `${times},${x},${y}` : "";
  }

  /** @param {string} state as in an address; anything else shows all */
  apply(state) {
    const [times = NaN, x = NaN, y = NaN] = state.split(",").map(Number);
    if ([times, x, y].every(Number.isFinite)) this.set(times, { x, y });
    else this.set(1, { x: 0.5, y: 0.5 });
  }

  /**
   * @param {number} times
   * @param {Point} middle
   */
  set(times, middle) {
    this.times = Math.min(MOST, Math.max(1, times));
    const half = 0.5 / this.times;
    const inside = (/** @type {number} */ part) => Math.min(1 - half, Math.max(half, part));
    this.middle = { x: inside(middle.x), y: inside(middle.y) };
  }

  /** @param {Box | undefined} box the part of the chart that can be seen from nearer */
  place(box) {
    this.#window = box;
    this.#zoom?.place(box);
    if (!box || this.#asked) return;
    this.#asked = true;
    this.#bring(this).then((zoom) => {
      this.#zoom = zoom;
      zoom.place(this.#window);
    }, () => {
      // The whole is seen without it.
    });
  }
}
