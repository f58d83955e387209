import { bringJson, dress } from "../engine/later.js";
import files from "./files.json";

/** @typedef {import("../compare/picture.js").Tree} Tree */
/** @typedef {{ short: string, long: string, spoken: string, difference: string, right: boolean }} Said a number that can be said, in words */
/** @typedef {["words" | "hedge" | "difference", string]} Piece of the sentence that tells the answer */
/**
 * @typedef {object} Mark where the reader's own mark stands
 * @property {"level" | "bar" | "line" | "dots"} form
 * @property {boolean} up whether it grows upwards
 * @property {number} from the pixel of the least number
 * @property {number} to that of the greatest
 * @property {number} zero where it begins
 * @property {[number, number]} across its edge, and how thick it is
 * @property {[number, number]} beside the same beside the answer
 * @property {{ rows: number, pitch: number, radius: number, first: number } | null} dots
 */
/** @typedef {{ class: string, width: number, height: number, given: Tree, asking: Tree, shown: [Tree, Tree], mark: Mark }} Drawn at one width */
/**
 * @typedef {object} Question
 * @property {string} question
 * @property {number} from the least number that can be said
 * @property {number} step to the next
 * @property {number} start the place of the one to begin at
 * @property {Said[]} said
 * @property {string} you what is said of a guess, with `{}` for it
 * @property {string} same what is said of the right one
 * @property {Piece[]} answer
 * @property {number} value the source's
 * @property {Drawn[]} pictures
 * @property {Card} card
 */
/** @typedef {{ words: Tree, given: Tree, mark: Mark, width: number, height: number, x: number, y: number, scale: number }} Card */
/**
 * @typedef {object} Ask a question of the key
 * @property {string} hue of its fact
 * @property {string} before what stands before the hedge in its sentence
 * @property {string} hedge
 * @property {string} after
 * @property {{ words: string, picture: Tree, right: boolean }[]} ends
 * @property {string} why
 * @property {string} paragraph of the source
 */

/**
 * The number at a place among those that can be said.
 * @param {Question} question
 * @param {number} place
 */
export function numberAt({ from, step }, place) {
  return Number((from + step * place).toFixed(6));
}

/** The folder of all pages: this script lies in one of its folders. */
export const base = new URL("..", import.meta.url).href;

/** @typedef {import("../engine/asset.js").Asset} Asset */
/** @type {{ style: Asset, component: Asset, questions: Record<string, Asset>, game?: Asset | null }} */
const known = files;

/**
 * What a figure asks, and how that looks.
 * @param {import("../figure/figure.js").Figure} figure
 * @returns {Promise<Question>}
 */
export function bringQuestion({ id, element }) {
  return bring(known.questions[id], element.getRootNode());
}

/**
 * What the key asks.
 * @returns {Promise<Ask[]>}
 */
export async function bringGame() {
  return (await bring(known.game ?? undefined, document)).questions;
}

/** @param {Asset | undefined} asset @param {Node} root @returns {Promise<any>} */
async function bring(asset, root) {
  if (!asset) throw new Error("nothing is asked");
  const [asked] = await Promise.all([bringJson(asset, base), dress(root, known, base)]);
  return asked;
}
