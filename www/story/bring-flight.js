/**
 * Lets the reader's scrolling fly the map. Until then, and without it, the map is a still picture over its cards.
 * @param {string} script
 * @param {import("../figure/figure.js").Figure} figure
 */
export function bringFlight(script, figure) {
  const begin = () => {
    /** @type {Promise<typeof import("../figure/flight.js")>} */
    const flight = import(new URL(script, document.baseURI).href);
    flight.then(({ followCards }) => followCards(figure), () => undefined);
  };
  if (typeof IntersectionObserver !== "function") return begin();
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    begin();
  }, { rootMargin: "100% 0px" });
  observer.observe(figure.element);
}
