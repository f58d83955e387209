// Written from the language: `src/language` says how.

/** What the scripts of every page say. */
export const words = /* @__PURE__ */ Object.freeze({
  keys: "Arrow keys, Page Up, Page Down, Home and End move. Letters find, Enter pins, Escape lets go. Right opens a mark, Left leaves it. In a series < and > find least and most, comma and full stop larger changes.",
  keysShort: "← → move · A–Z find · Enter pins · Esc",
  comma: ", ",
  headed: /** @param {string} label @param {string} value */ (label, value) => `${label}: ${value}`,
  reported: /** @param {string} paragraph */ (paragraph) => `reported in ${paragraph}`,
  ours: "our arithmetic",
  known: "background, not from the source",
  paragraph: /** @param {string} number */ (number) => `paragraph ${number}`,
  computed: "computed, not in the source",
  repeated: /** @param {string} name @param {number} number @param {number} count */ (name, number, count) => `${name}, mark ${number} of ${count}`,
  marks: /** @param {number} count */ (count) => `${count} ${count === 1 ? "mark" : "marks"}`,
  level: /** @param {number} facts */ (facts) => `${facts} more ${facts === 1 ? "fact" : "facts"} inside`,
  beside: "Not in the picture",
  start: /** @param {number} position @param {number} count */ (position, count) => `Start, ${position} of ${count}`,
  end: /** @param {number} position @param {number} count */ (position, count) => `End, ${position} of ${count}`,
  least: /** @param {number} count */ (count) => `Least of ${count}`,
  most: /** @param {number} count */ (count) => `Most of ${count}`,
  changed: "Larger change",
  unchanged: "No larger change",
  pinned: "Pinned",
  pinnedAll: /** @param {number} facts */ (facts) => `Pinned, ${facts} facts`,
  released: "Let go",
  table: "Table shown",
  picture: "Chart shown",
  failed: /** @param {string} code */ (code) => `Figures here are still pictures; their data is complete. Reloading may help. (${code})`,
  unsupported: /** @param {string} code */ (code) => `Figures here are still pictures; their data is complete. (${code})`,
  landless: /** @param {string} code */ (code) => `Maps here are drawn without land; their data is complete. (${code})`,
  toolless: /** @param {string} code */ (code) => `This tool could not be loaded. Reloading may help. (${code})`,
  close: "Close",
  compare: "Compare with …",
});

/** What the steps of a flown map say. */
export const flightWords = /* @__PURE__ */ Object.freeze({
  absent: "not in the source",
  figure: /** @param {string} number */ (number) => `Figure ${number}`,
  unnumbered: "Its figure",
});

/** What is said of a nearer view. */
export const zoomWords = /* @__PURE__ */ Object.freeze({
  zoomed: /** @param {number} times @param {number} marks */ (times, marks) => `${times} times as near, ${marks} marks in view`,
  unzoomed: "The whole map",
});

/** What is said of a series that is played. */
export const playerWords = /* @__PURE__ */ Object.freeze({
  listen: "Listen",
  stop: "Stop",
  played: /** @param {string} low @param {string} high */ (low, high) => `The lowest tone was ${low}, the highest ${high}.`,
  silent: "No sound can be played here.",
});

/** What is said of a reader's choice of numbers. */
export const lensWords = /* @__PURE__ */ Object.freeze({
  titles: /* @__PURE__ */ Object.freeze({
    plain: "Only what is stated outright",
    hedged: "Only what is hedged",
    reported: "Without our arithmetic",
  }),
  stand: /** @param {number} standing @param {number} count */ (standing, count) => `: ${standing} of ${count} ${count === 1 ? "number" : "numbers"} ${standing === 1 ? "stands" : "stand"}.`,
  outlines: " Outlines and thinly underlined words are left out. Dates and names stay.",
  leftOut: "left out of this view",
});

