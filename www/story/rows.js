import { create } from "../shell/dom.js";
import { tableWords } from "../shell/words.js";

/**
 * Leads from each row to its figure, with its mark pinned there, and back to the row.
 * @param {HTMLElement} factsTable
 */
export function linkRows(factsTable) {
  const back = create("a", "back", tableWords.back);
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (factsTable.querySelectorAll("tbody tr"))) {
    const link = row.querySelector("a");
    if (!link) continue;
    const figure = link.hash.slice(1);
    if ("marked" in link.dataset) link.href = `#${figure}?focus=${row.dataset.fact}`;
    link.addEventListener("click", () => {
      back.href = `#${row.id}`;
      const element = document.getElementById(figure);
      (element?.querySelector(".number") ?? element?.querySelector(".title"))?.append(back);
      // The figure takes the focus after the address has been followed.
      addEventListener("hashchange", () => {
        const chart = /** @type {HTMLElement | null | undefined} */ (element?.querySelector(".targets"));
        (chart ?? back).focus({ preventScroll: true });
      }, { once: true });
    });
  }
  back.addEventListener("click", () => setTimeout(() => back.remove()));
}
