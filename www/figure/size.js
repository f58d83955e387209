/**
 * Calls back once a frame while elements change their size; where the browser cannot tell, when the window changes its own.
 * @param {Element[]} elements
 * @param {() => void} changed
 * @returns {() => void} ends it
 */
export function watchSize(elements, changed) {
  let frame = 0;
  const soon = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      changed();
    });
  };
  const sizes = typeof ResizeObserver === "function" ? new ResizeObserver(soon) : undefined;
  for (const element of elements) sizes?.observe(element);
  if (!sizes) addEventListener("resize", soon);
  return () => {
    sizes?.disconnect();
    removeEventListener("resize", soon);
    cancelAnimationFrame(frame);
  };
}
