/** A reader's choice of numbers. The style sheet answers to it; this tells figures, the address and who listens. */
import { announce } from "./announcer.js";
import { addSheet, loaded } from "../shell/sheet.js";
import { replaceAddress } from "../shell/address.js";
import { create, find } from "../shell/dom.js";
import { quiet } from "../shell/quiet.js";
import { lensWords as words } from "../shell/words.js";

/** @typedef {import("./figure.js").Figure} Figure */

const NAME = "firm";

/** A choice that leaves something out. */
export class Lens {
  /**
   * @param {string} firm its name in addresses
   * @param {boolean} own whether it is the figure's own, and not that of all figures of the story
   */
  constructor(firm, own) {
    this.firm = firm;
    this.own = own;
  }

  /**
   * What a mark is called.
   * @param {Figure} figure
   * @param {import("./table.js").FactWords} told
   */
  name({ element }, { fact, name }) {
    const selector = `tr[data-fact="${CSS.escape(fact)}"]`;
    const root = /** @type {ParentNode} */ (element.getRootNode());
    const row = element.querySelector(selector) ?? root.querySelector(selector);
    return row && isLeftOut(row) ? `${name}, ${words.leftOut}` : name;
  }
}

/** Whether the choice leaves a row out: the style sheet knows. @param {Element} row */
function isLeftOut(row) {
  return getComputedStyle(row).getPropertyValue("--left-out") !== "";
}

/** The newest choice of each page. @type {WeakMap<HTMLElement, object>} */
const newest = new WeakMap();

/**
 * Shows some of the numbers only; unknown choices show all. Where the page has no header for it, a line over the figure counts.
 * The style sheet answers at once, and figures are drawn one at a time, those in view first.
 * @param {HTMLElement} page that the choice is for: a document of ours, or the part of somebody else's that is ours
 * @param {Figure[]} figures
 * @param {string | null} choice
 */
export async function lookThrough(page, figures, choice) {
  const turn = {};
  newest.set(page, turn);
  await bringStyle(page);
  // Another choice may have come while the style was on its way.
  if (newest.get(page) !== turn) return;
  const known = isChoice(choice) ? choice : "";
  // Measured before the page is styled anew.
  const away = figures.map((figure) => ({ figure, distance: fromView(figure) })).sort((a, b) => a.distance - b.distance);
  if (known) page.dataset.firm = known;
  else delete page.dataset.firm;
  const isStory = page.classList.contains("story");
  if (!isStory) for (const figure of page.querySelectorAll("figure.waymark")) count(figure, known);
  const lens = known ? new Lens(known, !isStory) : undefined;
  for (const { figure, distance } of away) {
    figure.look(lens, distance <= 0);
    await quiet();
    if (newest.get(page) !== turn) return;
  }
}

/** How far a figure is from the view, in pixels; zero or less for one that is seen. @param {Figure} figure */
function fromView({ element }) {
  const { top, bottom } = element.getBoundingClientRect();
  return Math.max(top - innerHeight, -bottom);
}

/** @param {string | null} choice @returns {choice is keyof typeof words.titles} */
function isChoice(choice) {
  return choice !== null && Object.hasOwn(words.titles, choice);
}

/** Brings the style of what is left out, where the page does without. @param {HTMLElement} page */
async function bringStyle({ dataset }) {
  const { lensStyle } = dataset;
  if (!lensStyle) return;
  delete dataset.lensStyle;
  // Without it the choice is told all the same.
  await loaded(addSheet(lensStyle)).catch(() => {});
}

/**
 * @param {Element} figure
 * @param {string} choice
 */
function count(figure, choice) {
  figure.parentElement?.querySelector(".standing")?.remove();
  if (!isChoice(choice)) return;
  const title = words.titles[choice];
  const rows = [...figure.querySelectorAll("tr[data-sign]")];
  const reported = rows.filter((row) => !row.matches(".derived, .known"));
  const line = create("p", "standing");
  line.setAttribute("role", "status");
  line.append(create("b", "", title), words.stand(reported.filter((row) => !isLeftOut(row)).length, reported.length));
  if (rows.some(isLeftOut)) line.append(words.outlines);
  figure.before(line);
}

/**
 * The choice in the header of the story: the address follows it, keys open and close the list, and one line says what stands.
 * @param {Figure[]} figures
 * @param {HTMLFormElement} form
 * @param {Event} [last] that came to the form while this script was on its way
 */
export function startLens(figures, form, last) {
  const root = document.documentElement;
  const details = /** @type {HTMLDetailsElement} */ (find(form, "details"));
  const summary = find(form, "summary");
  const status = create("p", "visually-hidden");
  status.setAttribute("role", "status");
  form.append(status);
  /** @param {string} value */
  const radio = (value) => /** @type {HTMLInputElement | null} */ (form.querySelector(`[value="${CSS.escape(value)}"]`));
  const chosen = () => String(new FormData(form).get(NAME) ?? "");

  const choose = () => {
    lookThrough(root, figures, chosen());
    const url = new URL(location.href);
    if (chosen()) url.searchParams.set(NAME, chosen());
    else url.searchParams.delete(NAME);
    replaceAddress(url);
    const said = radio(chosen())?.closest("label")?.querySelector("span")?.childNodes ?? [];
    announce(status, [...said].map(({ textContent }) => textContent?.trim()).join(": "));
  };
  /** @param {boolean} [back] */
  const close = (back) => {
    details.open = false;
    if (back) summary.focus();
  };
  // The radio buttons are as they were when the event is over.
  const reset = () => setTimeout(() => {
    choose();
    summary.focus();
  });
  /** @param {KeyboardEvent} event */
  const press = (event) => {
    if (event.key === "Escape" && details.open) close(true);
    else if (event.key === "ArrowDown" && event.target === summary) {
      event.preventDefault();
      details.open = true;
      (radio(chosen()) ?? summary).focus();
    } else if (event.key === "Enter" && event.target instanceof HTMLInputElement) close(true);
  };

  form.addEventListener("change", choose);
  form.addEventListener("reset", reset);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("keydown", press);
  // A press that ends in a choice is done with the list; arrow keys, which choose as well, are not.
  form.addEventListener("click", ({ detail, target }) => {
    if (detail && target instanceof HTMLInputElement) setTimeout(close, 0, true);
  });
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !form.contains(relatedTarget)) close();
  });
  document.addEventListener("click", ({ target }) => {
    if (details.open && target instanceof Node && !form.contains(target)) close();
  });

  if (last instanceof KeyboardEvent) press(last);
  if (last?.type === "reset") return reset();
  // Chosen by a press, which shows no focus, before anything here could close the list; that it opened is told later on a busy machine.
  const isPressed = last?.type === "change" || form.querySelector("input:focus");
  if (isPressed && !form.querySelector(":focus-visible")) close();
  const isChosen = chosen() !== (new URLSearchParams(location.search).get(NAME) ?? "");
  if (last && isChosen) return choose();
  lookThrough(root, figures, chosen());
}
