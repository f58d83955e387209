/** A figure's switches: rows of buttons of which one is pressed. */
export class Switches {
  #groups;

  /**
   * @param {HTMLElement} figure
   * @param {() => void} changed
   */
  constructor(figure, changed) {
    this.#groups = /** @type {HTMLElement[]} */ ([...figure.querySelectorAll("[data-switch]")]);
    for (const group of this.#groups) {
      group.addEventListener("click", (event) => {
        const button = event.target instanceof Element ? event.target.closest("button") : null;
        if (!button || button.getAttribute("aria-pressed") === "true") return;
        this.#press(group, button.dataset.value ?? "");
        changed();
      });
    }
  }

  /**
   * @param {HTMLElement} group
   * @param {string} value
   */
  #press(group, value) {
    const buttons = [...group.querySelectorAll("button")];
    if (!buttons.some((button) => button.dataset.value === value)) return;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.value === value));
  }

  /**
   * What differs from the figure as published.
   * @returns {URLSearchParams}
   */
  state() {
    const state = new URLSearchParams();
    for (const group of this.#groups) {
      const value = group.querySelector("[aria-pressed=true]")?.getAttribute("data-value");
      if (value && value !== group.dataset.default) state.set(group.dataset.switch ?? "", value);
    }
    return state;
  }

  /**
   * Takes values from an address; unknown ones are ignored.
   * @param {URLSearchParams} state
   */
  apply(state) {
    for (const group of this.#groups) {
      this.#press(group, state.get(group.dataset.switch ?? "") ?? group.dataset.default ?? "");
    }
  }

  /** @returns {string[]} */
  get names() {
    return this.#groups.map((group) => group.dataset.switch ?? "");
  }

  /** What the pressed buttons say, for an announcement. */
  get label() {
    return this.#groups.map((group) => group.querySelector("[aria-pressed=true]")?.textContent ?? "").join(", ");
  }
}
