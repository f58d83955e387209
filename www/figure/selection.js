import { announce } from "./announcer.js";
import { near } from "./beside.js";
import { words } from "../shell/words.js";

/** @typedef {import("./pointer.js").Point} Point */

const LINGER = 250;
const LONG = 160;

/** Which mark of a figure is meant, by pointer, key or pin; shows it in the chart, the tooltip, the prose and the table. */
export class Selection {
  #figure;
  #tooltip;
  #hovered = -1;
  #focused = -1;
  #pinned = -1;
  /** The mark of a fact in the prose that is pointed at. */
  #met = -1;
  /** @type {Point | undefined} */
  #at;
  #timer = 0;
  /** @type {Element[]} */
  #lit = [];

  /**
   * @param {import("./figure.js").Figure} figure
   * @param {import("./tooltip.js").Tooltip} tooltip
   */
  constructor(figure, tooltip) {
    this.#figure = figure;
    this.#tooltip = tooltip;
    tooltip.onLeave(() => this.#hovered >= 0 && this.hover(-1));
  }

  /** Opens the window that compares a fact, where there is one. */
  get compare() {
    return this.#figure.compare;
  }

  /** The fact that is pinned, if any. */
  get pinned() {
    return this.#figure.targets.marks[this.#pinned]?.fact;
  }

  /**
   * The middle of the mark that is pinned or focused, if any.
   * @param {boolean} keyed whether a key asks: then it is that of the mark that the keys would come to
   */
  middle(keyed) {
    const { targets } = this.#figure;
    const meant = Math.max(this.#pinned, this.#focused);
    const target = targets.box(meant < 0 && keyed ? targets.active : meant);
    return target && { x: target.x + target.width / 2, y: target.y + target.height / 2 };
  }

  /**
   * @param {number} index
   * @param {Point} [at]
   */
  hover(index, at) {
    clearTimeout(this.#timer);
    if (index < 0 && this.#hovered >= 0) {
      this.#timer = setTimeout(() => {
        if (this.#tooltip.hovered) return;
        this.#hovered = -1;
        this.show();
      }, LINGER);
    } else if (index !== this.#hovered) {
      this.#hovered = index;
      this.#at = at;
      this.show();
    }
  }

  /** A key comes to a mark. @param {number} index */
  move(index) {
    this.#hovered = -1;
    this.#focused = index;
    this.show();
    this.#figure.onStep(this.#figure.targets.marks[index]?.fact ?? "");
  }

  /** @param {number} index */
  pin(index) {
    if (this.#pinned === index) return this.unpin(true);
    this.#pinned = index;
    this.#figure.targets.activate(index);
    const mark = this.#figure.targets.marks[index];
    const others = mark?.others.length ?? 0;
    this.say(others ? words.pinnedAll(1 + others) : words.pinned);
    const { fact = "", name = "" } = mark ?? {};
    const detail = { figure: this.#figure.id, fact, name };
    this.#figure.element.dispatchEvent(new CustomEvent("waymark-select", { bubbles: true, composed: true, detail }));
    this.#figure.remember();
    this.show();
  }

  /**
   * Pins a fact without a word, as an address asks.
   * @param {string} fact
   */
  pinFact(fact) {
    this.#pinned = this.#figure.targets.indexOf(fact);
    if (this.#pinned >= 0) this.#figure.targets.activate(this.#pinned);
    this.show();
  }

  /** @param {boolean} [aloud] */
  unpin(aloud = false) {
    const pinned = this.#pinned >= 0;
    this.#hovered = this.#pinned = -1;
    this.show(true);
    if (!pinned) return;
    if (aloud) this.say(words.released);
    this.#figure.remember();
  }

  /**
   * The marks have changed: what is meant stays meant, and is shown where it is now.
   * @param {(index: number) => number} to
   */
  follow(to) {
    const places = [this.#hovered, this.#focused, this.#pinned, this.#met].map(to);
    [this.#hovered, this.#focused, this.#pinned, this.#met] = /** @type {[number, number, number, number]} */ (places);
    this.show();
  }

  /**
   * A fact in the prose is pointed at, and no longer with −1: its mark is lit, wherever it moves.
   * @param {number} index
   */
  meet(index) {
    this.#met = index;
    this.show();
  }

  /** Takes back what it shows. */
  end() {
    clearTimeout(this.#timer);
    this.#lightRow(undefined);
    this.#tooltip.hide(this);
  }

  /** @param {string} text for those who hear the figure */
  say(text) {
    announce(this.#figure.status, text);
  }

  /** The chart has lost the focus. */
  leave() {
    this.#focused = -1;
    this.show();
  }

  /** @param {Node} node pressed somewhere on the page */
  pressed(node) {
    // What is pinned belongs to what a reader shares.
    if (node instanceof Element && node.closest(".tools, dialog")) return;
    if (this.#pinned >= 0 && !this.#figure.targets.root.contains(node) && !this.#tooltip.contains(node)) this.unpin();
  }

  /** @param {boolean} [quiet] the highlight stays with the focus, the tooltip goes */
  show(quiet = false) {
    const { targets, hue } = this.#figure;
    const index = [this.#hovered, this.#focused, this.#pinned].find((each) => each >= 0) ?? -1;
    const target = targets.marks[index];
    const place = targets.box(index);
    const lit = this.#hovered < 0 && this.#met >= 0 ? this.#met : index;
    targets.highlightMark(lit, lit === this.#pinned ? "pin" : lit === this.#hovered ? "hover" : "focus");
    this.#lightRow(target?.fact);
    if (!target || !place || quiet) return this.#tooltip.hide(this);
    const layer = targets.root.getBoundingClientRect();
    const scale = layer.width / targets.root.offsetWidth || 1;
    const seen = (/** @type {import("./still.js").Box} */ { x, y, width, height }) => {
      const [left, top] = [layer.left + x * scale, layer.top + y * scale];
      return { left, top, right: left + width * scale, bottom: top + height * scale };
    };
    const others = [...targets.texts, ...targets.marks].map(seen);
    const at = index === this.#hovered && this.#at ? { x: layer.left + this.#at.x * scale, y: layer.top + this.#at.y * scale } : undefined;
    this.#tooltip.show(this, target, { whole: seen(place.room ?? place), met: near(seen(place), at, LONG), others }, hue, index === this.#pinned ? targets.root : undefined);
  }

  /** @param {string | undefined} fact */
  #lightRow(fact) {
    for (const element of this.#lit) element.classList.remove("lit");
    const root = /** @type {ParentNode} */ (this.#figure.element.getRootNode());
    this.#lit = fact ? [...root.querySelectorAll(`.fact[data-fact="${CSS.escape(fact)}"]`)] : [];
    for (const element of this.#lit) element.classList.add("lit");
  }
}
