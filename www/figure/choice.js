import { bringTool } from "../shell/tool.js";

/** @typedef {import("./figure.js").Figure} Figure */

const NAME = "firm";

/**
 * A reader's choice of numbers. Style sheets answer to it; the script that tells the figures comes when the list in the header is
 * first opened, or when the address has a choice.
 * @param {Figure[]} figures of the page
 */
export function offerLens(figures) {
  const root = document.documentElement;
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form.lens"));
  const asked = new URLSearchParams(location.search).get(NAME);
  let [coming, there] = [false, false];
  /** @type {Event | undefined} */
  let last;
  /** @param {boolean} on whether style sheets ask the form themselves */
  const ask = (on) => root.classList.toggle("lens-asked", on);
  // A browser may remember a choice of an earlier visit.
  ask(form?.querySelector(":checked:not([value=''])") != null);
  const come = async (/** @type {Event | void} */ event) => {
    last = event ?? last;
    if (event instanceof KeyboardEvent && event.key === "ArrowDown" && !coming) event.preventDefault();
    // Until the script is there, and for good where it does not come.
    if (event?.type === "change" && !there) ask(true);
    if (coming) return;
    coming = true;
    const tool = await bringTool(root.dataset.lens ?? "", document.querySelector("main") ?? root);
    if (form) tool?.startLens(figures, form, last);
    else tool?.lookThrough(root, figures, asked);
    there = tool !== undefined;
    ask(!there);
  };
  for (const type of ["toggle", "keydown", "change"]) form?.addEventListener(type, come, { capture: true });
  form?.addEventListener("reset", come);
  if (!asked) return;
  root.dataset.firm = asked;
  const radio = /** @type {HTMLInputElement | null | undefined} */ (form?.querySelector(`[value="${CSS.escape(asked)}"]`));
  if (radio) radio.checked = true;
  come();
}
