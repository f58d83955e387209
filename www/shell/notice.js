import { create } from "./dom.js";
import { words } from "./words.js";

/**
 * A notice at the foot of the page that waits to be closed; the newest text replaces an older one.
 * @param {string} text
 * @param {Element | null} [place] that has it
 */
export function notify(text, place = document.querySelector("main")) {
  const shown = place?.querySelector(".notice span");
  if (shown) return void (shown.textContent = text);
  const notice = create("div", "notice");
  notice.setAttribute("role", "status");
  place?.append(notice);
  const close = create("button", "", words.close);
  close.addEventListener("click", () => notice.remove());
  notice.append(create("span", "", text), close);
}
