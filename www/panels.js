import { announce } from "./announcer.js";
import { words } from "./words.js";

/** @typedef {import("./figure.js").Figure} Figure */

/**
 * Share, Download and Embed are open without a script; this adds copying, the share sheet, Escape and closing.
 * @param {HTMLElement} element a figure
 * @param {Figure | undefined} figure the same one, if it can be live
 */
export function startPanels(element, figure) {
  const panels = /** @type {HTMLDetailsElement[]} */ ([...element.querySelectorAll(".tool-panel")]);
  const status = /** @type {HTMLElement | null} */ (element.querySelector(".status"));
  for (const panel of panels) {
    panel.addEventListener("toggle", () => panel.open && panel.dataset.tool === "share" && showAddress(panel, figure));
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !panel.open) return;
      panel.open = false;
      panel.querySelector("summary")?.focus();
      event.stopPropagation();
    });
    for (const button of panel.querySelectorAll("button")) {
      button.hidden = false;
      button.addEventListener("click", async () => {
        const text = panel.querySelector(button.dataset.copy ?? "")?.textContent ?? "";
        const done = await copy(text);
        if (status) announce(status, done ? words.copied : words.notCopied);
        const label = button.textContent;
        button.textContent = done ? words.copied : words.notCopied;
        setTimeout(() => (button.textContent = label), 2000);
      });
    }
  }
  document.addEventListener("click", (event) => {
    for (const panel of panels) if (panel.open && event.target instanceof Node && !panel.contains(event.target)) panel.open = false;
  });
}

/**
 * @param {HTMLElement} panel
 * @param {Figure | undefined} figure
 */
function showAddress(panel, figure) {
  const link = panel.querySelector("a.address");
  if (!(link instanceof HTMLAnchorElement) || !figure) return;
  const { state } = figure;
  const [base = ""] = (link.textContent ?? "").split("?");
  const address = state.size ? `${base}?${state}` : base;
  link.textContent = address;
  link.href = figure.framed ? address : new URL(address).hash;
  if (navigator.share && matchMedia("(pointer: coarse)").matches) {
    navigator.share({ title: document.title, url: address }).catch(() => {});
  }
}

/**
 * @param {string} text
 * @returns {Promise<boolean>}
 */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
