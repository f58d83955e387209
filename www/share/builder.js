/** The window in which an editor chooses how a figure is embedded, and sees it. */
import { create } from "../shell/dom.js";
import { toolWords, words } from "../shell/words.js";

/** @typedef {(source: Element | null, button: HTMLButtonElement, status: HTMLElement) => void} Copy */

const { builder: say } = toolWords;
const LOWEST = 200;
const HIGHEST = 2000;

/** @type {Record<string, { dark: string, scheme: string }>} */
const THEMES = {
  light: { dark: "", scheme: "light" },
  dark: { dark: "true", scheme: "dark" },
  auto: { dark: "auto", scheme: "light dark" },
};

/**
 * @typedef {object} Choice
 * @property {string} form "frame" or "element"
 * @property {string} theme
 * @property {boolean} plain
 * @property {boolean} transparent
 * @property {boolean} view whether the reader's state is kept
 * @property {number} height of a frame that keeps it; 0 for one that fits itself
 */

/**
 * @param {HTMLElement} figure
 * @param {string} snippet as published
 * @param {URLSearchParams} state
 * @param {Copy} copy
 */
export function openBuilder(figure, snippet, state, copy) {
  const id = figure.dataset.figure ?? "";
  const dialog = create("dialog", "tooltip builder-window");
  dialog.setAttribute("aria-labelledby", `${id}-builder`);
  const title = create("h2", "tooltip-title", say.title);
  title.id = `${id}-builder`;
  const form = create("form", "builder-choices");
  form.method = "dialog";
  const code = create("code", "snippet");
  code.tabIndex = 0;
  const preview = create("iframe", "builder-preview");
  preview.title = say.preview;
  const status = create("p", "visually-hidden");
  status.setAttribute("role", "status");

  const height = create("input");
  Object.assign(height, { type: "number", name: "height", min: LOWEST, max: HIGHEST, step: 10, value: /height="(\d+)"/.exec(snippet)?.[1] ?? "600" });
  height.setAttribute("aria-label", say.pixels);
  form.append(
    group("form", say.form, { frame: say.frame, element: say.element }),
    group("theme", say.theme, { light: say.light, dark: say.dark, auto: say.auto }),
    group("fit", say.height, { self: say.fits, fixed: say.fixed }),
    height,
    box("plain", say.plain),
    box("transparent", say.transparent),
  );
  if (String(state)) form.append(box("view", say.view));
  const copyButton = create("button", "primary", say.copy);
  const close = create("button", "close", words.close);
  copyButton.type = close.type = "button";
  copyButton.addEventListener("click", () => copy(code, copyButton, status));
  close.addEventListener("click", () => dialog.close());

  const show = () => {
    const data = new FormData(form);
    const fixed = data.get("fit") === "fixed" && data.get("form") === "frame";
    height.hidden = !fixed;
    const wanted = Math.round(Math.max(LOWEST, Math.min(HIGHEST, height.valueAsNumber || LOWEST)));
    const choice = {
      form: String(data.get("form")),
      theme: String(data.get("theme")),
      plain: data.has("plain"),
      transparent: data.has("transparent"),
      view: data.has("view"),
      height: fixed ? wanted : 0,
    };
    code.textContent = write(snippet, id, choice, state);
    const address = new URL(`embed/${id}/`, document.baseURI);
    address.search = String(options(choice, state));
    if (preview.src !== address.href) preview.src = address.href;
    preview.style.colorScheme = THEMES[choice.theme]?.scheme ?? "light";
    preview.style.height = fixed ? `${wanted}px` : preview.style.height || "600px";
  };
  const hear = (/** @type {MessageEvent} */ { data, source }) => {
    if (source !== preview.contentWindow || data?.type !== "embed-size" || !height.hidden) return;
    preview.style.height = `${data.height}px`;
  };
  addEventListener("message", hear);
  dialog.addEventListener("close", () => {
    removeEventListener("message", hear);
    dialog.remove();
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  form.addEventListener("input", show);
  const side = create("div", "builder-side");
  side.append(title, form, code, copyButton, close, status);
  const main = create("div", "builder-main");
  main.append(preview);
  dialog.append(side, main);
  document.body.append(dialog);
  dialog.showModal();
  show();
}

/**
 * The snippet with what was chosen.
 * @param {string} snippet
 * @param {string} id
 * @param {Choice} choice
 * @param {URLSearchParams} state
 */
export function write(snippet, id, choice, state) {
  const [frame = "", script = "", picture = ""] = snippet.split("\n");
  const scheme = THEMES[choice.theme]?.scheme ?? "light";
  if (choice.form === "element") {
    const heights = /data-waymark-heights="([^"]*)"/.exec(frame)?.[1] ?? "";
    const title = /title="([^"]*)"/.exec(frame)?.[1] ?? "";
    const source = /src="([^"]*)"/.exec(frame)?.[1] ?? "";
    const flags = [choice.plain && " plain", choice.transparent && " transparent"].filter(Boolean).join("");
    const theme = choice.theme === "light" ? "" : ` theme="${choice.theme}"`;
    const kept = choice.view && String(state) ? ` state="${escape(String(state))}"` : "";
    const inside = picture.replace(/<\/?noscript>/g, "");
    return `<waymark-figure src="${source}" figure="${id}" title="${title}" heights="${heights}"${theme}${flags}${kept}>${inside}</waymark-figure>\n${script}`;
  }
  const query = String(options(choice, state));
  let code = frame.replace(/(src="[^"]*)"/, `$1${query ? `?${escape(query)}` : ""}"`).replace("color-scheme:light", `color-scheme:${scheme}`);
  if (choice.height) {
    code = code.replace(/ data-waymark-heights="[^"]*"/, "").replace(/ height="\d+"/, ` height="${choice.height}"`);
    return `${code}\n${picture}`;
  }
  return `${code}\n${script}\n${picture}`;
}

/**
 * What the embed's address asks for; only what differs from the default.
 * @param {Choice} choice
 * @param {URLSearchParams} state
 */
function options(choice, state) {
  const query = new URLSearchParams(choice.view ? state : "");
  const dark = THEMES[choice.theme]?.dark;
  if (dark) query.set("dark", dark);
  for (const name of /** @type {const} */ (["plain", "transparent"])) if (choice[name]) query.set(name, "true");
  if (choice.height) query.set("fitchart", "true");
  return query;
}

/** @param {string} text */
function escape(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}

/**
 * @param {string} name
 * @param {string} legend
 * @param {Record<string, string>} choices
 */
function group(name, legend, choices) {
  const set = create("fieldset", "builder-group");
  set.append(create("legend", "", legend));
  Object.entries(choices).forEach(([value, text], index) => {
    const label = create("label", "", "");
    const input = create("input");
    Object.assign(input, { type: "radio", name, value, checked: index === 0, defaultChecked: index === 0 });
    label.append(input, text);
    set.append(label);
  });
  return set;
}

/**
 * @param {string} name
 * @param {string} text
 */
function box(name, text) {
  const label = create("label", "builder-box");
  const input = create("input");
  Object.assign(input, { type: "checkbox", name });
  label.append(input, text);
  return label;
}
