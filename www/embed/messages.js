/** An embed and the page around it: its height, what its reader does, and the state that the page asks for. */

import { watchSize } from "../figure/size.js";

const SOURCE = "waymark-infographic";
const PYM = "xPYMx";
const RESIZER = "[iFrameSizer]";

/** @param {unknown} message nothing private, so any page may hear it */
const tell = (message) => parent.postMessage(message, "*");

/**
 * Tells the height in every way that hosts understand, whenever it changes.
 * @param {HTMLElement} content whose height does not depend on the frame's
 */
export function tellHeight(content) {
  if (parent === window) return;
  const child = new URLSearchParams(location.search).get("childId");
  let last = 0;
  /** The name that iframe-resizer has for this frame. */
  let resizer = "";
  const tellIt = () => {
    const height = Math.ceil(content.getBoundingClientRect().height - 0.01);
    // Nothing has a height in a frame that is not shown.
    if (height <= 0 || height === last) return;
    last = height;
    tell({ sentinel: "amp", type: "embed-size", height });
    tell(JSON.stringify({ src: location.href, context: "iframe.resize", height }));
    tell(JSON.stringify({ type: "set-height", value: height }));
    if (child) tell(["pym", child, "height", String(height)].join(PYM));
    if (resizer) tell(`${RESIZER}${resizer}:${height}:${innerWidth}:size`);
    // WordPress gives a frame its secret after it has loaded.
    const secret = new URLSearchParams(location.hash.replace(/^#\??/, "")).get("secret");
    if (secret) tell({ message: "height", value: height, secret });
  };
  const again = () => {
    last = 0;
    tellIt();
  };
  watchSize([content], tellIt);
  tellIt();
  tell("[iFrameResizerChild]Ready");
  addEventListener("hashchange", again);
  addEventListener("message", ({ data, source }) => {
    if (source !== parent || !data) return;
    const asked = typeof data === "string" && data.startsWith(RESIZER) ? data.slice(RESIZER.length).split(":") : [];
    // The first of its messages has the settings, the frame's name before all others.
    if (asked[2] === "true" || asked[2] === "false") resizer = asked[0] ?? "";
    const started = data.sentinel === "amp" && data.type === "frames-init";
    const pym = child && typeof data === "string" && data.startsWith(["pym", child, "width", ""].join(PYM));
    if (started || pym || asked.length || data.message === "ready") again();
  });
}

/**
 * Tells the page around the frame what happens in it, and takes a state from that page.
 * @param {HTMLElement} element a figure
 * @param {{ state: URLSearchParams, ask: (state: URLSearchParams) => void }} figure the same one
 */
export function converse(element, figure) {
  if (parent === window) return;
  const chartId = element.dataset.figure ?? "";
  /**
   * @param {string} type
   * @param {unknown} data
   */
  const say = (type, data) => tell({ source: SOURCE, chartId, type, data });
  const state = () => Object.fromEntries(figure.state);
  element.addEventListener("waymark-live", () => say("load", {}));
  element.addEventListener("waymark-failed", (event) => say("error", detail(event)));
  element.addEventListener("waymark-select", (event) => say("mark.click", detail(event)));
  element.addEventListener("waymark-state", () => say("state", state()));
  addEventListener("message", ({ data, source }) => {
    if (source !== parent || data?.source !== SOURCE) return;
    if (data.type === "get-state") say("state", state());
    else if (data.type === "set-state") figure.ask(asked(data.data ?? data.state));
  });
}

/** @param {Event} event */
function detail(event) {
  return event instanceof CustomEvent ? event.detail : {};
}

/**
 * A state as text or as an object of texts.
 * @param {unknown} state
 */
function asked(state) {
  if (typeof state === "string") return new URLSearchParams(state);
  const entries = Object.entries(state && typeof state === "object" ? state : {});
  // What is an object itself may have no text.
  return new URLSearchParams(entries.flatMap(([name, value]) => (typeof value === "object" ? [] : [[name, String(value)]])));
}
