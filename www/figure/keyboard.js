const PAUSE = 800;

/**
 * Where a key leads, or nothing if it is not a key for moving.
 * A page is as long as the number of pages, so that any mark is within ten keys of any other in a figure of ninety.
 * @param {string} key
 * @param {number} from
 * @param {number} count
 * @returns {number | undefined}
 */
export function step(key, from, count) {
  const page = Math.max(4, Math.round(Math.sqrt(count)));
  /** @type {Record<string, number>} */
  const to = {
    ArrowRight: from + 1,
    ArrowDown: from + 1,
    ArrowLeft: from - 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: count - 1,
  };
  const index = Object.hasOwn(to, key) ? to[key] : undefined;
  return index === undefined ? undefined : Math.min(count - 1, Math.max(0, index));
}

/** Finds marks by the letters typed: the next one with a word that begins with them. */
export class TypeAhead {
  #typed = "";
  #time = 0;

  /**
   * @param {string} key
   * @param {number} from
   * @param {{ name: string }[]} targets
   * @param {number} now milliseconds
   * @returns {number | undefined}
   */
  find(key, from, targets, now) {
    const fresh = now - this.#time > PAUSE;
    if (key.length !== 1 || (key === " " && (fresh || !this.#typed))) return undefined;
    this.#typed = (fresh ? "" : this.#typed) + key.toLowerCase();
    this.#time = now;
    const start = this.#typed.length > 1 ? from : from + 1;
    for (let offset = 0; offset < targets.length; offset += 1) {
      const index = (start + offset) % targets.length;
      if (` ${targets[index]?.name.toLowerCase()}`.includes(` ${this.#typed}`)) return index;
    }
    return undefined;
  }
}
