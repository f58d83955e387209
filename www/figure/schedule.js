import { quiet } from "../shell/quiet.js";

/** @typedef {import("./figure.js").Figure} Figure */

/** How far outside the view a figure starts. In a frame of another site it starts, and rests, at the edge of the view. */
const NEAR = "50% 0px";
/** How far outside the view a figure gives back its pixels. */
const FAR = "200% 0px";

/**
 * Lets figures answer, those in view first and one a frame, and starts those that are near the view, one after another. Figures far
 * off wait until a reader comes near or asks for something.
 * @param {Figure[]} figures in page order
 * @param {{ saving: boolean, eager?: boolean, answered: (figure: Figure) => void, signal?: AbortSignal }} options `saving` starts none before somebody asks, `eager` all of
 *   them wherever they are
 */
export async function schedule(figures, { saving, eager = false, answered, signal }) {
  /** @type {Set<Figure>} */
  const waiting = new Set();
  /** @type {Set<Figure>} */
  const silent = new Set(figures);
  /** Each after the one before. @type {Promise<void>} */
  let answers = Promise.resolve();
  /** @type {Promise<void>} */
  let starts = Promise.resolve();

  /** @param {Figure} figure */
  const answer = (figure) => {
    if (signal?.aborted || !silent.delete(figure)) return;
    figure.answer();
    answered(figure);
  };

  const enter = (/** @type {Figure} */ figure) => {
    // What answers already can be pressed while the next is made ready.
    answers = answers.then(() => answer(figure)).then(painted);
    if (saving) return;
    waiting.add(figure);
    figure.prepare();
    // It may have gone out of sight while another one started.
    starts = starts.then(quiet).then(() => (waiting.delete(figure) && !signal?.aborted ? figure.start() : undefined));
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

  for (const figure of silent) {
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
