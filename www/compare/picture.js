import { shape } from "../shell/svg.js";

/** @typedef {[string, Record<string, string>, ...(Tree | string)[]]} Tree an element: its name, its attributes, and what is in it */

/**
 * A picture that the build drew, element by element: the page's policy lets no text become markup.
 * @param {Tree} tree
 * @returns {SVGElement}
 */
export function draw([name, attributes, ...children]) {
  return shape(name, attributes, children.map((child) => (typeof child === "string" ? child : draw(child))));
}
