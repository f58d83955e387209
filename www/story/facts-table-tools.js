import { readAddress, writeAddress } from "../shell/address.js";
import { announce } from "../figure/announcer.js";
import { create, find } from "../shell/dom.js";
import { digits } from "../figure/table.js";
import { offerComparisons } from "../figure/compared-rows.js";
import { linkRows } from "./rows.js";
import { offerFiles } from "./saved.js";
import { tableWords } from "../shell/words.js";

/**
 * @typedef {object} Row
 * @property {HTMLTableRowElement} row
 * @property {number} order in which the source has it
 * @property {string} text to be searched
 * @property {string} paragraph
 */

/** What an address may ask for. */
const NAMES = ["search", "link", "hedge", "rows", "sort"];
/** Between a letter typed and the count said: a count for each letter would be noise. */
const PAUSE = 400;

/**
 * Search, filters and sorting for the table of every fact.
 * @param {HTMLElement} element
 * @param {(fact: string) => void} compareFact opens the window that compares a fact
 */
export function startFactsTable(element, compareFact) {
  const id = element.dataset.figure ?? "";
  const body = /** @type {HTMLTableSectionElement} */ (find(element, "tbody"));
  const input = /** @type {HTMLInputElement} */ (find(element, "input"));
  const more = find(element, ".more");
  const status = find(element, ".status");
  const groups = /** @type {HTMLElement[]} */ ([...element.querySelectorAll("[data-filter]")]);
  const headings = /** @type {HTMLElement[]} */ ([...element.querySelectorAll("[data-sort]")]);
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  /** @type {Row[]} */
  const rows = [...body.rows].map((row, order) => ({ row, order, text: textOf(row), paragraph: row.cells[0]?.textContent ?? "" }));
  /** @type {Row[]} */
  let sorted = rows;
  let state = new URLSearchParams();
  let timer = 0;

  /** @param {string} sought @returns {(row: Row) => boolean} */
  const finder = (sought) => {
    const together = rows.some(({ text }) => text.includes(sought));
    const parts = together ? [sought] : sought.split(" ");
    return ({ text }) => parts.every((part) => text.includes(part));
  };

  const show = () => {
    const sought = finder(fold((state.get("search") ?? "").trim()));
    const only = state.get("rows")?.split(",");
    const found = rows.filter((each) => sought(each) && (!only || only.includes(each.row.dataset.fact ?? "")));
    /** @param {Row} each @param {string} [but] the group that does not count */
    const passes = ({ row }, but) => groups.every(({ dataset: { filter = "" } }) => {
      const value = state.get(filter);
      return !value || filter === but || row.dataset[filter] === value;
    });
    const shown = new Set(found.filter((each) => passes(each)));
    for (const each of rows) each.row.hidden = !shown.has(each);
    for (const group of groups) {
      const name = group.dataset.filter ?? "";
      const others = found.filter((each) => passes(each, name));
      for (const chip of group.querySelectorAll("button")) {
        const { value } = chip.dataset;
        const count = value ? others.filter(({ row }) => row.dataset[name] === value).length : others.length;
        chip.setAttribute("aria-pressed", String(value === (state.get(name) ?? "")));
        chip.classList.toggle("none", !count);
        find(chip, "small").textContent = String(count);
      }
    }
    showParagraphs();
    find(element, ".nothing").hidden = shown.size > 0;
    find(element, ".take").hidden = !shown.size;
    find(element, ".taken").hidden = true;
    find(element, ".count").textContent = tableWords.found(shown.size);
    return shown.size;
  };

  /** A paragraph is named once for all its rows, as long as they stand together. */
  const showParagraphs = () => {
    let last = "";
    for (const { row, paragraph } of sorted) {
      if (row.hidden) continue;
      row.cells[0]?.classList.toggle("repeated", paragraph === last);
      last = paragraph;
    }
  };

  const sort = () => {
    const [, down, name] = (state.get("sort") ?? "").match(/^(-?)(.+)$/) ?? [];
    const heading = headings.find(({ dataset }) => dataset.sort === name);
    for (const other of headings) other.removeAttribute("aria-sort");
    heading?.setAttribute("aria-sort", down ? "descending" : "ascending");
    const column = [...(heading?.parentElement?.children ?? [])].indexOf(heading ?? element);
    const sign = down ? -1 : 1;
    const key = keyOf(name ?? "", column, find(element, "[data-filter=hedge]"));
    sorted = heading ? [...rows].sort((a, b) => compare(key(a), key(b), sign, collator) || a.order - b.order) : rows;
    body.append(...sorted.map(({ row }) => row));
    showParagraphs();
    return heading ? (down ? tableWords.descending : tableWords.ascending)(heading.textContent ?? "") : tableWords.unsorted;
  };

  const whole = () => {
    element.classList.remove("few");
    more.hidden = true;
  };
  more.addEventListener("click", () => {
    whole();
    /** @type {HTMLElement | null} */ (element.querySelector("tbody tr:nth-child(11) a"))?.focus();
  });

  // Nothing has the focus out of sight.
  body.addEventListener("focusin", ({ target }) => target instanceof Element && target.closest("tr:nth-child(n + 11)") && whole());

  /** @param {string} name @param {string} value */
  const set = (name, value) => {
    // Whoever searches on looks among all rows again.
    if (name !== "sort") state.delete("rows");
    if (value) state.set(name, value);
    else state.delete(name);
    writeAddress(false, id, state, NAMES);
    whole();
  };

  const clear = () => {
    input.value = "";
    state = new URLSearchParams();
    writeAddress(false, id, state, NAMES);
    sort();
    return show();
  };

  /** Takes what the address asks for: filters and order, or one row. */
  const follow = () => {
    const asked = readAddress(false);
    if (asked.figure === id && (String(asked.state) || String(state))) {
      state = new URLSearchParams([...asked.state].filter(([name]) => NAMES.includes(name)));
      input.value = state.get("search") ?? "";
      sort();
      show();
      if (!String(state)) return;
      whole();
      element.scrollIntoView();
    }
    const row = asked.figure.startsWith("entry-") && rows.find(({ row }) => row.id === asked.figure)?.row;
    if (!row) return;
    whole();
    if (row.hidden) {
      input.value = "";
      state = new URLSearchParams();
      show();
    }
    row.scrollIntoView({ block: "center" });
    (row.querySelector("a") ?? input).focus({ preventScroll: true });
  };

  input.addEventListener("input", () => {
    set("search", input.value.trim());
    const count = show();
    clearTimeout(timer);
    timer = setTimeout(() => announce(status, tableWords.found(count)), PAUSE);
  });
  for (const group of groups) {
    group.addEventListener("click", (event) => {
      const chip = event.target instanceof Element ? event.target.closest("button") : null;
      if (!chip) return;
      set(group.dataset.filter ?? "", chip.dataset.value ?? "");
      announce(status, tableWords.found(show()));
    });
  }
  find(element, ".clear").addEventListener("click", () => {
    announce(status, tableWords.found(clear()));
    input.focus();
  });
  for (const heading of headings) {
    const button = create("button", "sort", heading.textContent ?? "");
    const name = heading.dataset.sort ?? "";
    button.type = "button";
    button.addEventListener("click", () => {
      const now = state.get("sort");
      set("sort", now === name ? `-${name}` : now === `-${name}` ? "" : name);
      announce(status, sort());
    });
    heading.replaceChildren(button);
  }
  linkRows(element);
  offerComparisons(element, ".cell-figure", compareFact);
  offerFiles(element, () => sorted.filter(({ row }) => !row.hidden).map(({ row }) => row.dataset.fact ?? ""));
  show();
  element.dataset.state = "live";
  addEventListener("hashchange", follow);
  follow();
}

