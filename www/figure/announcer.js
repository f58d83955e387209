const HOLD = 3000;

/** @type {WeakMap<HTMLElement, number>} */
const timers = new WeakMap();

/**
 * Says one thing politely. The region is emptied first, so that a repetition is heard, and again after three seconds.
 * @param {HTMLElement} region an element with role=status
 * @param {string} text
 */
export function announce(region, text) {
  clearTimeout(timers.get(region));
  region.textContent = "";
  const say = () => {
    region.textContent = text;
    timers.set(region, setTimeout(() => (region.textContent = ""), HOLD));
  };
  timers.set(region, setTimeout(say, 60));
}
