/** The theme button has three states, which it names, and forgets them with the page. The system's is none that style sheets know. */
export function startTheme() {
  const button = /** @type {HTMLButtonElement | null} */ (document.querySelector("button.theme"));
  if (!button) return;
  const themes = Object.entries(button.dataset);
  const show = () => {
    const [theme = "", title = ""] = themes[0] ?? [];
    document.documentElement.dataset.theme = theme;
    button.title = title;
    button.setAttribute("aria-label", title);
    button.querySelector("use")?.setAttribute("href", `#icon-${theme}`);
  };
  button.addEventListener("click", () => {
    themes.push(...themes.splice(0, 1));
    show();
  });
  show();
  button.hidden = false;
}
