import { readPalette, watchAppearance } from "../figure/appearance.js";
import { linkFacts } from "../figure/facts.js";
import { Figure } from "../figure/figure.js";
import { offerSound } from "../figure/sonification.js";
import { open } from "../engine/loading.js";
import { startPanels } from "../share/toolbar.js";
import { Tooltip } from "../figure/tooltip.js";

/** @typedef {import("../engine/session.js").Session} Session */

/**
 * @typedef {object} Mounted a figure in somebody else's page
 * @property {string} code of what keeps it a still picture; empty if it is live
 * @property {URLSearchParams} state
 * @property {(state: URLSearchParams) => void} ask
 * @property {() => void} repaint
 * @property {() => void} unmount
 */

/** One engine, one edition and one style sheet for all elements of a page. @type {Map<string, Promise<Session>>} */
const sessions = new Map();
/** @type {Map<string, Promise<CSSStyleSheet>>} */
const sheets = new Map();
/** @type {Set<() => void>} */
const repaints = new Set();

/**
 * Shows a figure from its own page inside an element; rejects where the engine cannot be loaded.
 * @param {HTMLElement} host
 * @param {ShadowRoot} root
 * @param {{ document: Document, component: string }} page
 * @param {{ options: string[], state: URLSearchParams }} asked
 * @returns {Promise<Mounted>}
 */
export async function mount(host, root, page, { options, state }) {
  const { dataset, lang } = page.document.documentElement;
  const still = options.includes("static");
  /** @param {string | undefined} address */
  const absolute = (address = "") => new URL(address, page.document.URL).href;
  const [sheet, session] = await Promise.all([
    once(sheets, absolute(dataset.componentStyle), style),
    still ? undefined : once(sessions, absolute(dataset.edition), (edition) => open({ edition, engine: absolute(dataset.engine) })),
  ]);

  const frame = document.createElement("div");
  frame.className = ["embed", "component", ...options].join(" ");
  frame.lang = lang;
  frame.dir = page.document.documentElement.dir || "ltr";
  for (const part of page.document.querySelectorAll(".sprite, main")) frame.append(document.importNode(part, true));
  for (const link of frame.querySelectorAll("a")) link.href = absolute(link.getAttribute("href") ?? "");
  const element = /** @type {HTMLElement} */ (frame.querySelector("figure.waymark"));
  if (element.dataset.land) element.dataset.land = absolute(element.dataset.land);
  element.dataset.tools = absolute(dataset.tools);
  const listen = /** @type {HTMLElement | null} */ (element.querySelector(".listen"));
  if (listen) listen.dataset.module = absolute(listen.dataset.module);
  root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, sheet])];
  root.replaceChildren(frame);

  const ended = new AbortController();
  const { signal } = ended;
  const undrawn = element.classList.contains("undrawn");
  const tooltip = new Tooltip(/** @type {HTMLElement} */ (frame.querySelector("main")), true, signal);
  const figure = undrawn ? undefined : new Figure(element, tooltip, () => {});
  startPanels(element, figure, signal);
  document.addEventListener("click", (event) => {
    const [target] = event.composedPath();
    if (target instanceof Node) figure?.selection.pressed(target);
  }, { signal });

  /** @type {Mounted} */
  const mounted = {
    code: "",
    get state() {
      return figure?.state ?? new URLSearchParams();
    },
    ask: (state) => figure?.ask(state),
    repaint: () => session && figure?.paint(readPalette(session.inks, host)),
    unmount() {
      ended.abort();
      repaints.delete(mounted.repaint);
      figure?.stop();
    },
  };
  if (!figure || !session) return mounted;
  figure.ask(state);
  session.addEventListener("rebuilt", () => figure.live && figure.draw(), { signal });
  const settled = new Promise((resolve) => {
    element.addEventListener("waymark-live", () => (linkFacts(figure), offerSound(figure), resolve("")), { once: true });
    element.addEventListener("waymark-failed", (event) => resolve(event instanceof CustomEvent && event.detail.code), { once: true });
  });
  figure.start(session, readPalette(session.inks, host));
  mounted.code = await settled;
  if (!repaints.size) watch();
  repaints.add(mounted.repaint);
  return mounted;
}

let watched = false;

/** A host may change its colours by any attribute of its root. */
function watch() {
  if (watched) return;
  watched = true;
  const all = () => repaints.forEach((repaint) => repaint());
  watchAppearance(all);
  const changes = new MutationObserver(all);
  for (const element of [document.documentElement, document.body]) changes.observe(element, { attributeFilter: ["class", "style"] });
}

/**
 * @template T
 * @param {Map<string, Promise<T>>} kept
 * @param {string} address
 * @param {(address: string) => Promise<T>} load
 * @returns {Promise<T>}
 */
function once(kept, address, load) {
  const known = kept.get(address);
  if (known) return known;
  const loading = load(address);
  kept.set(address, loading);
  loading.catch(() => kept.delete(address));
  return loading;
}

/**
 * A style sheet for shadow trees. A shadow tree cannot bring fonts, so the page is given them.
 * @param {string} address
 */
async function style(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} for ${address}`);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await answer.text());
  for (const rule of sheet.cssRules) {
    if (!(rule instanceof CSSFontFaceRule)) continue;
    /** @param {string} name */
    const property = (name) => rule.style.getPropertyValue(name);
    const file = /url\("?([^")]+)"?\)/.exec(property("src"))?.[1];
    if (!file) continue;
    const face = new FontFace(property("font-family").replaceAll('"', ""), `url("${new URL(file, address)}")`, {
      weight: property("font-weight"),
      display: "optional",
    });
    document.fonts.add(face);
  }
  return sheet;
}
