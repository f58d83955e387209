/** Plays a figure's series, mark by mark; loaded when somebody asks to hear it. */
import { playerWords as words } from "../shell/words.js";
import { announce } from "./announcer.js";
import { playNote, playSeries } from "./tones.js";

/** @typedef {import("./figure.js").Figure} Figure */
/** @typedef {import("./sonification.js").Note} Note */

/** What is being played, by its button. @type {WeakMap<HTMLButtonElement, AbortController>} */
const playing = new WeakMap();

/**
 * Plays the series of a figure, or stops it.
 * @param {Figure} figure
 * @param {HTMLButtonElement} button
 * @param {Note[]} series
 */
export async function togglePlaying(figure, button, series) {
  const before = playing.get(button);
  if (before) return before.abort();
  const stop = new AbortController();
  playing.set(button, stop);
  const indexOf = (/** @type {string} */ fact) => figure.targets.indexOf(fact);
  const drawn = series.filter(({ fact }) => indexOf(fact) >= 0);
  show(button, true);
  addEventListener("keydown", (event) => event.key === "Escape" && stop.abort(), { signal: stop.signal });
  try {
    const heard = await playSeries(drawn.map(({ value }) => value), {
      signal: stop.signal,
      light: (place) => figure.targets.highlightMark(indexOf(drawn[place]?.fact ?? ""), "focus"),
    });
    if (heard) announce(figure.status, words.played(...ends(figure, drawn)));
  } catch {
    announce(figure.status, words.silent);
  }
  stop.abort();
  playing.delete(button);
  figure.selection.show(true);
  show(button, false);
}

/**
 * Plays the one mark that the keys have come to, if it is of the series.
 * @param {Note[]} series
 * @param {string} fact
 */
export function playStep(series, fact) {
  const place = series.findIndex((note) => note.fact === fact);
  if (place >= 0) playNote(series.map(({ value }) => value), place);
}

/**
 * The least and the greatest value, in words.
 * @param {Figure} figure
 * @param {Note[]} drawn
 * @returns {[string, string]}
 */
function ends({ targets }, drawn) {
  const sorted = [...drawn].sort((a, b) => a.value - b.value);
  const name = (/** @type {Note | undefined} */ note) => {
    const { hedge = "", bare = "" } = targets.marks[targets.indexOf(note?.fact ?? "")]?.words ?? {};
    return [hedge, bare].filter(Boolean).join(" ");
  };
  return [name(sorted[0]), name(sorted.at(-1))];
}

/**
 * @param {HTMLButtonElement} button
 * @param {boolean} on
 */
function show(button, on) {
  button.toggleAttribute("data-playing", on);
  button.querySelector(".tool-name")?.replaceChildren(on ? words.stop : words.listen);
}
