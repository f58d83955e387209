/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */

const GAP = 12;

/**
 * Where a slip goes: beside its mark where there is room, else below or above it, and inside the view.
 * @param {Box} mark
 * @param {{ width: number, height: number }} slip
 * @param {Box} view
 * @returns {{ left: number, top: number }}
 */
export function besides(mark, slip, view) {
  const middle = clamp((mark.top + mark.bottom - slip.height) / 2, view.top, view.bottom - slip.height);
  const centre = clamp((mark.left + mark.right - slip.width) / 2, view.left, view.right - slip.width);
  if (mark.right + GAP + slip.width <= view.right) return { left: mark.right + GAP, top: middle };
  if (mark.left - GAP - slip.width >= view.left) return { left: mark.left - GAP - slip.width, top: middle };
  const above = mark.top - GAP - slip.height;
  const below = mark.bottom + GAP;
  const fits = below + slip.height <= view.bottom || above < view.top;
  return { left: centre, top: clamp(fits ? below : above, view.top, view.bottom - slip.height) };
}

/**
 * A long mark is met where the pointer is, not at its far end.
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
