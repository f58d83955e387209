import { create, place } from "../shell/dom.js";
import { TypeAhead, step } from "./keyboard.js";
import { words } from "../shell/words.js";

/** @typedef {import("../engine/engine.js").Target} Target */

/** The role of a chart's one focus stop; an interactive role lets a screen reader hand over the arrow keys. */
const ROOT_ROLE = "application";
const MARK_ROLE = "img";
const SMALLEST = 24;

/** The layer over the canvas: one focus stop, and one named node for each mark. */
export class Targets {
  root = create("div", "targets");
  highlight = create("div", "highlight");
  /** @type {Target[]} */
  targets = [];
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
    this.active = 0;
    const { root } = this;
    root.tabIndex = 0;
    root.setAttribute("role", ROOT_ROLE);
    root.setAttribute("aria-roledescription", words.chart);
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

  /** @param {Target[]} targets */
  update(targets) {
    const fact = this.targets[this.active]?.fact;
    this.targets = targets;
    while (this.#nodes.length > targets.length) this.#nodes.pop()?.remove();
    targets.forEach((target, index) => {
      const node = (this.#nodes[index] ??= this.#node(index));
      node.setAttribute("aria-label", target.name);
      const more = [target.formula, target.note].filter(Boolean).join(". ");
      if (more) node.setAttribute("aria-description", more);
      else node.removeAttribute("aria-description");
      node.dataset.fact = target.fact;
      place(node, atLeast(target, SMALLEST));
    });
    this.activate(Math.max(0, targets.findIndex((target) => target.fact === fact)));
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
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || !this.targets.length) return;
    const { key } = event;
    const index = step(key, this.active, this.targets.length)
      ?? this.#typeAhead.find(key, this.active, this.targets, event.timeStamp);
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
    const target = this.targets[index];
    this.highlight.hidden = !target;
    if (!target) return;
    this.highlight.dataset.as = as;
    const below = as === "hover" ? 4 : 0;
    place(this.highlight, { x: target.x, y: target.y, width: target.width, height: target.height + below });
  }
}

/**
 * The box, grown about its middle where it is too small to reach.
 * @param {Target} box
 * @param {number} smallest
 */
function atLeast(box, smallest) {
  const width = Math.max(smallest, box.width);
  const height = Math.max(smallest, box.height);
  return { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height };
}
