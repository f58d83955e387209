import { create } from "./dom.js";

/**
 * Adds a style sheet that the page does without until now.
 * @param {string} href
 * @param {{ integrity?: string, crossOrigin?: string }} [checks] its hash, where the page knows it
 * @returns {HTMLLinkElement}
 */
export function addSheet(href, checks) {
  const link = Object.assign(create("link"), { rel: "stylesheet", href }, checks);
  document.head.append(link);
  return link;
}

/**
 * Ends when a sheet that was added is there; rejected if it cannot be had.
 * @param {HTMLLinkElement} link
 * @returns {Promise<unknown>}
 */
export function loaded(link) {
  return new Promise((resolve, reject) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => reject(new Error(`no style sheet at ${link.href}`)));
  });
}

/**
 * A style sheet for shadow trees; as an element, where a browser knows no others.
 * @param {string} text
 */
export function constructed(text) {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  } catch {
    return create("style", "", text);
  }
}

/**
 * @param {ShadowRoot} root
 * @param {CSSStyleSheet | HTMLStyleElement} sheet
 */
export function adopt(root, sheet) {
  if (sheet instanceof HTMLStyleElement) root.append(sheet.cloneNode(true));
  else if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
