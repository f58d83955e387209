import { announce } from "./announcer.js";
import { create, find } from "../shell/dom.js";
import { Failure } from "../engine/failure.js";
import { Motion } from "./motion.js";
import { followPointer } from "./pointer.js";
import { Selection } from "./selection.js";
import { Switches } from "./switches.js";
import { Targets } from "./targets.js";
import { words } from "../shell/words.js";
import { Zoom } from "./zoom.js";

/** @typedef {import("../engine/session.js").Session} Session */

const REACH = 24;
/** Beyond this many pixels a side some browsers show an empty canvas, without an error. */
const LONGEST_SIDE = 4096;
/** Pictures do not grow with the text beyond what leaves them this many pixels to be laid out in. */
const NARROWEST = 280;

/** @typedef {{ handle: number, generation: number, height: number }} Scene */

/** One figure: takes the still picture over, in place, and gives it back if the engine fails. */
export class Figure {
  traps = 0;
  #canvas = create("canvas");
  /** @type {Session | undefined} */
  #session;
  /** @type {Uint32Array} */
  #palette = new Uint32Array();
  #width = 0;
  /** How many times as large as laid out the picture is shown, for the reader's text size. */
  #scale = 1;
  /** @type {Scene} */
  #scene = { handle: 0, generation: -1, height: 0 };
  #motion = new Motion();
  /** @type {Scene[]} where the marks are coming from, and where they are */
  #way = [];
  #frame = 0;
  /** @type {ResizeObserver | undefined} */
  #sizes;
  /** @type {URLSearchParams | undefined} */
  #asked;

  /**
   * @param {HTMLElement} element
   * @param {import("./tooltip.js").Tooltip} tooltip
   * @param {(failure: Failure) => void} report
   */
  constructor(element, tooltip, report) {
    this.element = element;
    this.report = report;
    this.id = element.dataset.figure ?? "";
    this.plot = find(element, ".plot");
    this.status = find(element, ".status");
    this.data = /** @type {HTMLDetailsElement} */ (find(element, ".data"));
    this.hue = [...(element.closest("[class*=topic-]")?.classList ?? [])].find((name) => name.startsWith("topic-")) ?? "";
    this.selection = new Selection(this, tooltip);
    this.targets = new Targets(this.id, {
      move: (index) => this.selection.move(index),
      pin: (index) => this.selection.pin(index),
      unpin: () => this.selection.unpin(true),
      leave: () => this.selection.leave(),
    });
    this.switches = new Switches(element, () => this.#switched());
    this.zoom = new Zoom(this.targets.root, () => this.selection.middle, (settled) => this.#zoomed(settled));
    this.data.addEventListener("toggle", () => this.#showData());
    this.#canvas.setAttribute("aria-hidden", "true");
    this.#canvas.addEventListener("contextrestored", () => this.paint(this.#palette));
    followPointer(this.targets.root, (point) => this.#nearest(point.x, point.y), {
      hover: (index, at) => this.selection.hover(index, at),
      pin: (index) => this.selection.pin(index),
      unpin: () => this.selection.unpin(),
    });
  }

  get live() {
    return this.element.dataset.state === "live";
  }

  get #failed() {
    return this.element.dataset.state === "failed";
  }

  /**
   * Draws for the first time, and from then on at every width.
   * @param {Session} session
   * @param {Uint32Array} palette
   */
  start(session, palette) {
    if (this.#session) return;
    this.#session = session;
    this.#palette = palette;
    const { land } = this.element.dataset;
    if (land) session.land(land).catch((error) => this.fail(new Failure("E03", error))).then(() => this.#begin());
    else this.#begin();
  }

  #begin() {
    this.draw();
    this.#sizes = new ResizeObserver(() => {
      const width = Math.floor(this.plot.clientWidth);
      if ((width === this.#width && textScale(width) === this.#scale) || this.#frame) return;
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.draw();
      });
    });
    this.#sizes.observe(this.plot);
    this.#sizes.observe(this.element);
  }

