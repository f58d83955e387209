import { rove } from "../shell/roving.js";

/** Shows in the header where the reader is: the section, and the paragraphs of the source. */
export function startNavigation() {
  for (const list of document.querySelectorAll(".jump")) rove(list, "a", true);
  const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".links a")]);
  const sections = /** @type {(Element | null)[]} */ (links.map((link) => document.getElementById(link.hash.slice(1))));
  watch(sections, (section) => {
    links.forEach((link, index) => {
      if (sections[index] === section) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    const current = section && links[sections.indexOf(section)];
    const row = current?.closest("ul");
    if (current && row) row.scrollLeft = current.offsetLeft - (row.clientWidth - current.offsetWidth) / 2;
  });

  const name = document.querySelector(".place-name");
  const bars = /** @type {SVGElement[]} */ ([...document.querySelectorAll(".place rect")]);
  const all = name?.textContent ?? "";
  const vouchers = [...document.querySelectorAll("main > *, .entry")];
  watch(vouchers, (entry) => {
    const text = entry?.querySelector(":scope > .margin > [data-paragraphs]")?.textContent ?? "";
    const runs = [...text.matchAll(/(\d+)(?:–(\d+))?/g)].map(([, first, last = first]) => [Number(first), Number(last)]);
    for (const bar of bars) {
      const paragraph = Number(bar.dataset.paragraph);
      bar.classList.toggle("here", runs.some(([first = 0, last = 0]) => paragraph >= first && paragraph <= last));
    }
    const first = runs[0]?.[0];
    const last = runs.at(-1)?.[1];
    if (name) name.textContent = first ? `¶\u00a0${first}${last === first ? "" : `–${last}`}` : all;
  });
}

/**
 * Tells which of some elements crosses the middle of the view; the innermost one wins.
 * @param {(Element | null)[]} elements
 * @param {(element: Element | null) => void} tell
 */
function watch(elements, tell) {
  /** @type {Set<Element>} */
  const here = new Set();
  if (typeof IntersectionObserver !== "function") return;
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) isIntersecting ? here.add(target) : here.delete(target);
    tell([...elements].reverse().find((element) => element && here.has(element)) ?? null);
  }, { rootMargin: "-45% 0px -54% 0px" });
  for (const element of elements) if (element) observer.observe(element);
}
