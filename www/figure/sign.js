import { shape } from "../shell/svg.js";

/**
 * The sign of a hedge, which the page has; its place alone for no hedge.
 * @param {string} name
 * @returns {SVGElement}
 */
export function drawSign(name) {
  return shape("svg", { class: "sign", "aria-hidden": "true" }, name ? [shape("use", { href: `#sign-${name}` })] : []);
}
