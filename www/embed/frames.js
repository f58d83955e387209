import { heightAt } from "./heights.js";
import { home } from "./home.js";

/** The attribute in which a snippet brings the heights of its figure. */
const HEIGHTS = "data-waymark-heights";
const LOWEST = 50;
const HIGHEST = 20_000;

/**
 * Frames inside elements of ours, which a search of the document does not find, with those who hear what their figures say.
 * @type {Map<HTMLIFrameElement, (message: { type?: unknown, data?: unknown }) => void>}
 */
const inside = new Map();

/** Frames that have told their height. @type {WeakSet<HTMLIFrameElement>} */
const told = new WeakSet();

/** Frames that have been without a place on the page, as in a closed tab. @type {WeakSet<Element>} */
const unseen = new WeakSet();

/** A frame that was hidden could not measure itself; it is asked again once it is seen. */
const sight = typeof IntersectionObserver === "function" ? new IntersectionObserver((entries) => {
  for (const { isIntersecting, boundingClientRect, target } of entries) {
    if (!boundingClientRect.width) unseen.add(target);
    if (!isIntersecting || !(target instanceof HTMLIFrameElement)) continue;
    if (unseen.delete(target) || !told.has(target)) target.contentWindow?.postMessage({ sentinel: "amp", type: "frames-init" }, "*");
  }
}) : undefined;

/** Until a frame speaks, its height follows its width. */
const width = typeof ResizeObserver === "function" ? new ResizeObserver((entries) => {
  for (const { target } of entries) if (target instanceof HTMLIFrameElement) foresee(target);
}) : undefined;

/** Follows all frames of ours, those that come later too. */
export function watchFrames() {
  addEventListener("message", hear);
  new MutationObserver((records) => {
    for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (node instanceof HTMLIFrameElement) meet(node);
      else if (node instanceof Element) node.querySelectorAll("iframe").forEach(meet);
    }
  }).observe(document, { childList: true, subtree: true });
  document.querySelectorAll("iframe").forEach(meet);
}

/**
 * Follows a frame inside an element of ours.
 * @param {HTMLIFrameElement} frame
 * @param {(message: { type?: unknown, data?: unknown }) => void} listener
 */
export function adopt(frame, listener) {
  inside.set(frame, listener);
  meet(frame);
}

/** @param {HTMLIFrameElement} frame */
export function abandon(frame) {
  inside.delete(frame);
  sight?.unobserve(frame);
  width?.unobserve(frame);
}

/** @param {HTMLIFrameElement} frame */
function meet(frame) {
  if (!frame.hasAttribute(HEIGHTS) && !frame.src.startsWith(`${home}embed/`)) return;
  foresee(frame);
  sight?.observe(frame);
  width?.observe(frame);
}

/**
 * Before the frame speaks, its list of heights says how high it will be.
 * @param {HTMLIFrameElement} frame
 */
function foresee(frame) {
  if (told.has(frame)) return width?.unobserve(frame);
  const wide = frame.clientWidth;
  const height = heightAt(frame.getAttribute(HEIGHTS), wide);
  if (height && wide) fit(frame, height);
}

/**
 * Gives a frame its height. One whose place is not its own to change, as in a wrapper for videos, keeps its height and scrolls.
 * @param {HTMLIFrameElement} frame
 * @param {unknown} height
 * @returns {boolean} whether it has that height, and is seen whole
 */
function fit(frame, height) {
  if (typeof height !== "number" || !Number.isInteger(height) || height < LOWEST || height > HIGHEST) return false;
  const style = getComputedStyle(frame);
  if (style.position === "absolute" || style.position === "fixed") return false;
  const isHigh = () => Math.abs(frame.clientHeight - height) <= 1;
  if (isHigh()) return !isCut(frame);
  const edges = style.boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
  frame.style.setProperty("height", `${height + edges}px`, "important");
  if (!isHigh()) frame.style.setProperty("max-height", "none", "important");
  if (!isCut(frame)) return isHigh();
  for (const name of ["height", "max-height"]) frame.style.removeProperty(name);
  return false;
}

/**
 * Whether something around a frame cuts its foot off.
 * @param {HTMLIFrameElement} frame
 */
function isCut(frame) {
  const { bottom } = frame.getBoundingClientRect();
  for (let place = frame.parentElement; place && place !== document.body; place = place.parentElement) {
    if (/hidden|clip/.test(getComputedStyle(place).overflowY) && place.getBoundingClientRect().bottom < bottom - 1) return true;
  }
  return false;
}

/** @param {MessageEvent} event */
function hear({ data, origin, source }) {
  if (!source || !data || typeof data !== "object") return;
  const isHeight = data.sentinel === "amp" && data.type === "embed-size";
  if (!isHeight && data.source !== "waymark-infographic") return;
  const isSource = (/** @type {HTMLIFrameElement} */ { contentWindow }) => contentWindow === source;
  const frame = [...document.querySelectorAll("iframe"), ...inside.keys()].find(isSource) ?? sought(document, isSource);
  if (!frame || !isFrom(frame, origin)) return;
  if (!isHeight) return inside.get(frame)?.(data);
  if (!Number.isInteger(data.height)) return;
  told.add(frame);
  // What fits has nothing to scroll; what does not is reached by scrolling.
  if (fit(frame, data.height)) frame.setAttribute("scrolling", "no");
  else frame.removeAttribute("scrolling");
}

/**
 * A frame in a shadow tree of the page.
 * @param {Document | ShadowRoot} root
 * @param {(frame: HTMLIFrameElement) => boolean} isSource
 * @returns {HTMLIFrameElement | undefined}
 */
function sought(root, isSource) {
  for (const { shadowRoot } of root.querySelectorAll("*")) {
    const found = shadowRoot && ([...shadowRoot.querySelectorAll("iframe")].find(isSource) ?? sought(shadowRoot, isSource));
    if (found) return found;
  }
  return undefined;
}

/**
 * Whether a message may be the frame's: a sandboxed one has no origin.
 * @param {HTMLIFrameElement} frame
 * @param {string} origin
 */
function isFrom(frame, origin) {
  if (!frame.hasAttribute(HEIGHTS) && !frame.src.startsWith(`${home}embed/`)) return false;
  return origin === "null" || origin === home.origin || origin === new URL(frame.src, document.baseURI).origin;
}
