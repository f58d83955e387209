import { bringTool } from "../shell/tool.js";

/** @typedef {import("./figure.js").Figure} Figure */
/** @typedef {{ fact: string, value: number }} Note a mark of a series, and how large its value is among the others */

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
  /** @returns {Promise<typeof import("./player.js") | undefined>} */
  const bring = () => bringTool(button.dataset.module ?? "", figure.element);
  figure.onStep = async (fact) => tones.stepping && (await bring())?.playStep(series, fact);
  button.addEventListener("click", async () => (await bring())?.togglePlaying(figure, button, series));
}
