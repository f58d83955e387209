import { readAddress } from "../shell/address.js";
import { find } from "../shell/dom.js";
import { bringTool } from "../shell/tool.js";

/**
 * Brings search, filters and sorting to the table of every entry: when it comes near, or when an address asks for one of its
 * rows. Until then, and without them, it is a plain table.
 * @param {HTMLElement} element
 */
export function bringFactsTable(element) {
  // The room for the tools is taken at once, while the table is far away: nothing moves when they come.
  element.classList.add("ready", "few");
  const more = find(element, ".more");
  find(element, ".find").hidden = more.hidden = false;
  more.addEventListener("click", () => {
    element.classList.remove("few");
    more.hidden = true;
    /** @type {HTMLElement | null} */ (element.querySelector("tbody tr:nth-child(11) a"))?.focus();
  });
  const asked = () => {
    const { figure } = readAddress(false);
    if (figure === element.dataset.figure ? location.hash.includes("?") : figure.startsWith("entry-")) begin();
  };
  const begin = () => {
    observer?.disconnect();
    removeEventListener("hashchange", asked);
    /** @type {Promise<typeof import("./facts-table-tools.js") | undefined>} */
    const script = bringTool(element.dataset.script ?? "", element);
    // What cannot be had keeps its room and is not seen.
    script.then((tools) => (tools ? tools.startFactsTable(element) : (find(element, ".find").hidden = true)));
  };
  /** @type {IntersectionObserver | undefined} */
  let observer;
  addEventListener("hashchange", asked);
  if (typeof IntersectionObserver !== "function") return begin();
  observer = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) begin();
  }, { rootMargin: "100% 0px" });
  observer.observe(element);
  asked();
}
