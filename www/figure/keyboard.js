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

/**
 * Where a key leads in a series: `<` to its least and `>` to its most, `,` and `.` to the nearest value before and after that
 * differs more from the one before it than the value here does. Nothing if it is no such key; −1 where there is none.
 * @param {string} key
 * @param {number} from the place in the series; −1 outside it
 * @param {number[]} values
 * @returns {number | undefined}
 */
export function seek(key, from, values) {
  if (!values.length || !"<>,.".includes(key) || key.length !== 1) return undefined;
  if (key === "<") return values.indexOf(Math.min(...values));
  if (key === ">") return values.indexOf(Math.max(...values));
  const change = values.map((value, place) => (place ? Math.abs(value - (values[place - 1] ?? value)) : 0));
  const larger = (/** @type {number} */ place) => (change[place] ?? 0) > (change[from] ?? 0);
  const by = key === "." ? 1 : -1;
  for (let place = from + by; place >= 0 && place < values.length; place += by) if (larger(place)) return place;
  return -1;
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
