/** Files that a page does without until somebody asks for what they hold. */
import { Failure } from "./failure.js";
import { fetchAsset, inTime } from "./asset.js";
import { addSheet, adopt, constructed, loaded } from "../shell/sheet.js";

/** @typedef {import("./asset.js").Asset} Asset */
/** @typedef {{ style: Asset, component: Asset }} Styles a style sheet for a page of ours, and the same for the shadow tree of an element */

/** @type {{ missing: string, damaged: string }} */
const CODES = { missing: "E17", damaged: "E17" };

/** @param {Asset} asset @param {string} base that its address starts from @returns {Asset} */
const from = ({ address, integrity }, base) => ({ address: new URL(address, base).href, integrity });

/**
 * @param {Asset} asset
 * @param {string} [base]
 * @returns {Promise<any>}
 */
export async function bringJson(asset, base = document.baseURI) {
  const text = await bringText(asset, base);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure(CODES.damaged, error);
  }
}

/**
 * @param {Asset} asset
 * @param {string} base
 * @returns {Promise<string>}
 */
export async function bringText(asset, base) {
  const answer = await fetchAsset(from(asset, base), CODES);
  try {
    return await answer.text();
  } catch (error) {
    throw new Failure(CODES.damaged, error);
  }
}

/**
 * @param {Asset} asset
 * @param {string} [base]
 * @returns {Promise<unknown>}
 */
export function bringSheet(asset, base = document.baseURI) {
  const { address, integrity } = from(asset, base);
  const link = addSheet(address, { integrity, crossOrigin: "anonymous" });
  return inTime(loaded(link)).catch((error) => {
    link.remove();
    throw new Failure(CODES.missing, error);
  });
}

/** Style sheets that are there or on their way, by their addresses. @type {Map<string, Promise<any>>} */
const sheets = new Map();

/**
 * Gives a page of ours, or the shadow tree of an element, a style sheet; each is fetched once.
 * @param {Node} root of the tree
 * @param {Styles} styles
 * @param {string} base
 */
export async function dress(root, { style, component }, base) {
  const shadow = root instanceof ShadowRoot ? root : undefined;
  const { address } = shadow ? component : style;
  const sheet = sheets.get(address) ?? (shadow ? bringText(component, base).then(constructed) : bringSheet(style, base));
  sheets.set(address, sheet);
  // Who asks again may have a better line.
  sheet.catch(() => sheets.delete(address));
  const there = await sheet;
  if (shadow) adopt(shadow, there);
}
