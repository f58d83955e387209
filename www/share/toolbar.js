import { bringTool } from "../shell/tool.js";

/** @typedef {import("../figure/figure.js").Figure} Figure */

/** Between a panel and its button, and the edge of the view. */
const GAP = 6;
/** A panel lower than this is none. */
const LOWEST = 160;

/**
 * Share, Download and Embed open without a script; this closes them, and fetches what else they can do when one is first opened.
 * @param {HTMLElement} element a figure
 * @param {Figure | undefined} figure the same one, if it can be live
 * @param {AbortSignal} [signal] that ends it
 */
export function startPanels(element, figure, signal) {
  const panels = /** @type {HTMLDetailsElement[]} */ ([...element.querySelectorAll(".tool-panel")]);
  for (const panel of panels) {
    panel.addEventListener("toggle", () => panel.open && (place(panel), equip(panel, element, figure)));
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !panel.open) return;
      panel.open = false;
      panel.querySelector("summary")?.focus();
      event.stopPropagation();
    });
  }
  figure?.data.addEventListener("toggle", async () => figure.data.open && (await bringTools(element))?.describe(figure));
  document.addEventListener("click", (event) => {
    const [target] = event.composedPath();
    for (const panel of panels) if (panel.open && target instanceof Node && !panel.contains(target)) panel.open = false;
  }, { signal });
}

/**
 * Opens a panel over its button or, where more of it is seen there, under it; it is no higher than the room.
 * @param {HTMLDetailsElement} panel
 */
function place(panel) {
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

/**
 * @param {HTMLDetailsElement} panel
 * @param {HTMLElement} element
 * @param {Figure | undefined} figure
 */
async function equip(panel, element, figure) {
  const tools = await bringTools(element);
  tools?.open(panel, element, figure?.state ?? new URLSearchParams());
}

/**
 * @param {HTMLElement} element
 * @returns {Promise<typeof import("./share.js") | undefined>} nothing where they cannot be had: links and texts are there anyway
 */
async function bringTools(element) {
  const address = element.dataset.tools ?? document.documentElement.dataset.tools ?? "";
  return bringTool(address, element);
}
