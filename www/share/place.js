/** Between a panel and its button, and the edge of the view. */
const GAP = 6;
/** A panel lower than this is none. */
const LOWEST = 160;

/**
 * Opens a panel over its button or, where more of it is seen there, under it; it is no higher than the room.
 * @param {HTMLElement} panel
 */
export function place(panel) {
  const [button, contents] = /** @type {[HTMLElement, HTMLElement]} */ ([...panel.children]);
  const root = /** @type {Document | ShadowRoot} */ (panel.getRootNode());
  const head = root.querySelector(".header")?.getBoundingClientRect().bottom ?? 0;
  const { top, bottom, height } = button.getBoundingClientRect();
  const scale = height / button.offsetHeight || 1;
  const over = top - Math.max(0, head) - 2 * GAP;
  const under = innerHeight - bottom - 2 * GAP;
  const below = under > over && contents.scrollHeight * scale > over;
  contents.classList.toggle("below", below);
  contents.style.maxHeight = `min(36rem, ${Math.max(LOWEST, (below ? under : over) / scale)}px)`;
}
