const SVG = "http://www.w3.org/2000/svg";

/**
 * The sign of a hedge, which the page has; its place alone for no hedge.
 * @param {string} name
 * @returns {SVGSVGElement}
 */
export function drawSign(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.classList.add("sign");
  svg.setAttribute("aria-hidden", "true");
  if (name) {
    const use = document.createElementNS(SVG, "use");
    use.setAttribute("href", `#sign-${name}`);
    svg.append(use);
  }
  return svg;
}
