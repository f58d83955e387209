/** An embed in its frame: what the address asks for. */
import { watchSize } from "../figure/size.js";
import { flags, framed } from "./options.json";

const SMALLEST = 0.55;

/**
 * Applies the options in the address; unknown values are ignored.
 * @param {URLSearchParams} options
 */
export function applyOptions(options) {
  const root = document.documentElement;
  const dark = options.get("dark");
  if (dark === "auto") delete root.dataset.theme;
  else if (dark === "true") root.dataset.theme = "dark";
  for (const name of [...flags, ...framed]) root.classList.toggle(name, isOn(options, name));
}

/**
 * @param {URLSearchParams} options
 * @param {string} name
 * @returns {boolean}
 */
export function isOn(options, name) {
  return options.has(name) && options.get(name) !== "false";
}

/**
 * Makes the picture smaller until the page fits into a frame that keeps its height.
 * @param {HTMLElement} content
 */
export function fitChart(content) {
  const plot = content.querySelector(".plot");
  if (!(plot instanceof HTMLElement)) return;
  const { style } = plot;
  let before = "";
  const fit = () => {
    const picture = plot.offsetHeight;
    const scale = new DOMMatrix(getComputedStyle(plot).transform).a;
    const others = content.getBoundingClientRect().height - picture * scale;
    const wanted = Math.max(SMALLEST, Math.min(1, (innerHeight - others) / picture));
    // The picture is laid out anew for its new width; what it was fitted to already is left alone.
    const now = [innerWidth, innerHeight, picture, Math.round(others)].join();
    if (!picture || now === before || Math.abs(wanted - scale) < 0.01) return;
    before = now;
    style.width = `${100 / wanted}%`;
    style.transform = wanted < 1 ? `scale(${wanted})` : "";
    style.marginBottom = `${(wanted - 1) * plot.offsetHeight}px`;
  };
  watchSize([content, plot], fit);
  addEventListener("resize", fit);
}
