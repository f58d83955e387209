import { emptyCanvas, fitCanvas } from "./canvas-size.js";
import { create } from "../shell/dom.js";
import { Failure } from "../engine/failure.js";
import { Motion } from "./motion.js";
import { scaledAll } from "./still.js";

/** @typedef {import("../engine/session.js").Session} Session */
/** @typedef {import("../engine/session.js").Owner} Owner */
/** @typedef {import("../engine/adapter.js").Engine} Engine */
/** @typedef {import("./still.js").Point} Point */
/** @typedef {{ state: string, times: number, x: number, y: number }} View what of a figure's state changes its picture */
/** @typedef {import("./flight.js").Plane} Plane */
/** @typedef {{ handle: number, generation: number, height: number, plane?: Plane, state: string }} Scene */

/** @typedef {{ scene: Scene, description: import("../engine/adapter.js").Description }} Laid */
/** The place of the paper among the colours of a palette. */
const PAPER = 0;
/** @type {Scene} */
const NOTHING = { handle: 0, generation: -1, height: 0, state: "" };

/** A figure's canvas: what the engine has laid out for it, painted, and moving from one scene to the next. */
export class Drawing {
  canvas = create("canvas");
  #owner;
  #session;
  #palette;
  #scene = NOTHING;
  #motion = new Motion();
  /** What flies a map, once its script is there. @type {import("./flight.js").Flight | undefined} */
  #flight;
  #ratio = 1;
  /** @type {Scene[]} where the marks are coming from, and where they are */
  #way = [];
  /** @type {{ asked: string, laid: Laid | undefined } | undefined} */
  #soon;
  width = 0;
  /** How many times as large as laid out the picture is shown, for the reader's text size. */
  scale = 1;
  /** @type {(height: number) => void} called with the height that the picture has from now on */
  onHeight = () => {};

  /**
   * @param {Owner} owner
   * @param {Session} session
   * @param {Uint32Array} palette
   */
  constructor(owner, session, palette) {
    this.#owner = owner;
    this.#session = session;
    this.#palette = palette;
    this.canvas.setAttribute("aria-hidden", "true");
    this.canvas.addEventListener("contextrestored", () => this.paint(this.#palette));
    session.use(this);
    this.#bringFlight(owner);
  }

  /**
   * Brings what flies a map; without it, the map cuts to where it would fly, and does not follow its cards.
   * @param {Owner} owner
   */
  async #bringFlight(owner) {
    const { flight } = owner.element.dataset;
    if (!flight) return;
    try {
      // The opening of a story brings its cards too.
      const { Flight, followCards } = await import(new URL(flight, document.baseURI).href);
      this.#flight = new Flight(this.canvas, owner.element);
      followCards?.(owner);
    } catch {
      // It cuts.
    }
  }

  /**
   * Lays the figure out and paints it, at once or on a way from what is seen now.
   * @param {number} width
   * @param {number} scale
   * @param {View} view
   * @param {boolean} moving
   * @returns {import("../engine/adapter.js").Description | undefined} in CSS pixels; nothing if the engine trapped
   */
  draw(width, scale, view, moving) {
    const session = this.#session;
    session.use(this);
    const before = this.#halt();
    this.#scene = NOTHING;
    const laid = this.#foreseen(width, scale, view) ?? this.#layOut(width, scale, view);
    if (!laid) return undefined;
    const { scene, description } = laid;
    this.#scene = scene;
    this.width = width;
    this.scale = scale;
    const arrive = () => {
      for (const passed of [before, ...this.#way.splice(0)]) this.#release(passed);
      this.#paint(scene, scene.height);
      this.onHeight(scene.height);
    };
    const comes = moving && before.generation === scene.generation;
    if (comes && isSeenFromElsewhere(before, scene)) {
      arrive();
      this.#fly(before, scene);
    } else if (comes) {
      const height = Math.max(before.height, scene.height);
      this.onHeight(height);
      this.#motion.run((progress) => this.#paintBetween(before, scene, progress, height), arrive);
    } else arrive();
    // Painting may have trapped or failed, and what was described is gone with it.
    return this.#scene.generation === session.generation ? scaledAll(description, scale) : undefined;
  }

  /**
   * Flies to the scene that has been painted.
   * @param {Scene} before
   * @param {Scene} scene
   */
  #fly({ plane: start, state: left }, { plane, state }) {
    if (!start || !plane) return;
    this.#flight?.begin({
      from: { plane: start, state: left },
      to: { plane, state },
      course: () => this.#attempt("E08", () => this.#session.run(this.#owner, (engine, figure) => engine.course(figure, state))),
      palette: this.#palette,
      opaque: this.#isOpaque,
      ratio: this.#ratio,
    });
  }

  /**
   * Lays the figure out for a drawing that comes soon, so that neither takes long at once.
   * @param {number} width
   * @param {number} scale
   * @param {View} view
   */
  foresee(width, scale, view) {
    this.#soon = { asked: keyOf(width, scale, view), laid: this.#layOut(width, scale, view) };
  }

