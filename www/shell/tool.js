import { notify } from "./notice.js";
import { words } from "./words.js";

/**
 * Brings a script that a page does without until somebody asks for it. A page that was open while a new one was published may ask
 * for one that is there no longer: it says so, with the way out.
 * @param {string} address
 * @param {HTMLElement} element the figure that it is for
 * @returns {Promise<any>} nothing if it cannot be had
 */
export async function bringTool(address, element) {
  try {
    return await import(new URL(address, document.baseURI).href);
  } catch (error) {
    sayMissing("E17", error, element);
    return undefined;
  }
}

/**
 * Says that something cannot be had which a page does without.
 * @param {string} code
 * @param {unknown} cause
 * @param {Element} element what it is for
 */
export function sayMissing(code, cause, element) {
  console.error(code, cause);
  element.dispatchEvent(new CustomEvent("waymark-failed", { bubbles: true, detail: { code } }));
  notify(words.toolless(code), element.closest("main"));
}
