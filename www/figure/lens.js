import { create } from "../shell/dom.js";
import { words } from "../shell/words.js";

/** What an address may ask for: only what is stated outright, only what is hedged, all but our arithmetic. */
const LENSES = ["plain", "hedged", "reported"];

/**
 * The part of a page that has one choice for all its figures: an element in somebody else's page, or all of ours.
 * @param {HTMLElement} figure
 * @returns {HTMLElement}
 */
export function pageOf(figure) {
  return figure.closest(".component") ?? document.documentElement;
}

/**
 * Shows some of the numbers only; unknown choices show all. Where the page has no header for it, a line over the figure counts.
 * @param {HTMLElement} figure
 * @param {string | null} choice
 */
export function lookThrough(figure, choice) {
  const page = pageOf(figure);
  const known = choice && LENSES.includes(choice) ? choice : "";
  if (known && known !== page.dataset.firm) page.dataset.firm = known;
  else if (!known) delete page.dataset.firm;
  if (page.classList.contains("story")) return;
  figure.parentElement?.querySelector(".strip")?.remove();
  const title = words.lens[known];
  if (!title) return;
  const rows = [...figure.querySelectorAll("tr[data-sign]:not(.derived, .known)")];
  const strip = create("p", "strip");
  strip.append(create("b", "", title), words.stand(rows.filter((row) => !isLeftOut(row)).length, rows.length));
  figure.before(strip);
}

/**
 * Whether the choice leaves a row out: the style sheet knows.
 * @param {Element} row
 */
export function isLeftOut(row) {
  return getComputedStyle(row).getPropertyValue("--left-out") !== "";
}
