/** A figure that has a table and no picture: what of it is compared is all its state. */
export class TableFigure {
  /** What of its facts is compared. */
  compared = "";
  /** @type {((facts: string, asked?: boolean) => void) | undefined} opens the window that compares a fact; `asked` where an address does */
  compare;
  /** All names that its state may have in an address. */
  names = ["compare"];

  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
  }

  /** What differs from the figure as published. */
  get state() {
    return new URLSearchParams(this.compared && { compare: this.compared });
  }

  remember() {
    this.element.dispatchEvent(new CustomEvent("waymark-state", { bubbles: true }));
  }

  /**
   * Takes the state that an address asks for.
   * @param {URLSearchParams} state
   */
  ask(state) {
    const facts = state.get("compare") ?? "";
    if (facts !== this.compared) this.compare?.(facts, true);
  }
}
