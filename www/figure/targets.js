import { create, place } from "../shell/dom.js";
import { TypeAhead, seek, step } from "./keyboard.js";
import { inOrder, withLevels } from "./levels.js";
import { words } from "../shell/words.js";

/** @typedef {import("./still.js").Box} Box */
/** @typedef {import("./table.js").FactWords} FactWords */
/**
 * @typedef {Box & { fact: string, words: FactWords, others: FactWords[], name: string, panel: number, parent: number }} Mark
 *   with the facts told with it; `parent` is the mark that it is told with, or −1; `panel` −1 where the picture does not show it
 */
/** @typedef {import("./levels.js").Entry} Entry */
/** @typedef {{ move(index: number): void, pin(index: number): void, unpin(aloud: boolean): void, leave(): void, say(text: string): void }} Listener */

/**
 * The roles of a chart's one focus stop and of its marks: a screen reader hands over the arrow keys, and says the way out. Where
 * something is told with a mark, that is a level to open; of a list in groups Orca says neither title nor length, of a tree both.
 */
const FLAT = Object.freeze({ root: "listbox", mark: "option" });
const DEEP = Object.freeze({ root: "tree", mark: "treeitem" });
const SMALLEST = 24;

/** Whether this page has told its keys: they are said once, on the way into the first chart. */
let told = false;

/** The layer over the picture: one focus stop, and one named node for each mark, and for each fact that has none. */
export class Targets {
  root = create("div", "targets");
  highlight = create("div", "highlight");
  /** @type {Mark[]} the marks that are drawn, then what is told with them, then what is not drawn */
  marks = [];
  /** Where the picture's lines of text stand. @type {Box[]} */
  texts = [];
  active = 0;
  /** What can be played of the figure, in its order. @type {{ fact: string, value: number }[]} */
  series = [];
  /** The order in which they are heard. @type {Entry[]} */
  order = [];
  /** The mark whose level is open; −1 if none is. */
  #open = -1;
  /** @type {HTMLElement[]} */
  #nodes = [];
  /** @type {Map<number, HTMLElement>} */
  #groups = new Map();
  #typeAhead = new TypeAhead();
  #id;

