import { bringTool } from "../shell/tool.js";
import { find } from "../shell/dom.js";

/**
 * Brings what draws two facts on one scale, and opens it.
 * @param {string} facts one id, or two with a comma between them
 */
export async function compare(facts) {
  (await bringTool(document.documentElement.dataset.compare ?? "", find(document, "main")))?.compare(facts);
}

/** Opens what the address asks for. */
export function startComparing() {
  const asked = new URLSearchParams(location.search).get("compare");
  if (asked) compare(asked);
}
