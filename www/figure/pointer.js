/** @typedef {{ x: number, y: number }} Point in CSS pixels of the chart's box */

/**
 * Turns pointer events over a chart into marks: hovering for a mouse or pen, a tap or click to pin.
 * @param {HTMLElement} layer
 * @param {(point: Point) => number} nearest
 * @param {{ hover(index: number, at?: Point): void, pin(index: number): void, unpin(): void }} listener
 */
export function followPointer(layer, nearest, listener) {
  let frame = 0;

  /** @param {MouseEvent} event */
  const pointOf = (event) => {
    const box = layer.getBoundingClientRect();
    const scale = layer.offsetWidth / box.width || 1;
    return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale };
  };

  layer.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || frame) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      const point = pointOf(event);
      const index = nearest(point);
      layer.classList.toggle("pointing", index >= 0);
      listener.hover(index, point);
    });
  });
  layer.addEventListener("pointerleave", () => {
    cancelAnimationFrame(frame);
    frame = 0;
    listener.hover(-1);
  });
  layer.addEventListener("click", (event) => {
    const index = nearest(pointOf(event));
    if (index >= 0) listener.pin(index);
    else listener.unpin();
  });
}
