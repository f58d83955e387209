import { announce } from "../figure/announcer.js";
import { create, find } from "../shell/dom.js";

const NAME = "firm";

/**
 * The choice of numbers in the header. The style sheet answers to it; this tells the figures, the address and who listens, and
 * opens and closes the list by keys.
 */
export function startLens() {
  const form = document.querySelector("form.lens");
  if (!(form instanceof HTMLFormElement)) return;
  const root = document.documentElement;
  const details = /** @type {HTMLDetailsElement} */ (find(form, "details"));
  const summary = find(form, "summary");
  const status = create("p", "visually-hidden");
  status.setAttribute("role", "status");
  form.append(status);
  /** @param {string} value */
  const radio = (value) => /** @type {HTMLInputElement | null} */ (form.querySelector(`[value="${CSS.escape(value)}"]`));
  const chosen = () => String(new FormData(form).get(NAME) ?? "");

  const show = () => {
    const value = chosen();
    if (value) root.dataset.firm = value;
    else delete root.dataset.firm;
  };
  const choose = () => {
    show();
    const url = new URL(location.href);
    if (chosen()) url.searchParams.set(NAME, chosen());
    else url.searchParams.delete(NAME);
    history.replaceState(history.state, "", url);
    announce(status, radio(chosen())?.closest("label")?.textContent?.replace(/\s+/g, " ").trim() ?? "");
  };
  /** @param {boolean} [back] */
  const close = (back) => {
    details.open = false;
    if (back) summary.focus();
  };

  form.addEventListener("change", choose);
  // The radio buttons are as they were when the event is over.
  form.addEventListener("reset", () => setTimeout(() => {
    choose();
    summary.focus();
  }));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && details.open) close(true);
    else if (event.key === "ArrowDown" && event.target === summary) {
      event.preventDefault();
      details.open = true;
      radio(chosen())?.focus();
    } else if (event.key === "Enter" && event.target instanceof HTMLInputElement) close(true);
  });
  // A press that ends in a choice is done with the list; arrow keys, which choose as well, are not.
  form.addEventListener("click", ({ detail, target }) => {
    if (detail && target instanceof HTMLInputElement) setTimeout(close);
  });
  document.addEventListener("click", ({ target }) => {
    if (details.open && target instanceof Node && !form.contains(target)) close();
  });

  const asked = radio(new URLSearchParams(location.search).get(NAME) ?? "");
  if (asked) asked.checked = true;
  show();
}
