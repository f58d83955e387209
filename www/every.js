import { readAddress } from "./address.js";

/**
 * Brings search, filters and sorting to the table of every entry: when it comes near, or when an address asks for one of its
 * rows. Until then, and without them, it is a plain table.
 * @param {HTMLElement} element
 */
export function bringRegister(element) {
  const asked = () => {
    const { figure } = readAddress(false);
    if (figure === element.dataset.figure ? location.hash.includes("?") : figure.startsWith("entry-")) begin();
  };
  const begin = () => {
    observer.disconnect();
    removeEventListener("hashchange", asked);
    /** @type {Promise<typeof import("./register.js")>} */
    const script = import(new URL(element.dataset.script ?? "", document.baseURI).href);
    script.then(({ startRegister }) => startRegister(element), () => undefined);
  };
  const observer = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) begin();
  }, { rootMargin: "100% 0px" });
  observer.observe(element);
  addEventListener("hashchange", asked);
  asked();
}
