import { create } from "../shell/dom.js";
import { FREE, beside, hidden } from "./beside.js";
import { drawSign } from "./sign.js";
import { words } from "../shell/words.js";

/** @typedef {import("./targets.js").Mark} Mark */
/** @typedef {import("./table.js").FactWords} FactWords */
/** @typedef {(facts: string) => void} Compare opens the window that compares a fact */
/** @typedef {{ show(): void, unpin(): void, compare: Compare | undefined }} Owner who can show the tooltip again, where its mark has moved to */

const NARROW = 600;
const EDGE = 8;
/** So far off its mark ends an outline, at most, as `figure.css` draws it. */
const OUTLINE = 5;
/** Less room than this is none, in pixels. */
const LEAST = 160;

/** The page's one tooltip: the value, what it counts, when and where the source says it. */
export class Tooltip {
  #tooltip = create("div", "tip");
  /** @type {Owner | undefined} */
  #owner;
  #left = 0;
  #top = 0;
  hovered = false;
  #parent;
  /** @type {Mark | undefined} */
  #meant;
  /** Where it stands, and what for: edges and sizes in pixels. @type {number[]} */
  #seat = [];
  /** The chart that it is pinned in. @type {HTMLElement | undefined} */
  #chart;

  /**
   * @param {HTMLElement} parent
   * @param {boolean} framed whether the page is an embed: the foot of a frame may be off the screen
   * @param {AbortSignal} [signal] that ends it
   */
  constructor(parent, framed, signal) {
    this.framed = framed;
    this.#parent = parent;
    const tooltip = this.#tooltip;
    tooltip.hidden = true;
    tooltip.setAttribute("role", "tooltip");
    // Where there is a top layer, no ancestor moves, cuts or covers what is in it.
    tooltip.popover = "manual";
    tooltip.addEventListener("pointerenter", () => (this.hovered = true));
    tooltip.addEventListener("pointerleave", () => {
      this.hovered = false;
      if (this.#owner) tooltip.dispatchEvent(new Event("left"));
    });
    parent.append(tooltip);
    let frame = 0;
    addEventListener("scroll", () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        this.#owner?.show();
      });
    }, { passive: true, signal });
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || tooltip.hidden) return;
      if (tooltip.contains(document.activeElement)) this.#chart?.focus();
      this.#owner?.unpin();
    }, { signal });
  }

  /** @param {() => void} listener called when the pointer has left the tooltip */
  onLeave(listener) {
    this.#tooltip.addEventListener("left", listener);
  }

  /**
   * @param {Owner} owner
   * @param {Mark} meant
   * @param {import("./beside.js").Mark} mark in the viewport
   * @param {string} hue class of its topic
   * @param {HTMLElement} [chart] in which it is pinned
   */
  show(owner, meant, mark, hue, chart) {
    const tooltip = this.#tooltip;
    // A figure that comes near may have a pin of its own: it takes nothing from whoever is in here.
    if (chart && this.#owner !== owner && tooltip.contains(document.activeElement)) return;
    this.#owner = owner;
    tooltip.className = `tip ${hue}`;
    tooltip.dataset.sign = meant.words.sign;
    // What is offered keeps the focus while the page scrolls.
    if (meant !== this.#meant || chart !== this.#chart) {
      const offered = chart ? offer(meant.words, owner.compare) : [];
      tooltip.replaceChildren(...lines(meant), ...offered);
      // It comes after the chart for the Tab key; in the top layer it may stand anywhere that is shown.
      if (offered[0] && "popover" in HTMLElement.prototype) chart?.after(tooltip);
      else if (tooltip.parentElement !== this.#parent) this.#parent.append(tooltip);
    }
    this.#meant = meant;
    this.#chart = chart;
    tooltip.hidden = mark.whole.bottom < 0 || mark.whole.top > innerHeight;
    tooltip.togglePopover?.(!tooltip.hidden);
    if (tooltip.hidden) return;
    delete tooltip.dataset.dock;
    tooltip.style.width = tooltip.style.maxHeight = "";
    if (innerWidth < NARROW && !this.framed) return this.#dock(mark);
    // An ancestor may be scaled, zoomed or, where there is no top layer, the place that it is fixed to.
    const scale = tooltip.getBoundingClientRect().width / tooltip.offsetWidth || 1;
    if (innerWidth < NARROW) tooltip.style.width = `${(innerWidth - 2 * EDGE) / scale}px`;
    const now = tooltip.getBoundingClientRect();
    const top = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
    const view = { left: EDGE, top: this.framed ? EDGE : top, right: innerWidth - EDGE, bottom: innerHeight - EDGE };
    const { width, height } = now;
    const seat = (/** @type {{ left: number, top: number }} */ { left, top }) => [mark.met, view, { left, top, width, height }].flatMap(Object.values);
    // What it says of a mark that has not moved is not moved, whatever comes to stand around.
    if (seat(now).every((edge, at) => Math.abs(edge - (this.#seat[at] ?? NaN)) < 1)) return;
    const place = beside(mark, now, view);
    const { left, top: y } = place;
    this.#seat = seat(place);
    this.#left += (left - now.left) / scale;
    this.#top += (y - now.top) / scale;
    tooltip.style.left = `${this.#left}px`;
    tooltip.style.top = `${this.#top}px`;
  }

  /**
   * At the foot of the window or, where the mark is there, under the page's head.
   * @param {import("./beside.js").Mark} mark
   */
  #dock(mark) {
    const tooltip = this.#tooltip;
    tooltip.style.left = tooltip.style.top = "";
    this.#left = this.#top = 0;
    tooltip.dataset.dock = "bottom";
    const header = Math.max(0, document.querySelector("header")?.getBoundingClientRect().bottom ?? 0);
    document.documentElement.style.setProperty("--header", `${header}px`);
    const height = tooltip.offsetHeight;
    const at = (/** @type {number} */ top) => hidden({ left: 0, top: top - OUTLINE, right: innerWidth, bottom: top + height + OUTLINE }, mark);
    const [foot, head] = [at(innerHeight - height), at(header)];
    if (foot < FREE && foot <= head) return;
    if (head < FREE) {
      tooltip.dataset.dock = "top";
      return;
    }
    const { top, bottom } = mark.met;
    // What is too high for both is as high as there is room beside the mark, which may stay where it is however the page scrolls.
    const [above, below] = [top - header - EDGE, innerHeight - bottom - EDGE];
    if (Math.max(above, below) >= LEAST) {
      tooltip.style.maxHeight = `${Math.max(above, below)}px`;
      if (above > below) tooltip.dataset.dock = "top";
      return;
    }
    // A low window has no room for both unless the page moves.
    const dy = bottom + EDGE - (innerHeight - height);
    if (top - dy > header) scrollBy({ top: dy, behavior: "instant" });
  }

  /** @param {Owner} owner */
  hide(owner) {
    if (owner !== this.#owner) return;
    this.#owner = this.#meant = undefined;
    this.#tooltip.hidden = true;
    this.#tooltip.togglePopover?.(false);
    this.hovered = false;
  }

  /** @param {Node} node */
  contains(node) {
    return this.#tooltip.contains(node);
  }
}

/**
 * What can be done with a fact whose mark is pinned.
 * @param {FactWords} fact
 * @param {Compare | undefined} compare
 */
function offer({ fact, value }, compare) {
  if (!value || !compare) return [];
  const button = create("button", "compare", words.compare);
  button.addEventListener("click", () => compare(fact));
  return [button];
}

/**
 * @param {Mark} mark
 * @returns {Element[]}
 */
function lines({ words: fact, others }) {
  const value = create("p", "tip-value");
  value.append(...number(fact));
  const about = [fact.when, fact.origin].filter(Boolean).join(" · ");
  /** @type {Element[]} */
  const parts = [value];
  if (fact.sign) parts.push(drawSign(fact.sign));
  if (fact.value) parts.push(create("p", "tip-counts", fact.label));
  if (about) parts.push(create("p", "tip-about", about));
  if (fact.formula) parts.push(create("p", "tip-formula", fact.formula));
  if (fact.note) parts.push(create("p", "tip-note", fact.note));
  if (others.length) parts.push(card(others));
  return parts;
}

/**
 * As the source puts it; our own arithmetic in square brackets.
 * @param {FactWords} fact
 * @returns {(string | Element)[]}
 */
function number({ hedge, bare, noun, formula }) {
  const [open, close] = formula ? ["[", "]"] : ["", ""];
  return [open, ...(hedge ? [create("span", "", hedge), " "] : []), bare, close, noun && ` ${noun}`];
}

/**
 * Other facts that are told with a mark.
 * @param {FactWords[]} facts
 * @returns {HTMLElement}
 */
function card(facts) {
  const list = create("dl", "tip-facts");
  for (const fact of facts) {
    const details = create("dd");
    if (fact.value) {
      const value = create("b");
      value.append(...number(fact));
      details.append(value, " ");
    }
    details.append([fact.when, fact.paragraph].filter(Boolean).join(" · "));
    list.append(create("dt", "", fact.label), details);
  }
  return list;
}
