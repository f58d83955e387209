/** The same as embed.js for `import`: published as embed.mjs. */
import { define } from "./define.js";

define(import.meta.url);
export { WaymarkFigure } from "./element.js";
