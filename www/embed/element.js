import { abandon, adopt, heightAt } from "./frames.js";
import { home } from "./home.js";

/** @typedef {import("./component.js").Mounted} Mounted */

const SHEET = `:host{display:block}:host([hidden]){display:none}iframe{display:block;border:0;width:100%;height:640px}`;
/** How far outside the view a lazy figure begins to load. */
const NEAR = "100% 0px";
/** Attributes that change what is shown, and those that change only how. */
const CONTENT = ["src", "figure", "plain", "transparent", "static", "state"];
const LOOK = ["theme", "title", "lang"];

/**
 * `<waymark-figure figure="…">`: a figure in the page itself. Where the page's policy forbids that, it is a frame; where frames
 * are forbidden too, or nothing can be loaded, what the element contains stays. See embed.d.ts.
 */
export class WaymarkFigure extends HTMLElement {
  static observedAttributes = [...CONTENT, ...LOOK, "loading"];
  #root = this.attachShadow({ mode: "open" });
  #slot = document.createElement("slot");
  /** @type {HTMLIFrameElement | undefined} */
  #frame;
  /** @type {Mounted | undefined} */
  #mounted;
  /** @type {IntersectionObserver | undefined} */
  #near;
  /** What is shown belongs to one round; a later round overtakes an earlier one that still loads. */
  #round = 0;
  #shown = "";

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SHEET);
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(this.#slot);
  }

  connectedCallback() {
    for (const name of ["src", "figure", "theme", "loading", "state"]) this.#upgrade(name);
    if (this.getAttribute("loading") === "eager") return this.#show();
    this.#near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.#show(), { rootMargin: NEAR });
    this.#near.observe(this);
  }

  /** A property that was set before the element was known. @param {string} name */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = Reflect.get(this, name);
    Reflect.deleteProperty(this, name);
    Reflect.set(this, name, value);
  }

  disconnectedCallback() {
    this.#near?.disconnect();
    // An element that is moved is connected again at once.
    queueMicrotask(() => !this.isConnected && this.#clear());
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (!this.isConnected || !this.#shown) return;
    if (name === "state" && this.#mounted) this.#mounted.ask(new URLSearchParams(this.getAttribute("state") ?? ""));
    else if (CONTENT.includes(name)) this.#show();
    else if (name === "theme" && this.#frame) this.#show();
    else if (this.#frame) this.#frame.title = this.#name;
    else this.#mounted?.repaint();
  }

  get #name() {
    return this.title || this.figure || "figure";
  }

  get src() {
    return this.getAttribute("src") ?? "";
  }
  set src(value) {
    this.setAttribute("src", value);
  }
  get figure() {
    return this.getAttribute("figure") ?? "";
  }
  set figure(value) {
    this.setAttribute("figure", value);
  }
  get theme() {
    const theme = this.getAttribute("theme");
    return theme === "auto" || theme === "dark" ? theme : "light";
  }
  set theme(value) {
    this.setAttribute("theme", value);
  }
  get loading() {
    return this.getAttribute("loading") === "eager" ? "eager" : "lazy";
  }
  set loading(value) {
    this.setAttribute("loading", value);
  }
  get plain() {
    return this.hasAttribute("plain");
  }
  set plain(value) {
    this.toggleAttribute("plain", value);
  }
  get transparent() {
    return this.hasAttribute("transparent");
  }
  set transparent(value) {
    this.toggleAttribute("transparent", value);
  }
  get static() {
    return this.hasAttribute("static");
  }
  set static(value) {
    this.toggleAttribute("static", value);
  }
  /** What a reader has changed, as in an address: "tab=table". */
  get state() {
    return this.#mounted?.state.toString() ?? this.getAttribute("state") ?? "";
  }
  set state(value) {
    this.setAttribute("state", value);
  }

  /** The figure's own page; nothing if the attributes name none. */
  get #address() {
    const { src, figure } = this;
    let address;
    try {
      address = src ? new URL(src, document.baseURI) : figure ? new URL(`embed/${encodeURIComponent(figure)}/`, home) : undefined;
    } catch {
      return undefined;
    }
    return address?.protocol.startsWith("http") ? address : undefined;
  }

  async #show() {
    this.#near?.disconnect();
    const address = this.#address;
    const options = ["plain", "transparent", "static"].filter((name) => this.hasAttribute(name));
    const state = this.getAttribute("state") ?? "";
    const asked = JSON.stringify([address, options, this.#frame && this.theme, this.#mounted ? "" : state]);
    if (!address || asked === this.#shown) return;
    this.#clear();
    const round = this.#round;
    this.#shown = asked;
    const reserved = heightAt(this.getAttribute("heights"), this.clientWidth);
    if (reserved && !this.childElementCount) this.#reserve(reserved);
    try {
      const page = await fetchPage(address);
      if (page === "missing") return void (round === this.#round && this.#fail("there is no such figure"));
      const { mount } = await import(page.component);
      /** @type {Mounted} */
      const mounted = await mount(this, this.#root, page, { options, state: new URLSearchParams(state) });
      if (round !== this.#round) return mounted.unmount();
      this.#mounted = mounted;
      if (mounted.code) this.#fail(mounted.code);
      else this.dispatchEvent(new Event("load"));
    } catch {
      if (round === this.#round) this.#frameIt(address, options, state);
    }
  }

  /**
   * @param {URL} address
   * @param {string[]} options
   * @param {string} state
   */
  #frameIt(address, options, state) {
    const url = new URL(address);
    for (const [name, value] of new URLSearchParams(state)) url.searchParams.set(name, value);
    for (const name of options) url.searchParams.set(name, "true");
    if (this.theme !== "light") url.searchParams.set("dark", this.theme === "dark" ? "true" : "auto");
    const frame = document.createElement("iframe");
    this.#frame = frame;
    frame.title = this.#name;
    frame.allow = "clipboard-write; web-share; fullscreen";
    frame.setAttribute("data-waymark-heights", this.getAttribute("heights") ?? "");
    frame.addEventListener("load", () => this.dispatchEvent(new Event("load")));
    frame.src = url.href;
    const refused = (/** @type {SecurityPolicyViolationEvent} */ event) => {
      if (!event.effectiveDirective.startsWith("frame-src") || !event.blockedURI.startsWith(url.origin) || this.#frame !== frame) return;
      this.#clear();
      this.#shown = url.href;
      this.#fail("the page's policy allows neither the figure nor its frame");
    };
    document.addEventListener("securitypolicyviolation", refused);
    setTimeout(() => document.removeEventListener("securitypolicyviolation", refused), 10_000);
    this.#root.replaceChildren(frame);
    adopt(frame, ({ type, data }) => {
      if (type !== "mark.click") return;
      this.dispatchEvent(new CustomEvent("waymark-select", { bubbles: true, composed: true, detail: data }));
    });
  }

  /** @param {number} height */
  #reserve(height) {
    this.#slot.style.display = "block";
    this.#slot.style.height = `${height}px`;
  }

  /** @param {string} message */
  #fail(message) {
    this.dispatchEvent(new ErrorEvent("error", { message }));
  }

  /** Back to what the element contains. */
  #clear() {
    this.#round += 1;
    this.#shown = "";
    this.#mounted?.unmount();
    this.#mounted = undefined;
    if (this.#frame) abandon(this.#frame);
    this.#frame = undefined;
    this.#slot.removeAttribute("style");
    this.#root.replaceChildren(this.#slot);
  }
}

/** @typedef {{ document: Document, component: string }} Page a figure's own page, and the script that shows it elsewhere */

/** @type {Map<string, Promise<Page | "missing">>} */
const pages = new Map();

/**
 * A figure's own page, fetched once however many elements show it. A request for a document runs nothing and needs no trusted type.
 * @param {URL} address
 * @returns {Promise<Page | "missing">}
 */
function fetchPage(address) {
  const url = new URL(address);
  url.search = url.hash = "";
  let page = pages.get(url.href);
  if (!page) {
    page = new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.responseType = "document";
      request.open("GET", url);
      request.onerror = reject;
      request.onload = () => {
        const component = request.responseXML?.documentElement.dataset.component;
        if (request.status === 404) resolve("missing");
        else if (request.responseXML && component) resolve({ document: request.responseXML, component: new URL(component, request.responseURL).href });
        else reject(new Error(String(request.status)));
      };
      request.send();
    });
    pages.set(url.href, page);
    page.catch(() => pages.delete(url.href));
  }
  return page;
}
