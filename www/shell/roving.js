/** Containers whose keys are followed already. @type {WeakSet<Element>} */
const followed = new WeakSet();

/** @type {Record<string, number>} */
const ACROSS = { ArrowRight: 1, ArrowLeft: -1 };
/** @type {Record<string, number>} */
const ANYWAY = { ...ACROSS, ArrowDown: 1, ArrowUp: -1 };

/**
 * Makes one stop of the Tab key out of many: arrow keys go from one to the next, and the last one met is the stop. May be called
 * again when there are more.
 * @param {Element} container
 * @param {string} selector of the stops inside it
 * @param {boolean} [listed] whether they stand one under the other, so that up and down move too; else those scroll
 */
export function rove(container, selector, listed = false) {
  const stops = () => /** @type {HTMLElement[]} */ ([...container.querySelectorAll(selector)]);
  const choose = (/** @type {HTMLElement | undefined} */ chosen) => stops().forEach((stop) => (stop.tabIndex = stop === chosen ? 0 : -1));
  choose(stops().find((stop) => stop.tabIndex === 0));
  if (followed.has(container)) return;
  followed.add(container);
  container.addEventListener("focusin", ({ target }) => {
    const met = stops().find((stop) => stop === target);
    if (met) choose(met);
  });
  container.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.altKey || event.metaKey) return;
    const all = stops();
    const by = (listed ? ANYWAY : ACROSS)[event.key];
    const next = by && event.target instanceof HTMLElement && all.includes(event.target) && all[all.indexOf(event.target) + by];
    if (!next) return;
    next.focus();
    event.preventDefault();
  });
}
