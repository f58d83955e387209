import { bringTool } from "../shell/tool.js";
import { isSaving } from "./schedule.js";
import { readAddress } from "../shell/address.js";

/** When what asks is brought for who has not come near, in milliseconds. */
const SOON = 2500;

/**
 * Lets a figure ask before it tells, where the edition says so: in the story each one that a reader still comes to, in a frame the
 * one whose address says `guess`. Until its question is there nothing of it is seen, and its room is kept.
 * @param {import("./figure.js").Figure} figure
 * @param {boolean} framed
 */
export function askFirst(figure, framed) {
  const { element, id } = figure;
  const script = document.documentElement.dataset.guess;
  if (!script || element.dataset.asks === undefined) return;
  const { figure: named, state } = readAddress(framed);
  const isMeant = framed || named === id;
  const isAsked = element.dataset.asks === "first" || (isMeant && (state.has("guess") || state.has("said")));
  // Who has seen it, or was led to it, is not asked.
  if (!isAsked && (isMeant || !isBelow(element))) return;
  keepUntil(element, isAsked, async () => (await bringTool(script, element))?.ask(figure, framed));
}

/** Lets the key be a game, for whoever still comes to it. */
export function startGame() {
  const script = document.documentElement.dataset.guess;
  const key = /** @type {HTMLElement | null} */ (document.querySelector(".grammar[data-asks]"));
  if (!script || !key || location.hash === `#${key.id}` || !isBelow(key)) return;
  keepUntil(key, false, async () => (await bringTool(script, key))?.play(key));
}

/** Whether a reader still comes to an element. What is around it is asked, since a browser may not have laid out what is in it. @param {Element} element */
function isBelow(element) {
  return (element.closest(".entry") ?? element).getBoundingClientRect().top > innerHeight;
}

/**
 * Keeps the room of an element, and shows nothing of it, until what asks is there.
 * @param {HTMLElement} element
 * @param {boolean} now whether it is brought at once, and not when the element comes near
 * @param {() => Promise<void>} bring
 */
function keepUntil(element, now, bring) {
  element.classList.add("awaiting");
  const start = async () => {
    await bring();
    element.classList.remove("awaiting");
  };
  if (now) return void start();
  const near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && once(), { rootMargin: "150% 0px" });
  const once = () => {
    near.disconnect();
    clearTimeout(timer);
    start();
  };
  // Before anybody comes: then nothing changes that is seen.
  const timer = isSaving() ? 0 : setTimeout(once, SOON);
  near.observe(element);
}
