// Makes the four fonts of the page and the table of text widths that the layout uses.
//
//   npm run fonts              writes www/fonts/*.woff2, their licences and src/layout/advances.rs
//   npm run fonts -- --check   writes nothing; exits 1 and names the files that are not up to date
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";
import { measure, rustTable } from "./advances.mjs";
import { derive, rename, splice } from "./splice.mjs";

const require = createRequire(import.meta.url);
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/**
 * What the fonts can write: Basic Latin, the letters of western Europe, and the signs of
 * careful typesetting. The accented letters that are left out are the rarest ones of
 * Latin-1; all of them would pass the budget.
 */
const CHARACTERS = [
  ...range(0x20, 0x7e),
  ..."ÀÁÄÅÇÈÉÊÍÑÓÖØÚÜßàáâãäåæçèéêëìíîïñòóôõöøùúûü",
  ..."\u00a0£§°¶·×÷½²³₂₃₄«»‘’“”–—…•†−€\u2009\u202f",
].sort((left, right) => left.codePointAt(0) - right.codePointAt(0));

/** Characters that the packages keep in another file than the Latin one. */
const ELSEWHERE = ["†"];

/** Characters without a glyph of their own: the narrow no-break space is as wide as the thin space. */
const ALIASES = [["\u202f", "\u2009"]];

/** What formulas of gases have, which the packages do not: made from what size, and how far up. */
const LOWERED = [["₂", "²", 1, -0.38], ["₃", "³", 1, -0.38], ["₄", "4", 0.62, -0.12]];

const SANS = { package: "@fontsource-variable/source-sans-3", stem: "source-sans-3", axes: "wght" };
const SERIF = { package: "@fontsource-variable/literata", stem: "literata", axes: "opsz" };
const FONTS = [
  { file: "sans-400", from: SANS, family: "Waymark Sans", weight: 400, axes: { wght: 400 }, table: "REGULAR" },
  { file: "sans-600", from: SANS, family: "Waymark Sans", weight: 600, axes: { wght: 620 }, table: "BOLD" },
  { file: "serif-display", from: SERIF, family: "Waymark Serif", weight: 500, axes: { opsz: 44, wght: 440 }, table: "DISPLAY" },
  { file: "serif-text", from: SERIF, family: "Waymark Serif", weight: 400, axes: { opsz: 14, wght: 400 } },
];

/** Most bytes that the four fonts may have together. */
const BUDGET = 45 * 1024;

function range(first, last) {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
}

/** One font, as TrueType: cut to our characters at one place of its axes, and named. */
async function makeFont({ from, axes, family, weight }) {
  const cut = async (part, characters) => {
    const file = require.resolve(`${from.package}/files/${from.stem}-${part}-${from.axes}-normal.woff2`);
    return subsetFont(await readFile(file), characters.join(""), {
      targetFormat: "sfnt",
      variationAxes: axes,
      // No ligatures: a text is then as wide as its letters in the table of advances.
      keepFeatures: ["kern"],
      preserveNameIds: [0, 13, 14],
      noHinting: true,
      dropTables: ["BASE", "STAT", "VVAR", "gasp", "vhea", "vmtx"],
    });
  };
  const extended = await cut("latin-ext", ELSEWHERE);
  const joined = splice(await cut("latin", CHARACTERS), extended, ELSEWHERE, ALIASES);
  return rename(derive(joined, LOWERED), family, weight);
}

/** Every file that this script is answerable for, as path and contents. */
async function makeFiles() {
  const { convert } = require("fontverter");
  const [files, faces] = [new Map(), []];
  for (const font of FONTS) {
    const trueType = await makeFont(font);
    files.set(`www/fonts/${font.file}.woff2`, await convert(trueType, "woff2"));
    const measures = measure(trueType, CHARACTERS);
    if (font.table) faces.push({ name: font.table, font: `\`${font.file}\``, measures });
  }
  files.set("src/layout/advances.rs", Buffer.from(rustTable(CHARACTERS, faces)));
  for (const { package: name, stem } of [SANS, SERIF]) {
    const licence = dirname(require.resolve(`${name}/package.json`)) + "/LICENSE";
    files.set(`www/fonts/${stem}-OFL.txt`, await readFile(licence));
  }
  return files;
}

const files = await makeFiles();
const fonts = [...files].filter(([path]) => path.endsWith(".woff2"));
const total = fonts.reduce((sum, [, bytes]) => sum + bytes.length, 0);
for (const [path, bytes] of fonts) console.log(`${relative("www/fonts", path).padEnd(22)} ${bytes.length} bytes`);
console.log(`${"together".padEnd(22)} ${total} of ${BUDGET} bytes`);

const stale = [];
for (const [path, bytes] of files) {
  if (!process.argv.includes("--check")) await writeFile(ROOT + path, bytes);
  else if (!bytes.equals(await readFile(ROOT + path).catch(() => Buffer.alloc(0)))) stale.push(path);
}
if (stale.length > 0) console.error(`Not up to date: ${stale.join(", ")}. Run \`npm run fonts\`.`);
process.exitCode = stale.length > 0 || total > BUDGET ? 1 : 0;