/** What Share, Download, Embed and Data say once they are open. */
export const toolWords = /* @__PURE__ */ Object.freeze({
  copied: "Copied",
  notCopied: "Copying is not allowed here. The text is selected: press Ctrl+C.",
  blocked: "If nothing was saved, this frame does not allow it. Open this address in a new tab:",
  retrieved: /** @param {string} date */ (date) => `Retrieved ${date}.`,
  description: /* @__PURE__ */ Object.freeze({
    name: "In words",
    line: "In a line",
    paragraph: "In a paragraph",
    values: "Every value",
    braille: "The series in braille, a cell for each value",
    tones: "A tone for each mark that the keys come to",
  }),
  builder: /* @__PURE__ */ Object.freeze({
    title: "Embed this figure",
    preview: "Preview of the embedded figure",
    form: "As",
    frame: "a frame, for any system",
    element: "an element of the page",
    picture: "a picture and a link, for newsletters",
    theme: "Theme",
    themes: /* @__PURE__ */ Object.freeze({
      light: "Light",
      dark: "Dark",
      auto: "As the reader’s system",
    }),
    height: "Height",
    fits: "Fits itself",
    fixed: "Fixed, the chart adapts",
    pixels: "Height in pixels",
    flags: /* @__PURE__ */ Object.freeze({
      plain: "Without tools",
      transparent: "Without a background",
    }),
    view: "Keep the view that I have set",
    link: "The figure’s own page",
    copy: "Copy code",
  }),
});

/** What the tools of the table of every fact say. */
export const tableWords = /* @__PURE__ */ Object.freeze({
  found: /** @param {number} count */ (count) => `${count} ${count === 1 ? "row" : "rows"}`,
  ascending: /** @param {string} column */ (column) => `Sorted by ${column}, ascending`,
  descending: /** @param {string} column */ (column) => `Sorted by ${column}, descending`,
  unsorted: "In the order of the source",
  back: "Back to the row",
  compare: "Compare with …",
  beside: /** @param {string} label */ (label) => `Compare with …: ${label}`,
  taken: /** @param {string} file */ (file) => `${file} is being saved`,
  notTaken: "The rows could not be fetched. The whole table can be downloaded below.",
  shownAsText: "Files cannot be saved here. The rows are shown as text.",
});

/** What the window says that compares two facts. */
export const compareWords = /* @__PURE__ */ Object.freeze({
  title: "Compare this fact",
  with: "Compare with …",
  shared: /** @param {string} unit */ (unit) => `May share a scale: ${unit}`,
  all: /** @param {number} count */ (count) => `Show all ${count} that share the scale`,
  alone: "Nothing else here shares its scale",
  unknown: "The address asks to compare with a number that is not here. It may have been taken out since.",
  others: "Not on this scale; choose one to read why",
  any: "Any other fact",
  choose: "Choose a fact",
  refused: "These two cannot share an axis",
  unit: "Unit",
  period: "Period",
  measure: "Measure",
  ours: "Our arithmetic, from the lower number to the higher:",
  derived: "our arithmetic",
  known: "not from the source",
  table: "See both in the facts table",
  story: "See both in the story",
});

/** What is said around a question that a figure asks. */
export const guessWords = /* @__PURE__ */ Object.freeze({
  unsaid: "?",
  nothing: "No guess yet",
  you: /** @param {string} value */ (value) => `you: ${value}`,
  friend: /** @param {string} value */ (value) => `The sender said ${value}.`,
  hints: /* @__PURE__ */ Object.freeze({
    level: "Drag the bar, or type ↑ ↓",
    bar: "Drag the bar, or type ← →",
    column: "Drag the bar, or type ↑ ↓",
    line: "Drag the arrival, or type ← →",
    dots: "Drag the edge, or type ← →",
  }),
  done: "That is my guess",
  show: "Show it",
  again: "Guess again",
  guess: "Guess",
  whole: "The whole figure",
  ask: "Ask a friend",
  title: "Guess, then see",
  card: /** @param {string} value */ (value) => `I said ${value}`,
  link: "The link asks the same and does not tell.",
  copy: "Copy link",
  send: "Share …",
  save: "Save as a picture",
  unsaved: "The picture cannot be saved here.",
});

/** What the key says while it is a game. */
export const gameWords = /* @__PURE__ */ Object.freeze({
  question: /** @param {number} number @param {number} count */ (number, count) => `question ${number} of ${count}`,
  ask: "How does the bar end?",
  blank: "a word that is left out",
  one: /** @param {number} count */ (count) => `One of ${count} ends is the source’s`,
  you: "you",
  source: "the source",
  next: "Next question",
  last: "See how you read",
  score: /** @param {number} right @param {number} count */ (right, count) => `You read ${right} of ${count} as worded.`,
  again: "Again",
  whole: "The whole key",
  play: "Guess the ends",
});
