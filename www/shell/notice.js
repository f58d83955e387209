import { create, find } from "./dom.js";
import { words } from "./words.js";

/**
 * A notice at the foot of the page that waits to be closed; the newest text replaces an older one.
 * @param {string} text
 */
export function notify(text) {
  const shown = document.querySelector(".notice span");
  if (shown) return void (shown.textContent = text);
  const notice = create("div", "notice");
  notice.setAttribute("role", "status");
  find(document, "main").append(notice);
  const close = create("button", "", words.close);
  close.type = "button";
  close.addEventListener("click", () => notice.remove());
  notice.append(create("span", "", text), close);
}
