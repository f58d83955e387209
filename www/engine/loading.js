import { assetOf, fetchAsset, importAsset } from "./asset.js";
import { Failure, isFailure } from "./failure.js";
import { quiet } from "../shell/quiet.js";

/** @typedef {import("./asset.js").Asset} Asset */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {{ module: Asset, glue: Asset }} Parts of an engine: the module, and the script that comes with it */

/** @type {Map<string, Promise<Session>>} */
const sessions = new Map();
/** @type {Map<string, Promise<Uint8Array>>} */
const files = new Map();

/**
 * An engine that has a figure: module, script, data and land come at the same time, and each of them once a page.
 * @param {HTMLElement} element the figure
 * @param {DOMStringMap} page what its page says of the engine
 * @param {string} [base] that addresses start from
 * @returns {Promise<{ session: Session, lost?: Failure }>} with what is missing and can be done without
 */
export async function bringFigure(element, page, base) {
  const [module, glue] = [assetOf(page, "module", base), assetOf(page, "glue", base)];
  const [file, land] = [assetOf(element.dataset, "file", base), assetOf(element.dataset, "land", base)];
  if (!module || !glue || !file) throw new Failure("E18", new Error("no engine or data"));
  /** @type {Failure | undefined} */
  let lost;
  /** @param {unknown} error */
  const without = (error) => {
    lost = isFailure(error) && error.partial ? error : new Failure("E13", error);
    return undefined;
  };
  const [session, data, shape] = await Promise.all([
    once(sessions, module.address, () => start({ module, glue })),
    load(file, "E03", "E11"),
    land ? load(land, "E13", "E14").catch(without) : undefined,
  ]);
  session.add(element.dataset.figure ?? "", data);
  await quiet();
  try {
    if (shape) session.setLand(shape);
  } catch (error) {
    without(error);
  }
  return { session, lost };
}

/**
 * The data of a figure, or the land of the maps.
 * @param {Asset} asset
 * @param {string} missing the code of its failure where it is missing
 * @param {string} damaged the same where it is not what it was
 * @returns {Promise<Uint8Array>}
 */
function load(asset, missing, damaged) {
  return once(files, asset.address, async () => {
    const answer = await fetchAsset(asset, { missing, damaged });
    return new Uint8Array(await answer.arrayBuffer());
  });
}

/**
 * Module and script come at the same time.
 * @param {Parts} parts
 */
async function start({ module, glue }) {
  if (typeof WebAssembly !== "object") throw new Failure("E01");
  /** @type {[Response, typeof import("./engine.js")]} */
  const [answer, engine] = await Promise.all([fetchAsset(module, { missing: "E02", damaged: "E10" }), importAsset(glue, "E09")]);
  return engine.start(answer);
}

/**
 * Loads a thing once; what failed may be tried again.
 * @template T
 * @param {Map<string, Promise<T>>} kept
 * @param {string} key
 * @param {() => Promise<T>} load
 * @returns {Promise<T>}
 */
export function once(kept, key, load) {
  const known = kept.get(key);
  if (known) return known;
  const loading = load();
  kept.set(key, loading);
  loading.catch(() => kept.delete(key));
  return loading;
}
