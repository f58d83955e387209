import { create } from "../shell/dom.js";

/**
 * @param {string} name its class
 * @param {string} words
 * @param {() => void} press
 * @returns {HTMLButtonElement}
 */
export function button(name, words, press) {
  const made = create("button", name, words);
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}
