import { readAddress, writeAddress } from "./shell/address.js";
import { chartFonts, readPalette, watchAppearance } from "./figure/appearance.js";
import { find } from "./shell/dom.js";
import { bringFactsTable } from "./story/facts-table.js";
import { linkFacts } from "./figure/facts.js";
import { Failure } from "./engine/failure.js";
import { Figure } from "./figure/figure.js";
import { applyOptions, fitChart, isOn } from "./embed/frame.js";
import { offerSound } from "./figure/sonification.js";
import { open } from "./engine/loading.js";
import { converse, tellHeight } from "./embed/messages.js";
import { startNavigation } from "./story/navigation.js";
import { notify } from "./shell/notice.js";
import { startPanels } from "./share/toolbar.js";
import { startTheme } from "./story/theme.js";
import { Tooltip } from "./figure/tooltip.js";
import { words } from "./shell/words.js";

const root = document.documentElement;
const framed = root.classList.contains("embed");
const main = find(document, "main");
const tooltip = new Tooltip(main, framed);
const elements = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("figure.waymark")]);
const figures = elements
  .filter((element) => !element.classList.contains("undrawn"))
  .map((element) => new Figure(element, tooltip, report));

startTheme();
startNavigation();
for (const figure of figures) {
  figure.element.addEventListener("waymark-state", () => {
    writeAddress(framed, figure.id, figure.state, figure.names);
  });
}
for (const element of elements) {
  const figure = figures.find((each) => each.element === element);
  startPanels(element, figure);
  if (framed) converse(element, figure);
  if (element.dataset.script) bringFactsTable(element);
}
document.addEventListener("click", (event) => {
  for (const figure of figures) if (event.target instanceof Node) figure.selection.pressed(event.target);
});
followAddress();
if (!framed) addEventListener("hashchange", followAddress);
const options = new URLSearchParams(framed ? location.search : "");
if (framed) {
  applyOptions(options);
  if (isOn(options, "fitchart")) fitChart(main);
  else tellHeight(main);
}
if (!isOn(options, "static") && figures.length) start().catch(failAll);

async function start() {
  const session = await open(root.dataset);
  await chartFonts();
  let palette = readPalette(session.inks);
  let frame = 0;
  watchAppearance(() => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      palette = readPalette(session.inks);
      for (const figure of figures) figure.paint(palette);
    });
  });
  session.addEventListener("rebuilt", () => figures.forEach((figure) => figure.live && figure.draw()));
  session.addEventListener("stopped", (event) => event instanceof CustomEvent && failAll(event.detail));
  inTurn((figure) => {
    figure.element.addEventListener("waymark-live", () => linkFacts(figure), { once: true });
    figure.element.addEventListener("waymark-live", () => offerSound(figure), { once: true });
    figure.start(session, palette);
  });
}

/**
 * Figures near the view first, the others one by one whenever the page is idle.
 * @param {(figure: Figure) => void} begin
 */
function inTurn(begin) {
  const waiting = new Set(figures);
  /** @param {Figure} figure */
  const take = (figure) => waiting.delete(figure) && begin(figure);
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const figure = isIntersecting && figures.find(({ element }) => element === target);
      if (figure) take(figure);
    }
  }, { rootMargin: "100% 0px" });
  for (const figure of figures) observer.observe(figure.element);
  const idle = window.requestIdleCallback ?? ((/** @type {() => void} */ work) => setTimeout(work, 50));
  const next = () => {
    const [figure] = waiting;
    if (!figure) return observer.disconnect();
    take(figure);
    idle(next);
  };
  // The observer reports in the next frame; what is in view must not wait behind the rest.
  requestAnimationFrame(() => idle(next));
}

function followAddress() {
  const { figure: id, state } = readAddress(framed);
  const figure = framed ? figures[0] : figures.find((each) => each.id === id);
  if (!figure || (!framed && !location.hash.includes("?"))) return;
  figure.ask(state);
  if (!framed) document.getElementById(id)?.scrollIntoView();
}

/** @param {unknown} error */
function failAll(error) {
  const failure = error instanceof Failure ? error : new Failure("E02", error);
  report(failure);
  for (const figure of figures) figure.fail(failure);
}

/** @param {Failure} failure */
function report(failure) {
  if (!document.querySelector(".notice")) console.error(failure.message, failure.cause);
  notify(words.failed(failure.code));
}
