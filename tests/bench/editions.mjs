// Writes the editions that the benchmark builds: the bundled one cut to six figures, and made-up ones that grow.
//
// node editions.mjs BUNDLED FOLDER
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SIX } from "./six.mjs";

/** How many figures the growing pages have. */
export const FIGURES = [1, 10, 100];
/** How many marks the growing figures have; a legend has a few marks more, and the limit is 10,000. */
export const MARKS = [10, 100, 1000, 9900];

/**
 * An edition with only some of its figures, and the facts that these need.
 * @param {any} edition
 * @param {string[]} ids
 */
export function cut(edition, ids) {
  const figures = edition.figures.filter(({ id }) => ids.includes(id)).map(({ pair, ...figure }) => (ids.includes(pair) ? { ...figure, pair } : figure));
  // What the page found and how it ends speak of figures that are cut off.
  const { ending, findings, ...rest } = edition;
  const text = JSON.stringify([figures, rest.title, rest.standfirst, rest.caveat]);
  const known = new Map(edition.facts.map((fact) => [fact.id, fact]));
  const needed = new Set([...text.matchAll(/[\w-]+/g)].map(([word]) => word).filter((word) => known.has(word)));
  for (const id of needed) for (const input of known.get(id).derived?.of ?? []) needed.add(input);
  return { ...rest, facts: edition.facts.filter(({ id }) => needed.has(id)), figures };
}

const made = (title, facts, figures) => ({
  format: 1, lang: "en", title, links: [{ id: "made", title: "Made up" }], facts, figures,
  source: { title: "Made up", author: "A. Author", publisher: "Press", note: "Made up for the benchmark.", date: "2020", paragraphs: 9 },
});

/** A page with this many figures of six columns each. */
export function manyFigures(count) {
  const facts = (figure) =>
    Array.from({ length: 6 }, (_, year) => ({
      id: `boats-${figure}-${year}`, link: "made", label: "boats counted", value: 1000 + ((figure * 37 + year * 211) % 900), unit: "boats",
      hedge: "exact", when: String(2010 + year), paragraph: 1 + (year % 9),
    }));
  const all = Array.from({ length: count }, (_, figure) => facts(figure));
  const figures = all.map((facts, figure) => ({
    id: `boats-${figure}`, link: "made", title: `Boats on lake ${figure + 1}`, subtitle: "Boats counted, 2010 to 2015", facts: facts.map(({ id }) => id),
    panels: [{ kind: "columns", columns: facts.map(({ id }) => ({ fact: id })) }],
  }));
  return made(`${count} figures`, all.flat(), figures);
}

/** One figure for each count of marks: a dot for each boat. */
export function manyMarks(counts) {
  const facts = counts.map((count) => ({ id: `boats-${count}`, link: "made", label: `boats counted on lake ${count}`, value: count, unit: "boats", hedge: "exact", when: "2019", paragraph: 1 }));
  const figures = facts.map(({ id }, index) => ({
    id: `marks-${counts[index]}`, link: "made", title: `${counts[index]} boats`, subtitle: "Boats, 2019", facts: [id],
    panels: [{ kind: "units", one: "boat", groups: [{ fact: id, caption: "counted" }] }],
  }));
  return made("Marks", facts, figures);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , bundled, folder] = process.argv;
  await mkdir(folder, { recursive: true });
  const editions = {
    six: cut(JSON.parse(await readFile(bundled, "utf8")), SIX),
    ...Object.fromEntries(FIGURES.map((count) => [`figures-${count}`, manyFigures(count)])),
    marks: manyMarks(MARKS),
  };
  for (const [name, edition] of Object.entries(editions)) await writeFile(join(folder, `${name}.json`), JSON.stringify(edition));
}
