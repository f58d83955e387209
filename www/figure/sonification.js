import { announce } from "./announcer.js";
import { bringTool } from "../shell/tool.js";
import { words } from "../shell/words.js";

/** @typedef {import("./figure.js").Figure} Figure */

/** One choice for all figures of the page, forgotten with it. */
const tones = { stepping: false };

/**
 * Offers to play a figure's series. Nothing is loaded before somebody asks.
 * @param {Figure} figure
 */
export function offerSound(figure) {
  const button = /** @type {HTMLButtonElement | null} */ (figure.element.querySelector(".listen"));
  if (!button) return;
  const series = (button.dataset.series ?? "").split(" ").map((note) => {
    const end = note.lastIndexOf(":");
    return { fact: note.slice(0, end), value: Number(note.slice(end + 1)) };
  });
  figure.targets.series = series;
  figure.tones = tones;
  figure.onStep = async (fact) => {
    const place = series.findIndex((note) => note.fact === fact);
    if (!tones.stepping || place < 0) return;
    const { playNote } = await import(new URL(button.dataset.module ?? "", document.baseURI).href);
    playNote(series.map(({ value }) => value), place);
  };
  const indexOf = (/** @type {string} */ fact) => figure.targets.indexOf(fact);
  /** @type {AbortController | undefined} */
  let playing;

  const play = async () => {
    const stop = (playing = new AbortController());
    const drawn = series.filter(({ fact }) => indexOf(fact) >= 0);
    show(true);
    addEventListener("keydown", (event) => event.key === "Escape" && stop.abort(), { signal: stop.signal });
    try {
      const tones = await bringTool(button.dataset.module ?? "", figure.element);
      const heard = await tones?.playSeries(drawn.map(({ value }) => value), {
        signal: stop.signal,
        light: (/** @type {number} */ place) => figure.targets.highlightMark(indexOf(drawn[place]?.fact ?? ""), "focus"),
      });
      if (heard) announce(figure.status, words.played(...ends(drawn)));
    } catch {
      announce(figure.status, words.silent);
    }
    stop.abort();
    if (playing === stop) playing = undefined;
    figure.selection.show(true);
    show(false);
  };

  /** @param {{ fact: string, value: number }[]} drawn @returns {[string, string]} */
  const ends = (drawn) => {
    const sorted = [...drawn].sort((a, b) => a.value - b.value);
    const name = (/** @type {string | undefined} */ fact) => {
      const { hedge = "", bare = "" } = figure.targets.marks[indexOf(fact ?? "")]?.words ?? {};
      return [hedge, bare].filter(Boolean).join(" ");
    };
    return [name(sorted[0]?.fact), name(sorted.at(-1)?.fact)];
  };

  /** @param {boolean} on */
  const show = (on) => {
    button.toggleAttribute("data-playing", on);
    button.querySelector(".tool-name")?.replaceChildren(on ? words.stop : words.listen);
  };

  button.addEventListener("click", () => {
    if (playing) playing.abort();
    else play();
  });
}