/**
 * What rows are put in order by; what has no value or date comes last, whichever way.
 * @param {string} name
 * @param {number} column
 * @param {HTMLElement} hedges
 * @returns {(row: Row) => number | string}
 */
function keyOf(name, column, hedges) {
  const hedge = [...hedges.querySelectorAll("button")].map(({ dataset }) => dataset.value);
  if (name === "paragraph") return ({ paragraph }) => Number.parseInt(digits(paragraph), 10);
  if (name === "value" || name === "when") return ({ row }) => Number.parseFloat(row.dataset[name] ?? "");
  if (name === "hedge") return ({ row }) => hedge.indexOf(row.dataset.hedge);
  return ({ row }) => row.cells[column]?.textContent?.trim() ?? "";
}

/**
 * @param {number | string} a
 * @param {number | string} b
 * @param {number} sign
 * @param {Intl.Collator} collator
 */
function compare(a, b, sign, collator) {
  if (typeof a === "string" || typeof b === "string") return sign * collator.compare(String(a), String(b));
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return sign * (a - b);
}

/** @param {HTMLTableRowElement} row */
function textOf(row) {
  return fold([...row.cells].map((cell) => cell.textContent?.trim()).join(" "));
}

/** @param {string} text */
function fold(text) {
  return text.toLowerCase().normalize("NFKD").replace(/\p{Diacritic}/gu, "").replace(/\s+/g, " ");
}
