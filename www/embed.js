/**
 * For pages that embed figures: fits the height of their frames, and defines <waymark-figure>.
 * Bundled as a classic script, it may be included more than once and leaves nothing behind on the page.
 */

const ELEMENT = "waymark-figure";
const HEIGHTS = "data-waymark-heights";
const LOWEST = 50;
const HIGHEST = 20_000;

const script = document.currentScript;
const home = new URL(".", script instanceof HTMLScriptElement && script.src ? script.src : document.baseURI);

/** Frames inside elements of ours, which a search of the document does not find. @type {Set<HTMLIFrameElement>} */
const inside = new Set();

/** @returns {HTMLIFrameElement[]} */
function frames() {
  return [...document.querySelectorAll(/** @type {"iframe"} */ (`iframe[${HEIGHTS}]`)), ...inside];
}

/**
 * @param {HTMLIFrameElement} frame
 * @param {unknown} height
 */
function fit(frame, height) {
  if (typeof height !== "number" || !Number.isInteger(height) || height < LOWEST || height > HIGHEST) return;
  if (Math.abs(frame.getBoundingClientRect().height - height) <= 1) return;
  frame.style.height = `${height}px`;
  frame.setAttribute("scrolling", "no");
}

/**
 * Before the frame speaks, the published heights say how high it will be: those of the next narrower width.
 * @param {HTMLIFrameElement} frame
 */
function foresee(frame) {
  const width = frame.getBoundingClientRect().width;
  const heights = (frame.getAttribute(HEIGHTS) ?? "").split(",").map((pair) => pair.split(":").map(Number));
  const [, height] = heights.findLast(([from = Infinity]) => from <= width) ?? heights[0] ?? [];
  if (height && width && !frame.style.height) frame.style.height = `${height}px`;
}

/** @param {MessageEvent} event */
function hear(event) {
  const { data, origin, source } = event;
  if (data?.sentinel !== "amp" || data.type !== "embed-size") return;
  const frame = frames().find(({ contentWindow }) => contentWindow && contentWindow === source);
  if (frame && (origin === "null" || origin === new URL(frame.src, document.baseURI).origin)) fit(frame, data.height);
}

/** A frame that was hidden could not measure itself; it is asked again once it is seen. */
const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting || !(target instanceof HTMLIFrameElement)) continue;
    target.contentWindow?.postMessage({ sentinel: "amp", type: "frames-init" }, "*");
  }
});

/** <waymark-figure figure="…" theme="auto|light|dark">: what it contains is shown where it cannot be upgraded. */
class WaymarkFigure extends HTMLElement {
  static observedAttributes = ["figure", "src", "theme", "title", "loading"];
  #frame = document.createElement("iframe");

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(":host{display:block}:host([hidden]){display:none}iframe{display:block;border:0;width:100%;height:640px}");
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(this.#frame);
    this.#frame.allow = "clipboard-write; web-share; fullscreen";
    this.#frame.addEventListener("load", () => this.dispatchEvent(new Event("load")));
  }

  connectedCallback() {
    inside.add(this.#frame);
    seen.observe(this.#frame);
    this.#show();
  }

  disconnectedCallback() {
    inside.delete(this.#frame);
    seen.unobserve(this.#frame);
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#show();
  }

  #show() {
    const figure = this.getAttribute("figure") ?? "";
    const source = this.getAttribute("src");
    const address = source ? URL.parse(source, document.baseURI) : URL.parse(`embed/${encodeURIComponent(figure)}/`, home);
    if (!address?.protocol.startsWith("http") || !(source || figure)) return;
    const theme = this.getAttribute("theme");
    if (theme === "auto" || theme === "dark") address.searchParams.set("dark", theme === "dark" ? "true" : "auto");
    this.#frame.title = this.title || figure;
    this.#frame.loading = this.getAttribute("loading") === "eager" ? "eager" : "lazy";
    if (this.#frame.src !== address.href) this.#frame.src = address.href;
  }
}

if (!customElements.get(ELEMENT)) {
  customElements.define(ELEMENT, WaymarkFigure);
  addEventListener("message", hear);
  const begin = () => {
    for (const frame of frames()) {
      foresee(frame);
      seen.observe(frame);
    }
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin, { once: true });
  else begin();
}
