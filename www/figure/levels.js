/** @typedef {import("./targets.js").Mark} Mark */
/**
 * @typedef {object} Entry where a mark stands among those that are heard
 * @property {number} index of the mark
 * @property {number} parent the index of the mark that it is told with; −1 for a mark of its own
 * @property {number} group the index of its panel; −1 where nothing of the picture shows it
 * @property {number} position in its level, from 1
 * @property {number} count of its level
 */

/** What is told with a mark, and what nothing of the picture shows: places that the picture lacks. */
const NOWHERE = -1;

/**
 * The marks of a picture, then each fact that is told with one of them, at the place of that mark, then what the figure holds
 * besides: so that no fact of a figure is out of reach of the keys.
 * @param {Mark[]} drawn
 * @param {import("./table.js").FactWords[]} rest facts that neither a mark shows nor is told with
 * @returns {Mark[]}
 */
export function withLevels(drawn, rest) {
  const told = drawn.flatMap((mark, parent) => mark.others.map((words) => ({ ...mark, ...only(words), parent })));
  const besides = rest.map((words) => ({ x: 0, y: 0, width: 0, height: 0, ...only(words), parent: NOWHERE, panel: NOWHERE }));
  return [...drawn, ...told, ...besides];
}

/** @param {import("./table.js").FactWords} words */
function only(words) {
  return { fact: words.fact, words, others: [], name: words.name };
}

/**
 * The marks in the order in which they are heard: that of the picture, each followed by what is told with it.
 * @param {Mark[]} marks
 * @returns {Entry[]}
 */
export function inOrder(marks) {
  const level = (/** @type {number} */ parent) => marks.flatMap((mark, index) => (mark.parent === parent ? [index] : []));
  /** @param {number} parent @returns {Entry[]} */
  const entries = (parent) => {
    const indices = level(parent);
    return indices.flatMap((index, place) => [
      { index, parent, group: marks[index]?.panel ?? NOWHERE, position: place + 1, count: indices.length },
      ...(marks[index]?.others.length ? entries(index) : []),
    ]);
  };
  return entries(NOWHERE);
}
