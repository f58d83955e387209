import { tableWords } from "../shell/words.js";
import { create } from "../shell/dom.js";
import { shape } from "../shell/svg.js";
import { rove } from "../shell/roving.js";

/**
 * Gives each row with a number a button that compares it; all of them are one stop of the Tab key.
 * @param {HTMLElement} element with a table
 * @param {string} cell that gets the button
 * @param {(fact: string) => void} compare
 */
export function offerComparisons(element, cell, compare) {
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("tbody tr[data-fact]"))) {
    if (!row.querySelector(".cell-value b") || row.querySelector(".compares")) continue;
    const label = row.querySelector("th")?.firstChild?.textContent?.trim() ?? "";
    const button = create("button", "compares");
    button.type = "button";
    // Two bars from one line.
    button.append(shape("svg", { width: 15, height: 13, "aria-hidden": "true", fill: "currentColor" }, [shape("path", { d: "M0 0h1.5v13H0zM3.5 1h11v4h-11zM3.5 8h6v4h-6z" })]));
    button.title = tableWords.compare;
    button.setAttribute("aria-label", tableWords.beside(label));
    button.addEventListener("click", () => compare(row.dataset.fact ?? ""));
    row.querySelector(cell)?.append(button);
  }
  rove(element, "button.compares", true);
}
