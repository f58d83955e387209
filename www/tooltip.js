import { create } from "./element.js";
import { beside, covered } from "./beside.js";
import { words } from "./words.js";

/** @typedef {import("./engine.js").Target} Target */
/** @typedef {{ show(): void }} Owner who can show the slip again, where its mark has moved to */

const SVG = "http://www.w3.org/2000/svg";
const NARROW = 600;
const EDGE = 8;

/** The page's one slip: the value, what it counts, when and where the source says it. */
export class Tooltip {
  #slip = create("div", "tip");
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
    const slip = this.#slip;
    slip.hidden = true;
    slip.setAttribute("role", "tooltip");
    slip.addEventListener("pointerenter", () => (this.hovered = true));
    slip.addEventListener("pointerleave", () => {
      this.hovered = false;
      if (this.#owner) slip.dispatchEvent(new Event("left"));
    });
    parent.append(slip);
    let frame = 0;
    addEventListener("scroll", () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        this.#owner?.show();
      });
    }, { passive: true, signal });
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !slip.hidden) this.#dismiss();
    }, { signal });
  }

  /** @param {() => void} listener called when the pointer has left the slip */
  onLeave(listener) {
    this.#slip.addEventListener("left", listener);
  }

  /**
   * @param {Owner} owner
   * @param {Target} target
   * @param {import("./beside.js").Mark} mark in the viewport
   * @param {{ hue: string, sign: string }} look class of its link, and how its mark ends
   * @param {() => void} dismiss
   */
  show(owner, target, mark, look, dismiss) {
    const slip = this.#slip;
    this.#owner = owner;
    this.#dismiss = dismiss;
    slip.className = `tip ${look.hue}`;
    slip.replaceChildren(...lines(target, look.sign));
    slip.hidden = mark.whole.bottom < 0 || mark.whole.top > innerHeight;
    if (slip.hidden) return;
    delete slip.dataset.dock;
    slip.style.width = "";
    if (innerWidth < NARROW && !this.framed) return this.#dock(mark);
    if (innerWidth < NARROW) slip.style.width = `${innerWidth - 2 * EDGE}px`;
    const top = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
    const view = { left: EDGE, top: this.framed ? EDGE : top, right: innerWidth - EDGE, bottom: innerHeight - EDGE };
    const { left, top: y } = beside(mark, { width: slip.offsetWidth, height: slip.offsetHeight }, view);
    slip.style.left = `${left}px`;
    slip.style.top = `${y}px`;
  }

  /**
   * At the foot of the window or, where the mark is there, under the page's head.
   * @param {import("./beside.js").Mark} mark
   */
  #dock(mark) {
    const slip = this.#slip;
    slip.style.left = slip.style.top = "";
    slip.dataset.dock = "bottom";
    const header = Math.max(0, document.querySelector("header")?.getBoundingClientRect().bottom ?? 0);
    document.documentElement.style.setProperty("--header", `${header}px`);
    const height = slip.offsetHeight;
    const at = (/** @type {number} */ top) => covered({ left: 0, top, right: innerWidth, bottom: top + height }, mark);
    if (!at(innerHeight - height)) return;
    if (!at(header)) {
      slip.dataset.dock = "top";
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
    this.#slip.hidden = true;
    this.hovered = false;
  }

  /** @param {Node} node */
  contains(node) {
    return this.#slip.contains(node);
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