  /**
   * What was laid out for this drawing, if it was.
   * @param {number} width
   * @param {number} scale
   * @param {View} view
   */
  #foreseen(width, scale, view) {
    const { asked, laid } = this.#soon ?? {};
    this.#soon = undefined;
    if (!laid || laid.scene.generation !== this.#session.generation) return undefined;
    if (asked === keyOf(width, scale, view)) return laid;
    this.#release(laid.scene);
    return undefined;
  }

  /**
   * @param {number} width
   * @param {number} scale
   * @param {View} view
   * @returns {Laid | undefined} nothing if the engine trapped
   */
  #layOut(width, scale, { state, times, x, y }) {
    const { generation } = this.#session;
    // What the page's form of a figure begins with.
    const { form = "" } = this.#owner.element.dataset;
    return this.#attempt("E07", () =>
      this.#session.run(this.#owner, (engine, figure) => {
        const handle = engine.layOut(figure, width / scale, `${form}&${state}`, times, x, y);
        const description = engine.describe(handle);
        const { height, plane } = description;
        return { scene: { handle, generation, height: height * scale, plane, state }, description };
      }),
    );
  }

  /** @param {Uint32Array} palette */
  paint(palette) {
    this.#palette = palette;
    this.#motion.finish();
    this.#flight?.stop();
    this.#paint(this.#scene, this.#scene.height);
  }

  /**
   * The index of the mark nearest to a point; −1 if there is none.
   * @param {Point} point
   * @param {number} reach
   */
  nearest({ x, y }, reach) {
    const { handle, generation } = this.#scene;
    if (generation !== this.#session.generation) return -1;
    const { scale } = this;
    return this.#session.run(this.#owner, (engine) => engine.nearest(handle, x / scale, y / scale, reach / scale)) ?? -1;
  }

  /** Wakes the engine; nothing if it is awake. */
  wake() {
    return this.#session.wake();
  }

  /** Lets go of the pixels and of what the engine holds, until it is drawn again. */
  rest() {
    this.#release(this.#halt());
    if (this.#soon?.laid) this.#release(this.#soon.laid.scene);
    this.#soon = undefined;
    this.#scene = NOTHING;
    emptyCanvas(this.canvas);
    this.#session.leave(this);
  }

  /** Leaves the page. */
  end() {
    this.rest();
    this.canvas.remove();
  }

  /** Stops where the marks are now, and gives the scene that is seen. */
  #halt() {
    this.#flight?.stop();
    const [from, seen] = this.#way.splice(0);
    if (!this.#motion.stop() || !from || !seen) return this.#scene;
    this.#release(from);
    this.#release(this.#scene);
    return seen;
  }

  /**
   * @param {Scene} before
   * @param {Scene} after
   * @param {number} progress
   * @param {number} height
   */
  #paintBetween(before, after, progress, height) {
    if (before.generation !== this.#session.generation) return;
    const between = (/** @type {Engine} */ engine) => engine.between(before.handle, after.handle, progress);
    const handle = this.#attempt("E08", () => this.#session.run(this.#owner, between));
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
    const { canvas, width } = this;
    if (scene.generation !== this.#session.generation) return;
    const ratio = fitCanvas(canvas, width, height);
    this.#ratio = ratio * this.scale;
    const paint = (/** @type {Engine} */ engine) => engine.paint(scene.handle, canvas, this.#ratio, this.#palette);
    this.#attempt("E08", () => this.#session.run(this.#owner, paint));
    this.#lay();
  }

  get #isOpaque() {
    return !this.#owner.element.closest(".transparent");
  }

  /** Lays paper under what is painted: words stay readable where a browser darkens pages by force, and in a copy of the picture. */
  #lay() {
    const { canvas } = this;
    const context = this.#isOpaque ? canvas.getContext("2d") : undefined;
    if (!context) return;
    context.resetTransform();
    context.globalCompositeOperation = "destination-over";
    context.fillStyle = `#${(this.#palette[PAPER] ?? 0xffffff).toString(16).padStart(6, "0")}`;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.globalCompositeOperation = "source-over";
  }

  /**
   * @template T
   * @param {string} code
   * @param {() => T} work
   * @returns {T | undefined}
   */
  #attempt(code, work) {
    try {
      return work();
    } catch (error) {
      this.#owner.fail(Failure.from(code, error));
      return undefined;
    }
  }

  /** @param {Scene} scene */
  #release({ handle, generation }) {
    if (generation === this.#session.generation) this.#session.run(this.#owner, (engine) => engine.release(handle));
  }
}

/**
 * Whether two pictures of a map are of views apart, so that one is flown to.
 * @param {Scene} before
 * @param {Scene} scene
 */
function isSeenFromElsewhere({ plane: before }, { plane }) {
  return before !== undefined && plane !== undefined && plane.some((part, index) => Math.abs(part - (before[index] ?? 0)) > 1e-6);
}

/**
 * @param {number} width
 * @param {number} scale
 * @param {View} view
 */
function keyOf(width, scale, { state, times, x, y }) {
  return [width, scale, state, times, x, y].join();
}
