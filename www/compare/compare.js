/** The window in which two facts are drawn on one scale, or which says in words why they cannot share an axis. */
import { announce } from "../figure/announcer.js";
import { compareWords as say, words } from "../shell/words.js";
import { create, find } from "../shell/dom.js";
import { Failure } from "../engine/failure.js";
import { replaceAddress } from "../shell/address.js";
import { notify } from "../shell/notice.js";
import { sayMissing } from "../shell/tool.js";
import { bringList, bringPairs, refusal } from "./data.js";
import { draw } from "./picture.js";
import { digits } from "../figure/table.js";
import { drawSign } from "../figure/sign.js";
import { toStory, toTable } from "./links.js";

/** @typedef {import("./data.js").Entry} Entry */
/** @typedef {import("./data.js").List} List */
/** @typedef {import("./data.js").Pair} Pair */
/**
 * @typedef {object} Compared a figure outside of the story, under which the window stands; a table alone has no marks to lead back to
 * @property {HTMLElement} element
 * @property {string} compared
 * @property {() => void} remember
 * @property {{ show(quiet: boolean): void }} [selection]
 * @property {{ root: HTMLElement }} [targets]
 */

/** So many facts that share the scale are seen before somebody asks for all. */
const FEW = 4;

/**
 * Opens the window; without its files it says so, and the page stays as it was.
 * @param {string} asked the id of a fact, or two with a comma between them; empty for a window that closes
 * @param {Compared} [figure] outside of the story, where the window stands under it: over the page, a frame's would open where the
 *   frame is, out of sight
 * @param {boolean} [quiet] whether nobody has asked here: then the focus stays where it is
 */
export async function compare(asked, figure, quiet = false) {
  const place = figure ? /** @type {HTMLElement} */ (figure.element.closest("main")) : document.body;
  if (figure) figure.compared = asked;
  try {
    if (!asked) return /** @type {HTMLDialogElement | null} */ (place.querySelector(".compare-window"))?.close();
    const list = await bringList(place.getRootNode());
    const [one, other] = asked.split(",").map((id) => list.facts.find(({ fact }) => fact === id) ?? null);
    if (one) return open(place, list, one, await bringPairs(one), other, figure, quiet);
    if (figure) figure.compared = "";
    notify(say.unknown, place);
  } catch (error) {
    if (figure) figure.compared = "";
    const { code, cause } = Failure.from("E17", error);
    sayMissing(code, cause, figure?.element ?? find(document, "main"));
  }
}

/**
 * @param {HTMLElement} place
 * @param {List} list
 * @param {Entry} one
 * @param {Map<string, Pair>} pairs
 * @param {Entry | null | undefined} other the one that an address asks for; `null` where nobody knows it
 * @param {Compared | undefined} figure under which it stands
 * @param {boolean} quiet
 */
function open(place, list, one, pairs, other, figure, quiet) {
  const opener = rootOf(place).activeElement;
  place.querySelector(".compare-window")?.remove();
  const dialog = create("dialog", `compare-window topic-${one.hue}${figure ? " standing" : ""}`);
  /** Writes what is compared into the address. @param {string} facts empty for nothing */
  const write = (facts) => (figure ? keep(figure, facts) : writeAddress(facts));
  dialog.setAttribute("aria-labelledby", "compare-title compare-fact");
  const result = create("section", "compare-result");
  const status = create("p", "visually-hidden");
  status.setAttribute("role", "status");
  const choices = create("form", "compare-choices");
  const main = create("div", "compare-main");
  const select = selectOf(list, one);
  const shared = list.facts.filter(({ fact }) => pairs.has(fact));
  shared.sort(byOrder([...pairs.keys()]));
  const refused = one.refused.map((index) => list.facts[index]).filter((entry) => entry !== undefined);

  /** @param {Entry} entry @param {boolean} [aloud] */
  const show = (entry, aloud = true) => {
    for (const input of choices.querySelectorAll("input")) {
      input.checked = input.value === entry.fact;
      if (input.checked) /** @type {HTMLElement} */ (input.parentElement).hidden = false;
    }
    select.value = choices.querySelector("input:checked") ? "" : entry.fact;
    const said = tell(result, list, [one, entry], pairs.get(entry.fact));
    const link = figure ? toStory(place, one, entry) : toTable(one, entry, dialog);
    if (link) result.append(link);
    if (aloud) announce(status, said);
    write(`${one.fact},${entry.fact}`);
  };

  const unit = list.footings[one.footing]?.unit ?? "";
  choices.append(
    create("h3", "compare-with", say.with),
    shared.length ? group(say.shared(unit), foldedAfter(shared.map((entry) => row(entry)))) : create("p", "compare-alone", say.alone),
    group(say.others, [...refused.map((entry) => row(entry, refusal(list, one, entry)?.short)), labelled(select)]),
  );
  choices.addEventListener("input", ({ target }) => {
    const id = target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : "";
    const entry = list.facts.find(({ fact }) => fact === id);
    if (entry) show(entry);
  });
  // Whoever points sees the answer; keys stay where they choose.
  choices.addEventListener("click", ({ detail, target }) => detail && target instanceof HTMLInputElement && result.scrollIntoView({ block: "nearest" }));
  main.append(choices, result);
  dialog.append(...head(one, () => (figure ? shut(dialog, figure, opener) : dialog.close())), main, status);
  if (!figure) dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  // Escape closes this and nothing that lies under it.
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    if (figure) shut(dialog, figure, opener);
  });
  dialog.addEventListener("close", () => {
    write("");
    dialog.remove();
  });
  place.append(dialog);
  const first = other && other !== one ? other : shared[0];
  if (other === null) result.append(create("p", "", say.unknown));
  if (first && other !== null) show(first, false);
  else write(one.fact);
  if (figure) dialog.open = true;
  else dialog.showModal();
  if (figure && quiet) return;
  // Its mark stays pinned; what is told of it would lie over the window.
  figure?.selection?.show(true);
  const start = /** @type {HTMLElement | null} */ (choices.querySelector("input:checked") ?? choices.querySelector("input, select"));
  start?.focus({ preventScroll: true });
  if (figure) dialog.scrollIntoView({ block: "nearest" });
  else if (other) result.scrollIntoView({ block: "nearest" });
}

