import { rove } from "../shell/roving.js";

/** @typedef {import("./figure.js").Figure} Figure */

/**
 * Joins the facts in a figure's prose to their marks: to point at one lights the other.
 * @param {Figure} figure that answers
 */
export function linkFacts(figure) {
  link(figure, figure.element.parentElement?.querySelectorAll(".prose .fact:not([tabindex])") ?? []);
}

/**
 * Joins the facts in the opening and the ending to the first figure that shows them.
 * @param {Figure[]} figures that answer, in page order
 */
export function linkOutside(figures) {
  for (const figure of figures) link(figure, document.querySelectorAll(":is(.masthead, .ending) .fact:not([tabindex])"));
}

/**
 * @param {Figure} figure
 * @param {Iterable<Element>} facts
 */
function link(figure, facts) {
  for (const element of /** @type {Iterable<HTMLElement>} */ (facts)) {
    const index = () => figure.targets.indexOf(element.dataset.fact ?? "");
    if (!(Number(figure.targets.marks[index()]?.panel) >= 0)) continue;
    element.tabIndex = 0;
    element.setAttribute("role", "button");
    rove(element.closest("p, li") ?? element, ".fact[tabindex]");
    for (const type of ["pointerenter", "focus"]) element.addEventListener(type, () => figure.selection.meet(index()));
    for (const type of ["pointerleave", "blur"]) element.addEventListener(type, () => figure.selection.meet(-1));
    element.addEventListener("click", (event) => {
      event.stopPropagation();
      figure.data.open = false;
      figure.plot.scrollIntoView({ block: "nearest" });
      figure.selection.pin(index());
    });
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      element.click();
    });
  }
}
