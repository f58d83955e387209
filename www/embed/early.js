import { importAsset } from "../engine/asset.js";
import { home } from "./home.js";
import { loadSheet } from "./fragment.js";

/** @typedef {import("../engine/asset.js").Asset} Asset */

/** Answers for the component's script. */
export const answers = /** @type {Map<string, Promise<Response>>} */ (new Map());
/** @type {Set<string>} */
const begun = new Set();

/**
 * Begins to fetch what an element will need before its figure's page has told it. What that page tells counts: an older script
 * begins in vain, and does no harm.
 * @param {string} figure an id
 * @param {{ engine: boolean, story: boolean }} options whether the engine is wanted at once, and whether it is the story's
 */
export function beginEarly(figure, { engine, story }) {
  const known = Object.hasOwn(PUBLISHED.figures, figure) ? PUBLISHED.figures[figure] : undefined;
  if (!known) return;
  once(PUBLISHED.sheet, loadSheet);
  once(PUBLISHED.script, (asset) => importAsset(asset, "E12"));
  if (!engine) return;
  const { module, glue } = (story ? undefined : known.engine) ?? PUBLISHED.engine;
  once(glue, (asset) => importAsset(asset, "E09"));
  for (const asset of [known.file, module]) {
    once(asset, ({ address, integrity }) => {
      const answer = fetch(address, { integrity, priority: "low" });
      answers.set(address, answer);
      return answer;
    });
  }
}

/**
 * Whether figures of one page need more kinds than one of them has.
 * @param {Iterable<string>} figures ids
 */
export function needStory(figures) {
  const modules = [...figures].map((id) => (Object.hasOwn(PUBLISHED.figures, id) ? PUBLISHED.figures[id]?.engine?.module.address : undefined));
  return new Set(modules).size > 1;
}

/**
 * @param {Asset} asset
 * @param {(asset: Asset) => Promise<unknown>} begin
 */
function once({ address, integrity }, begin) {
  if (begun.has(address)) return;
  begun.add(address);
  // Whoever needs it says what is wrong with it.
  begin({ address: new URL(address, home).href, integrity }).catch(() => {});
}
