/** What the steps of a flown map tell outside of the story, where they stand in no page: brought when one is chosen. */
import { create } from "../shell/dom.js";
import { drawSign } from "./sign.js";
import { flightWords as say } from "../shell/words.js";
import { shape } from "../shell/svg.js";
import steps from "./steps.json";

/** @typedef {{ facts: [string, string][], absent: string[] }} Step facts with what they are called, and what is in no fact */
/** @type {Record<string, Step[]>} */
const known = steps;

/**
 * Gives each card its facts, out of the figure's table, with the way to their rows in the story.
 * @param {HTMLElement} figure
 */
export function tellFacts(figure) {
  const story = /** @type {HTMLAnchorElement | null | undefined} */ (figure.closest("main")?.querySelector(".wordmark"));
  const [address = ""] = story?.href.split("#") ?? [];
  known[figure.dataset.figure ?? ""]?.forEach(({ facts, absent }, index) => {
    const list = create("ul");
    for (const [fact, name] of facts) {
      const row = /** @type {HTMLElement | null} */ (figure.querySelector(`tr[data-fact="${CSS.escape(fact)}"]`));
      if (row) list.append(entry(row, name, `${address}#entry-${fact}`));
    }
    for (const words of absent) {
      const item = create("li", "card-absent");
      item.append(create("span", "", words), create("span", "card-value", say.absent));
      list.append(item);
    }
    const card = figure.querySelector(`.card[data-step="${index + 1}"]`);
    if (!card?.querySelector("ul")) card?.querySelector(".card-text")?.after(list);
  });
}

/**
 * @param {HTMLElement} row
 * @param {string} name
 * @param {string} href
 */
function entry(row, name, href) {
  const value = row.querySelector(".cell-value");
  const date = row.querySelector(".cell-when")?.textContent?.trim() ?? "";
  const { sign = "" } = row.dataset;
  const head = create("span", "", name || row.querySelector("th")?.firstChild?.textContent?.trim());
  const said = create("span", "card-value");
  if (value?.querySelector("b")) {
    said.append(...[...value.childNodes].map((node) => node.cloneNode(true)));
    if (date) head.append(create("small", "", date));
  } else said.append(create("b", "", date));
  const mark = drawSign(sign);
  if (!sign) mark.append(shape("circle", { cx: 5, cy: 6, r: 4.5 }));
  const link = create("a");
  Object.assign(link, { href, target: "_top", rel: "noopener" });
  link.append(head, said, mark);
  const item = create("li");
  if (sign && !row.classList.contains("known")) item.dataset.sign = sign;
  item.append(link);
  return item;
}
