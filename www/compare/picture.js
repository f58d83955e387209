/** @typedef {[string, Record<string, string>, ...(Tree | string)[]]} Tree an element: its name, its attributes, and what is in it */

const SVG = "http://www.w3.org/2000/svg";

/**
 * A picture that the build drew, element by element: the page's policy lets no text become markup.
 * @param {Tree} tree
 * @returns {SVGElement}
 */
export function draw([name, attributes, ...children]) {
  const element = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children.map((child) => (typeof child === "string" ? child : draw(child))));
  return /** @type {SVGElement} */ (element);
}
