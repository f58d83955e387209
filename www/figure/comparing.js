import { bringTool } from "../shell/tool.js";

/**
 * Lets the facts of a figure outside of the story be compared, in a window that stands under it.
 * @param {import("./figure.js").Figure} figure
 * @param {string | undefined} script that draws two facts on one scale
 */
export function offerComparison(figure, script) {
  if (!script) return;
  figure.compare = async (facts, asked) => (await bringTool(script, figure.element))?.compare(facts, figure, asked);
}
