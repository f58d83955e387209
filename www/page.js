import { readAddress, writeAddress } from "./shell/address.js";
import { chartFonts, readPalette, watchAppearance } from "./figure/appearance.js";
import { find } from "./shell/dom.js";
import { bringFactsTable } from "./story/facts-table.js";
import { linkFacts, linkOutside } from "./figure/facts.js";
import { Failure } from "./engine/failure.js";
import { Figure } from "./figure/figure.js";
import { applyOptions, fitChart, isOn } from "./embed/frame.js";
import { offerSound } from "./figure/sonification.js";
import { bringFigure } from "./engine/loading.js";
import { converse, tellHeight } from "./embed/messages.js";
import { startNavigation } from "./story/navigation.js";
import { notify } from "./shell/notice.js";
import { schedule } from "./figure/schedule.js";
import { startPanels } from "./share/toolbar.js";
import { startTheme } from "./story/theme.js";
import { Tooltip } from "./figure/tooltip.js";
import { words } from "./shell/words.js";

/** @typedef {import("./engine/session.js").Session} Session */

const root = document.documentElement;
const framed = root.classList.contains("embed");
const main = find(document, "main");
const options = new URLSearchParams(framed ? location.search : "");
const tooltip = new Tooltip(main, framed);
const elements = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("figure.waymark")]);
const figures = elements
  .filter((element) => !element.classList.contains("undrawn"))
  .map((element) => new Figure(element, tooltip, report, isOn(options, "static") ? undefined : bring));
/** Codes that have been told. */
const told = new Set();
/** @type {Promise<Uint32Array> | undefined} */
let palette;

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
if (framed) {
  applyOptions(options);
  if (isOn(options, "fitchart")) fitChart(main);
  else tellHeight(main);
}
followAddress();
if (!framed) addEventListener("hashchange", followAddress);
schedule(figures, { saving: isSaving(), answered }).then(() => linkOutside(figures));

/** @param {Figure} figure */
function answered(figure) {
  linkFacts(figure);
  offerSound(figure);
}

/** Whether the reader has asked for little data. */
function isSaving() {
  const { connection } = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator);
  return Boolean(connection?.saveData);
}

/**
 * The page's one engine, with a figure's data.
 * @param {Figure} figure
 * @returns {Promise<import("./figure/figure.js").Brought>}
 */
async function bring({ element }) {
  const [brought] = await Promise.all([bringFigure(element, root.dataset), chartFonts()]);
  palette ??= follow(brought.session);
  return { ...brought, palette: await palette };
}

/**
 * Follows what happens to the engine and to the page's look.
 * @param {Session} session
 */
async function follow(session) {
  let frame = 0;
  watchAppearance(() => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      const colours = readPalette(session.inks);
      palette = Promise.resolve(colours);
      for (const figure of figures) figure.paint(colours);
    });
  });
  session.addEventListener("rebuilt", () => figures.forEach((figure) => figure.draw()));
  session.addEventListener("stopped", (event) => {
    if (event instanceof CustomEvent) for (const figure of figures) figure.fail(event.detail);
  });
  return readPalette(session.inks);
}

function followAddress() {
  const { figure: id, state } = readAddress(framed);
  const figure = framed ? figures[0] : figures.find((each) => each.id === id);
  if (!figure || (!framed && !location.hash.includes("?"))) return;
  figure.ask(state);
  if (!framed) document.getElementById(id)?.scrollIntoView();
}

/** @param {Failure} failure */
function report(failure) {
  if (told.has(failure.code)) return;
  told.add(failure.code);
  console.error(failure.message, failure.cause);
  notify(failure.partial ? words.landless(failure.code) : words.failed(failure.code));
}
