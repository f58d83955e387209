/** What the scripts say. The templates hold all other words of the shell. */
export const words = Object.freeze({
  chart: "chart",
  keys: "Arrow keys move between marks, letters find one, Enter pins it, Escape lets go.",
  pinned: /** @param {string} name */ (name) => `Pinned: ${name}`,
  released: "Let go",
  table: "Table shown",
  picture: "Chart shown",
  zoom: "Zoom",
  nearer: "Zoom in",
  farther: "Zoom out",
  whole: "Show the whole map",
  zoomed: /** @param {number} times @param {number} marks */ (times, marks) =>
    times > 1 ? `${Math.round(times * 10) / 10} times as near, ${marks} marks in view` : "The whole map",
  copied: "Copied",
  notCopied: "Copying is not allowed here. Select the text instead.",
  found: /** @param {number} count */ (count) => `${count} ${count === 1 ? "entry" : "entries"}`,
  theme: Object.freeze({ system: "Theme: as your system", light: "Theme: light", dark: "Theme: dark" }),
  failed: /** @param {string} code */ (code) => `Figures on this page are still pictures; their data is complete. (${code})`,
  close: "Close",
});
