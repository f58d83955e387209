/** Files that a page does without until somebody asks for what they hold. */
import { Failure } from "./failure.js";
import { fetchAsset, inTime } from "./asset.js";
import { addSheet, loaded } from "../shell/sheet.js";

/** @typedef {import("./asset.js").Asset} Asset */

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