  /**
   * @param {string} id of the figure
   * @param {string[]} panels their names, where there are several
   * @param {Listener} listener
   */
  constructor(id, panels, listener) {
    this.#id = id;
    this.panels = panels;
    const { root } = this;
    root.tabIndex = 0;
    root.setAttribute("aria-labelledby", `${id}-title`);
    root.setAttribute("aria-describedby", `${id}-keys`);
    this.highlight.hidden = true;
    const keys = create("p", "", words.keys);
    keys.id = `${id}-keys`;
    keys.hidden = true;
    const hint = create("p", "keys", words.keysShort);
    hint.setAttribute("aria-hidden", "true");
    root.append(this.highlight, keys, hint);
    root.addEventListener("keydown", (event) => this.#press(event, listener));
    root.addEventListener("focus", () => {
      if (!root.matches(":focus-visible")) return;
      listener.move(this.active);
      // A list's length is said by itself, a tree's is not.
      const count = this.root.getAttribute("role") === DEEP.root ? words.marks(this.drawn) : "";
      const way = [count, told ? "" : words.keys].filter(Boolean).join(". ");
      if (way) listener.say(way);
      told = true;
    });
    root.addEventListener("blur", () => listener.leave());
  }

  /**
   * Takes other marks. Nodes that stay are the same ones, so that nothing loses its place to those who hear them.
   * @param {Mark[]} drawn
   * @param {FactWords[]} rest facts of the figure that the picture does not show
   * @param {Box[]} texts
   * @returns {(index: number) => number} where a mark is now; −1 if it is gone
   */
  update(drawn, rest, texts) {
    this.texts = texts;
    const before = keysOf(this.marks);
    this.marks = unique(withLevels(drawn, rest));
    this.order = inOrder(this.marks);
    const now = keysOf(this.marks);
    const follow = (/** @type {number} */ index) => now.indexOf(before[index] ?? "");
    const panels = new Set(drawn.map(({ panel }) => panel));
    const role = panels.size > 1 || this.marks.some(({ parent }) => parent >= 0) ? DEEP : FLAT;
    this.root.setAttribute("role", role.root);
    this.#open = follow(this.#open);
    while (this.#nodes.length > this.marks.length) this.#nodes.pop()?.remove();
    this.marks.forEach((mark, index) => this.#describe((this.#nodes[index] ??= this.#node(index)), mark, role.mark));
    this.#arrange(role === DEEP);
    this.activate(Math.max(0, follow(this.active)));
    return follow;
  }

  /** How many marks the picture has. */
  get drawn() {
    return this.marks.filter(({ parent, panel }) => parent < 0 && panel >= 0).length;
  }

  /** The index of the mark of a fact, or of what is told with one; −1 if there is none. @param {string} fact */
  indexOf(fact) {
    return this.marks.findIndex((mark) => mark.fact === fact);
  }

  /** Where a mark is: what the picture does not show is at its foot. @param {number} index @returns {Box | undefined} */
  box(index) {
    const mark = this.marks[index];
    if (!mark || mark.panel >= 0) return mark;
    const { offsetWidth: width, offsetHeight: height } = this.root;
    return { x: 0, y: Math.max(0, height - SMALLEST), width, height: SMALLEST };
  }

  /** @param {number} index */
  #node(index) {
    const node = create("div");
    node.id = `${this.#id}-mark-${index + 1}`;
    return node;
  }

  /**
   * @param {HTMLElement} node
   * @param {Mark} mark
   * @param {string} role
   */
  #describe(node, mark, role) {
    const { panel, parent, others } = mark;
    node.setAttribute("role", role);
    node.setAttribute("aria-label", mark.name);
    node.className = panel < 0 ? "told beside" : parent >= 0 ? "told" : "target";
    const more = [mark.words.formula, mark.words.note, others.length && words.level(others.length)].filter(Boolean).join(". ");
    node.replaceChildren();
    node.removeAttribute("aria-describedby");
    if (more) {
      const note = create("span", "", more);
      note.hidden = true;
      note.id = `${node.id}-note`;
      node.append(note);
      node.setAttribute("aria-describedby", note.id);
    }
    node.dataset.fact = mark.fact;
    if (panel >= 0) place(node, atLeast(mark, SMALLEST));
    else node.removeAttribute("style");
  }

  /** Panels are groups, and what the picture does not show is the last one. @param {boolean} deep */
  #arrange(deep) {
    /** @type {Map<ParentNode, number>} */
    const places = new Map();
    for (const { index, parent, group, position, count } of this.order) {
      const node = this.#nodes[index];
      if (!node) continue;
      node.setAttribute("aria-posinset", String(position));
      node.setAttribute("aria-setsize", String(count));
      if (deep) node.setAttribute("aria-level", parent < 0 ? "1" : "2");
      else node.removeAttribute("aria-level");
      const within = this.#group(group);
      const at = places.get(within) ?? 0;
      if (within.children[at] !== node) within.insertBefore(node, within.children[at] ?? null);
      places.set(within, at + 1);
    }
    for (const group of this.#groups.values()) if (!places.has(group)) group.remove();
  }

  /** @param {number} index of a panel; −1 for what is not drawn */
  #group(index) {
    const group = this.#groups.get(index) ?? create("div");
    this.#groups.set(index, group);
    const name = index < 0 ? words.beside : this.panels[index];
    if (name) {
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", name);
    }
    if (!group.isConnected || index < 0) this.root.append(group);
    return group;
  }

