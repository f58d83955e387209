import { bringTool } from "../shell/tool.js";
import { TableFigure } from "./table-figure.js";

/**
 * Lets the facts of a figure outside of the story be compared, in a window that stands under it. A table that has no picture over
 * it is open from the start, and so are its buttons.
 * @param {import("./figure.js").Figure | TableFigure} figure
 * @param {string | undefined} script that draws two facts on one scale
 * @param {string | undefined} tools
 */
export async function offerComparison(figure, script, tools) {
  if (!script) return;
  const { element } = figure;
  /** @param {string} facts @param {boolean} [asked] */
  const compare = async (facts, asked) => (await bringTool(script, element))?.compare(facts, figure, asked);
  figure.compare = compare;
  if (figure instanceof TableFigure) (await bringTool(tools ?? "", element))?.offerComparisons(element, ".cell-paragraph", compare);
}
