// Since when browsers know what the built pages use, by MDN's browser-compat-data.
import bcd from "@mdn/browser-compat-data" with { type: "json" };

/** The browsers of the table, by their names in that data. */
export const BROWSERS = { chrome: "Chrome, Edge", firefox: "Firefox", safari: "Safari" };

/** @typedef {Map<string, { [browser: string]: number }>} Features by their path, and the version that brought each; Infinity if none has */

/** Keeps each feature that is met with the versions that brought it. */
export class Met {
  /** @type {Features} */
  features = new Map();
  /** What the data does not know, as it was met. */
  unknown = new Set();

  /** Whether one of these paths is in the data; the first that is counts. @param {string[][]} paths */
  note(...paths) {
    for (const path of paths) {
      const compat = path.reduce((node, part) => (node && Object.hasOwn(node, part) ? node[part] : undefined), bcd)?.__compat;
      if (!compat) continue;
      this.features.set(path.join("."), Object.fromEntries(Object.keys(BROWSERS).map((browser) => [browser, since(compat.support[browser])])));
      return true;
    }
    return false;
  }
}

/** The first version that has it under its own name and without a setting. */
function since(support) {
  const plain = [support ?? []].flat().filter(({ flags, prefix, alternative_name }) => !flags && !prefix && !alternative_name);
  return Math.min(Infinity, ...plain.map(({ version_added: version }) => Number.parseFloat(String(version).replace("≤", "")) || Infinity));
}

/** The first version of each browser that has all of them. @param {Features} features */
export function floor(features) {
  return Object.fromEntries(Object.keys(BROWSERS).map((browser) => [browser, Math.max(0, ...[...features.values()].map((brought) => brought[browser]))]));
}