  /** Lets go of what the engine holds for a figure that leaves the page. */
  stop() {
    this.#sizes?.disconnect();
    this.#release(this.#halt());
    this.#session = undefined;
  }

  /**
   * Lays the figure out for its width and state, and paints it.
   * @param {boolean} [moving] whether the marks move to their new places before the reader's eyes
   */
  draw(moving = false) {
    const width = Math.floor(this.plot.clientWidth);
    const session = this.#session;
    if (!session || !width || this.#failed) return;
    const before = this.#halt();
    const state = this.#view.toString().replaceAll("%2C", ",");
    const scale = textScale(width);
    const description = this.#attempt("E07", () =>
      session.run(this, (engine, edition) => {
        this.#scene = { handle: 0, generation: -1, height: 0 };
        const handle = engine.lay_out(edition, this.id, width / scale, state);
        const description = engine.describe(handle);
        this.#scene = { handle, generation: session.generation, height: description.height * scale };
        return description;
      }),
    );
    if (!description) return;
    this.#width = width;
    this.#scale = scale;
    const scene = this.#scene;
    const arrive = () => {
      for (const passed of [before, ...this.#way.splice(0)]) this.#release(passed);
      this.paint(this.#palette);
      if (this.live) this.plot.style.height = `${scene.height}px`;
    };
    if (moving && this.live && before.generation === scene.generation) {
      const height = Math.max(before.height, scene.height);
      this.plot.style.height = `${height}px`;
      this.#motion.run((progress) => this.#paintBetween(before, scene, progress, height), arrive);
    } else arrive();
    if (this.#failed || this.#scene.generation !== session.generation) return;
    this.targets.update(description.targets.map((target) => scaled(target, scale)));
    if (!this.live) this.#takeOver();
    this.zoom.place(description.window && scaled(description.window, scale));
    if (!this.#motion.running) this.plot.style.height = `${scene.height}px`;
    this.selection.show();
    if (this.#asked) this.#askedFocus(this.#asked);
  }

  /** Stops where the marks are now, and gives the scene that is seen. */
  #halt() {
    const [from, seen] = this.#way.splice(0);
    if (!this.#motion.stop() || !from || !seen) return this.#scene;
    this.#release(from);
    this.#release(this.#scene);
    return seen;
  }

  /** @param {Uint32Array} palette */
  paint(palette) {
    this.#palette = palette;
    this.#motion.finish();
    this.#paint(this.#scene, this.#scene.height);
  }

  /**
   * @param {Scene} before
   * @param {Scene} after
   * @param {number} progress
   * @param {number} height
   */
  #paintBetween(before, after, progress, height) {
    if (before.generation !== this.#session?.generation) return;
    const handle = this.#attempt("E08", () =>
      this.#session?.run(this, (engine) => engine.between(before.handle, after.handle, progress)),
    );
    if (handle === undefined) return;
    const seen = { ...after, handle, height };
    this.#paint(seen, height);
    const [, passed] = this.#way;
    if (passed) this.#release(passed);
    this.#way = [before, seen];
  }

  /**
   * @param {Scene} scene
   * @param {number} height
   */
  #paint(scene, height) {
    const session = this.#session;
    const width = this.#width;
    if (!session || scene.generation !== session.generation || this.#failed) return;
    const ratio = Math.min(devicePixelRatio, LONGEST_SIDE / width, LONGEST_SIDE / Math.max(1, height));
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    this.#canvas.style.width = `${width}px`;
    this.#canvas.style.height = `${height}px`;
    const paint = (/** @type {import("../engine/session.js").Engine} */ engine) =>
      engine.paint(scene.handle, this.#canvas, ratio * this.#scale, this.#palette);
    this.#attempt("E08", () => session.run(this, paint));
  }

  /** @param {Scene} scene */
  #release(scene) {
    if (scene.generation !== this.#session?.generation) return;
    this.#session.run(this, (engine) => engine.release(scene.handle));
  }

  #takeOver() {
    this.plot.append(this.#canvas, this.targets.root);
    this.element.dataset.state = "live";
    this.element.dispatchEvent(new CustomEvent("waymark-live", { bubbles: true }));
  }

  /**
   * @template T
   * @param {string} code
   * @param {() => T} work
   */
  #attempt(code, work) {
    try {
      return work();
    } catch (error) {
      this.fail(new Failure(code, error));
      return undefined;
    }
  }

  /**
   * Back to the still picture, for good.
   * @param {Failure} failure
   */
  fail(failure) {
    if (this.#failed) return;
    this.element.dataset.state = "failed";
    this.selection.unpin();
    this.#canvas.remove();
    this.targets.root.remove();
    this.zoom.place(undefined);
    this.plot.style.height = "";
    this.element.dispatchEvent(new CustomEvent("waymark-failed", { bubbles: true, detail: { code: failure.code } }));
    this.report(failure);
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  #nearest(x, y) {
    const { handle, generation } = this.#scene;
    if (generation !== this.#session?.generation) return -1;
    return this.#session.run(this, (engine) => engine.nearest(handle, x / this.#scale, y / this.#scale, REACH / this.#scale)) ?? -1;
  }

  #switched() {
    this.draw(true);
    announce(this.status, this.switches.label);
    this.remember();
  }

  /** @param {boolean} settled */
  #zoomed(settled) {
    this.selection.unpin();
    this.draw(settled);
    if (!settled) return;
    announce(this.status, words.zoomed(this.zoom.times, this.targets.targets.length));
    this.remember();
  }

  /** The table stands in the chart's place. */
  #showData() {
    const { open } = this.data;
    // A closed table is out of sight, though not out of reach: nothing in it takes the focus.
    for (const link of this.data.querySelectorAll("a")) link.tabIndex = open ? 0 : -1;
    if (this.plot.hidden === open) return;
    this.plot.hidden = open;
    this.element.classList.toggle("tabled", open);
    if (open) this.selection.unpin();
    if (this.element.getBoundingClientRect().top < 0) this.element.scrollIntoView();
    announce(this.status, open ? words.table : words.picture);
    this.remember();
  }

  /** What of the state changes the picture. */
  get #view() {
    const state = this.switches.state();
    if (this.zoom.state) state.set("view", this.zoom.state);
    return state;
  }

  /** What differs from the figure as published. */
  get state() {
    const state = this.#view;
    if (this.data.open) state.set("tab", "table");
    if (this.selection.pinned) state.set("focus", this.selection.pinned);
    return state;
  }

  /** All names that its state may have in an address. */
  get names() {
    return ["tab", "focus", "view", ...this.switches.names];
  }

  remember() {
    if (!this.#asked) this.element.dispatchEvent(new CustomEvent("waymark-state", { bubbles: true }));
  }

  /**
   * Takes the state that an address asks for.
   * @param {URLSearchParams} state
   */
  ask(state) {
    this.#asked = state;
    this.switches.apply(state);
    this.zoom.apply(state.get("view") ?? "");
    this.data.open = this.plot.hidden = state.get("tab") === "table";
    this.element.classList.toggle("tabled", this.data.open);
    if (this.live) this.draw(true);
    if (this.data.open) this.#asked = undefined;
  }

  /** @param {URLSearchParams} state */
  #askedFocus(state) {
    this.selection.pinFact(state.get("focus") ?? "");
    this.#asked = undefined;
  }
}

/**
 * How much larger than usual readers have their text: the picture's text is as much larger, where there is room.
 * @param {number} width
 * @returns {number}
 */
function textScale(width) {
  const wanted = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
  return Math.max(1, Math.min(wanted, width / NARROWEST));
}

/**
 * @template {{ x: number, y: number, width: number, height: number }} Box
 * @param {Box} target
 * @param {number} scale
 * @returns {Box}
 */
function scaled(target, scale) {
  const { x, y, width, height } = target;
  return { ...target, x: x * scale, y: y * scale, width: width * scale, height: height * scale };
}
