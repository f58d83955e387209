/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */
/**
 * @typedef {{ whole: Box, met: Box, others: Box[] }} Mark a mark with its outline, and where on it it is met, which is the same
 *   unless it is long; what else the picture shows
 */

/** How far from its mark a tooltip is, and how far it may go to cover nothing else. */
const GAPS = [8, 24, 48, 88, 148];
const STEP = 16;
/** More than all pixels of what else a picture shows. */
export const FREE = 1e8;
/** How much around the point where a long mark is met. */
const NEAR = 8;

/**
 * Where a tooltip goes: below its mark and to the right, for labels stand above a mark or beside it; where there is no room, to
 * the left, above, or anywhere around it, and then a little farther off. Always inside the view, off the mark as far as the view
 * allows, and of all such places the first that covers least of the marks and labels around.
 * @param {Mark} mark
 * @param {{ width: number, height: number }} tooltip
 * @param {Box} view
 * @returns {{ left: number, top: number }}
 */
export function beside(mark, tooltip, view) {
  const { width, height } = tooltip;
  let best = { left: view.left, top: view.top };
  let least = Infinity;
  const attempt = (/** @type {number} */ x, /** @type {number} */ y) => {
    // No place covers less than nothing.
    if (least === 0) return;
    const left = clamp(x, view.left, view.right - width);
    const top = clamp(y, view.top, view.bottom - height);
    const box = { left, top, right: left + width, bottom: top + height };
    const cost = hidden(box, mark);
    if (cost < least) [best, least] = [box, cost];
  };
  for (const gap of GAPS) {
    for (const box of [mark.whole, mark.met]) {
      const [after, before] = [box.right + gap, box.left - gap - width];
      const [under, over] = [box.bottom + gap, box.top - gap - height];
      for (const y of [under, over]) for (let x = after; x > before - STEP; x -= STEP) attempt(x, y);
      for (const x of [after, before]) for (let y = under; y > over; y -= STEP) attempt(x, y);
    }
  }
  return best;
}

/**
 * How much a box hides: below `FREE` it is none of the mark; the place where that is met counts for more than all the rest.
 * @param {Box} box
 * @param {Mark} mark
 * @returns {number}
 */
export function hidden(box, { whole, met, others }) {
  let sum = FREE * (common(box, whole) + 10_000 * common(box, met));
  for (const other of others) sum += common(box, other);
  return sum;
}

/**
 * @param {Box} a
 * @param {Box} b
 * @returns {number}
 */
function common(a, b) {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

/**
 * A long mark is met where the pointer is, or in its middle, not at its far end.
 * @param {Box} mark
 * @param {{ x: number, y: number } | undefined} pointer
 * @param {number} longest
 * @returns {Box}
 */
export function near(mark, pointer, longest) {
  const span = (/** @type {number} */ low, /** @type {number} */ high, at = (low + high) / 2) =>
    high - low > longest ? [at - NEAR, at + NEAR] : [low, high];
  const [left = 0, right = 0] = span(mark.left, mark.right, pointer?.x);
  const [top = 0, bottom = 0] = span(mark.top, mark.bottom, pointer?.y);
  return { left, top, right, bottom };
}

/**
 * @param {number} value
 * @param {number} low
 * @param {number} high
 * @returns {number}
 */
function clamp(value, low, high) {
  return Math.max(low, Math.min(value, high));
}
