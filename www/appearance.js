/** Everything that changes how a figure is painted but not how it is laid out. */

const FACES = ['400 14px "Waymark Sans"', '600 14px "Waymark Sans"', '500 14px "Waymark Serif"'];
const QUERIES = ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"];

/**
 * Calls back after each change of theme, contrast, forced colours or pixel ratio, when a late font arrives,
 * and when the page comes back from the cache.
 * @param {() => void} changed
 */
export function watchAppearance(changed) {
  for (const query of QUERIES) matchMedia(query).addEventListener("change", changed);
  new MutationObserver(changed).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  document.fonts.addEventListener("loadingdone", changed);
  addEventListener("pageshow", (event) => event.persisted && changed());
  watchPixelRatio(changed);
}

/**
 * An exact resolution fires only once in some browsers, so the query is a narrow range, set again after each change.
 * @param {() => void} changed
 */
function watchPixelRatio(changed) {
  const ratio = devicePixelRatio;
  const query = `(min-resolution: ${ratio - 0.001}dppx) and (max-resolution: ${ratio + 0.001}dppx)`;
  matchMedia(query).addEventListener("change", () => (watchPixelRatio(changed), changed()), { once: true });
}

/**
 * Waits for the faces of the charts, but not for long: a late font repaints.
 * @returns {Promise<unknown>}
 */
export function chartFonts() {
  const wait = new Promise((done) => setTimeout(done, 1000));
  return Promise.race([wait, Promise.allSettled(FACES.map((face) => document.fonts.load(face)))]);
}

/**
 * The theme's colours as numbers, in the engine's order.
 * @param {string[]} inks names of CSS custom properties
 * @returns {Uint32Array}
 */
export function readPalette(inks) {
  const style = getComputedStyle(document.documentElement);
  const context = document.createElement("canvas").getContext("2d");
  return Uint32Array.from(inks, (ink) => {
    if (!context) return 0;
    context.fillStyle = "#000";
    context.fillStyle = style.getPropertyValue(ink).trim();
    return colourNumber(context.fillStyle);
  });
}

/**
 * @param {string} colour as a 2D context writes it: #rrggbb or rgba(r, g, b, a)
 * @returns {number}
 */
export function colourNumber(colour) {
  if (colour.startsWith("#")) return Number.parseInt(colour.slice(1), 16);
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return (red << 16) | (green << 8) | blue;
}
