/** What the table's place holds besides: the figure in words, a line, a paragraph or every value long, and its series in braille. */
import { braille } from "./braille.js";
import { offerComparisons } from "./compared-rows.js";
import { create } from "../shell/dom.js";
import { toolWords, words } from "../shell/words.js";

/** @typedef {import("./figure.js").Figure} Figure */

const said = toolWords.description;

/** Puts the descriptions over a figure's table, once, and buttons that compare into its rows, while it is open. @param {Figure} figure */
export function describe(figure) {
  const { compare } = figure;
  const frame = figure.data.querySelector(".table-frame");
  if (compare) offerComparisons(figure.data, ".cell-paragraph", compare);
  // A closed table is read, but nothing in it takes the focus.
  figure.data.addEventListener("toggle", () => {
    if (!figure.data.open) for (const button of figure.data.querySelectorAll(".compares")) button.remove();
  }, { once: true });
  if (!frame || figure.data.querySelector(".description")) return;
  const box = create("div", "description");
  const choices = create("div", "switch");
  choices.setAttribute("role", "group");
  choices.setAttribute("aria-label", said.name);
  const lines = create("ul", "lines");
  lines.hidden = true;
  for (const [name, write] of Object.entries({ line, paragraph, values })) {
    const button = create("button", "", said[/** @type {"line" | "paragraph" | "values"} */ (name)]);
    button.type = "button";
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      for (const other of choices.children) other.setAttribute("aria-pressed", String(on && other === button));
      lines.hidden = !on;
      lines.replaceChildren(...(on ? write(figure) : []).map((text) => create("li", "", text)));
    });
    choices.append(button);
  }
  box.append(choices, lines, ...heard(figure));
  frame.before(box);
}

/** @param {Figure} figure @param {string} selector */
function text({ element }, selector) {
  return element.querySelector(selector)?.textContent?.trim() ?? "";
}

/** The finding, and what it is measured in. @param {Figure} figure */
function line(figure) {
  return [[text(figure, ".title"), text(figure, ".subtitle")].filter(Boolean).join(". ")];
}

/** The finding, what the data show, and who says it, a sentence a line. @param {Figure} figure */
function paragraph(figure) {
  const sentences = text(figure, ".summary").replace(/([.!?])\s+(?=\p{Lu}|\d)/gu, "$1\n").split("\n");
  return [...line(figure), ...sentences, text(figure, ".source")].filter(Boolean);
}

/** Every value, in the order of the picture. @param {Figure} figure */
function values({ targets }) {
  const { marks, order, panels } = targets;
  return order.flatMap(({ index, group }, place) => {
    const mark = marks[index];
    const panel = group === order[place - 1]?.group ? "" : group < 0 ? words.beside : panels[group];
    const heard = [mark?.name, mark?.words.formula, mark?.words.note].filter(Boolean).join(". ");
    return panel ? [`${panel}:`, heard] : [heard];
  });
}

/** @param {Figure} figure that has a series @returns {Element[]} */
function heard({ targets, tones }) {
  const { series } = targets;
  if (!series.length) return [];
  const field = create("label", "braille", said.braille);
  const input = create("input");
  input.readOnly = true;
  input.value = braille(series.map(({ value }) => value));
  field.append(input);
  const option = create("label", "tones", said.tones);
  const box = create("input");
  box.type = "checkbox";
  box.checked = tones.stepping;
  box.addEventListener("change", () => (tones.stepping = box.checked));
  option.prepend(box);
  return [field, option];
}
