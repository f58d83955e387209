import { quiet } from "../shell/quiet.js";

/** @typedef {import("./figure.js").Figure} Figure */

/** How far outside the view a figure starts. In a frame of another site it starts, and rests, at the edge of the view. */
const NEAR = "50% 0px";
/** How far outside the view a figure gives back its pixels. */
const FAR = "200% 0px";

/**
 * Lets figures answer at once, those in view first, and starts those that are near the view, one after another. Figures far off
 * wait until a reader comes near or asks for something.
 * @param {Figure[]} figures in page order
 * @param {{ saving: boolean, eager?: boolean, answered: (figure: Figure) => void, signal?: AbortSignal }} options `saving` starts none before somebody asks, `eager` all of
 *   them wherever they are
 */
export async function schedule(figures, { saving, eager = false, answered, signal }) {
  /** @type {Set<Figure>} */
  const waiting = new Set();
  /** @type {Set<Figure>} */
  const silent = new Set(figures);
  let running = false;

  /** @param {Figure} figure */
  const answer = (figure) => {
    if (signal?.aborted || !silent.delete(figure)) return;
    figure.answer();
    answered(figure);
  };

  const run = async () => {
    if (running) return;
    running = true;
    for (const figure of waiting) figure.prepare();
    for (let [figure] = waiting; figure; [figure] = waiting) {
      await quiet();
      // It may have gone out of sight while another one started.
      if (waiting.delete(figure) && !signal?.aborted) await figure.start();
    }
    running = false;
  };

  const enter = (/** @type {Figure} */ figure) => {
    answer(figure);
    if (saving) return;
    waiting.add(figure);
    if (running) figure.prepare();
    run();
  };

  /**
   * @param {string} rootMargin
   * @param {(figure: Figure, isInside: boolean) => void} tell
   */
  const watch = (rootMargin, tell) => {
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const figure = figures.find(({ element }) => element === target);
        if (figure) tell(figure, isIntersecting);
      }
    }, { rootMargin });
    for (const { element } of figures) observer.observe(element);
    signal?.addEventListener("abort", () => observer.disconnect());
  };

  if (typeof IntersectionObserver === "function" && !eager) {
    watch(NEAR, (figure, near) => (near ? enter(figure) : waiting.delete(figure)));
    watch(FAR, (figure, near) => (figure.far = !near));
    // Its first report comes with the first picture.
    await painted();
  } else for (const figure of figures) enter(figure);

  for (const figure of figures) {
    if (!silent.has(figure)) continue;
    await quiet();
    answer(figure);
  }
}

/** Waits until the next picture of the page is painted. */
export function painted() {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

/** Whether the reader has asked for little data. */
export function isSaving() {
  const { connection } = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator);
  return Boolean(connection?.saveData);
}
