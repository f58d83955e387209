import { readAddress } from "../shell/address.js";
import { find } from "../shell/dom.js";
import { bringTool } from "../shell/tool.js";
import { compare } from "./comparing.js";

/**
 * Brings search, filters and sorting to the table of every fact: when it comes near, or when an address asks for one of its
 * rows. Until then, and without them, it is a plain table.
 * @param {HTMLElement} element
 */
export function bringFactsTable(element) {
  // The room for the tools is taken at once, while the table is far away: nothing moves when they come.
  element.classList.add("ready", "few");
  const tools = [find(element, ".find"), find(element, ".more")];
  for (const tool of tools) tool.hidden = false;
  const asked = () => {
    const { figure } = readAddress(false);
    if (figure === element.dataset.figure ? location.hash.includes("?") : figure.startsWith("entry-")) begin();
  };
  const begin = () => {
    observer?.disconnect();
    removeEventListener("hashchange", asked);
    /** @type {Promise<typeof import("./facts-table-tools.js") | undefined>} */
    const script = bringTool(element.dataset.script ?? "", element);
    script.then((brought) => {
      if (brought) return brought.startFactsTable(element, compare);
      // What cannot be had keeps its room and is not seen; the table is there whole.
      element.classList.remove("few");
      for (const tool of tools) tool.hidden = true;
    });
  };
  /** @type {IntersectionObserver | undefined} */
  let observer;
  addEventListener("hashchange", asked);
  if (typeof IntersectionObserver !== "function") return begin();
  observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && begin(), { rootMargin: "150% 0px" });
  observer.observe(element);
  asked();
}
