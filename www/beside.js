/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */

const GAP = 8;

/**
 * Where a slip goes: below its mark and to the right, for labels stand above a mark or beside it; where there is no room, to
 * the left, or above. Always inside the view.
 * @param {Box} mark
 * @param {{ width: number, height: number }} slip
 * @param {Box} view
 * @returns {{ left: number, top: number }}
 */
export function beside(mark, slip, view) {
  const below = mark.bottom + GAP + slip.height <= view.bottom;
  const above = mark.top - GAP - slip.height;
  const top = below || above < view.top ? mark.bottom + GAP : above;
  const right = mark.right + GAP + slip.width <= view.right;
  const left = right ? mark.right + GAP : mark.left - GAP - slip.width;
  return { left: clamp(left, view.left, view.right - slip.width), top: clamp(top, view.top, view.bottom - slip.height) };
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