  /** @param {number} index */
  activate(index) {
    this.active = index;
    const parent = this.marks[index]?.parent ?? -1;
    if (this.#open !== index) this.#open = parent;
    for (const [at, mark] of this.marks.entries()) {
      const node = this.#nodes[at];
      if (!node) continue;
      node.hidden = mark.parent >= 0 && mark.parent !== this.#open;
      if (mark.others.length) node.setAttribute("aria-expanded", String(this.#open === at));
      else node.removeAttribute("aria-expanded");
    }
    const node = this.#nodes[index];
    if (node) this.root.setAttribute("aria-activedescendant", node.id);
    else this.root.removeAttribute("aria-activedescendant");
  }

  /**
   * @param {KeyboardEvent} event
   * @param {Listener} listener
   */
  #press(event, listener) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || !this.marks.length) return;
    const { key } = event;
    const index = this.#level(key) ?? this.#step(key, listener) ?? this.#seek(key, listener) ?? this.#find(key, event.timeStamp);
    if (index !== undefined) {
      this.activate(index);
      this.#nodes[index]?.scrollIntoView({ block: "nearest", inline: "nearest" });
      listener.move(index);
    } else if (key === "Enter" || key === " ") {
      this.#open = this.marks[this.active]?.others.length ? this.active : this.#open;
      listener.pin(this.active);
      this.activate(this.active);
    } else if (key === "Escape") listener.unpin(true);
    else return;
    event.preventDefault();
  }

  /** Where a key leads that opens a level, goes into it, out of it, or closes it. @param {string} key */
  #level(key) {
    const { active } = this;
    const mark = this.marks[active];
    const isOpen = this.#open === active;
    if (key === "ArrowRight" && mark?.others.length && !isOpen) {
      this.#open = active;
      return active;
    }
    if (key === "ArrowLeft" && isOpen) {
      this.#open = -1;
      return active;
    }
    if ((key === "ArrowLeft" || key === "Escape") && mark && mark.parent >= 0) return mark.parent;
    return undefined;
  }

  /**
   * @param {string} key
   * @param {Listener} listener
   */
  #step(key, listener) {
    const seen = this.order.filter(({ parent }) => parent < 0 || parent === this.#open);
    const from = seen.findIndex(({ index }) => index === this.active);
    const to = step(key, from, seen.length);
    if (to === undefined) return undefined;
    const entry = seen[to];
    if (to === from && entry) listener.say((to > 0 ? words.end : words.start)(entry.position, entry.count));
    return entry?.index;
  }

  /**
   * @param {string} key
   * @param {Listener} listener
   */
  #seek(key, listener) {
    const drawn = this.series.filter(({ fact }) => this.indexOf(fact) >= 0);
    const from = drawn.findIndex(({ fact }) => fact === this.marks[this.active]?.fact);
    const place = seek(key, from, drawn.map(({ value }) => value));
    if (place === undefined) return undefined;
    const extreme = { "<": words.least, ">": words.most }[key];
    listener.say(place < 0 ? words.unchanged : (extreme?.(drawn.length) ?? words.changed));
    return place < 0 ? this.active : this.indexOf(drawn[place]?.fact ?? "");
  }

  /**
   * @param {string} key
   * @param {number} time
   */
  #find(key, time) {
    const names = this.order.map(({ index }) => ({ name: this.marks[index]?.name ?? "" }));
    const from = this.order.findIndex(({ index }) => index === this.active);
    const found = this.#typeAhead.find(key, from, names, time);
    return found === undefined ? undefined : this.order[found]?.index;
  }

  /**
   * Shows which mark is meant; -1 shows none.
   * @param {number} index
   * @param {"hover" | "focus" | "pin"} as
   */
  highlightMark(index, as) {
    const box = this.box(index);
    this.highlight.hidden = !box;
    if (!box) return;
    this.highlight.dataset.as = as;
    place(this.highlight, as === "hover" ? { ...box, height: box.height + 4 } : box.room ?? box);
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
  return marks.map(({ fact, parent }) => {
    const own = parent < 0 ? fact : `${fact} in ${marks[parent]?.fact}`;
    const count = (counts.get(own) ?? 0) + 1;
    counts.set(own, count);
    return `${count} ${own}`;
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
