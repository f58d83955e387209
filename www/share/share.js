/** What a reader can take away from a figure: its link, its files, its citation and the code that embeds it. */
import { copyFrom } from "./copy.js";
import { openBuilder } from "./builder.js";
import { place } from "./place.js";
import { create } from "../shell/dom.js";
import { save } from "../shell/save.js";
import { toolWords } from "../shell/words.js";

export { offerComparisons } from "../figure/compared-rows.js";
export { describe } from "../figure/description.js";

/** @type {WeakSet<Element>} */
const equipped = new WeakSet();
/** What is published of figures for those who embed them, by their panels. @type {WeakMap<Element, import("./code.js").Embedded>} */
const published = new WeakMap();

/**
 * Fills a panel that has just been opened.
 * @param {HTMLElement} panel
 * @param {HTMLElement} figure
 * @param {URLSearchParams} state what differs from the figure as published
 */
export async function open(panel, figure, state) {
  const { firm = "" } = (/** @type {HTMLElement | null} */ (figure.closest(".component")) ?? document.documentElement).dataset;
  const kept = new URLSearchParams(state);
  if (firm) kept.set("firm", firm);
  showAddress(panel, kept);
  takeThrough(panel, firm);
  place(panel);
  await bringCode(panel);
  place(panel);
  if (equipped.has(panel)) return;
  equipped.add(panel);
  const status = /** @type {HTMLElement} */ (figure.querySelector(".status"));
  for (const date of panel.querySelectorAll(".retrieved")) date.textContent = toolWords.retrieved(today(figure));
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (panel.querySelectorAll("button[data-copy]"))) {
    button.hidden = false;
    button.addEventListener("click", () => copyFrom(panel.querySelector(button.dataset.copy ?? ""), button, status));
  }
  const sheet = /** @type {HTMLButtonElement | null} */ (panel.querySelector("button.share"));
  if (sheet && "share" in navigator) {
    sheet.hidden = false;
    sheet.addEventListener("click", () => shareSheet(panel, figure, sheet));
  }
  const builder = /** @type {HTMLButtonElement | null} */ (panel.querySelector("button.builder"));
  const embedded = published.get(panel);
  if (builder && embedded && typeof HTMLDialogElement === "function") {
    builder.hidden = false;
    builder.addEventListener("click", () => openBuilder(figure, embedded, kept, copyFrom));
  }
  for (const link of panel.querySelectorAll("a")) if (link.hasAttribute("download")) equipDownload(link, panel);
}

/**
 * Brings the code that embeds the figure, which the story's page leaves to the figure's own files. Without it the panel's
 * link leads to a page that has it.
 * @param {HTMLElement} panel
 */
async function bringCode(panel) {
  const snippet = /** @type {HTMLElement | null} */ (panel.querySelector(".snippet[data-source]"));
  if (!snippet || snippet.textContent) return;
  try {
    const answer = await fetch(snippet.dataset.source ?? "");
    if (!answer.ok) return;
    const { snippet: code, embedded } = await answer.json();
    published.set(panel, embedded);
    snippet.textContent = code;
    snippet.hidden = false;
  } catch {
    // The link stays.
  }
}

/**
 * In the story the numbers that are shown are the whole page's choice, and stand before the figure's own state.
 * @param {HTMLElement} panel
 * @param {URLSearchParams} kept
 */
function showAddress(panel, kept) {
  const link = panel.querySelector("a.address");
  if (!(link instanceof HTMLAnchorElement)) return;
  const url = new URL(link.textContent ?? "");
  const [figure = ""] = url.hash.slice(1).split("?");
  const state = new URLSearchParams(kept);
  const firm = state.get("firm");
  state.delete("firm");
  url.search = firm ? `firm=${firm}` : "";
  url.hash = String(state) ? `${figure}?${state}` : figure;
  link.textContent = url.href;
  link.href = link.target ? url.href : url.hash;
}

/**
 * Files are taken with the reader's choice of numbers; a social card has none.
 * @param {HTMLElement} panel
 * @param {string} firm
 */
function takeThrough(panel, firm) {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (panel.querySelectorAll(".downloads a"))) {
    const plain = (link.dataset.plain ??= link.getAttribute("href") ?? "");
    const taken = firm ? plain.replace(/(\.(?:svg|png|csv|metadata\.json))$/, (end) => (plain.endsWith(`.card${end}`) ? end : `.${firm}${end}`)) : plain;
    link.setAttribute("href", taken);
  }
}

/**
 * @param {HTMLElement} panel
 * @param {HTMLElement} figure
 * @param {HTMLButtonElement} button
 */
async function shareSheet(panel, figure, button) {
  const title = figure.querySelector(".title")?.textContent?.trim() ?? document.title;
  try {
    await navigator.share({ title, url: panel.querySelector(".address")?.textContent ?? "" });
  } catch (error) {
    // Closed by the reader, it needs no word; forbidden by a frame, it is no use here.
    if (!(error instanceof DOMException && error.name === "AbortError")) button.hidden = true;
  }
}

/**
 * A file of another origin opens instead of being saved, and to a frame without an origin every file is one: it is fetched.
 * Such a frame may not save unless its page says so, and cannot find out: the file's address is shown as well.
 * @param {HTMLAnchorElement} link
 * @param {HTMLElement} panel
 */
function equipDownload(link, panel) {
  link.addEventListener("click", async (event) => {
    const locked = self.origin === "null";
    if (link.origin === location.origin && !locked) return;
    event.preventDefault();
    if (locked) showBlocked(link, panel);
    try {
      const answer = await fetch(link.href);
      if (!answer.ok) throw new Error(String(answer.status));
      save(await answer.blob(), new URL(link.href).pathname.split("/").pop() ?? "");
    } catch {
      showBlocked(link, panel);
    }
  });
}

/**
 * @param {HTMLAnchorElement} link
 * @param {HTMLElement} panel
 */
function showBlocked(link, panel) {
  panel.querySelector(".blocked")?.remove();
  const note = create("p", "tooltip-note blocked", `${toolWords.blocked} `);
  const address = create("code", "address", link.href);
  address.tabIndex = 0;
  note.setAttribute("role", "status");
  note.append(address);
  link.closest("ul")?.after(note);
  getSelection()?.selectAllChildren(address);
}

/**
 * The date as a citation has it, in the page's language.
 * @param {HTMLElement} figure
 */
function today(figure) {
  const { lang = "en" } = /** @type {HTMLElement | null} */ (figure.closest("[lang]")) ?? {};
  return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { dateStyle: "long" }).format(new Date());
}
