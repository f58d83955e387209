import { announce } from "./announcer.js";
import { bringTool } from "../shell/tool.js";
import { find } from "../shell/dom.js";
import { Failure } from "../engine/failure.js";
import { followPointer } from "./pointer.js";
import { quiet } from "../shell/quiet.js";
import { Selection } from "./selection.js";
import { seenStill } from "./still.js";
import { Switches } from "./switches.js";
import { Table } from "./table.js";
import { Targets } from "./targets.js";
import { View } from "./view.js";
import { textScale, watchSize } from "./size.js";
import { words } from "../shell/words.js";

/** @typedef {import("../engine/session.js").Session} Session */
/** @typedef {import("./drawing.js").Drawing} Drawing */
/** @typedef {import("./still.js").Target} Target */
/** @typedef {import("./still.js").Box} Box */
/** @typedef {{ session: Session, palette: Uint32Array, lost?: Failure }} Brought an engine that has the figure, and what is lost */

const REACH = 24;

/** One figure. Its still picture answers at once; the canvas takes it over, in place, and gives it back if the engine fails. */
export class Figure {
  traps = 0;
  /** Whether the keys sound: one choice for all figures of the page. */
  tones = { stepping: false };
  /** @type {string | undefined} what the reader has said of what it asks; empty for who wanted to see it */
  said;
  /** @type {((facts: string, asked?: boolean) => void) | undefined} opens the window that compares a fact; `asked` where an address does */
  compare;
  /** What of its facts is compared outside of the story. */
  compared = "";
  /** @type {(fact: string) => void} called when a key comes to a mark */
  onStep = () => {};
  /** @type {import("./lens.js").Lens | undefined} */
  #lens;
  /** @type {Drawing | undefined} */
  #drawing;
  /** @type {import("./still.js").Still | undefined} */
  #still;
  #width = 0;
  #scale = 1;
  #bring;
  #report;
  /** @type {Promise<Brought> | undefined} */
  #brought;
  /** @type {Promise<void> | undefined} */
  #started;
  /** @type {(() => void) | undefined} */
  #unwatch;
  #frame = 0;
  #ended = false;
  #far = false;
  #resting = false;
  /** @type {URLSearchParams | undefined} */
  #asked;

