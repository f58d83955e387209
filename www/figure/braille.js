/** Four heights of a cell of braille, from the lowest row of dots to the highest. */
const HEIGHTS = "⣀⠤⠒⠉";

/**
 * A series as a row of braille cells, one for each value, its dots as high as the value is large; all in one row where all are
 * the same.
 * @param {number[]} values
 * @returns {string}
 */
export function braille(values) {
  const low = Math.min(...values);
  const range = Math.max(...values) - low;
  const row = (/** @type {number} */ value) => Math.min(HEIGHTS.length - 1, Math.floor(((value - low) / range) * HEIGHTS.length));
  return values.map((value) => HEIGHTS[range > 0 ? row(value) : 1]).join("");
}