/** @param {string[]} ids @returns {(a: Entry, b: Entry) => number} */
function byOrder(ids) {
  return (a, b) => ids.indexOf(a.fact) - ids.indexOf(b.fact);
}

/**
 * The fact that was asked about, and the way out.
 * @param {Entry} entry
 * @param {() => void} leave
 */
function head(entry, leave) {
  const bar = create("div", "compare-bar");
  const title = create("h2", "compare-title", say.title);
  title.id = "compare-title";
  const close = create("button", "compare-close", "×");
  close.type = "button";
  close.setAttribute("aria-label", words.close);
  close.addEventListener("click", leave);
  bar.append(title, close);
  const value = create("p", entry.numeric ? "compare-value" : "compare-value wordy");
  value.id = "compare-fact";
  value.append(...number(entry));
  const top = create("header", "compare-head");
  top.append(value, about("p", entry));
  return [bar, top];
}

/**
 * The first few, and all others after a press.
 * @param {HTMLElement[]} rows
 */
function foldedAfter(rows) {
  const rest = rows.slice(FEW);
  if (rest.length < 2) return rows;
  const more = create("button", "compare-more", say.all(rows.length));
  more.type = "button";
  for (const row of rest) row.hidden = true;
  more.addEventListener("click", () => {
    for (const row of rest) row.hidden = false;
    more.remove();
    rest[0]?.querySelector("input")?.focus();
  });
  return [...rows, more];
}

/**
 * As the source puts it; our own arithmetic in square brackets.
 * @param {Entry} entry
 * @returns {(string | Element)[]}
 */
function number({ hedge, bare, noun, derived, counts, numeric }) {
  if (!numeric) return [counts];
  const [before, after] = derived ? ["[", "]"] : ["", ""];
  const parts = [hedge && create("span", "hedge", before + hedge), create("b", "", (hedge ? "" : before) + bare + after), noun && create("span", "noun", noun)];
  return parts.flatMap((part, index) => (part ? [index && parts[index - 1] ? " " : "", part] : []));
}

/**
 * What a fact counts, where its number does not say so, when, and where it stands: seen with points between, heard with commas.
 * @param {"p" | "span"} tag
 * @param {Entry} entry
 */
function about(tag, { counts, when, paragraph, numeric }) {
  const line = create(tag, "compare-about");
  const place = { ours: say.derived, known: say.known }[paragraph];
  const parts = [numeric ? [capitalised(counts)] : [], [when], place ? [place] : twice(paragraph, words.paragraph(digits(paragraph)))];
  for (const part of parts.filter(([first]) => first)) {
    if (line.firstChild) line.append(...twice("\u00a0· ", ", "));
    line.append(...part);
  }
  return line;
}

/**
 * What is seen one way and heard another.
 * @param {string} seen
 * @param {string} heard
 * @returns {HTMLElement[]}
 */
function twice(seen, heard) {
  const sign = create("span", "", seen);
  sign.setAttribute("aria-hidden", "true");
  return [sign, create("span", "visually-hidden", heard)];
}

