/** The cards of a flown map outside of the story, where they stand in no page: brought when a step is chosen. */
import { arrow } from "../shell/arrow.js";
import { create } from "../shell/dom.js";
import { drawSign } from "./sign.js";
import { flightWords as say } from "../shell/words.js";
import steps from "./steps.json";

/**
 * Facts come with what they are called; `absent` is what is in none. The figure that tells more has its number, if it has one.
 * @typedef {{ name: string, text: string, facts: [string, string][], absent: string[], onward: [string, string] | null }} Step
 */
/** @type {Record<string, Step[]>} */
const known = steps;

/**
 * Writes a card for each step, its facts out of the figure's table, with the way to their rows in the story.
 * @param {HTMLElement} figure
 */
export function tellSteps(figure) {
  const cards = figure.querySelector(".cards");
  if (!cards || cards.firstChild) return;
  const story = /** @type {HTMLAnchorElement | null | undefined} */ (figure.closest("main")?.querySelector(".wordmark"));
  const [address = ""] = story?.href.split("#") ?? [];
  known[figure.dataset.figure ?? ""]?.forEach(({ name: route, text, facts, absent, onward }, index) => {
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
    const card = create("div", "card");
    card.dataset.step = String(index + 1);
    card.append(create("h2", "card-name", route), create("p", "card-text", text), list);
    if (onward) {
      const [id, number] = onward;
      const link = leading(`${address}#${id}`, "card-onward");
      link.append(number ? say.figure(number) : say.unnumbered, arrow());
      card.append(link);
    }
    cards.append(card);
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
  if (sign) said.append(drawSign(sign));
  const link = leading(href);
  link.append(head, said);
  const item = create("li");
  if (sign && !row.classList.contains("known")) item.dataset.sign = sign;
  item.append(link);
  return item;
}

/**
 * A link out of the frame.
 * @param {string} href
 * @param {string} [className]
 */
function leading(href, className) {
  return Object.assign(create("a", className), { href, target: "_top", rel: "noopener" });
}
