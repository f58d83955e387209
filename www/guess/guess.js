/** A figure that asks before it tells: the question, the reader's mark, the native range under it, and what is said of the answer. */
import { announce } from "../figure/announcer.js";
import { bringQuestion, numberAt } from "./data.js";
import { button } from "./button.js";
import { create, find } from "../shell/dom.js";
import { guessWords as say } from "../shell/words.js";
import { Picture } from "./picture.js";
import { readAddress } from "../shell/address.js";
import { sharePanel } from "./share.js";
import { unmoved } from "./unmoved.js";
import { watchSize } from "../figure/size.js";

export { play } from "./game.js";

/** @typedef {import("../figure/figure.js").Figure} Figure */
/** @typedef {import("./data.js").Question} Question */

/** @typedef {"asks" | "answered" | "whole" | "never"} State */
/** @type {State[]} */
const PLAYED = ["asks", "answered"];
/** So many steps do Page Up and Page Down take. */
const PAGE = 10;

/**
 * Lets a figure ask. Without its files it tells at once, as it would without this script.
 * @param {Figure} figure
 * @param {boolean} framed
 * @param {URLSearchParams} [own] what an element asks, which has no address
 */
export async function ask(figure, framed, own) {
  try {
    const question = await bringQuestion(figure);
    new Asking(figure, question, framed, own);
  } catch (error) {
    console.error("E17", error);
  }
}

class Asking {
  /** @type {Figure} */
  #figure;
  /** @type {Question} */
  #question;
  /** @type {boolean} */
  #framed;
  /** @type {URLSearchParams | undefined} */
  #own;
  /** The place of the number that is set; less than none before one is. */
  #place = -1;
  /** That of whoever sent the link. */
  #friend = -1;
  #panel = create("div", "question");
  #pictures;
  /** How high a frame is while it is played. */
  #room = "";
  #value = create("span", "question-value", say.unsaid);
  #range = create("input", "question-range");
  #done = button("primary", say.done, () => this.#tell());
  #hint = create("span", "question-hint");
  #told = create("div", "question-told");
  #sentence = create("p", "question-sentence");
  #asked = create("span", "asked-title");
  /** Of a frame's document: it tells what is asked for. */
  #title = document.title;
  #friends = button("outlined", say.ask, () => this.#share());

