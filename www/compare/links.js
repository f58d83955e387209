import { arrow } from "../shell/arrow.js";
import { compareWords as say } from "../shell/words.js";
import { create } from "../shell/dom.js";

/** @typedef {import("./data.js").Entry} Entry */

/**
 * The way to both in the table of all facts, where the page has one.
 * @param {Entry} one
 * @param {Entry} other
 * @param {HTMLDialogElement} dialog
 */
export function toTable(one, other, dialog) {
  const table = /** @type {HTMLElement | null} */ (document.querySelector("figure.facts-table"));
  if (!table) return undefined;
  const { link, paragraph } = leading(say.table, `#${table.dataset.figure}?rows=${one.fact},${other.fact}`);
  link.addEventListener("click", () => dialog.close());
  return paragraph;
}

/**
 * The way to both in the story.
 * @param {HTMLElement} place
 * @param {Entry} one
 * @param {Entry} other
 */
export function toStory(place, one, other) {
  const story = /** @type {HTMLAnchorElement | null} */ (place.querySelector(".wordmark"));
  if (!story) return undefined;
  const address = new URL(story.href);
  address.search = `compare=${one.fact},${other.fact}`;
  const { link, paragraph } = leading(say.story, address.href);
  Object.assign(link, { target: "_top", rel: "noopener" });
  return paragraph;
}

/**
 * @param {string} words
 * @param {string} href
 */
function leading(words, href) {
  const paragraph = create("p", "compare-link");
  const link = create("a", "", words);
  link.append(arrow());
  link.href = href;
  paragraph.append(link);
  return { link, paragraph };
}
