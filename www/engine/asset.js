import { Failure, isFailure } from "./failure.js";

/** @typedef {{ address: string, integrity: string }} Asset a file and its hash; without a hash it is not checked */
/** @typedef {{ missing: string, damaged: string }} Codes of its failures */

/** How long a file may take, in milliseconds. The still picture answers meanwhile. */
export const PATIENCE = 30_000;

/** Answers that are on their way already, each for whoever asks first. @type {Map<string, Promise<Response>>} */
const started = new Map();

/**
 * An asset that an element of the page names: `data-file` and `data-file-integrity`.
 * @param {DOMStringMap} dataset
 * @param {string} name
 * @param {string} [base] that its address starts from
 * @returns {Asset | undefined}
 */
export function assetOf(dataset, name, base = document.baseURI) {
  const address = dataset[name];
  return address ? { address: new URL(address, base).href, integrity: dataset[`${name}Integrity`] ?? "" } : undefined;
}

/**
 * Takes over what somebody else has begun to fetch.
 * @param {Map<string, Promise<Response>>} answers by their addresses
 */
export function take(answers) {
  for (const [address, answer] of answers) started.set(address, answer);
  answers.clear();
}

/**
 * Fetches a file behind everything else that the page loads; what is not as the page knows it is not handed out.
 * @param {Asset} asset
 * @param {Codes} codes
 * @returns {Promise<Response>}
 */
export async function fetchAsset(asset, codes) {
  const early = started.get(asset.address);
  started.delete(asset.address);
  try {
    const answer = await inTime(early ?? ask(asset));
    if (!answer.ok) throw new Error(`${answer.status} for ${asset.address}`);
    return answer;
  } catch (error) {
    if (isFailure(error)) throw error;
    throw new Failure((await arrives(asset)) ? codes.damaged : codes.missing, error);
  }
}

/**
 * @param {Asset} asset
 * @returns {Promise<Response>}
 */
function ask({ address, integrity }) {
  return fetch(address, { integrity, priority: "low" });
}

/**
 * Whether a file that was refused is there at all: a browser does not say why it refuses one.
 * @param {Asset} asset
 */
async function arrives({ address, integrity }) {
  if (!integrity) return false;
  try {
    return (await inTime(fetch(address))).ok;
  } catch {
    return false;
  }
}

/**
 * Imports a script. `import` itself knows no hashes, but it takes what a link has fetched and checked.
 * @param {Asset} asset
 * @param {string} code of its failure
 * @returns {Promise<any>}
 */
export async function importAsset({ address, integrity }, code) {
  const link = document.createElement("link");
  try {
    if (integrity && link.relList.supports("modulepreload")) {
      link.rel = "modulepreload";
      link.integrity = integrity;
      link.fetchPriority = "low";
      link.crossOrigin = "anonymous";
      link.href = address;
      await inTime(new Promise((resolve, reject) => {
        link.addEventListener("load", resolve);
        link.addEventListener("error", () => reject(new Error(`${address} is missing or damaged`)));
        document.head.append(link);
      }));
    }
    // Bundlers of the pages that import us leave it as it is.
    return await inTime(import(/* @vite-ignore */ /* webpackIgnore: true */ address));
  } catch (error) {
    throw Failure.from(code, error);
  } finally {
    link.remove();
  }
}

/**
 * Waits, but not for ever.
 * @template T
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
export function inTime(work) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Failure("E05")), PATIENCE);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
