import { bringJson, dress } from "../engine/later.js";
import files from "./files.json";

/** @typedef {import("../engine/asset.js").Asset} Asset */
/**
 * @typedef {object} Entry a fact in words
 * @property {string} fact its id
 * @property {string} counts what it counts, or what it says
 * @property {string} hedge
 * @property {string} bare the number alone; of a fact without one, empty
 * @property {string} noun
 * @property {string} when
 * @property {string} paragraph `¶ 12`; `ours` or `known` where the source does not state it
 * @property {boolean} derived
 * @property {boolean} numeric
 * @property {string} hue of its link
 * @property {string} link the name of its link
 * @property {string} sign of its hedge
 * @property {number} footing the index of what it has in common with facts that clash with the same facts
 * @property {number[]} refused the nearest facts that do not share its scale
 * @property {Asset} [file] with its pictures
 */
/** @typedef {{ unit: string, measure: string, says: string, to: string }} Footing `to` has a letter for each other one: `=` or why not */
/** @typedef {{ side: "unit" | "measure" | "", reason: string, short: string, because: string }} Refusal why two facts cannot share an axis */
/** @typedef {{ title: string, sentences: string[], arithmetic: string[], pictures: import("./picture.js").Tree[] }} Pair two facts on one scale */
/** @typedef {{ facts: Entry[], footings: Footing[], refusals: Record<string, Refusal>, undrawn: string }} List of all facts */

/** The folder of all pages: this script lies in one of its folders. */
const base = new URL("..", import.meta.url).href;

/** @type {Promise<List> | undefined} */
let list;

/**
 * The list of all facts, and how the window that shows them looks; both are fetched once.
 * @param {Node} root of the document, or of the element's shadow tree, that gets the window
 * @returns {Promise<List>}
 */
export async function bringList(root) {
  list ??= bringJson(files.facts, base);
  try {
    const [facts] = await Promise.all([list, dress(root, files, base)]);
    return facts;
  } catch (error) {
    // Who asks again may have a better line.
    list = undefined;
    throw error;
  }
}

/** @type {Map<string, Promise<Map<string, Pair>>>} */
const pairs = new Map();

/**
 * The facts that one is drawn beside, by their ids, the nearest first.
 * @param {Entry} entry
 * @returns {Promise<Map<string, Pair>>}
 */
export async function bringPairs({ fact, file }) {
  const known = pairs.get(fact) ?? (file ? bringJson(file, base) : Promise.resolve([])).then((list) => new Map(list));
  pairs.set(fact, known);
  known.catch(() => pairs.delete(fact));
  return known;
}

/**
 * Why two facts cannot share an axis, with its words filled in; nothing where they can.
 * @param {List} list
 * @param {Entry} one
 * @param {Entry} other
 * @returns {{ reason: string, short: string, because: string } | undefined}
 */
export function refusal({ footings, refusals }, one, other) {
  const [a, b] = [footings[one.footing], footings[other.footing]];
  const found = a && refusals[a.to[other.footing] ?? ""];
  if (!a || !b || !found) return undefined;
  const { side, reason, short, because } = found;
  const [ofOne, ofOther] = side ? [a[side], b[side]] : ["", ""];
  const fill = (/** @type {string} */ text) => text.replace("{one}", () => ofOne).replace("{other}", () => ofOther);
  return { reason: fill(reason), short: fill(short), because };
}
