import { words } from "../shell/words.js";

/**
 * @typedef {object} FactWords a fact in words, as its row of the table has them; empty where there is nothing to say
 * @property {string} fact its id
 * @property {string} label what it counts, or what it says
 * @property {string} hedge `more than`
 * @property {string} bare the number alone; of a fact in words, its label
 * @property {string} noun what is counted, after the number
 * @property {string} value hedge, number and noun with nothing abbreviated; empty for a fact in words
 * @property {string} when
 * @property {string} paragraph `¶ 12`; empty for our own arithmetic and for background
 * @property {string} origin who says it: the source and where, our arithmetic, or general knowledge
 * @property {string} formula
 * @property {string} note
 * @property {string} sign which sign of the sprite shows its hedge; empty where there is no number
 * @property {string} name all of it, for those who hear it
 */

const SILENT = Object.freeze({
  hedge: "", noun: "", value: "", when: "", paragraph: "", origin: "", formula: "", note: "", sign: "",
});

/** The words of a figure's facts, from the rows of its table. Each is read when it is first asked for. */
export class Table {
  #element;
  /** @type {Map<string, FactWords | undefined>} */
  #known = new Map();

  /** @param {HTMLElement} element a figure */
  constructor(element) {
    this.#element = element;
  }

  /** @param {string} fact @returns {FactWords} its name alone, for a fact that no table of the page has */
  words(fact) {
    return this.known(fact) ?? { ...SILENT, fact, label: fact, bare: fact, name: fact };
  }

  /** The figure's facts but for these. @param {Set<string>} shown @returns {FactWords[]} */
  without(shown) {
    const rows = /** @type {HTMLElement[]} */ ([...this.#element.querySelectorAll("tr[data-fact]")]);
    const rest = rows.map(({ dataset }) => dataset.fact ?? "").filter((fact) => !shown.has(fact));
    return rest.map((fact) => this.words(fact));
  }

  /** @param {string} fact @returns {FactWords | undefined} */
  known(fact) {
    if (!this.#known.has(fact)) {
      const selector = `tr[data-fact="${CSS.escape(fact)}"]`;
      const root = /** @type {ParentNode} */ (this.#element.getRootNode());
      const row = this.#element.querySelector(selector) ?? root.querySelector(selector);
      this.#known.set(fact, row ? read(fact, row) : undefined);
    }
    return this.#known.get(fact);
  }
}

/**
 * @param {string} fact
 * @param {Element} row
 * @returns {FactWords}
 */
function read(fact, row) {
  /** @param {string} selector */
  const text = (selector) => row.querySelector(selector)?.textContent?.trim() ?? "";
  const label = row.querySelector("th")?.firstChild?.textContent?.trim() ?? "";
  const sign = (!row.classList.contains("known") && row.getAttribute("data-sign")) || "";
  const bare = text(".cell-value b");
  const printed = [text(".hedge"), bare, text(".noun")].filter(Boolean).join(" ");
  const value = bare ? text(".cell-value .visually-hidden") || printed : "";
  const when = text(".cell-when");
  const formula = text(".row-formula");
  const paragraph = formula ? "" : (/¶\s*\d+/.exec(text(".cell-paragraph"))?.[0] ?? "");
  const place = paragraph ? words.paragraph(digits(paragraph)) : formula ? words.computed : words.known;
  return {
    fact,
    label,
    hedge: text(".hedge"),
    bare: bare || label,
    noun: text(".noun"),
    value,
    when,
    paragraph,
    origin: paragraph ? words.reported(paragraph) : formula ? words.ours : words.known,
    formula,
    note: text(".row-note"),
    sign,
    name: [value ? words.headed(label, value) : label, when, place].filter(Boolean).join(words.comma),
  };
}

/** The number of a paragraph: `12` of `¶ 12`. @param {string} paragraph */
export function digits(paragraph) {
  return paragraph.replace(/^\D+/, "");
}
