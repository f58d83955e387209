/** The same for bundlers, as a package of npm: the figures are where they were published, not where the bundle is. */
import { define } from "./define.js";

define(PUBLISHED_AT);
export { WaymarkFigure } from "./element.js";
