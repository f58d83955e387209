import { home } from "./home.js";

/** The attribute in which a snippet brings the heights of its figure: "320:631,480:626". */
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
 * Before the frame speaks, the published heights say how high it will be: those of the next narrower width.
 * @param {HTMLIFrameElement} frame
 */
function foresee(frame) {
  if (told.has(frame)) return width?.unobserve(frame);
  const wide = frame.clientWidth;
  const height = heightAt(frame.getAttribute(HEIGHTS), wide);
  if (height && wide) fit(frame, height);
}

/**
 * The height that a list of them gives for a width; 0 if there is no list.
 * @param {string | null} heights
 * @param {number} width
 */
export function heightAt(heights, width) {
  const pairs = (heights ?? "").split(",").map((pair) => pair.split(":").map(Number));
  let found = pairs[0]?.[1] ?? 0;
  for (const [from = Infinity, height = 0] of pairs) if (from <= width) found = height;
  return found;
}

/**
 * @param {HTMLIFrameElement} frame
 * @param {unknown} height
 */
function fit(frame, height) {
  if (typeof height !== "number" || !Number.isInteger(height) || height < LOWEST || height > HIGHEST) return;
  if (Math.abs(frame.clientHeight - height) <= 1) return;
  const style = getComputedStyle(frame);
  const edges = style.boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
  frame.style.setProperty("height", `${height + edges}px`, "important");
}

/** @param {MessageEvent} event */
function hear({ data, origin, source }) {
  if (!source || !data || typeof data !== "object") return;
  const isHeight = data.sentinel === "amp" && data.type === "embed-size";
  if (!isHeight && data.source !== "waymark-infographic") return;
  const frame = [...document.querySelectorAll("iframe"), ...inside.keys()].find(({ contentWindow }) => contentWindow === source);
  if (!frame || !isFrom(frame, origin)) return;
  if (!isHeight) return inside.get(frame)?.(data);
  if (!Number.isInteger(data.height)) return;
  told.add(frame);
  fit(frame, data.height);
  // A snippet whose script is taken away scrolls in its frame; one that fits has nothing to scroll.
  if (data.height >= LOWEST && data.height <= HIGHEST) frame.setAttribute("scrolling", "no");
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
