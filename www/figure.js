import { writeAddress } from "./address.js";
import { announce } from "./announcer.js";
import { create, find } from "./element.js";
import { Failure } from "./failure.js";
import { followPointer } from "./pointer.js";
import { Selection } from "./selection.js";
import { Switches } from "./switches.js";
import { Targets } from "./targets.js";
import { words } from "./words.js";

/** @typedef {import("./session.js").Session} Session */

const REACH = 24;
/** Beyond this many pixels a side some browsers show an empty canvas, without an error. */
const LONGEST_SIDE = 4096;
/** Pictures do not grow with the text beyond what leaves them this many pixels to be laid out in. */
const NARROWEST = 280;

/** One figure: takes the still picture over, in place, and gives it back if the engine fails. */
export class Figure {
  traps = 0;
  #canvas = create("canvas");
  /** @type {Session | undefined} */
  #session;
  /** @type {Uint32Array} */
  #palette = new Uint32Array();
  #size = { width: 0, height: 0, scale: 1 };
  #scene = { handle: 0, generation: -1 };
  #frame = 0;
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
    this.framed = tooltip.framed;
    this.id = element.dataset.figure ?? "";
    this.plot = find(element, ".plot");
    this.status = find(element, ".status");
    this.data = /** @type {HTMLDetailsElement} */ (find(element, ".data"));
    this.hue = [...(element.closest("[class*=link-]")?.classList ?? [])].find((name) => name.startsWith("link-")) ?? "";
    this.selection = new Selection(this, tooltip);
    this.targets = new Targets(this.id, {
      move: (index) => this.selection.move(index),
      pin: (index) => this.selection.pin(index),
      letGo: () => this.selection.letGo(true),
      leave: () => this.selection.leave(),
    });
    this.switches = new Switches(element, () => this.#switched());
    this.data.addEventListener("toggle", () => this.#showData());
    this.#canvas.setAttribute("aria-hidden", "true");
    this.#canvas.addEventListener("contextrestored", () => this.paint(this.#palette));
    followPointer(this.targets.root, (point) => this.#nearest(point.x, point.y), {
      hover: (index, at) => this.selection.hover(index, at),
      pin: (index) => this.selection.pin(index),
      letGo: () => this.selection.letGo(),
    });
  }

  get live() {
    return this.element.dataset.state === "live";
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
    const sizes = new ResizeObserver(() => {
      const width = Math.floor(this.plot.clientWidth);
      if ((width === this.#size.width && textScale(width) === this.#size.scale) || this.#frame) return;
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.draw();
      });
    });
    sizes.observe(this.plot);
    sizes.observe(this.element);
  }

  /** Lays the figure out for its width and state, and paints it. */
  draw() {
    const width = Math.floor(this.plot.clientWidth);
    const session = this.#session;
    if (!session || !width || this.element.dataset.state === "failed") return;
    const state = this.switches.state().toString();
    const scale = textScale(width);
    const description = this.#attempt("E07", () =>
      session.run(this, (engine, edition) => {
        if (this.#scene.generation === session.generation) engine.release(this.#scene.handle);
        this.#scene = { handle: 0, generation: -1 };
        this.#scene = { handle: engine.lay_out(edition, this.id, width / scale, state), generation: session.generation };
        return engine.describe(this.#scene.handle);
      }),
    );
    if (!description) return;
    this.#size = { width, height: description.height * scale, scale };
    this.paint(this.#palette);
    if (this.#scene.generation !== session.generation) return;
    this.targets.update(description.targets.map((target) => scaled(target, scale)));
    if (!this.live) this.#takeOver();
    this.plot.style.height = `${this.#size.height}px`;
    this.selection.show();
    if (this.#asked) this.#askedFocus(this.#asked);
  }

  /** @param {Uint32Array} palette */
  paint(palette) {
    this.#palette = palette;
    const session = this.#session;
    const { width, height, scale } = this.#size;
    if (!session || this.#scene.generation !== session.generation || this.element.dataset.state === "failed") return;
    const ratio = Math.min(devicePixelRatio, LONGEST_SIDE / width, LONGEST_SIDE / Math.max(1, height));
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    this.#canvas.style.width = `${width}px`;
    this.#canvas.style.height = `${height}px`;
    this.#attempt("E08", () => session.run(this, (engine) => engine.paint(this.#scene.handle, this.#canvas, ratio * scale, palette)));
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
    if (this.element.dataset.state === "failed") return;
    this.element.dataset.state = "failed";
    this.selection.letGo();
    this.#canvas.remove();
    this.targets.root.remove();
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
    const { scale } = this.#size;
    if (generation !== this.#session?.generation) return -1;
    return this.#session.run(this, (engine) => engine.nearest(handle, x / scale, y / scale, REACH / scale)) ?? -1;
  }

  #switched() {
    this.draw();
    announce(this.status, this.switches.label);
    this.remember();
  }

  /** The table stands in the chart's place. */
  #showData() {
    const { open } = this.data;
    if (this.plot.hidden === open) return;
    this.plot.hidden = open;
    this.element.classList.toggle("tabled", open);
    if (open) this.selection.letGo();
    if (this.element.getBoundingClientRect().top < 0) this.element.scrollIntoView();
    announce(this.status, open ? words.table : words.picture);
    this.remember();
  }

  /** What differs from the figure as published. */
  get state() {
    const state = this.switches.state();
    if (this.data.open) state.set("tab", "table");
    if (this.selection.pinned) state.set("focus", this.selection.pinned);
    return state;
  }

  remember() {
    if (!this.#asked) writeAddress(this.framed, this.id, this.state, ["tab", "focus", ...this.switches.names]);
  }

  /**
   * Takes the state that an address asks for.
   * @param {URLSearchParams} state
   */
  ask(state) {
    this.#asked = state;
    this.switches.apply(state);
    this.data.open = this.plot.hidden = state.get("tab") === "table";
    this.element.classList.toggle("tabled", this.data.open);
    if (this.live) this.draw();
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
 * @param {import("./engine.js").Target} target
 * @param {number} scale
 */
function scaled(target, scale) {
  const { x, y, width, height } = target;
  return { ...target, x: x * scale, y: y * scale, width: width * scale, height: height * scale };
}