/** @param {string} text */
function capitalised(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/**
 * @param {string} legend
 * @param {HTMLElement[]} rows
 */
function group(legend, rows) {
  const set = create("fieldset", "compare-group");
  set.append(create("legend", "", legend), ...rows);
  return set;
}

/**
 * A fact to choose.
 * @param {Entry} entry
 * @param {string} [why] it cannot share the scale
 */
function row(entry, why = "") {
  const label = create("label", "compare-row");
  const input = create("input");
  Object.assign(input, { type: "radio", name: "fact", value: entry.fact });
  const value = create("span", "compare-number");
  value.append(...number(entry));
  const text = create("span", "compare-words");
  text.append(value, about("span", entry));
  const mark = drawSign(entry.sign);
  mark.classList.add(`topic-${entry.hue}`);
  label.append(input, mark, text);
  if (why) label.append(create("span", "compare-why", why));
  return label;
}

/** @param {List} list @param {Entry} one */
function selectOf({ facts }, one) {
  const select = create("select");
  const empty = create("option", "", say.choose);
  empty.value = "";
  select.append(empty);
  for (const link of new Set(facts.map((entry) => entry.link))) {
    const group = create("optgroup");
    group.label = link;
    for (const entry of facts) {
      if (entry.link !== link || entry === one) continue;
      const value = entry.numeric ? `: ${number(entry).map((part) => (typeof part === "string" ? part : part.textContent)).join("")}` : "";
      const option = create("option", "", capitalised(entry.counts) + value);
      option.value = entry.fact;
      group.append(option);
    }
    if (group.firstChild) select.append(group);
  }
  return select;
}

/** @param {HTMLSelectElement} select */
function labelled(select) {
  const label = create("label", "compare-any");
  label.append(create("span", "", say.any), select);
  return label;
}

/**
 * Draws the two, or says why they are not drawn.
 * @param {HTMLElement} result
 * @param {List} list
 * @param {[Entry, Entry]} both
 * @param {Pair | undefined} pair
 * @returns {string} what is said of it
 */
function tell(result, list, both, pair) {
  if (pair) {
    const picture = create("div", "compare-picture");
    picture.append(...pair.pictures.map(draw));
    const words = pair.sentences.join(" ");
    result.replaceChildren(create("h3", "", pair.title), picture, create("p", "compare-said", words));
    const ours = pair.arithmetic.map((step, index) => create("span", "", step + (index + 1 < pair.arithmetic.length ? "," : ".")));
    if (ours.length) {
      const paragraph = create("p", "compare-ours", `${say.ours} `);
      paragraph.append(...ours.flatMap((step) => [step, " "]));
      result.append(paragraph);
    }
    return [`${pair.title}.`, words, ...pair.arithmetic].join(" ");
  }
  const found = refusal(list, ...both);
  const title = found ? say.refused : "";
  const words = found ? [`${capitalised(found.reason)}.`, found.because].join(" ") : list.undrawn;
  result.replaceChildren(...(title ? [create("h3", "", title)] : []), create("p", "compare-said", words), columns(list, both));
  return [title && `${title}.`, words].join(" ");
}

/**
 * Unit, period and measure of the two.
 * @param {List} list
 * @param {[Entry, Entry]} both
 */
function columns({ footings }, both) {
  const table = create("table", "compare-table");
  const heads = both.map((entry) => {
    const cell = create("th", "");
    cell.scope = "col";
    cell.append(...(entry.numeric ? number({ ...entry, noun: "" }) : [capitalised(entry.counts)]));
    return cell;
  });
  const line = (/** @type {HTMLElement} */ first, /** @type {HTMLElement[]} */ cells) => {
    const row = create("tr");
    row.append(first, ...cells);
    return row;
  };
  const [top, body] = [create("thead"), create("tbody")];
  top.append(line(create("td"), heads));
  const fields = /** @type {[string, (entry: Entry) => string][]} */ ([
    [say.unit, ({ footing }) => footings[footing]?.unit ?? ""],
    [say.period, ({ when }) => when],
    [say.measure, ({ footing, numeric }) => (numeric ? (footings[footing]?.says ?? "") : "–")],
  ]);
  for (const [name, of] of fields) {
    const head = create("th", "", name);
    head.scope = "row";
    body.append(line(head, both.map((entry) => create("td", "", of(entry)))));
  }
  table.append(top, body);
  return table;
}

/**
 * Closes a window under a figure, and leads back to where it was asked for, or to the chart or table.
 * @param {HTMLDialogElement} dialog
 * @param {Compared} figure
 * @param {Element | null} opener
 */
function shut(dialog, figure, opener) {
  dialog.close();
  if (opener instanceof HTMLElement) opener.focus();
  if (rootOf(figure.element).activeElement === opener && opener !== document.body) return;
  (figure.targets?.root ?? find(figure.element, ".table-frame")).focus();
}

/** @param {Node} node @returns {Document | ShadowRoot} */
function rootOf(node) {
  return /** @type {Document | ShadowRoot} */ (node.getRootNode());
}

/** A figure's own state has what is compared under it. @param {Compared} figure @param {string} facts */
function keep(figure, facts) {
  figure.compared = facts;
  figure.remember();
}

/** @param {string} facts empty for nothing */
function writeAddress(facts) {
  const url = new URL(location.href);
  url.searchParams.delete("compare");
  const query = [url.searchParams.toString(), facts && `compare=${facts}`].filter(Boolean).join("&");
  url.search = query;
  replaceAddress(url);
}
