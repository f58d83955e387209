import { Failure } from "./failure.js";

/** @typedef {typeof import("./engine.js")} Engine */
/** @typedef {{ traps: number, fail(failure: Failure): void }} Owner whoever asked for the work */

const TRAPS = 3;
const MINUTE = 60_000;

/**
 * The page's one instance of the engine with its edition.
 * A trap voids every handle: the engine starts afresh, the edition is read again, and "rebuilt" tells the figures.
 */
export class Session extends EventTarget {
  #engine;
  #text;
  #edition;
  /** @type {Promise<void> | undefined} */
  #landing;
  #land = "";
  /** @type {number[]} */
  #traps = [];
  /** Handles of an earlier generation must not be used. */
  generation = 0;
  stopped = false;

  /**
   * @param {Engine} engine
   * @param {string} text the edition
   */
  constructor(engine, text) {
    super();
    this.#engine = engine;
    this.#text = text;
    this.#edition = engine.read(text);
    /** @type {string[]} */
    this.inks = engine.inks();
  }

  /**
   * Loads the land of the edition's maps, once a page. Without it maps are drawn all the same.
   * @param {string} address
   * @returns {Promise<void>}
   */
  land(address) {
    return (this.#landing ??= fetch(address)
      .then((answer) => (answer.ok ? answer.text() : ""))
      .catch(() => "")
      .then((text) => {
        this.#land = text;
        this.#readLand();
      }));
  }

  #readLand() {
    if (this.#land && !this.stopped) this.#engine.read_land(this.#edition, this.#land);
  }

  /**
   * Runs one piece of work; answers nothing if the engine trapped or has stopped.
   * @template T
   * @param {Owner} owner
   * @param {(engine: Engine, edition: number) => T} work
   * @returns {T | undefined}
   */
  run(owner, work) {
    if (this.stopped) return undefined;
    try {
      return work(this.#engine, this.#edition);
    } catch (error) {
      // A stack overflow inside the engine is a RangeError.
      if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) throw error;
      this.#recover(owner, error);
      return undefined;
    }
  }

  /**
   * @param {Owner} owner
   * @param {Error} error
   */
  #recover(owner, error) {
    const now = performance.now();
    this.#traps = this.#traps.filter((time) => now - time < MINUTE);
    this.#traps.push(now);
    this.generation += 1;
    if (this.#traps.length > TRAPS) return this.stop(new Failure("E06", error));
    owner.traps += 1;
    if (owner.traps > 1) owner.fail(new Failure("E08", error));
    try {
      this.#engine.reset();
      // The next call starts the fresh instance, but a text would have been written into the memory of the old one.
      this.#engine.release(0);
      this.#edition = this.#engine.read(this.#text);
      this.#readLand();
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
