import { announce } from "../figure/announcer.js";
import { toolWords } from "../shell/words.js";

/**
 * Copies a text. Where the clipboard is closed, as in many frames, the old way is tried; where that is closed as well, the
 * text is selected, so that the reader's own key copies it.
 * @param {Element | null} source
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} status
 */
export async function copyFrom(source, button, status) {
  if (!source) return;
  const text = (source.textContent ?? "").trim();
  const done = await navigator.clipboard?.writeText(text).then(() => true, () => false) || select(source);
  const answer = done ? toolWords.copied : toolWords.notCopied;
  announce(status, answer);
  const label = (button.dataset.label ??= button.textContent ?? "");
  button.textContent = answer;
  setTimeout(() => (button.textContent = label), done ? 2000 : 6000);
}

/**
 * Selects a text and copies it the old way.
 * @param {Element} source
 * @returns {boolean}
 */
function select(source) {
  const { parentElement: hidden } = source.closest("[hidden]") ?? {};
  if (hidden) return false;
  getSelection()?.selectAllChildren(source);
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  }
}
