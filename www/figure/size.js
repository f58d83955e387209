/** Pictures do not grow with the text beyond what leaves them this many pixels to be laid out in: twice as large on any phone. */
const NARROWEST = 140;

/**
 * Calls back when elements change their size; where the browser cannot tell, when the window changes its own.
 * @param {Element[]} elements
 * @param {() => void} changed
 * @returns {() => void} ends it
 */
export function watchSize(elements, changed) {
  if (typeof ResizeObserver !== "function") {
    addEventListener("resize", changed);
    return () => removeEventListener("resize", changed);
  }
  const sizes = new ResizeObserver(changed);
  for (const element of elements) sizes.observe(element);
  return () => sizes.disconnect();
}

/**
 * How much larger than usual readers have their text: the picture's text is as much larger, where there is room.
 * @param {number} width
 * @returns {number}
 */
export function textScale(width) {
  const wanted = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
  return Math.max(1, Math.min(wanted, width / NARROWEST));
}
