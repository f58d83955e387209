// Writes the Rust table of text widths from the finished fonts.
import { readAdvances, readCharacters, readOutlines, readTables } from "./sfnt.mjs";

/** The longest line, as in rustfmt.toml. */
const LINE = 128;

/** Measures a font: advances in thousandths of an em, and heights. */
export function measure(font, characters) {
  const tables = readTables(font);
  const scale = 1000 / tables.get("head").readUInt16BE(18);
  const [map, advances, outlines] = [readCharacters(tables.get("cmap")), readAdvances(tables), readOutlines(tables)];
  const top = (character) => outlines[map.get(character.codePointAt(0))].readInt16BE(8);
  return {
    ascent: Math.round(tables.get("hhea").readInt16BE(4) * scale),
    descent: Math.round(-tables.get("hhea").readInt16BE(6) * scale),
    capHeight: Math.round(top("H") * scale),
    advances: characters.map((character) => {
      const glyph = map.get(character.codePointAt(0));
      if (glyph === undefined) throw new Error(`no glyph for "${character}"`);
      return Math.round(advances[glyph].advance * scale);
    }),
  };
}

/** The source of `src/layout/advances.rs`. */
export function rustTable(characters, faces) {
  const heights = faces.flatMap(({ name, font, measures }) => [
    constant(`${name}_ASCENT`, measures.ascent, `Height of the line above the baseline in ${font}.`),
    constant(`${name}_DESCENT`, measures.descent, `Depth of the line below the baseline in ${font}.`),
    constant(`${name}_CAP_HEIGHT`, measures.capHeight, `Height of a capital letter in ${font}.`),
  ]);
  const tables = faces.map(
    ({ name, font, measures }) =>
      `/// Advances of ${font}, in the order of [\`CHARACTERS\`].\n` +
      `pub(super) const ${name}: &[u16] = &[\n${fill(measures.advances)}];\n`,
  );
  return [
    "//! Widths of the chart's fonts in thousandths of an em.\n//!\n" +
      "//! Generated from `www/fonts` by `npm run fonts`; do not edit.\n\n" +
      '#![allow(dead_code, reason = "generated whole; the layout takes what it needs")]\n',
    `/// The characters that the fonts have, sorted by code point.\npub(super) const CHARACTERS: &str = "\\\n${text(characters)}";\n`,
    ...tables,
    ...heights,
  ].join("\n");
}

function constant(name, value, doc) {
  return `/// ${doc}\npub(super) const ${name}: u16 = ${value};\n`;
}

/** Numbers filled into lines the way rustfmt does it. */
function fill(numbers) {
  const lines = [""];
  for (const number of numbers) {
    const next = `${lines.at(-1)}${lines.at(-1) && " "}${number},`;
    if (next.length + 4 >= LINE) lines.push(`${number},`);
    else lines[lines.length - 1] = next;
  }
  return lines.map((line) => `    ${line}\n`).join("");
}

/** The characters as the inside of a Rust string, sixteen code points a line. */
function text(characters) {
  const escaped = characters.map((character) => {
    if (character === '"' || character === "\\") return `\\${character}`;
    return /[\s\u00ad]/u.test(character) ? `\\u{${character.codePointAt(0).toString(16)}}` : character;
  });
  const lines = [];
  for (let start = 0; start < escaped.length; start += 32) lines.push(escaped.slice(start, start + 32).join(""));
  return lines.map((line) => `     ${line}`).join("\\\n");
}
