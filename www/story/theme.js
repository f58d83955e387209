import { words } from "../shell/words.js";

/** @typedef {"system" | "light" | "dark"} Theme */

/** What comes after each. @type {Record<Theme, Theme>} */
const NEXT = { system: "light", light: "dark", dark: "system" };

/** The theme button has three states and forgets them with the page. */
export function startTheme() {
  const button = document.querySelector("button.theme");
  if (!(button instanceof HTMLButtonElement)) return;
  const root = document.documentElement;
  /** @type {Theme} */
  let theme = "system";
  const show = () => {
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
    button.title = words.theme[theme];
    button.setAttribute("aria-label", button.title);
    button.querySelector("use")?.setAttribute("href", `#icon-${theme}`);
  };
  button.addEventListener("click", () => {
    theme = NEXT[theme];
    show();
  });
  show();
  button.hidden = false;
}
