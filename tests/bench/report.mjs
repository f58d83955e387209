// From measurements to medians, ratios and tables.

/** @param {number[]} values */
export function median(values) {
  const sorted = values.filter((value) => value !== null && !Number.isNaN(value)).sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return NaN;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * The median of every measure.
 * @param {{ [measure: string]: number }[]} runs
 * @returns {{ [measure: string]: number }}
 */
export function medians(runs) {
  const names = [...new Set(runs.flatMap((run) => Object.keys(run)))];
  return Object.fromEntries(names.map((name) => [name, median(runs.map((run) => run[name] ?? NaN))]));
}

/** A number as it stands in a table: `—` where nothing was measured. */
export function cell(value, digits = 0) {
  return Number.isFinite(value) ? value.toFixed(digits) : "—";
}

/** A time with its ratio to the reference's. */
export function against(value, reference) {
  return Number.isFinite(value) ? `${cell(value)} (${cell(value / reference, 1)}×)` : "—";
}

/**
 * A table in Markdown: words to the left, numbers to the right.
 * @param {string[]} head
 * @param {string[][]} rows
 */
export function table(head, rows) {
  const widths = head.map((title, column) => Math.max(3, title.length, ...rows.map((row) => row[column].length)));
  const line = (cells) => `| ${cells.map((text, column) => (column ? text.padStart(widths[column]) : text.padEnd(widths[column]))).join(" | ")} |`;
  const rule = `|${widths.map((width, column) => (column ? `${"-".repeat(width + 1)}:` : "-".repeat(width + 2))).join("|")}|`;
  return [line(head), rule, ...rows.map(line)].join("\n");
}

/**
 * The pages under one condition, each time beside its ratio to the reference.
 * @param {{ name: string, measures: { [measure: string]: number } }[]} pages the reference first
 */
export function pagesTable(pages) {
  const reference = pages[0].measures;
  const rows = pages.map(({ name, measures }) => [
    name, cell(measures.kib, 1), ...["picture", "answer", "live", "all"].map((time) => against(measures[time], reference[time])),
    cell(measures.blocking), cell(measures.shift, 3), cell(measures.memory, 1),
  ]);
  return table(["page", "KiB", "first picture, ms", "first answer, ms", "live, ms", "all in view live, ms", "blocking, ms", "shift", "memory, MB"], rows);
}
