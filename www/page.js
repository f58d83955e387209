import { readAddress, writeAddress } from "./shell/address.js";
import { bringFigure } from "./engine/loading.js";
import { chartFonts, watchLateFaces } from "./figure/fonts.js";
import { Figure } from "./figure/figure.js";
import { Failure } from "./engine/failure.js";
import { find } from "./shell/dom.js";
import { offerLens } from "./figure/choice.js";
import { notify } from "./shell/notice.js";
import { offerSound } from "./figure/sonification.js";
import { isSaving, schedule } from "./figure/schedule.js";
import { startPanels } from "./share/toolbar.js";
import { Tooltip } from "./figure/tooltip.js";
import { words } from "./shell/words.js";

/** @typedef {import("./engine/session.js").Session} Session */

/**
 * Lets the figures of a page of ours answer, and brings them to life in their turn.
 * @param {object} options
 * @param {boolean} options.framed whether the page is one figure in a frame
 * @param {boolean} [options.still] whether its figures stay still pictures
 * @param {(element: HTMLElement, figure: Figure | undefined) => void} options.met called with each figure, drawn or not
 * @param {(figure: Figure) => void} [options.answered] called when one answers
 * @returns {Promise<Figure[]>} when all answer
 */
export async function startFigures({ framed, still = false, met, answered = () => {} }) {
  const tooltip = new Tooltip(find(document, "main"), framed);
  const elements = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("figure.waymark")]);
  /** @type {Figure[]} */
  const figures = [];
  const bring = bringer(figures);
  /** @param {HTMLElement} element */
  const meet = (element) => {
    const drawn = !element.classList.contains("undrawn");
    const figure = drawn ? new Figure(element, tooltip, report, still ? undefined : bring) : undefined;
    if (figure) {
      figures.push(figure);
      element.addEventListener("waymark-state", () => {
        const { id, state, said, names } = figure;
        // It is for nobody else: no address that is shared has it.
        if (said !== undefined) state.set("said", said);
        writeAddress(framed, id, state, names);
      });
    }
    startPanels(element, figure);
    met(element, figure);
  };
  for (const element of elements) {
    try {
      meet(element);
    } catch (error) {
      // The others go on.
      element.dataset.state = "failed";
      report(Failure.from("E18", error));
    }
  }
  document.querySelector(".unstarted")?.remove();
  document.addEventListener("click", ({ target }) => {
    for (const figure of figures) if (target instanceof Node) figure.selection.pressed(target);
  });
  const follow = () => {
    const { figure: id, state } = readAddress(framed);
    const figure = framed ? figures[0] : figures.find((each) => each.id === id);
    if (!figure || (!framed && !location.hash.includes("?"))) return;
    figure.ask(state);
    if (!framed) (document.getElementById(`${id}-${state.get("step")}`) ?? document.getElementById(id))?.scrollIntoView();
  };
  follow();
  watchLateFaces();
  offerLens(figures);
  if (!framed) addEventListener("hashchange", follow);
  await schedule(figures, { saving: still || isSaving(), answered: (figure) => (answered(figure), offerSound(figure)) });
  return figures;
}

/**
 * Brings figures the page's one engine.
 * @param {Figure[]} figures of the page
 * @returns {(figure: Figure) => Promise<import("./figure/figure.js").Brought>}
 */
function bringer(figures) {
  /** @type {Uint32Array | undefined} */
  let palette;
  /** @param {Session} session */
  const follow = (session) => {
    let frame = 0;
    session.watch(() => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        palette = session.palette();
        for (const figure of figures) figure.paint(palette);
      });
    });
    session.addEventListener("rebuilt", () => figures.forEach((figure) => figure.rebuild()));
    session.addEventListener("stopped", (event) => {
      if (event instanceof CustomEvent) for (const figure of figures) figure.fail(event.detail);
    });
    return session.palette();
  };
  return async ({ element }) => {
    const [brought] = await Promise.all([bringFigure(element, document.documentElement.dataset), chartFonts()]);
    palette ??= follow(brought.session);
    return { ...brought, palette };
  };
}

/** Codes that have been told. */
const told = new Set();

/** @param {Failure} failure */
function report(failure) {
  if (told.has(failure.code)) return;
  told.add(failure.code);
  console.error(failure.code, failure.cause);
  const { code, partial } = failure;
  // Where there is no WebAssembly, there is none after a reload.
  notify((partial ? words.landless : code === "E01" ? words.unsupported : words.failed)(code));
}
