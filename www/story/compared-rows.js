import { tableWords } from "../shell/words.js";
import { create } from "../shell/dom.js";
import { rove } from "../shell/roving.js";

/**
 * Gives each row with a number a button that compares it; all of them are one stop of the Tab key.
 * @param {HTMLElement} factsTable
 * @param {(fact: string) => void} compare
 */
export function offerComparisons(factsTable, compare) {
  const head = create("th", "cell-compare");
  head.scope = "col";
  head.append(create("span", "visually-hidden", tableWords.compare));
  factsTable.querySelector("thead tr")?.append(head);
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (factsTable.querySelectorAll("tbody tr"))) {
    const cell = create("td", "cell-compare");
    if (row.dataset.value !== undefined) {
      const label = row.querySelector("th")?.firstChild?.textContent?.trim() ?? "";
      const button = create("button", "compare-row-button");
      button.type = "button";
      button.title = tableWords.compare;
      button.setAttribute("aria-label", tableWords.beside(label));
      button.addEventListener("click", () => compare(row.dataset.fact ?? ""));
      cell.append(button);
    }
    row.append(cell);
  }
  rove(factsTable, ".cell-compare button", true);
}
