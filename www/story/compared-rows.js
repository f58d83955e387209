import { tableWords } from "../shell/words.js";
import { create } from "../shell/dom.js";
import { rove } from "../shell/roving.js";

/**
 * Gives each row with a number a button that compares it; all of them are one stop of the Tab key.
 * @param {HTMLElement} factsTable
 * @param {(fact: string) => void} compare
 */
export function offerComparisons(factsTable, compare) {
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (factsTable.querySelectorAll("tbody tr[data-value]"))) {
    const label = row.querySelector("th")?.firstChild?.textContent?.trim() ?? "";
    const button = create("button");
    button.type = "button";
    button.title = tableWords.compare;
    button.setAttribute("aria-label", tableWords.beside(label));
    button.addEventListener("click", () => compare(row.dataset.fact ?? ""));
    row.querySelector(".cell-figure")?.append(button);
  }
  rove(factsTable, "td.cell-figure button", true);
}
