/** @typedef {import("./figure.js").Figure} Figure */

/**
 * Joins the facts in a figure's prose to their marks: to point at one lights the other.
 * @param {Figure} figure that has just come alive
 */
export function linkFacts(figure) {
  const entry = figure.element.parentElement;
  // Those in the opening and the ending lead to the first figure that shows them.
  const root = /** @type {ParentNode} */ (figure.element.getRootNode());
  const outside = [...root.querySelectorAll(":is(.masthead, .ending) .fact:not([tabindex])")];
  const facts = /** @type {HTMLElement[]} */ ([...(entry?.querySelectorAll(".prose .fact:not([tabindex])") ?? []), ...outside]);
  for (const element of facts) {
    const index = () => figure.targets.targets.findIndex((target) => target.fact === element.dataset.fact);
    if (index() < 0) continue;
    element.tabIndex = 0;
    element.setAttribute("role", "button");
    const light = () => figure.targets.highlightMark(index(), "focus");
    const dim = () => figure.selection.show();
    element.addEventListener("pointerenter", light);
    element.addEventListener("pointerleave", dim);
    element.addEventListener("focus", light);
    element.addEventListener("blur", dim);
    const go = () => {
      if (figure.data.open) figure.data.open = false;
      figure.plot.scrollIntoView({ block: "nearest" });
      figure.selection.pin(index());
    };
    element.addEventListener("click", (event) => {
      event.stopPropagation();
      go();
    });
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      go();
    });
  }
}
