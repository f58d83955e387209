import { create } from "../shell/dom.js";
import { fonts } from "./fonts.js";

/** Everything that changes how a figure is painted but not how it is laid out: it comes with an engine, which paints. */

const QUERIES = ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"];

/**
 * Calls back after each change of theme, contrast, forced colours or pixel ratio, when a late font arrives,
 * and when the page comes back from the cache.
 * @param {() => void} changed
 */
export function watchAppearance(changed) {
  for (const query of QUERIES) matchMedia(query).addEventListener("change", changed);
  new MutationObserver(changed).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  fonts()?.addEventListener("loadingdone", changed);
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
 * The theme's colours as numbers, in the engine's order.
 * @param {string[]} inks names of CSS custom properties
 * @param {Element} [element] that has the theme
 * @returns {Uint32Array}
 */
export function readPalette(inks, element = document.documentElement) {
  // A theme may write its colours in ways that only an element understands: light-dark(), color-mix().
  const probe = create("span");
  probe.hidden = true;
  (element.shadowRoot ?? document.body).append(probe);
  const style = getComputedStyle(probe);
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const palette = Uint32Array.from(inks, (ink) => {
    if (!context) return 0;
    probe.style.color = `var(${ink})`;
    context.fillStyle = "#000";
    context.fillStyle = style.color;
    if (/^(#|rgb)/.test(context.fillStyle)) return colourNumber(context.fillStyle);
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return (red << 16) | (green << 8) | blue;
  });
  probe.remove();
  return palette;
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
