/** @typedef {import("./pointer.js").Point} Point */
/** @typedef {import("./still.js").Box} Box */

/** As near as the engine shows. */
export const MOST = 6;

/** Keys that ask for a nearer view or one from farther off. */
const KEYS = "+=-\u2212";

/**
 * How near a chart is seen, and where. What changes it is a script of its own, which comes when somebody first asks for another
 * view, and hears what it has missed.
 */
export class View {
  times = 1;
  middle = { x: 0.5, y: 0.5 };
  #layer;
  #controls;
  #bring;
  /** @type {Box | undefined} */
  #window;
  /** @type {import("./zoom.js").Zoom | undefined} */
  #zoom;
  #coming = false;
  /** @type {Event[]} */
  #missed = [];

  /**
   * @param {HTMLElement} layer over the chart
   * @param {HTMLElement | null} controls its buttons, if something of the figure can be seen from nearer
   * @param {(view: View, controls: HTMLElement) => Promise<import("./zoom.js").Zoom | undefined>} bring what changes it
   */
  constructor(layer, controls, bring) {
    this.#layer = layer;
    this.#controls = controls;
    this.#bring = bring;
    const hear = (/** @type {any} */ event) => this.#hear(event);
    controls?.addEventListener("click", hear);
    if (controls) for (const type of ["keydown", "dblclick", "pointerdown", "pointermove", "pointerup", "pointercancel"]) layer.addEventListener(type, hear, { capture: true });
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
    const controls = this.#controls;
    if (!controls) return;
    const root = /** @type {Document | ShadowRoot} */ (controls.getRootNode());
    // A control that goes hands the focus to the chart.
    if (!box && controls.contains(root.activeElement)) this.#layer.focus();
    controls.hidden = !box;
    this.#layer.classList.toggle("zoomable", Boolean(box));
    if (!box) return;
    // Over the marks; only once, since what is moved loses the focus.
    const isAfter = this.#layer.compareDocumentPosition(controls) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (!isAfter) this.#layer.after(controls);
    controls.style.top = `${box.y + 8}px`;
    controls.style.left = `${box.x + box.width - 8}px`;
    // An address may have asked for it.
    if (this.times > 1) this.#come();
    this.#zoom?.place(box);
  }

  /**
   * A first press, of the buttons or a key, a double click or a second finger.
   * @param {PointerEvent & KeyboardEvent} event
   */
  #hear(event) {
    const { type, key, isPrimary } = event;
    if (this.#zoom || !this.#window) return;
    const pressed = type === "keydown" && KEYS.includes(key) && !(event.ctrlKey || event.altKey || event.metaKey);
    if ((type === "keydown" && !pressed) || (type === "pointermove" && !this.#coming)) return;
    if (pressed) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    if (type === "pointerdown" && isPrimary) this.#missed = [];
    this.#missed.push(event);
    if (!type.startsWith("pointer") || (type === "pointerdown" && !isPrimary)) this.#come();
  }

  async #come() {
    const controls = this.#controls;
    if (this.#coming || this.#zoom || !controls) return;
    this.#coming = true;
    const zoom = await this.#bring(this, controls);
    this.#coming = false;
    const missed = this.#missed.splice(0);
    if (!zoom) return;
    this.#zoom = zoom;
    if (this.#window) zoom.place(this.#window);
    for (const event of missed) zoom.hear(event);
  }
}
