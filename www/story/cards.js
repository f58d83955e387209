import { announce } from "../figure/announcer.js";
import { find } from "../shell/dom.js";
import { readAddress } from "../shell/address.js";
import { zoomWords } from "../shell/words.js";

/** @typedef {import("../figure/figure.js").Figure} Figure */

/** How far above the middle of the view a card's head begins its step, as a part of the view's height. */
const MIDDLE = 0.5;
/** The same under a map that stands above its cards, as a part of the room under it: what is read there has its map. */
const UNDER = 0.45;
/** Where cards pass over the map. */
const BESIDE = "(min-width: 56.25em) and (min-aspect-ratio: 1/1)";

/**
 * The map of the opening follows the cards: a step begins when its card's head crosses the middle of the view. Scrolling is the
 * page's own, and writes the step into the address; buttons and keys scroll to a card, and add to the history.
 * @param {Figure} figure
 */
export function followCards(figure) {
  const { element } = figure;
  const course = find(element, ".course");
  const stage = find(course, ".stage");
  const strip = find(course, ".strip");
  const cards = /** @type {HTMLElement[]} */ ([...element.querySelectorAll(".card")]);
  const [back, onward] = [button(strip, ".back"), button(strip, ".onward")];
  let frame = 0;

  const now = () => figure.state.get("step") ?? "0";
  /** Where a card's head begins its step under the map: a card that is scrolled to is the current one, however short. */
  const lineUnder = () => {
    const { bottom } = stage.getBoundingClientRect();
    const shortest = Math.min(...cards.map((card) => card.offsetHeight));
    return bottom + Math.min(UNDER * (innerHeight - bottom), shortest / 2);
  };
  /** The card whose step it is; none before the first. */
  const current = () => {
    const line = matchMedia(BESIDE).matches ? innerHeight * MIDDLE : lineUnder();
    return cards.findLast((card) => card.getBoundingClientRect().top < line);
  };

  /** @param {HTMLElement | undefined} card */
  const mark = (card) => {
    const place = card ? cards.indexOf(card) : -1;
    stage.classList.toggle("waiting", place < 0);
    // A button that is disabled would lose the focus.
    back.setAttribute("aria-disabled", String(place < 0));
    onward.setAttribute("aria-disabled", String(place === cards.length - 1));
    strip.querySelectorAll("[data-value]").forEach((step, index) => step.classList.toggle("passed", index < place));
  };

  /** @param {boolean} [asked] whether a reader asks for it, for whom the engine comes if it has not */
  const follow = (asked = false) => {
    frame = 0;
    // A low window is for reading: its map does not stay.
    if (getComputedStyle(stage).position !== "sticky") return;
    const card = current();
    const step = card?.dataset.step ?? "0";
    mark(card);
    if (step === now() || !(figure.live || asked)) return;
    const { state } = figure;
    if (step === "0") state.delete("step");
    else state.set("step", step);
    for (const name of ["focus", "view"]) state.delete(name);
    figure.ask(state);
    figure.remember();
  };
  const soon = () => (frame ||= requestAnimationFrame(() => follow()));

  /**
   * Scrolls to a card; before the first is the top of the page.
   * @param {number} place
   * @param {boolean} [asked]
   */
  const go = (place, asked) => {
    const card = cards[Math.min(place, cards.length - 1)];
    if (card) card.scrollIntoView();
    else scrollTo({ top: 0 });
    follow(asked);
  };
  /** As a reader who asks for it: it is a step back in the history, and the card is named. @param {number} place */
  const visit = (place) => {
    if (place < -1 || place >= cards.length) return;
    try {
      history.pushState(history.state, "", location.href);
    } catch {
      // A page without an origin may not.
    }
    go(place, true);
    // The buttons hide before the first card, and would take the focus with them.
    const way = /** @type {HTMLElement | null} */ (element.closest(".flight")?.querySelector(".begin a"));
    if (place < 0 && strip.contains(document.activeElement)) way?.focus({ preventScroll: true });
    announce(figure.status, nameOf(cards[place]));
  };
  const place = () => cards.findIndex((card) => card === current());

  back.addEventListener("click", () => visit(place() - 1));
  onward.addEventListener("click", () => visit(place() + 1));
  strip.addEventListener("click", ({ target }) => {
    const step = target instanceof Element ? target.closest("[data-value]")?.getAttribute("data-value") : undefined;
    if (step === null || step === undefined) return;
    visit(cards.findIndex((card) => card.dataset.step === step));
  }, { capture: true });
  course.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    // The whole map has marks to go between; while none is met, the way back is open.
    const isBack = place() > 0 && ["ArrowLeft", "Home"].includes(event.key) && find(stage, ".highlight").hidden;
    if (now() === "0" && !isBack && !strip.contains(/** @type {Node} */ (event.target))) return;
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const end = { Home: 0, End: cards.length - 1 }[event.key];
    if (way === undefined && end === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    visit(end ?? place() + (way ?? 0));
  }, { capture: true });

  const asked = () => {
    const { figure: id, state } = readAddress(false);
    const step = id === figure.id ? state.get("step") : null;
    const card = cards.findIndex((each) => each.dataset.step === step);
    if (step && card >= 0) go(card);
    else follow();
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);
  addEventListener("hashchange", asked);
  // A step begins once there is a canvas to fly on.
  element.addEventListener("waymark-live", soon);
  element.classList.add("flies");
  asked();
}

/**
 * What is said of the card that a reader has asked for; before the first is the whole map.
 * @param {Element | undefined} card
 */
function nameOf(card) {
  if (!card) return zoomWords.unzoomed;
  return [".card-place span", ".card-name"].map((part) => card.querySelector(part)?.textContent ?? "").filter(Boolean).join(": ");
}

/**
 * @param {HTMLElement} parent
 * @param {string} selector
 */
function button(parent, selector) {
  return /** @type {HTMLButtonElement} */ (find(parent, selector));
}
