import { MOST } from "./view.js";
import { zoomWords } from "../shell/words.js";

/** @typedef {import("./pointer.js").Point} Point */
/** @typedef {import("./still.js").Box} Box */

const STEP = 2;
/** A press that has moved by this much is a drag. */
const SLACK = 4;

/** The nearer view of a chart: buttons, keys, a double click, a drag, two fingers. Scrolling stays the page's. */
export class Zoom {
  /** @type {Box} */
  #window = { x: 0, y: 0, width: 0, height: 0 };
  #view;
  #layer;
  #changed;
  #selection;
  /** @type {HTMLButtonElement} */
  #nearer;
  /** @type {HTMLButtonElement} */
  #farther;
  /** @type {HTMLButtonElement} */
  #whole;
  /** @type {Map<number, Point>} */
  #fingers = new Map();
  #dragged = false;

  /**
   * @param {import("./view.js").View} view that it changes
   * @param {HTMLElement} layer over the chart
   * @param {HTMLElement} controls its buttons: nearer, farther, whole
   * @param {import("./selection.js").Selection} selection which mark is meant
   * @param {(settled: boolean, say: (marks: number) => string) => void} changed the view is another one; `settled` if no gesture goes
   *   on; `say` tells of so many marks in view
   */
  constructor(view, layer, controls, selection, changed) {
    this.#view = view;
    this.#layer = layer;
    this.#selection = selection;
    this.#changed = changed;
    [this.#nearer, this.#farther, this.#whole] = /** @type {[HTMLButtonElement, HTMLButtonElement, HTMLButtonElement]} */ (
      /** @type {unknown} */ ([...controls.querySelectorAll("button")])
    );
    const hear = (/** @type {Event} */ event) => this.hear(event);
    controls.addEventListener("click", hear);
    layer.addEventListener("keydown", hear, { capture: true });
    for (const type of ["dblclick", "pointerdown", "pointermove", "pointerup", "pointercancel"]) layer.addEventListener(type, hear);
    // A drag is no click.
    layer.addEventListener("click", (event) => this.#dragged && event.stopImmediatePropagation(), { capture: true });
  }

  /** @param {Event} event of the chart or its buttons */
  hear(event) {
    const { type, target } = event;
    if (!this.#layer.classList.contains("zoomable")) return;
    if (event instanceof KeyboardEvent) this.#press(event);
    else if (!(event instanceof MouseEvent)) return;
    else if (type === "click") this.#ask(target instanceof Element ? target.closest("button") : null, !event.detail);
    else if (type === "dblclick") this.#about(this.#part(event), STEP, true);
    else if (!(event instanceof PointerEvent)) return;
    else if (type === "pointerdown") this.#down(event);
    else if (type === "pointermove") this.#move(event);
    else this.#up(event);
  }

  /**
   * @param {Element | null} button
   * @param {boolean} keyed a press of a key is no click of a pointer
   */
  #ask(button, keyed) {
    if (button === this.#nearer) this.#step(STEP, keyed);
    else if (button === this.#farther) this.#step(1 / STEP, keyed);
    else if (button === this.#whole) this.#to(1, this.#view.middle);
  }

  /** @param {Box} box the part of the chart that can be seen from nearer */
  place(box) {
    this.#layer.classList.toggle("nearer", this.#view.times > 1);
    this.#window = box;
    this.#nearer.setAttribute("aria-disabled", String(this.#view.times >= MOST));
    this.#farther.setAttribute("aria-disabled", String(this.#view.times <= 1));
    this.#whole.hidden = this.#view.times <= 1;
  }

  /**
   * @param {number} times
   * @param {Point} middle
   */
  #to(times, middle) {
    const before = this.#view.state;
    const root = /** @type {Document | ShadowRoot} */ (this.#layer.getRootNode());
    this.#view.set(times, middle);
    // That button goes with the nearer view, and would take the focus with it.
    if (this.#view.times <= 1 && root.activeElement === this.#whole) this.#nearer.focus();
    if (this.#view.state !== before) this.#tell(true);
  }

  /** @param {boolean} settled whether no gesture goes on */
  #tell(settled) {
    const { times } = this.#view;
    this.#changed(settled, (marks) => (times > 1 ? zoomWords.zoomed(Math.round(times * 10) / 10, marks) : zoomWords.unzoomed));
  }

  /**
   * About the mark that is meant, or the middle.
   * @param {number} factor
   * @param {boolean} keyed
   */
  #step(factor, keyed) {
    const focus = this.#selection.middle(keyed);
    const part = focus && this.#inWindow(focus);
    const inside = part && part.x >= 0 && part.x <= 1 && part.y >= 0 && part.y <= 1;
    this.#to(this.#view.times * factor, inside && factor > 1 ? this.#plain(part) : this.#view.middle);
  }

  /**
   * @param {Point} part of the window that keeps its place
   * @param {number} factor
   * @param {boolean} settled
   */
  #about(part, factor, settled) {
    const fixed = this.#plain(part);
    const times = Math.min(MOST, Math.max(1, this.#view.times * factor));
    this.#view.set(times, { x: fixed.x - (part.x - 0.5) / times, y: fixed.y - (part.y - 0.5) / times });
    this.#tell(settled);
  }

  /** @param {Point} part of the window, as it is shown */
  #plain(part) {
    return { x: this.#view.middle.x + (part.x - 0.5) / this.#view.times, y: this.#view.middle.y + (part.y - 0.5) / this.#view.times };
  }

  /** @param {Point} point of the chart */
  #inWindow({ x, y }) {
    const box = this.#window;
    return { x: (x - box.x) / box.width, y: (y - box.y) / box.height };
  }

  /** @param {MouseEvent} event */
  #part(event) {
    const layer = this.#layer.getBoundingClientRect();
    return this.#inWindow({ x: event.clientX - layer.left, y: event.clientY - layer.top });
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "+" || event.key === "=") this.#step(STEP, true);
    else if (event.key === "-" || event.key === "\u2212") this.#step(1 / STEP, true);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (event.button !== 0) return;
    this.#dragged = false;
    this.#fingers.set(event.pointerId, this.#part(event));
  }

  /** @param {PointerEvent} event */
  #move(event) {
    // Let go outside the chart.
    if (!event.buttons) this.#fingers.delete(event.pointerId);
    const before = this.#fingers.get(event.pointerId);
    if (!before) return;
    const now = this.#part(event);
    if (this.#fingers.size === 2) {
      const other = [...this.#fingers].find(([id]) => id !== event.pointerId)?.[1] ?? before;
      this.#dragged = true;
      this.#fingers.set(event.pointerId, now);
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
      this.#slide(before, now, 2);
      this.#about(middle, this.#gap(now, other) / this.#gap(before, other), false);
    } else if (event.pointerType === "mouse" && this.#view.times > 1 && this.#fingers.size === 1) {
      if (!this.#dragged && this.#gap(before, now) < SLACK) return;
      if (!this.#dragged) this.#layer.setPointerCapture(event.pointerId);
      this.#dragged = true;
      this.#fingers.set(event.pointerId, now);
      this.#slide(before, now, 1);
      this.#tell(false);
    }
  }

  /**
   * The picture follows the hand.
   * @param {Point} before
   * @param {Point} now
   * @param {number} fingers
   */
  #slide(before, now, fingers) {
    const by = 1 / (this.#view.times * fingers);
    this.#view.set(this.#view.times, { x: this.#view.middle.x - (now.x - before.x) * by, y: this.#view.middle.y - (now.y - before.y) * by });
  }

  /**
   * @param {Point} a
   * @param {Point} b
   */
  #gap(a, b) {
    return Math.max(1, Math.hypot((a.x - b.x) * this.#window.width, (a.y - b.y) * this.#window.height));
  }

  /** @param {PointerEvent} event */
  #up(event) {
    if (this.#fingers.delete(event.pointerId) && this.#dragged && !this.#fingers.size) this.#tell(true);
  }
}
