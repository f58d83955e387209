import { take } from "../engine/asset.js";
import { chartFonts } from "../figure/fonts.js";
import { Figure } from "../figure/figure.js";
import { bringFigure } from "../engine/loading.js";
import { bringTool } from "../shell/tool.js";
import { offerComparison } from "../figure/comparing.js";
import { offerSound } from "../figure/sonification.js";
import { schedule } from "../figure/schedule.js";
import { startPanels } from "../share/toolbar.js";
import { TableFigure } from "../figure/table-figure.js";
import { Tooltip } from "../figure/tooltip.js";

/** @typedef {import("../engine/session.js").Session} Session */

/**
 * @typedef {object} Mounted a figure in somebody else's page that answers
 * @property {URLSearchParams} state
 * @property {(state: URLSearchParams) => void} ask
 * @property {() => void} repaint
 */

/** @type {Set<() => void>} */
const repaints = new Set();
let watching = false;

/**
 * Makes a figure answer that an element shows already, and lets the engine take it over in its turn.
 * @param {HTMLElement} host
 * @param {HTMLElement} frame in which the figure stands
 * @param {object} options
 * @param {import("./fragment.js").Page} options.page
 * @param {URLSearchParams} options.state
 * @param {boolean} options.still whether it stays a still picture
 * @param {boolean} options.saving whether the engine waits for somebody to ask
 * @param {boolean} options.eager whether it comes at once, wherever the figure is
 * @param {boolean} options.story whether the engine is the story's, for other figures of the page
 * @param {Map<string, Promise<Response>>} options.answers to requests that are on their way
 * @param {(code: string) => void} options.failed
 * @param {() => void} options.live
 * @param {AbortSignal} options.signal that ends it
 * @returns {Mounted}
 */
export function mount(host, frame, { page, state, still, saving, eager, story, answers, failed, live, signal }) {
  take(answers);
  const element = /** @type {HTMLElement} */ (frame.querySelector("figure.waymark"));
  const { dataset } = page.document.documentElement;
  const parts = story ? storyParts(dataset) : dataset;
  /** @type {Session | undefined} */
  let session;

  const bring = async () => {
    const [brought] = await Promise.all([bringFigure(element, parts, page.base), chartFonts()]);
    if (!session && !signal.aborted) follow(brought.session);
    return { ...brought, palette: brought.session.palette(host) };
  };
  const undrawn = element.classList.contains("undrawn");
  const tooltip = new Tooltip(/** @type {HTMLElement} */ (frame.querySelector("main")), true, signal);
  const figure = undrawn ? undefined : new Figure(element, tooltip, (failure) => report(failure, failed), still ? undefined : bring);
  const asked = figure ?? new TableFigure(element);
  startPanels(element, figure, signal);

  /** @param {Session} opened */
  const follow = (opened) => {
    session = opened;
    session.addEventListener("rebuilt", () => figure?.rebuild(), { signal });
    session.addEventListener("stopped", (event) => event instanceof CustomEvent && figure?.fail(event.detail), { signal });
    watch(opened);
    repaints.add(mounted.repaint);
  };
  let looked = false;
  /** The choice of numbers that the state has. @param {URLSearchParams} state */
  const look = async (state) => {
    const firm = state.get("firm");
    if (!firm && !looked) return;
    looked = true;
    if (firm) frame.dataset.firm = firm;
    const tool = await bringTool(element.dataset.lens ?? "", element);
    if (!signal.aborted) tool?.lookThrough(frame, figure ? [figure] : [], firm);
  };
  look(state);
  /** @type {Mounted} */
  const mounted = {
    get state() {
      return asked.state;
    },
    ask(state) {
      asked.ask(state);
      look(state);
    },
    repaint: () => session && figure?.paint(session.palette(host)),
  };
  signal.addEventListener("abort", () => {
    repaints.delete(mounted.repaint);
    figure?.end();
  });
  offerComparison(asked, element.dataset.compare, element.dataset.tools);
  if (!figure) {
    asked.ask(state);
    return mounted;
  }
  document.addEventListener("click", (event) => {
    const [target] = event.composedPath();
    if (target instanceof Node) figure.selection.pressed(target);
  }, { signal });
  element.addEventListener("waymark-live", live, { once: true });
  const { guess } = element.dataset;
  if (guess && element.classList.contains("awaiting")) {
    const tool = bringTool(guess, element).then((brought) => brought?.ask(figure, true, state));
    tool.finally(() => element.classList.remove("awaiting"));
  }
  figure.ask(state);
  schedule([figure], { saving: saving || still, eager, answered: offerSound, signal });
  return mounted;
}

/** @param {DOMStringMap} dataset of a figure's own page @returns {DOMStringMap} */
function storyParts(dataset) {
  const { storyModule, storyModuleIntegrity, storyGlue, storyGlueIntegrity } = dataset;
  if (!storyModule || !storyGlue) return dataset;
  return { module: storyModule, moduleIntegrity: storyModuleIntegrity, glue: storyGlue, glueIntegrity: storyGlueIntegrity };
}

/** Codes that have been told. */
const told = new Set();

/**
 * @param {import("../engine/failure.js").Failure} failure
 * @param {(code: string) => void} failed
 */
function report(failure, failed) {
  if (!told.has(failure.code)) console.error(failure.code, failure.cause);
  told.add(failure.code);
  failed(failure.code);
}

/** A host may change its colours by any attribute of its root. @param {Session} session */
function watch(session) {
  if (watching) return;
  watching = true;
  const all = () => repaints.forEach((repaint) => repaint());
  session.watch(all);
  const changes = new MutationObserver(all);
  for (const element of [document.documentElement, document.body]) changes.observe(element, { attributeFilter: ["class", "style"] });
}
