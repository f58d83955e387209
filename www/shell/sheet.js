import { create } from "./dom.js";

/**
 * Adds a style sheet that the page does without until now.
 * @param {string} address
 * @param {string} [integrity] its hash, where the page knows it
 * @returns {{ link: HTMLLinkElement, loaded: Promise<unknown> }} `loaded` is rejected if it cannot be had
 */
export function addSheet(address, integrity) {
  const link = create("link");
  Object.assign(link, { rel: "stylesheet", href: address }, integrity && { integrity, crossOrigin: "anonymous" });
  const loaded = new Promise((resolve, reject) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => reject(new Error(`no style sheet at ${address}`)));
  });
  document.head.append(link);
  return { link, loaded };
}