  /**
   * @param {Figure} figure
   * @param {Question} question
   * @param {boolean} framed
   * @param {URLSearchParams} [own]
   */
  constructor(figure, question, framed, own) {
    [this.#figure, this.#question, this.#framed, this.#own] = [figure, question, framed, own];
    this.#pictures = question.pictures.map((drawn) => new Picture(question, drawn, (place, done) => this.#set(place, done)));
    const { element } = figure;
    const { top: y, height } = element.getBoundingClientRect();
    unmoved(() => {
      this.#build();
      this.#follow(true);
      if (framed && (own || self !== top)) this.#reserve();
      else if (!framed && element.dataset.asking === "asks" && y < innerHeight) this.#keep(y, height);
    });
    element.addEventListener("waymark-select", () => this.#whole());
    if (!framed) addEventListener("hashchange", () => this.#follow());
  }

  /** What the address says, and whether this figure is meant. */
  #address() {
    const { figure, state } = this.#own ? { figure: "", state: this.#own } : readAddress(this.#framed);
    return { state, isMeant: this.#framed || figure === this.#figure.id };
  }

  /**
   * Nothing moves that somebody may see: what is shorter than it was keeps its room, and what would be taller does not ask, unless
   * nothing under it is seen, or it is what somebody came for.
   * @param {number} y where it began
   * @param {number} height that it had
   */
  #keep(y, height) {
    const { element } = this.#figure;
    const { state, isMeant } = this.#address();
    const mayGrow = (isMeant && state.has("guess")) || y + height > innerHeight + 1;
    const body = find(element, ".body");
    const rest = height - element.getBoundingClientRect().height;
    if (rest >= 0) body.style.minHeight = `${body.getBoundingClientRect().height + rest}px`;
    else if (!mayGrow) this.#state("never");
  }

  #build() {
    const { element, id } = this.#figure;
    const { question, said } = this.#question;
    const title = find(element, ".title");
    const finding = create("span", "finding");
    finding.append(...title.childNodes);
    this.#asked.textContent = question;
    title.append(this.#asked, finding);

    const picture = create("div", "question-picture");
    picture.append(...this.#pictures.map((drawn) => drawn.element));
    Object.assign(this.#range, { type: "range", min: "0", max: String(said.length - 1), step: "1" });
    this.#range.setAttribute("aria-labelledby", `${id}-title`);
    this.#range.addEventListener("input", () => this.#set(this.#range.valueAsNumber, false));
    this.#range.addEventListener("keydown", (event) => this.#key(event));
    const { form = "bar", up = false } = this.#question.pictures[0]?.mark ?? {};
    const set = create("div", "question-set");
    // Beside what grows upwards stands its number; what grows along the line has its own scale under it.
    if (up) set.append(this.#value);
    else this.#scale(set);
    set.append(this.#range);
    this.#hint.textContent = say.hints[up && form === "bar" ? "column" : form];
    const actions = create("div", "question-actions");
    actions.append(this.#hint, this.#done, button("plain-button", say.show, () => this.#tell(false)));
    this.#panel.append(picture, actions);
    if (up) picture.after(set);
    else picture.append(set);

    this.#sentence.tabIndex = -1;
    const after = create("div", "question-actions");
    this.#friends.setAttribute("aria-expanded", "false");
    const whole = button("plain-button", say.whole, () => this.#whole(true));
    whole.classList.add("question-whole");
    after.append(this.#friends, whole, button("plain-button", say.again, () => this.#again(true)));
    this.#told.append(this.#sentence, after);
    const body = find(element, ".body");
    body.prepend(this.#panel);
    body.append(this.#told);
  }

  /**
   * Puts the handle of the range under the reader's mark, at each of the widths that the question is drawn at.
   * @param {HTMLElement} set
   */
  #scale(set) {
    set.classList.add("along");
    for (const { class: name, width, mark } of this.#question.pictures) {
      set.style.setProperty(`--${name}-from`, String(mark.from / width));
      set.style.setProperty(`--${name}-to`, String(mark.to / width));
    }
  }

  /**
   * What the address says.
   * @param {boolean} [first] whether the figure has not asked yet
   */
  #follow(first = false) {
    const { state, isMeant } = this.#address();
    if (isMeant && state.has("said")) {
      const place = this.#placeOf(state.get("said"));
      this.#again(false);
      if (place >= 0) this.#set(place, false);
      return this.#tell(place >= 0, false);
    }
    if (isMeant && state.has("guess")) this.#friend = this.#placeOf(state.get("guess"));
    const isLed = isMeant && !state.has("guess") && this.#figure.names.some((name) => state.has(name));
    if (isLed) this.#whole();
    else if (first || (isMeant && state.has("guess"))) this.#again(false);
  }

  /**
   * The place of a number that can be said; less than none for all others.
   * @param {string | null} text
   */
  #placeOf(text) {
    const { from, step, said } = this.#question;
    const place = text ? (Number(text) - from) / step : -1;
    return Math.abs(place - Math.round(place)) < 1e-6 && said[Math.round(place)] ? Math.round(place) : -1;
  }

  /** @param {State} state */
  #state(state) {
    this.#figure.element.dataset.asking = state;
    this.#figure.element.style.minHeight = state === "whole" ? "" : this.#room;
    this.#panel.hidden = state === "whole" || state === "never";
    this.#told.hidden = state === "asks" || state === "never";
    if (this.#framed && !this.#own) document.title = state === "asks" ? this.#question.question : this.#title;
  }

  #draw() {
    const isTold = this.#figure.element.dataset.asking === "answered";
    const { said, value, start } = this.#question;
    const set = said[this.#place];
    const words = set ? say.you(set.short) : say.unsaid;
    const high = Boolean(set) && numberAt(this.#question, this.#place) > value;
    // Without a guess the mark waits where the reader begins; beside the answer there is none.
    const place = set || isTold ? this.#place : start;
    for (const picture of this.#pictures) picture.show(place, { words, shown: isTold, high });
    this.#value.textContent = set?.short ?? say.unsaid;
    this.#range.value = String(place);
    this.#range.setAttribute("aria-valuetext", set?.spoken ?? say.nothing);
    this.#panel.classList.toggle("set", Boolean(set));
    this.#range.style.setProperty("--part", String(place / (said.length - 1)));
    this.#done.hidden = !set;
    this.#hint.hidden = Boolean(set);
  }

  /**
   * @param {number} place
   * @param {boolean} done whether the reader has let go of the mark: keys go on from there
   */
  #set(place, done) {
    if (this.#figure.element.dataset.asking !== "asks") return;
    this.#place = place;
    this.#draw();
    if (done) this.#range.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const last = this.#question.said.length - 1;
    const at = this.#place < 0 ? this.#question.start : this.#place;
    const place = { PageUp: at + PAGE, PageDown: at - PAGE }[event.key];
    if (event.key === "Enter" && this.#place >= 0) return this.#tell();
    if (place === undefined) return;
    event.preventDefault();
    this.#set(Math.max(0, Math.min(last, place)), false);
  }

  /**
   * Asks, from the start.
   * @param {boolean} focused
   */
  #again(focused) {
    this.#place = -1;
    if (this.#told.querySelector(".question-share")) this.#share();
    if (this.#figure.data.open) this.#figure.data.open = false;
    this.#state("asks");
    this.#draw();
    if (!focused) return;
    this.#figure.said = undefined;
    this.#figure.remember();
    this.#range.focus({ preventScroll: true });
    this.#seen();
  }

  /**
   * Tells the answer.
   * @param {boolean} [guessed] whether the reader has said a number
   * @param {boolean} [asked] whether it was the reader who asked for it, and not an address
   */
  #tell(guessed = true, asked = true) {
    if (!guessed) this.#place = -1;
    const set = this.#question.said[this.#place];
    this.#sentence.replaceChildren(...this.#words(set));
    find(this.#figure.element, ".body").style.minHeight = "";
    this.#state(set ? "answered" : "whole");
    this.#draw();
    if (!asked) return;
    this.#figure.said = set ? String(numberAt(this.#question, this.#place)) : "";
    this.#figure.remember();
    this.#sentence.focus({ preventScroll: true });
    // Not every screen reader speaks what comes into the page with the focus on it.
    announce(this.#figure.status, this.#sentence.textContent ?? "");
    this.#seen();
  }

  /**
   * The figure as it is without a question.
   * @param {boolean} [asked] whether the reader asked for it
   */
  #whole(asked = false) {
    const { element } = this.#figure;
    if (element.dataset.asking === "whole") return;
    if (element.dataset.asking !== "answered") this.#sentence.replaceChildren(...this.#words(undefined));
    this.#state("whole");
    if (asked) this.#sentence.focus({ preventScroll: true });
  }

  /** Asking and answered are as high: nothing moves around a frame while it is played. The whole figure takes its own room, as a table does. */
  #reserve() {
    const { element } = this.#figure;
    const letters = (/** @type {import("./data.js").Said} */ { long, difference = "" }) => long.length + difference.length;
    const longest = this.#question.said.reduce((one, other) => (letters(other) > letters(one) ? other : one));
    let width = 0;
    const fit = () => {
      if (element.clientWidth === width) return;
      width = element.clientWidth;
      const { asking = "asks" } = element.dataset;
      if (asking === "asks") this.#sentence.replaceChildren(...this.#words(longest));
      unmoved(() => {
        this.#room = "";
        const heights = PLAYED.map((state) => {
          this.#state(state);
          return element.offsetHeight;
        });
        this.#state(/** @type {State} */ (asking));
        this.#room = `${Math.max(...heights)}px`;
        if (asking !== "whole") element.style.minHeight = this.#room;
      });
    };
    fit();
    watchSize([element], fit);
  }

  /** Opens what can be sent to somebody, or closes it. */
  #share() {
    const open = this.#told.querySelector(".question-share");
    this.#friends.setAttribute("aria-expanded", String(!open));
    if (open) open.remove();
    else this.#told.append(sharePanel(this.#figure, this.#question, this.#place));
  }

  /** Keeps what has changed in view. */
  #seen() {
    const { top } = this.#figure.element.getBoundingClientRect();
    if (top < 0) find(this.#figure.element, ".caption").scrollIntoView({ block: "start" });
  }

  /**
   * The sentence that compares the two.
   * @param {import("./data.js").Said | undefined} set
   * @returns {(string | Element)[]}
   */
  #words(set) {
    const { you, same, answer, said } = this.#question;
    const parts = answer.flatMap(([kind, words]) => {
      if (kind === "hedge") return [create("u", "", words)];
      if (kind === "words") return [words];
      return set?.difference ? [" ", create("span", "ours", `[${set.difference}]`)] : [];
    });
    const friend = said[this.#friend];
    const before = set ? [(set.right ? same : you).replace("{}", () => set.long), " "] : [];
    return [...before, ...parts, ...(friend ? [` ${say.friend(friend.long)}`] : [])];
  }
}
