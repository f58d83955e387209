/** @typedef {import("../figure/still.js").Box} Box */

/** How far from its mark an outline may lie, and how wide it is with what a pixel may blur it by. */
const GAPS = [3, 1, 0];
const LINE = 2.5;

/**
 * Where the outline of a mark goes: around it, and around each text that it would strike through. Of the ways to do so, the one
 * that takes in least.
 * @param {Box} mark
 * @param {Box[]} texts of the picture
 * @returns {Box} the inner edge of the outline
 */
export function clearOf(mark, texts) {
  let best = mark;
  let least = Infinity;
  for (const gap of GAPS) {
    let [left, top] = [mark.x - gap, mark.y - gap];
    let [right, bottom] = [mark.x + mark.width + gap, mark.y + mark.height + gap];
    const isStruck = (/** @type {Box} */ { x, y, width, height }) =>
      x < right + LINE && y < bottom + LINE && x + width > left - LINE && y + height > top - LINE &&
      (x < left || y < top || x + width > right || y + height > bottom);
    for (let text; (text = texts.find(isStruck)); ) {
      left = Math.min(left, text.x - 1);
      top = Math.min(top, text.y - 1);
      right = Math.max(right, text.x + text.width + 1);
      bottom = Math.max(bottom, text.y + text.height + 1);
    }
    const [width, height] = [right - left, bottom - top];
    const area = (width - 2 * gap) * (height - 2 * gap);
    if (area < least) [best, least] = [{ x: left, y: top, width, height }, area];
  }
  return best;
}