  /**
   * @param {HTMLElement} element
   * @param {import("./tooltip.js").Tooltip} tooltip
   * @param {(failure: Failure) => void} report
   * @param {((figure: Figure) => Promise<Brought>) | undefined} bring the engine with the figure's data; nothing for a figure that
   *   stays a still picture
   */
  constructor(element, tooltip, report, bring) {
    this.element = element;
    this.#report = report;
    this.#bring = bring;
    this.id = element.dataset.figure ?? "";
    this.plot = find(element, ".plot");
    this.status = find(element, ".status");
    this.data = /** @type {HTMLDetailsElement} */ (find(element, ".data"));
    this.table = new Table(element);
    this.hue = [...(element.closest("[class*=topic-]")?.classList ?? [])].find((name) => name.startsWith("topic-")) ?? "";
    this.selection = new Selection(this, tooltip);
    this.targets = new Targets(this.id, (element.dataset.panels ?? "").split("|"), this.selection);
    this.switches = new Switches(element, () => this.#switched());
    const { root } = this.targets;
    this.zoom = new View(root, element.querySelector(".zoom"), async (view, controls) => {
      const tool = await bringTool(controls.dataset.script ?? "", element);
      return tool && new tool.Zoom(view, root, controls, this.selection, (/** @type {boolean} */ settled, /** @type {(marks: number) => string} */ say) => this.#zoomed(settled, say));
    });
    this.data.addEventListener("toggle", () => this.#showData());
    followPointer(root, (point) => this.#nearest(point), this.selection);
    this.plot.append(root);
    element.classList.add("answers");
    element.classList.toggle("switchable", Boolean(bring));
  }

  get live() {
    return this.element.dataset.state === "live";
  }

  get #failed() {
    return this.element.dataset.state === "failed";
  }

  /** What of the state changes the picture. */
  get #view() {
    const state = this.switches.state();
    if (this.#lens) state.set("firm", this.#lens.firm);
    return { state: state.toString().replaceAll("%2C", ","), ...this.zoom.parts };
  }

  /** Whether the figure is as it was published. */
  get #plain() {
    return !this.switches.state().toString() && !this.zoom.state;
  }

  /** Lets the still picture that is seen answer. Does nothing where there is none, as in a closed tab. */
  answer() {
    if (this.#ended || this.live) return;
    this.#unwatch ??= watchSize([this.plot, this.element], () => this.#resized());
    const still = seenStill(this.plot);
    if (!still) return;
    this.#still = still;
    this.#width = Math.floor(this.plot.clientWidth);
    find(this.plot, ".picture").setAttribute("aria-hidden", "true");
    this.#reach(still.picture, Boolean(this.#bring));
  }

  /** Begins to load what the figure is drawn from. */
  prepare() {
    if (!this.#bring || this.#brought) return;
    this.#brought = this.#bring(this);
    // Told when the figure is started.
    this.#brought.catch(() => {});
  }

  /**
   * Brings the engine and draws, once, and from then on at every width; ends when the figure is live, or has failed.
   * @returns {Promise<void>}
   */
  start() {
    return (this.#started ??= this.#start());
  }

  async #start() {
    this.prepare();
    try {
      const brought = await this.#brought;
      if (!brought || this.#ended || this.#failed) return;
      const { session, palette, lost } = brought;
      await quiet();
      session.read(this);
      await quiet();
      if (this.#ended || this.#failed) return;
      if (lost) this.fail(lost);
      this.answer();
      const drawing = session.draw(this, palette);
      drawing.onHeight = (height) => (this.plot.style.height = `${height}px`);
      const width = Math.floor(this.plot.clientWidth);
      if (width) drawing.foresee(width, textScale(width), this.#view);
      await quiet();
      if (this.#ended || this.#failed) return drawing.end();
      this.#drawing = drawing;
      this.draw();
    } catch (error) {
      this.fail(Failure.from("E18", error));
    }
  }

  /**
   * Whether nobody will see the figure soon. Then its still picture stands in for the canvas, which keeps neither pixels nor
   * engine, unless a reader has changed the picture.
   * @param {boolean} far
   */
  set far(far) {
    this.#far = far;
    if (far) this.#rest();
    else if (this.#resting) this.draw();
  }

  #rest() {
    if (this.#resting || !this.live || !this.#plain) return;
    this.#resting = true;
    this.element.classList.add("resting");
    this.#drawing?.rest();
  }

  /** Draws again what the engine has lost. */
  rebuild() {
    if (!this.#resting) this.draw();
  }

  /** Lets go of everything, for a figure that leaves the page. */
  end() {
    this.#ended = true;
    this.#unwatch?.();
    cancelAnimationFrame(this.#frame);
    this.#drawing?.end();
    this.#drawing = undefined;
    this.selection.end();
  }

  /**
   * Lays the figure out for its width and state, and paints it.
   * @param {boolean} [moving] whether the marks move to their new places before the reader's eyes
   */
  draw(moving = false) {
    const drawing = this.#drawing;
    const width = Math.floor(this.plot.clientWidth);
    if (!drawing || !width) return;
    const waking = drawing.wake();
    if (waking) return void waking.then(() => this.draw(moving));
    [this.#width, this.#scale] = [width, textScale(width)];
    const picture = drawing.draw(width, this.#scale, this.#view, moving && this.live);
    if (!picture || this.#drawing !== drawing) return;
    if (!this.live) this.#takeOver(drawing);
    this.#resting = false;
    this.element.classList.remove("resting");
    this.#reach(picture, true);
    if (this.#far) this.#rest();
  }

  /** @param {Uint32Array} palette */
  paint(palette) {
    if (this.live) this.#drawing?.paint(palette);
  }

  /**
   * The layer over the picture follows it.
   * @param {Pick<import("./still.js").Picture, "targets" | "texts"> & { window?: Box | undefined }} picture
   * @param {boolean} nearer whether it can be seen from nearer
   */
  #reach({ targets, window, texts }, nearer) {
    const marks = targets.map((target) => this.#mark(target));
    const shown = new Set(marks.flatMap(({ fact, others }) => [fact, ...others.map((other) => other.fact)]));
    const follow = this.targets.update(marks, this.table.without(shown), texts);
    this.zoom.place(nearer && !this.#failed ? window : undefined);
    this.selection.follow(follow);
    // What is pinned may be seen in the asked state alone.
    if (!this.#asked || !(this.#drawing || this.#plain)) return;
    this.selection.pinFact(this.#asked.get("focus") ?? "");
    this.#asked = undefined;
  }

  /**
   * @param {Target} target
   * @returns {import("./targets.js").Mark}
   */
  #mark({ fact, facts, panel, x, y, width, height, room }) {
    const told = this.table.words(fact);
    const others = facts.map((other) => this.table.known(other)).filter((other) => other !== undefined);
    return { fact, panel, x, y, width, height, room, words: told, others, name: this.#lens?.name(this, told) ?? told.name, parent: -1 };
  }

  /** @param {Drawing} drawing */
  #takeOver(drawing) {
    this.targets.root.before(drawing.canvas);
    this.element.dataset.state = "live";
    this.element.dispatchEvent(new CustomEvent("waymark-live", { bubbles: true }));
  }

  /**
   * Back to the still picture, for good; where only a part is missing, no more than a word.
   * @param {Failure} failure
   */
  fail(failure) {
    if (this.#failed || this.#ended) return;
    if (!failure.partial) this.#giveBack();
    this.element.dispatchEvent(new CustomEvent("waymark-failed", { bubbles: true, detail: { code: failure.code } }));
    this.#report(failure);
  }

  #giveBack() {
    const { element, plot, switches, zoom, targets } = this;
    const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
    const lost = root.activeElement?.closest(".switches, .zoom");
    this.#drawing?.end();
    this.#drawing = undefined;
    element.dataset.state = "failed";
    element.classList.remove("switchable", "resting");
    plot.style.height = "";
    switches.apply(new URLSearchParams());
    zoom.apply("");
    zoom.place(undefined);
    this.answer();
    if (lost && element.contains(lost)) targets.root.focus();
  }

  #resized() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#fit();
    });
  }

  #fit() {
    const width = Math.floor(this.plot.clientWidth);
    if (!this.#drawing) return this.answer();
    const waiting = this.#resting && !this.#far;
    if (waiting || width !== this.#width || textScale(width) !== this.#scale) this.draw();
  }

  /** @param {import("./still.js").Point} point */
  #nearest(point) {
    return (this.live ? this.#drawing : this.#still)?.nearest(point, REACH) ?? -1;
  }

  /**
   * Looks at some of the numbers, or at all. The still picture answers by itself.
   * @param {import("./lens.js").Lens | undefined} lens
   * @param {boolean} moving
   */
  look(lens, moving) {
    if (lens?.firm === this.#lens?.firm) return;
    this.#lens = lens;
    if (!this.#resting) this.#drawing ? this.draw(moving) : this.answer();
  }

  /** Another state needs the engine. @param {boolean} moving */
  #redraw(moving) {
    if (this.#drawing) this.draw(moving);
    else this.start();
  }

  #switched() {
    this.#redraw(true);
    announce(this.status, this.switches.label);
    this.remember();
  }

  /**
   * @param {boolean} settled
   * @param {(marks: number) => string} say
   */
  #zoomed(settled, say) {
    this.selection.unpin();
    if (this.#drawing || settled) this.#redraw(settled);
    if (!settled) return;
    announce(this.status, say(this.targets.drawn));
    this.remember();
  }

  /** The table stands in the chart's place. */
  #showData() {
    const { open } = this.data;
    // A closed table is out of sight, though not out of reach: nothing in it takes the focus.
    for (const link of this.data.querySelectorAll("a")) link.tabIndex = open ? 0 : -1;
    if (this.plot.hidden === open) return;
    this.plot.hidden = open;
    this.element.classList.toggle("tabled", open);
    if (open) this.selection.unpin();
    const caption = find(this.element, ".caption");
    if (caption.getBoundingClientRect().top < 0) caption.scrollIntoView();
    announce(this.status, open ? words.table : words.picture);
    this.remember();
  }

  /** What differs from the figure as published. */
  get state() {
    const state = this.switches.state();
    if (this.zoom.state) state.set("view", this.zoom.state);
    if (this.data.open) state.set("tab", "table");
    if (this.selection.pinned) state.set("focus", this.selection.pinned);
    if (this.#lens?.own) state.set("firm", this.#lens.firm);
    if (this.compared) state.set("compare", this.compared);
    return state;
  }

  /** All names that its state may have in an address. */
  get names() {
    return ["tab", "focus", "view", "firm", "compare", "guess", "said", ...this.switches.names];
  }

  remember() {
    this.#asked = undefined;
    this.element.dispatchEvent(new CustomEvent("waymark-state", { bubbles: true }));
  }

  /**
   * Takes the state that an address asks for.
   * @param {URLSearchParams} state
   */
  ask(state) {
    if (this.#bring && !this.#failed) {
      this.switches.apply(state);
      this.zoom.apply(state.get("view") ?? "");
    }
    const facts = state.get("compare") ?? "";
    if (facts !== this.compared) this.compare?.(facts, true);
    const open = state.get("tab") === "table";
    this.data.open = this.plot.hidden = open;
    this.element.classList.toggle("tabled", open);
    this.#asked = open ? undefined : state;
    if (this.#drawing) return this.draw(true);
    this.answer();
    if (!this.#plain) this.start();
  }
}
