import { bringTool } from "../shell/tool.js";

/** @typedef {import("../figure/figure.js").Figure} Figure */

/**
 * Share, Download and Embed open without a script; this closes them, and fetches what else they can do when one is first opened.
 * @param {HTMLElement} element a figure
 * @param {Figure | undefined} figure the same one, if it can be live
 * @param {AbortSignal} [signal] that ends it
 */
export function startPanels(element, figure, signal) {
  const panels = /** @type {HTMLDetailsElement[]} */ ([...element.querySelectorAll(".tool-panel")]);
  for (const panel of panels) {
    panel.addEventListener("toggle", () => panel.open && equip(panel, element, figure));
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !panel.open) return;
      panel.open = false;
      panel.querySelector("summary")?.focus();
      event.stopPropagation();
    });
  }
  figure?.data.addEventListener("toggle", async () => figure.data.open && (await bringTools(element))?.describe(figure));
  document.addEventListener("click", (event) => {
    const path = event.composedPath();
    for (const panel of panels) if (!path.includes(panel)) panel.open = false;
  }, { signal });
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
