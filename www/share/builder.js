/** The window in which an editor chooses how a figure is embedded, and sees it. */
import { create } from "../shell/dom.js";
import { toolWords, words } from "../shell/words.js";
import { FLAGS, options, schemeOf, write } from "./code.js";

/** @typedef {(source: Element | null, button: HTMLButtonElement, status: HTMLElement) => void} Copy */

const { builder: say } = toolWords;
const LOWEST = 200;
const HIGHEST = 2000;

/**
 * @param {HTMLElement} figure
 * @param {import("./code.js").Embedded} embedded
 * @param {URLSearchParams} state
 * @param {Copy} copy
 */
export function openBuilder(figure, embedded, state, copy) {
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
  Object.assign(height, { type: "number", name: "height", min: LOWEST, max: HIGHEST, step: 10, value: embedded.height });
  height.setAttribute("aria-label", say.pixels);
  form.append(
    group("form", say.form, { frame: say.frame, element: say.element, picture: say.picture }),
    group("theme", say.theme, say.themes),
    group("fit", say.height, { self: say.fits, fixed: say.fixed }),
    height,
    ...FLAGS.map((name) => box(name, say.flags[/** @type {keyof typeof say.flags} */ (name)])),
  );
  if (String(state)) form.append(box("view", say.view));
  const copyButton = create("button", "primary", say.copy);
  const close = create("button", "close", words.close);
  copyButton.type = close.type = "button";
  copyButton.addEventListener("click", () => copy(code, copyButton, status));
  close.addEventListener("click", () => dialog.close());

  const show = () => {
    const data = new FormData(form);
    const picture = data.get("form") === "picture";
    const fixed = data.get("fit") === "fixed" && data.get("form") === "frame";
    height.hidden = !fixed;
    for (const choices of form.querySelectorAll("fieldset:not(:first-of-type), .builder-box")) {
      choices.toggleAttribute("hidden", picture);
    }
    const wanted = Math.round(Math.max(LOWEST, Math.min(HIGHEST, height.valueAsNumber || LOWEST)));
    const choice = {
      form: String(data.get("form")),
      theme: picture ? "light" : String(data.get("theme")),
      flags: picture ? [] : FLAGS.filter((name) => data.has(name)),
      state: data.has("view") ? state : undefined,
      height: fixed ? wanted : 0,
    };
    code.textContent = write(embedded, choice);
    const address = new URL(`embed/${id}/`, document.baseURI);
    address.search = picture ? "static&plain" : String(options(choice));
    if (preview.src !== address.href) preview.src = address.href;
    preview.style.colorScheme = schemeOf(choice.theme);
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
