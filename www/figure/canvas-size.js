/** How large canvases may be: too large a one is empty, without an error, or takes the page with it on a phone. */

/** Pixels a side. */
const LONGEST_SIDE = 4096;
/** Pixels of one canvas: the limit of older iPhones. */
const LARGEST = 16_777_216;
/** Pixels of all canvases of a page: 256 MB of four bytes each. */
const ALL = 67_108_864;

/** The pixels of each canvas that has some. @type {Map<HTMLCanvasElement, number>} */
const pixels = new Map();

/**
 * Gives a canvas as many pixels as its box has on this screen, and fewer where that would be too many: of what all canvases of the
 * page may have, none takes more than half of what is left, so that the next one has some too.
 * @param {HTMLCanvasElement} canvas
 * @param {number} width in CSS pixels
 * @param {number} height
 * @returns {number} pixels of the canvas for a CSS pixel
 */
export function fitCanvas(canvas, width, height) {
  pixels.delete(canvas);
  let left = ALL;
  for (const taken of pixels.values()) left -= taken;
  const most = Math.min(LARGEST, left / 2);
  const tall = Math.max(1, height);
  const ratio = Math.min(devicePixelRatio, LONGEST_SIDE / width, LONGEST_SIDE / tall, Math.sqrt(most / (width * tall)));
  canvas.width = rounded(width * ratio, devicePixelRatio > ratio);
  canvas.height = rounded(height * ratio, devicePixelRatio > ratio);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  pixels.set(canvas, canvas.width * canvas.height);
  return ratio;
}

/**
 * Takes a canvas its pixels: some browsers keep those of one that is not seen, or is no longer there.
 * @param {HTMLCanvasElement} canvas
 */
export function emptyCanvas(canvas) {
  pixels.delete(canvas);
  canvas.width = canvas.height = 0;
}

/**
 * @param {number} length
 * @param {boolean} limited whether the next larger number is too large
 */
function rounded(length, limited) {
  return limited ? Math.floor(length + 1e-6) : Math.round(length);
}
