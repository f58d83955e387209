/**
 * Does what makes the page higher or lower for a moment and is measured meanwhile. Browsers hold on to what is shown and would
 * scroll by the difference, and not back: they do not hold on until the page is laid out again. At the foot of a page that gets lower
 * they scroll anyway, and are led back.
 * @param {() => void} act
 */
export function unmoved(act) {
  const root = document.documentElement;
  const own = root.style.overflowAnchor;
  const top = scrollY;
  root.style.overflowAnchor = "none";
  act();
  root.getBoundingClientRect();
  if (scrollY !== top) scrollTo({ top, behavior: "instant" });
  root.style.overflowAnchor = own;
  if (!root.style.length) root.removeAttribute("style");
}
