import { assetOf, inTime } from "../engine/asset.js";

/** @typedef {import("../engine/asset.js").Asset} Asset */
/** @typedef {{ document: Document, base: string, script: Asset, sheet: Asset }} Page a figure's own page, and what shows it elsewhere */

/** @type {Map<string, Promise<Page | undefined>>} */
const pages = new Map();
/** @type {Map<string, Promise<string>>} */
const sheets = new Map();

/**
 * A figure's own page, fetched once however many elements show it; nothing where there is none. A request for a document runs
 * nothing and needs no trusted type.
 * @param {URL} address
 * @returns {Promise<Page | undefined>}
 */
export function fetchPage(address) {
  const url = new URL(address);
  url.search = url.hash = "";
  return once(pages, url.href, () => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.open("GET", url);
    request.onerror = reject;
    request.onload = () => {
      const { responseXML: document, responseURL: base } = request;
      const dataset = document?.documentElement.dataset ?? {};
      const [script, sheet] = [assetOf(dataset, "component", base), assetOf(dataset, "componentStyle", base)];
      if (request.status === 404) resolve(undefined);
      else if (document && script && sheet) resolve({ document, base, script, sheet });
      else reject(new Error(`${request.status} for ${url}`));
    };
    request.send();
  }));
}

/**
 * The text of a style sheet, fetched once. A shadow tree cannot bring fonts, so the page is given them.
 * @param {Asset} asset
 * @returns {Promise<string>}
 */
export function loadSheet({ address, integrity }) {
  return once(sheets, address, async () => {
    const answer = await fetch(address, { integrity });
    if (!answer.ok) throw new Error(`${answer.status} for ${address}`);
    const text = await answer.text();
    for (const [, rule = ""] of text.matchAll(/@font-face\s*{([^}]*)}/g)) addFont(rule, address);
    return text;
  });
}

/**
 * @param {string} rule
 * @param {string} base
 */
function addFont(rule, base) {
  /** @param {string} name */
  const property = (name) => new RegExp(`(?:^|;)\\s*${name}:([^;]*)`).exec(rule)?.[1]?.trim().replace(/^["']|["']$/g, "") ?? "";
  if (typeof document.fonts?.add !== "function") return;
  const source = property("src").replace(/url\(["']?([^"')]+)["']?\)/, (_, file) => `url("${new URL(file, base)}")`);
  // A font of the reader's system comes with the widths and heights that make it fit: without those it is none of ours.
  const descriptors = /** @type {FontFaceDescriptors} */ ({ weight: property("font-weight") || "normal", display: "optional" });
  for (const name of /** @type {const} */ (["unicode-range", "size-adjust", "ascent-override", "descent-override", "line-gap-override"])) {
    const value = property(name);
    if (value) Object.assign(descriptors, { [name.replace(/-./g, (part) => part.slice(1).toUpperCase())]: value });
  }
  document.fonts.add(new FontFace(property("font-family"), source, descriptors));
}

/** @type {Map<string, CSSStyleSheet>} */
const constructed = new Map();

/**
 * Gives a shadow tree these style sheets; as elements, where a browser knows no others.
 * @param {ShadowRoot} root
 * @param {string[]} texts
 */
export function applySheets(root, texts) {
  try {
    root.adoptedStyleSheets = texts.map((text) => {
      const sheet = constructed.get(text) ?? new CSSStyleSheet();
      if (!constructed.has(text)) sheet.replaceSync(text);
      constructed.set(text, sheet);
      return sheet;
    });
  } catch {
    for (const style of root.querySelectorAll(":scope > style")) style.remove();
    root.prepend(...texts.map((text) => {
      const style = document.createElement("style");
      style.textContent = text;
      return style;
    }));
  }
}

/**
 * A figure out of its own page, as it stands there: picture, words, table and tools.
 * @param {Page} page
 * @param {string[]} options
 * @param {URLSearchParams} state
 * @returns {HTMLElement}
 */
export function assemble({ document: own, base }, options, state) {
  const { lang, dir, dataset } = own.documentElement;
  /** @param {string | null | undefined} address */
  const absolute = (address) => new URL(address ?? "", base).href;
  const frame = document.createElement("div");
  frame.className = ["embed", "component", ...options].join(" ");
  frame.lang = lang;
  frame.dir = dir || "ltr";
  for (const part of own.querySelectorAll(".sprite, main")) frame.append(document.importNode(part, true));
  for (const link of frame.querySelectorAll("a")) link.href = absolute(link.getAttribute("href"));
  const figure = /** @type {HTMLElement | null} */ (frame.querySelector("figure.waymark"));
  if (figure) figure.dataset.tools = absolute(dataset.tools);
  if (figure) figure.dataset.lens = absolute(dataset.lens);
  if (figure && dataset.guess) figure.dataset.guess = absolute(dataset.guess);
  // Nothing of it is told before it has asked.
  if (figure && isAsked(figure, state)) figure.classList.add("awaiting");
  if (figure && dataset.compare) figure.dataset.compare = absolute(dataset.compare);
  if (figure?.dataset.flight) figure.dataset.flight = absolute(figure.dataset.flight);
  if (figure?.dataset.steps) figure.dataset.steps = absolute(figure.dataset.steps);
  const zoom = /** @type {HTMLElement | null} */ (frame.querySelector(".zoom"));
  if (zoom) zoom.dataset.script = absolute(zoom.dataset.script);
  const listen = /** @type {HTMLElement | null} */ (frame.querySelector(".listen"));
  if (listen) listen.dataset.module = absolute(listen.dataset.module);
  return frame;
}

/**
 * Whether a figure is to ask before it tells, and can.
 * @param {HTMLElement} figure
 * @param {URLSearchParams} state
 */
function isAsked({ dataset }, state) {
  return Boolean(dataset.guess) && (state.has("guess") || state.has("said"));
}

/**
 * @template T
 * @param {Map<string, Promise<T>>} kept
 * @param {string} key
 * @param {() => Promise<T>} load
 * @returns {Promise<T>}
 */
function once(kept, key, load) {
  const known = kept.get(key);
  if (known) return known;
  const loading = inTime(load());
  kept.set(key, loading);
  loading.catch(() => kept.delete(key));
  return loading;
}
