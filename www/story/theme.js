import { words } from "../shell/words.js";

/** @typedef {"system" | "light" | "dark"} Theme */

/** @type {Record<Theme, { next: Theme, icon: string }>} */
const themes = {
  system: { next: "light", icon: "#icon-theme" },
  light: { next: "dark", icon: "#icon-light" },
  dark: { next: "system", icon: "#icon-dark" },
};

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
    button.setAttribute("aria-label", words.theme[theme]);
    button.title = words.theme[theme];
    button.querySelector("use")?.setAttribute("href", themes[theme].icon);
  };
  button.addEventListener("click", () => {
    theme = themes[theme].next;
    show();
  });
  show();
  button.hidden = false;
}
