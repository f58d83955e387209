import { create, place } from "../shell/dom.js";
import { TypeAhead, step } from "./keyboard.js";
import { words } from "../shell/words.js";

/** @typedef {import("./still.js").Box} Box */
/** @typedef {import("./table.js").FactWords} FactWords */
/** @typedef {Box & { fact: string, words: FactWords, others: FactWords[], name: string }} Mark with the facts told with it */

/** The roles of a chart's one focus stop and of its marks: a screen reader hands over the arrow keys, and says the way out. */
const ROOT_ROLE = "listbox";
const MARK_ROLE = "option";
const SMALLEST = 24;

/** The layer over the picture: one focus stop, and one named node for each mark. */
export class Targets {
  root = create("div", "targets");
  highlight = create("div", "highlight");
  /** @type {Mark[]} */
  marks = [];
  active = 0;
  /** @type {HTMLElement[]} */
  #nodes = [];
  #typeAhead = new TypeAhead();
  #id;

  /**
   * @param {string} id of the figure
   * @param {{ move(index: number): void, pin(index: number): void, unpin(): void, leave(): void }} listener
   */
  constructor(id, listener) {
    this.#id = id;
    const { root } = this;
    root.tabIndex = 0;
    root.setAttribute("role", ROOT_ROLE);
    root.setAttribute("aria-labelledby", `${id}-title`);
    root.setAttribute("aria-describedby", `${id}-summary ${id}-keys`);
    this.highlight.hidden = true;
    const keys = create("p", "", words.keys);
    keys.id = `${id}-keys`;
    keys.hidden = true;
    const hint = create("p", "keys", words.keysShort);
    hint.setAttribute("aria-hidden", "true");
    root.append(this.highlight, keys, hint);
    root.addEventListener("keydown", (event) => this.#press(event, listener));
    root.addEventListener("focus", () => root.matches(":focus-visible") && listener.move(this.active));
    root.addEventListener("blur", () => listener.leave());
  }

  /**
   * Takes other marks. Nodes that stay are the same ones, so that nothing loses its place to those who hear them.
   * @param {Mark[]} marks
   * @returns {(index: number) => number} where a mark is now; −1 if it is gone
   */
  update(marks) {
    const before = keysOf(this.marks);
    this.marks = unique(marks);
    const now = keysOf(this.marks);
    const follow = (/** @type {number} */ index) => now.indexOf(before[index] ?? "");
    while (this.#nodes.length > marks.length) this.#nodes.pop()?.remove();
    this.marks.forEach((mark, index) => {
      const node = (this.#nodes[index] ??= this.#node(index));
      node.setAttribute("aria-label", mark.name);
      const more = [mark.words.formula, mark.words.note].filter(Boolean).join(". ");
      if (more) node.setAttribute("aria-description", more);
      else node.removeAttribute("aria-description");
      node.dataset.fact = mark.fact;
      place(node, atLeast(mark, SMALLEST));
    });
    this.activate(Math.max(0, follow(this.active)));
    return follow;
  }

  /** The index of the mark of a fact; −1 if there is none. @param {string} fact */
  indexOf(fact) {
    return this.marks.findIndex((mark) => mark.fact === fact);
  }

  /** @param {number} index */
  #node(index) {
    const node = create("div");
    node.id = `${this.#id}-mark-${index + 1}`;
    node.setAttribute("role", MARK_ROLE);
    this.root.append(node);
    return node;
  }

  /** @param {number} index */
  activate(index) {
    this.active = index;
    const node = this.#nodes[index];
    if (node) this.root.setAttribute("aria-activedescendant", node.id);
    else this.root.removeAttribute("aria-activedescendant");
  }

  /**
   * @param {KeyboardEvent} event
   * @param {{ move(index: number): void, pin(index: number): void, unpin(): void }} listener
   */
  #press(event, listener) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || !this.marks.length) return;
    const { key } = event;
    const index = step(key, this.active, this.marks.length)
      ?? this.#typeAhead.find(key, this.active, this.marks, event.timeStamp);
    if (index !== undefined) {
      this.activate(index);
      this.#nodes[index]?.scrollIntoView({ block: "nearest", inline: "nearest" });
      listener.move(index);
    } else if (key === "Enter" || key === " ") listener.pin(this.active);
    else if (key === "Escape") listener.unpin();
    else return;
    event.preventDefault();
  }

  /**
   * Shows which mark is meant; -1 shows none.
   * @param {number} index
   * @param {"hover" | "focus" | "pin"} as
   */
  highlightMark(index, as) {
    const mark = this.marks[index];
    this.highlight.hidden = !mark;
    if (!mark) return;
    this.highlight.dataset.as = as;
    const below = as === "hover" ? 4 : 0;
    place(this.highlight, { x: mark.x, y: mark.y, width: mark.width, height: mark.height + below });
  }
}

/**
 * What tells marks apart: the fact, and which of its marks it is.
 * @param {Mark[]} marks
 * @returns {string[]}
 */
function keysOf(marks) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  return marks.map(({ fact }) => {
    const count = (counts.get(fact) ?? 0) + 1;
    counts.set(fact, count);
    return `${count} ${fact}`;
  });
}

/**
 * Marks of one name are told apart by their number.
 * @param {Mark[]} marks
 * @returns {Mark[]}
 */
function unique(marks) {
  return marks.map((mark) => {
    const same = marks.filter(({ name }) => name === mark.name);
    return same.length > 1 ? { ...mark, name: words.repeated(mark.name, same.indexOf(mark) + 1, same.length) } : mark;
  });
}

/**
 * The box, grown about its middle where it is too small to reach.
 * @param {Box} box
 * @param {number} smallest
 */
function atLeast(box, smallest) {
  const width = Math.max(smallest, box.width);
  const height = Math.max(smallest, box.height);
  return { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height };
}
