import { setHome } from "./home.js";
import { WaymarkFigure } from "./element.js";
import { watchFrames } from "./frames.js";

const ELEMENT = "waymark-figure";

/**
 * Defines the element and follows the frames of the page, once however often it is called. On a server it does nothing.
 * @param {string} address of a file in the folder that the figures are in
 */
export function define(address) {
  if (typeof customElements === "undefined" || customElements.get(ELEMENT)) return;
  setHome(address);
  customElements.define(ELEMENT, WaymarkFigure);
  watchFrames();
}
