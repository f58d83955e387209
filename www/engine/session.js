import { Drawing } from "../figure/drawing.js";
import { readPalette, watchAppearance } from "../figure/appearance.js";
import { Failure } from "./failure.js";

/** @typedef {import("./adapter.js").Engine} Engine */
/** @typedef {{ id: string, element: HTMLElement, traps: number, fail(failure: Failure): void }} Owner the figure that asks for work */

const TRAPS = 3;
const MINUTE = 60_000;

/**
 * One instance of the engine, for all figures of a page.
 * A trap voids every handle: the engine starts afresh, reads each figure again when it is next drawn, and "rebuilt" tells them.
 */
export class Session extends EventTarget {
  #engine;
  /** @type {Map<string, Uint8Array>} */
  #data = new Map();
  /** @type {Map<string, number>} */
  #figures = new Map();
  /** @type {Uint8Array | undefined} */
  #land;
  /** @type {number[]} */
  #traps = [];
  /** Whoever has something laid out or painted. @type {Set<object>} */
  #users = new Set();
  #asleep = false;
  /** @type {Promise<void> | undefined} */
  #waking;
  /** Handles of an earlier generation must not be used. */
  generation = 0;
  stopped = false;

  /** @param {Engine} engine */
  constructor(engine) {
    super();
    this.#engine = engine;
    this.inks = engine.inks();
  }

  /**
   * The theme's colours, for painting.
   * @param {Element} [element] that has the theme
   */
  palette(element) {
    return readPalette(this.inks, element);
  }

  /** @param {() => void} changed called when the colours may be other ones, or the pixels */
  watch(changed) {
    watchAppearance(changed);
  }

  /**
   * Brings the data of a figure.
   * @param {string} id
   * @param {Uint8Array} data
   */
  add(id, data) {
    if (!this.#data.has(id)) this.#data.set(id, data);
  }

  /**
   * Brings the land of all maps; throws if it cannot be read.
   * @param {Uint8Array} land
   */
  setLand(land) {
    if (this.#land || this.stopped) return;
    try {
      if (!this.#asleep) this.#engine.readLand(land);
      this.#land = land;
    } catch (error) {
      if (isTrap(error)) this.#recover(error);
      throw new Failure("E14", error);
    }
  }

  /**
   * Keeps the engine awake.
   * @param {object} user
   */
  use(user) {
    this.#users.add(user);
  }

  /**
   * Lets the engine's memory go when nobody uses it any more: a browser has room for about a hundred instances.
   * @param {object} user
   */
  leave(user) {
    if (!this.#users.delete(user) || this.#users.size || this.#asleep || this.stopped) return;
    this.#asleep = true;
    this.#forget();
    this.#engine.letGo();
  }

  /** Wakes the engine; nothing if it is awake. @returns {Promise<void> | undefined} */
  wake() {
    return this.#asleep && !this.stopped ? (this.#waking ??= this.#wake()) : undefined;
  }

  async #wake() {
    try {
      await this.#engine.wake();
      this.#asleep = false;
      if (this.#land) this.#engine.readLand(this.#land);
    } catch (error) {
      this.stop(new Failure("E16", error));
    }
    this.#waking = undefined;
  }

  #forget() {
    this.generation += 1;
    this.#figures.clear();
  }

  /**
   * Reads a figure's data, so that drawing it later takes less long at once.
   * @param {Owner} owner
   */
  read(owner) {
    this.run(owner, () => undefined);
  }

  /**
   * A canvas for a figure.
   * @param {Owner} owner
   * @param {Uint32Array} palette
   */
  draw(owner, palette) {
    return new Drawing(owner, this, palette);
  }

  /**
   * Runs one piece of work; answers nothing if the engine trapped or has stopped.
   * @template T
   * @param {Owner} owner
   * @param {(engine: Engine, figure: number) => T} work
   * @returns {T | undefined}
   */
  run(owner, work) {
    if (this.stopped || this.#asleep) return undefined;
    try {
      return work(this.#engine, this.#figure(owner.id));
    } catch (error) {
      if (!isTrap(error)) throw error;
      this.#recover(error, owner);
      return undefined;
    }
  }

  /** @param {string} id */
  #figure(id) {
    let figure = this.#figures.get(id);
    if (figure === undefined) {
      try {
        figure = this.#engine.read(this.#data.get(id) ?? new Uint8Array());
      } catch (error) {
        if (isTrap(error)) throw error;
        throw new Failure("E04", error);
      }
      this.#figures.set(id, figure);
    }
    return figure;
  }

  /**
   * @param {Error} error
   * @param {Owner} [owner] whose work trapped
   */
  #recover(error, owner) {
    const now = performance.now();
    this.#traps = this.#traps.filter((time) => now - time < MINUTE);
    this.#traps.push(now);
    this.#forget();
    if (this.#traps.length > TRAPS) return this.stop(new Failure("E06", error));
    if (owner) {
      // A trap of long ago is forgotten.
      owner.traps = this.#traps.length > 1 ? owner.traps + 1 : 1;
      if (owner.traps > 1) owner.fail(new Failure("E08", error));
    }
    try {
      this.#engine.reset();
      if (this.#land) this.#engine.readLand(this.#land);
    } catch (again) {
      return this.stop(new Failure("E06", again));
    }
    queueMicrotask(() => this.dispatchEvent(new Event("rebuilt")));
  }

  /** @param {Failure} failure */
  stop(failure) {
    this.stopped = true;
    this.dispatchEvent(new CustomEvent("stopped", { detail: failure }));
  }
}

/**
 * Whether the engine itself broke off. A stack overflow inside it is a RangeError, and in Firefox an InternalError.
 * @param {unknown} error
 * @returns {error is Error}
 */
function isTrap(error) {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError || (error instanceof Error && error.name === "InternalError");
}
