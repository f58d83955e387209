/**
 * For pages that embed figures: fits the height of their frames, and defines <waymark-figure>.
 * Bundled as a classic script, it may be included more than once and leaves nothing behind on the page.
 */
import { WaymarkFigure } from "./element.js";
import { watchFrames } from "./frames.js";

const ELEMENT = "waymark-figure";

if (!customElements.get(ELEMENT)) {
  customElements.define(ELEMENT, WaymarkFigure);
  watchFrames();
}
