import { create } from "../shell/dom.js";
import { beside, covered } from "./beside.js";
import { words } from "../shell/words.js";

/** @typedef {import("../engine/engine.js").Target} Target */
/** @typedef {{ show(): void }} Owner who can show the tooltip again, where its mark has moved to */

const SVG = "http://www.w3.org/2000/svg";
const NARROW = 600;
const EDGE = 8;

/** The page's one tooltip: the value, what it counts, when and where the source says it. */
export class Tooltip {
  #tooltip = create("div", "tip");
  /** @type {Owner | undefined} */
  #owner;
  /** @type {() => void} */
  #dismiss = () => {};
  hovered = false;

  /**
   * @param {HTMLElement} parent
   * @param {boolean} framed whether the page is an embed: the foot of a frame may be off the screen
   * @param {AbortSignal} [signal] that ends it
   */
  constructor(parent, framed, signal) {
    this.framed = framed;
    const tooltip = this.#tooltip;
    tooltip.hidden = true;
    tooltip.setAttribute("role", "tooltip");
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
      if (event.key === "Escape" && !tooltip.hidden) this.#dismiss();
    }, { signal });
  }

  /** @param {() => void} listener called when the pointer has left the tooltip */
  onLeave(listener) {
    this.#tooltip.addEventListener("left", listener);
  }

  /**
   * @param {Owner} owner
   * @param {Target} target
   * @param {import("./beside.js").Mark} mark in the viewport
   * @param {{ hue: string, sign: string }} look class of its link, and how its mark ends
   * @param {() => void} dismiss
   */
  show(owner, target, mark, look, dismiss) {
    const tooltip = this.#tooltip;
    this.#owner = owner;
    this.#dismiss = dismiss;
    tooltip.className = `tip ${look.hue}`;
    tooltip.replaceChildren(...lines(target, look.sign));
    tooltip.hidden = mark.whole.bottom < 0 || mark.whole.top > innerHeight;
    if (tooltip.hidden) return;
    delete tooltip.dataset.dock;
    tooltip.style.width = "";
    if (innerWidth < NARROW && !this.framed) return this.#dock(mark);
    if (innerWidth < NARROW) tooltip.style.width = `${innerWidth - 2 * EDGE}px`;
    const top = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
    const view = { left: EDGE, top: this.framed ? EDGE : top, right: innerWidth - EDGE, bottom: innerHeight - EDGE };
    const { left, top: y } = beside(mark, { width: tooltip.offsetWidth, height: tooltip.offsetHeight }, view);
    tooltip.style.left = `${left}px`;
    tooltip.style.top = `${y}px`;
  }

  /**
   * At the foot of the window or, where the mark is there, under the page's head.
   * @param {import("./beside.js").Mark} mark
   */
  #dock(mark) {
    const tooltip = this.#tooltip;
    tooltip.style.left = tooltip.style.top = "";
    tooltip.dataset.dock = "bottom";
    const header = Math.max(0, document.querySelector("header")?.getBoundingClientRect().bottom ?? 0);
    document.documentElement.style.setProperty("--header", `${header}px`);
    const height = tooltip.offsetHeight;
    const at = (/** @type {number} */ top) => covered({ left: 0, top, right: innerWidth, bottom: top + height }, mark);
    if (!at(innerHeight - height)) return;
    if (!at(header)) {
      tooltip.dataset.dock = "top";
      return;
    }
    // A low window has no room for both unless the page moves.
    const { top, bottom } = mark.met;
    const dy = bottom + EDGE - (innerHeight - height);
    if (top - dy > header) scrollBy({ top: dy, behavior: "instant" });
  }

  /** @param {Owner} owner */
  hide(owner) {
    if (owner !== this.#owner) return;
    this.#owner = undefined;
    this.#tooltip.hidden = true;
    this.hovered = false;
  }

  /** @param {Node} node */
  contains(node) {
    return this.#tooltip.contains(node);
  }
}

/**
 * @param {Target} target
 * @param {string} sign
 * @returns {Element[]}
 */
function lines(target, sign) {
  const value = create("p", "tip-value");
  const [open, close] = target.formula ? ["[", "]"] : ["", ""];
  value.append(open, ...(target.hedge ? [create("span", "", target.hedge), " "] : []), target.bare, close);
  if (target.noun) value.append(` ${target.noun}`);
  const origin = target.formula ? words.derived : words.reported(target.paragraph);
  const about = [target.when, origin].filter(Boolean).join(" · ");
  /** @type {Element[]} */
  const parts = [value, create("p", "tip-counts", target.counts)];
  if (sign) parts.splice(1, 0, drawSign(sign));
  if (about) parts.push(create("p", "tip-about", about));
  if (target.formula) parts.push(create("p", "tip-formula", target.formula));
  if (target.note) parts.push(create("p", "tip-note", target.note));
  if (target.facts.length) parts.push(card(target.facts));
  return parts;
}

/**
 * Other facts that are told with a mark.
 * @param {Target["facts"]} facts
 * @returns {HTMLElement}
 */
function card(facts) {
  const list = create("dl", "tip-facts");
  for (const { label, value, about } of facts) {
    const details = create("dd");
    if (value) details.append(create("b", "", value), " ");
    details.append(about);
    list.append(create("dt", "", label), details);
  }
  return list;
}

/**
 * @param {string} sign
 * @returns {SVGSVGElement}
 */
function drawSign(sign) {
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  svg.classList.add("sign");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#sign-${sign}`);
  svg.append(use);
  return svg;
}
