/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */
/** @typedef {{ whole: Box, met: Box }} Mark a mark, and where on it it is met: the same unless it is long */

const GAP = 8;

/**
 * Where a tooltip goes: below its mark and to the right, for labels stand above a mark or beside it; where there is no room, to
 * the left, above, or beside it. Always inside the view, and off the mark as far as the view allows.
 * @param {Mark} mark
 * @param {{ width: number, height: number }} tooltip
 * @param {Box} view
 * @returns {{ left: number, top: number }}
 */
export function beside(mark, tooltip, view) {
  const { whole, met } = mark;
  const [right, left] = [met.right + GAP, met.left - GAP - tooltip.width];
  const [below, above] = [met.bottom + GAP, met.top - GAP - tooltip.height];
  const [under, over] = [whole.bottom + GAP, whole.top - GAP - tooltip.height];
  const places = [
    [right, under], [left, under], [right, over], [left, over],
    [whole.right + GAP, below], [whole.left - GAP - tooltip.width, below],
    [right, below], [left, below], [right, above], [left, above],
  ];
  let best = { left: view.left, top: view.top };
  let least = Infinity;
  for (const [x = 0, y = 0] of places) {
    const place = { left: clamp(x, view.left, view.right - tooltip.width), top: clamp(y, view.top, view.bottom - tooltip.height) };
    const hidden = covered({ ...place, right: place.left + tooltip.width, bottom: place.top + tooltip.height }, mark);
    if (hidden < least) [best, least] = [place, hidden];
  }
  return best;
}

/**
 * How much of a mark a box hides; the place where it is met counts for more than all the rest.
 * @param {Box} box
 * @param {Mark} mark
 * @returns {number}
 */
export function covered(box, { whole, met }) {
  return common(box, whole) + 10_000 * common(box, met);
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
  const { x, y } = pointer ?? { x: (mark.left + mark.right) / 2, y: (mark.top + mark.bottom) / 2 };
  const wide = mark.right - mark.left > longest;
  const tall = mark.bottom - mark.top > longest;
  return {
    left: wide ? x - GAP : mark.left,
    right: wide ? x + GAP : mark.right,
    top: tall ? y - GAP : mark.top,
    bottom: tall ? y + GAP : mark.bottom,
  };
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
