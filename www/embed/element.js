import { answers, beginEarly, needStory } from "./early.js";
import { applySheets, assemble, fetchPage, loadSheet } from "./fragment.js";
import { importAsset } from "../engine/asset.js";
import { isForbidden } from "../engine/policy.js";
import { abandon, adopt } from "./frames.js";
import { heightAt } from "./heights.js";
import { home } from "./home.js";
import { flags, texts, themes } from "./options.json";

/** @typedef {import("./component.js").Mounted} Mounted */

/**
 * Where a place is as wide as its contents, as a float or a cell is, the element is 640 pixels wide, or as wide as there is room for.
 */
const SHEET = `:host{display:block;flex-flow:row wrap}:host([hidden]){display:none}:host::before{content:"";display:grid;grid-template-columns:minmax(240px,640px);height:0;overflow:hidden}::slotted(a){display:block}iframe{display:block;border:0;width:100%;height:640px}`;
/** How far outside the view a lazy figure begins to load. */
const NEAR = "100% 0px";
/** Attributes that change what is shown, and those that change only how. */
const CONTENT = ["src", "figure", "guess", ...flags, "state"];
const LOOK = ["theme", "title", "lang"];

/** On a server there are no elements. */
const Base = typeof HTMLElement === "function" ? HTMLElement : /** @type {typeof HTMLElement} */ (class {});

/**
 * `<waymark-figure figure="…">`: a figure in the page itself. Where the page's policy forbids that, it is a frame; where frames
 * are forbidden too, or nothing can be loaded, what the element contains stays. See embed.d.ts.
 */
export class WaymarkFigure extends Base {
  static observedAttributes = [...CONTENT, ...LOOK, "loading"];
  #root = this.attachShadow({ mode: "open" });
  #slot = document.createElement("slot");
  /** @type {HTMLIFrameElement | undefined} */
  #frame;
  /** @type {Mounted | undefined} */
  #mounted;
  /** @type {IntersectionObserver | undefined} */
  #near;
  /** What is shown belongs to one round, and ends with it, whatever it waits for. */
  #round = new AbortController();
  #shown = "";
  /** Pictures that the figure comes instead of, and where they are. @type {Map<HTMLImageElement, string>} */
  #held = new Map();

  constructor() {
    super();
    this.#root.append(this.#slot);
    applySheets(this.#root, [SHEET]);
  }

  connectedCallback() {
    for (const name of PROPERTIES) this.#upgrade(name);
    this.#await();
  }

  /** A property that was set before the element was known. @param {string} name */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = Reflect.get(this, name);
    Reflect.deleteProperty(this, name);
    Reflect.set(this, name, value);
  }

