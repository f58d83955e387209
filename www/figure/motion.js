const DURATION = 420;

/** The one way that a figure is on, if any: a picture for each frame until it has arrived. */
export class Motion {
  #frame = 0;
  /** @type {(() => void) | undefined} */
  #arrive;

  get running() {
    return this.#arrive !== undefined;
  }

  /**
   * Begins a way; whoever wants less motion is there at once.
   * @param {(progress: number) => void} step paints a picture on the way
   * @param {() => void} arrive paints the last one
   */
  run(step, arrive) {
    this.finish();
    if (matchMedia("(prefers-reduced-motion: reduce)").matches || document.hidden) return arrive();
    this.#arrive = arrive;
    const start = performance.now();
    /** @param {number} now */
    const next = (now) => {
      const progress = Math.max(0, now - start) / DURATION;
      if (progress >= 1) return this.finish();
      this.#frame = requestAnimationFrame(next);
      step(progress);
    };
    next(start);
  }

  /**
   * Ends the way where it is.
   * @returns {boolean} whether there was one
   */
  stop() {
    cancelAnimationFrame(this.#frame);
    const { running } = this;
    this.#arrive = undefined;
    return running;
  }

  /** Arrives at once. */
  finish() {
    const arrive = this.#arrive;
    this.stop();
    arrive?.();
  }
}
