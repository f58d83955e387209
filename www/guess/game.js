/** The key to the hedges as a game: a sentence without its hedge, and several ends of which one is the source's. */
import { bringGame } from "./data.js";
import { button } from "./button.js";
import { create, find } from "../shell/dom.js";
import { draw } from "../compare/picture.js";
import { gameWords as say } from "../shell/words.js";
import { unmoved } from "./unmoved.js";

/** @typedef {import("./data.js").Ask} Ask */

/**
 * Lets the key be played. Without its files it stands as it is.
 * @param {HTMLElement} section
 */
export async function play(section) {
  try {
    new Game(section, await bringGame());
  } catch (error) {
    console.error("E17", error);
  }
}

class Game {
  /** @type {HTMLElement} */
  #section;
  /** @type {Ask[]} */
  #asks;
  /** @type {number[]} what was chosen, by question */
  #chosen = [];
  #place = 0;
  #looking = false;
  #game = create("div", "game");
  #again = button("plain-button game-open", say.play, () => this.#start(true));

  /**
   * @param {HTMLElement} section
   * @param {Ask[]} asks
   */
  constructor(section, asks) {
    [this.#section, this.#asks] = [section, asks];
    const main = find(section, ".main");
    const { height } = main.getBoundingClientRect();
    unmoved(() => {
      main.append(this.#game, this.#again);
      this.#start(false);
      if (section.getBoundingClientRect().top >= innerHeight) return;
      // Nothing moves that somebody may see.
      if (main.getBoundingClientRect().height <= height) main.style.minHeight = `${height}px`;
      else section.dataset.asking = "never";
    });
  }

  /** @param {boolean} focused */
  #start(focused) {
    [this.#chosen, this.#place] = [[], 0];
    this.#section.dataset.asking = "asks";
    this.#show(focused);
  }

  /** @param {boolean} focused */
  #show(focused) {
    const ask = this.#asks[this.#place];
    this.#game.replaceChildren(...(ask ? this.#question(ask) : this.#end()));
    this.#game.className = `game topic-${ask?.hue ?? "all"}`;
    if (focused) /** @type {HTMLElement | null} */ (this.#game.querySelector(ask ? "input" : ".title"))?.focus({ preventScroll: true });
  }

  /** @param {Ask} ask */
  #question(ask) {
    const chosen = this.#chosen[this.#place];
    const isChosen = chosen !== undefined;
    const number = create("p", "game-number", find(this.#section, ".number").textContent ?? "");
    number.append(create("span", "game-of", ` · ${say.question(this.#place + 1, this.#asks.length)}`));
    const title = create("h2", "title");
    const blank = create(isChosen ? "u" : "span", isChosen ? "" : "game-blank", isChosen ? ask.hedge : "");
    if (!isChosen) blank.append(create("span", "visually-hidden", say.blank));
    title.append(ask.before, blank, ask.after);
    title.id = "game-sentence";
    const set = create("fieldset", "game-ends");
    set.setAttribute("aria-describedby", "game-sentence");
    set.append(create("legend", isChosen ? "visually-hidden" : "game-ask", say.ask), ...ask.ends.map((end, index) => this.#row(end, index, chosen)));
    return [number, title, set, this.#foot(ask, isChosen)];
  }

  /**
   * @param {Ask["ends"][number]} end
   * @param {number} index
   * @param {number | undefined} chosen
   */
  #row(end, index, chosen) {
    const isChosen = chosen !== undefined;
    const row = create("label", `game-end${isChosen ? (end.right ? " right" : " other") : ""}`);
    const input = create("input");
    Object.assign(input, { type: "radio", name: "game", value: String(index), checked: chosen === index });
    input.disabled = isChosen && chosen !== index;
    // Arrow keys look around, though they select: a press, Space or Enter decides.
    row.addEventListener("click", () => !this.#looking && this.#choose(index));
    input.addEventListener("keyup", () => (this.#looking = false));
    input.addEventListener("keydown", (event) => {
      this.#looking = event.key.startsWith("Arrow");
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      this.#choose(index);
    });
    const words = create("span", "game-words", end.words);
    row.append(input, draw(end.picture), words);
    const whose = isChosen ? [end.right && say.source, chosen === index && say.you].filter(Boolean).join(", ") : "";
    row.append(create("span", "game-whose", whose));
    return row;
  }

  /**
   * @param {Ask} ask
   * @param {boolean} isChosen
   */
  #foot(ask, isChosen) {
    const foot = create("div", "game-foot");
    const actions = create("div", "question-actions");
    if (isChosen) {
      const why = create("p", "game-why", `${ask.why} `);
      why.append(create("span", "game-paragraph", ask.paragraph));
      why.tabIndex = -1;
      const isLast = this.#place + 1 === this.#asks.length;
      actions.append(button("primary", isLast ? say.last : say.next, () => {
        this.#place += 1;
        this.#show(true);
      }));
      foot.append(why);
    } else actions.append(create("span", "question-hint", say.one(ask.ends.length)));
    actions.append(button("plain-button", say.whole, () => this.#whole()));
    foot.append(actions);
    return foot;
  }

  /** @param {number} index */
  #choose(index) {
    if (this.#chosen[this.#place] !== undefined) return;
    this.#chosen[this.#place] = index;
    find(this.#section, ".main").style.minHeight = "";
    this.#show(false);
    find(this.#game, ".game-why").focus({ preventScroll: true });
  }

  /** How many were read as worded. */
  #end() {
    const right = this.#asks.filter((ask, place) => ask.ends[this.#chosen[place] ?? -1]?.right).length;
    const title = create("h2", "title", say.score(right, this.#asks.length));
    title.tabIndex = -1;
    const actions = create("div", "question-actions");
    actions.append(button("primary", say.again, () => this.#start(true)), button("plain-button", say.whole, () => this.#whole()));
    return [create("p", "game-number", find(this.#section, ".number").textContent ?? ""), title, actions];
  }

  /** The key as it stands without a game. */
  #whole() {
    this.#section.dataset.asking = "whole";
    this.#again.focus({ preventScroll: true });
  }
}
