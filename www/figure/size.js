/**
 * Calls back when elements change their size; where the browser cannot tell, when the window changes its own.
 * @param {Element[]} elements
 * @param {() => void} changed
 * @returns {() => void} ends it
 */
export function watchSize(elements, changed) {
  if (typeof ResizeObserver !== "function") {
    addEventListener("resize", changed);
    return () => removeEventListener("resize", changed);
  }
  const sizes = new ResizeObserver(changed);
  for (const element of elements) sizes.observe(element);
  return () => sizes.disconnect();
}
