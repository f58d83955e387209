// axe-core over a page, under the page's own policy.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Every rule of WCAG 2.2 A and AA, and axe's best practice. */
const EVERYTHING = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

/** The rules that a change of colours can break. */
export const COLOUR = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/** What axe finds wrong, a line each: the rule and where. */
export async function violations(page, runOnly = EVERYTHING, where = "html") {
  await page.evaluate(source);
  return page.evaluate(async ([runOnly, where]) => {
    const { violations } = await globalThis.axe.run(where, { runOnly, resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`));
  }, [runOnly, where]);
}