  /** Shows the figure when it is near the view, or at once. */
  #await() {
    this.#near?.disconnect();
    if (this.loading === "eager" || typeof IntersectionObserver !== "function") return void this.#show();
    this.#near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.#show(), { rootMargin: NEAR });
    this.#near.observe(this);
  }

  disconnectedCallback() {
    this.#near?.disconnect();
    // An element that is moved is connected again at once.
    queueMicrotask(() => !this.isConnected && this.#clear());
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} now
   */
  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isConnected) return;
    if (!this.#shown) this.#await();
    else if (name === "state" && this.#mounted) this.#mounted.ask(new URLSearchParams(now ?? ""));
    else if (CONTENT.includes(name)) this.#show();
    else if (name === "theme" && this.#frame) this.#show();
    else if (this.#frame) this.#frame.title = this.#name;
    else this.#mounted?.repaint();
  }

  get #name() {
    return this.title || this.getAttribute("figure") || "figure";
  }

  get theme() {
    const theme = this.getAttribute("theme") ?? "";
    return Object.hasOwn(themes, theme) ? theme : "light";
  }
  set theme(value) {
    reflect(this, "theme", value);
  }
  get loading() {
    return this.getAttribute("loading") === "eager" ? "eager" : "lazy";
  }
  set loading(value) {
    reflect(this, "loading", value);
  }
  /** What a reader has changed, as in an address: "tab=table". */
  get state() {
    return this.#mounted?.state.toString() ?? this.getAttribute("state") ?? "";
  }
  set state(value) {
    reflect(this, "state", value && typeof value === "object" ? new URLSearchParams(value) : value);
  }

  /** What its attributes ask to be shown. */
  get #asked() {
    const state = new URLSearchParams(this.getAttribute("state") ?? "");
    const guess = this.getAttribute("guess");
    if (guess !== null && guess !== "false") state.set("guess", guess === "true" ? "" : guess);
    return String(state);
  }

  async #show() {
    const address = addressOf(this);
    if (!address) return this.#shown ? this.#clear() : undefined;
    this.#near?.disconnect();
    const options = flags.filter((name) => isOn(this, name));
    const state = this.#asked;
    const asked = [address.href, ...options, this.getAttribute("guess"), this.#frame && this.theme, this.#mounted ? "" : state].join(" ");
    if (asked === this.#shown) return;
    this.#clear();
    this.#hold();
    const { signal } = this.#round;
    this.#shown = asked;
    const reserved = heightAt(this.getAttribute("heights"), this.clientWidth);
    if (reserved && !this.childElementCount) this.#reserve(reserved);
    const still = options.includes("static");
    const story = needStory(figuresOf(document));
    const saving = isSaving();
    if (!still && isForbidden()) return this.#frameIt(address, options, state);
    beginEarly(own(address), { engine: !still && !saving, story });
    try {
      const page = await fetchPage(address);
      if (signal.aborted) return;
      if (!page) return this.#fail("there is no such figure");
      const script = importAsset(page.script, "E12");
      script.catch(() => {});
      const sheet = await loadSheet(page.sheet);
      if (signal.aborted) return;
      const frame = assemble(page, options, new URLSearchParams(state));
      this.#root.replaceChildren(frame);
      applySheets(this.#root, [SHEET, sheet]);
      /** @type {{ mount: typeof import("./component.js").mount }} */
      const { mount } = await script;
      if (signal.aborted) return;
      this.#mounted = mount(this, frame, {
        page,
        state: new URLSearchParams(state),
        still,
        saving,
        eager: this.loading === "eager",
        story,
        answers,
        failed: (code) => this.#fail(code),
        live: () => this.dispatchEvent(new Event("load")),
        signal,
      });
      if (still || saving || !frame.querySelector(".plot")) this.dispatchEvent(new Event("load"));
    } catch (error) {
      if (signal.aborted) return;
      console.error("E12", error);
      this.#frameIt(address, options, state);
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
    const theme = /** @type {keyof typeof themes} */ (this.theme);
    if (theme !== "light") url.searchParams.set("dark", themes[theme]);
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

  /** Pictures that are still on their way take the line from the figure: they are asked for again where it cannot come. */
  #hold() {
    for (const picture of this.querySelectorAll("img")) {
      if (picture.complete || !picture.src) continue;
      this.#held.set(picture, picture.src);
      picture.style.visibility = "hidden";
      picture.removeAttribute("src");
    }
  }

  #release() {
    for (const [picture, address] of this.#held) {
      picture.style.visibility = "";
      picture.src = address;
    }
    this.#held.clear();
  }

  /** @param {string} message */
  #fail(message) {
    this.#release();
    this.dispatchEvent(new ErrorEvent("error", { message }));
  }

  /** Back to what the element contains. */
  #clear() {
    this.#round.abort();
    this.#round = new AbortController();
    this.#release();
    this.#shown = "";
    this.#mounted = undefined;
    if (this.#frame) abandon(this.#frame);
    this.#frame = undefined;
    this.#slot.removeAttribute("style");
    this.#root.replaceChildren(this.#slot);
    applySheets(this.#root, [SHEET]);
  }
}

/** Every attribute that is a property of the same name. */
const PROPERTIES = [...texts, "theme", "loading", "state", ...flags];

for (const name of texts) {
  addProperty(name, (element) => element.getAttribute(name) ?? "", (element, value) => reflect(element, name, value));
}
for (const name of flags) {
  addProperty(name, (element) => isOn(element, name), (element, value) => element.toggleAttribute(name, Boolean(value) && value !== "false"));
}

/**
 * @param {string} name
 * @param {(element: Element) => unknown} get
 * @param {(element: Element, value: unknown) => void} set
 */
function addProperty(name, get, set) {
  Object.defineProperty(WaymarkFigure.prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      return get(this);
    },
    set(value) {
      set(this, value);
    },
  });
}

/**
 * An attribute with a value, or none: frameworks take a property back with nothing.
 * @param {Element} element
 * @param {string} name
 * @param {unknown} value
 */
function reflect(element, name, value) {
  if (value === undefined || value === null) element.removeAttribute(name);
  else element.setAttribute(name, String(value));
}

/**
 * Whether a flag is set. Some frameworks write "false" where they mean none, as an address does.
 * @param {Element} element
 * @param {string} name
 */
function isOn(element, name) {
  return element.hasAttribute(name) && element.getAttribute(name) !== "false";
}

/** The figures that elements of a page show. @param {Document} page */
function figuresOf(page) {
  return [...page.querySelectorAll("waymark-figure")].map((element) => own(addressOf(element))).filter(Boolean);
}

/**
 * The page of an element's figure; nothing if its attributes name none.
 * @param {Element} element
 */
function addressOf(element) {
  const [src, figure] = ["src", "figure"].map((name) => element.getAttribute(name));
  let address;
  try {
    address = src ? new URL(src, document.baseURI) : figure ? new URL(`embed/${encodeURIComponent(figure)}/`, home) : undefined;
  } catch {
    return undefined;
  }
  return address?.protocol.startsWith("http") ? address : undefined;
}

/** The id of the figure that a page is of, if it is one of ours. @param {URL | undefined} address */
function own(address) {
  const [, path = ""] = address?.href.split(`${home}embed/`) ?? [];
  return path.split("/")[0] ?? "";
}

/** Whether the reader has asked for little data. */
function isSaving() {
  const { connection } = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator);
  return Boolean(connection?.saveData);
}
