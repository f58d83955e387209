// Joins what the packages split: puts single glyphs of one font into another, and names the result.
import { readAdvances, readCharacters, readOutlines, readTables, writeCharacters, writeTables } from "./sfnt.mjs";

/**
 * Copies `characters` (simple outlines) from `donor` into `font`; `aliases` gives a
 * character the glyph of another one.
 */
export function splice(font, donor, characters, aliases) {
  const [tables, source] = [readTables(font), readTables(donor)];
  const [advances, outlines] = [readAdvances(tables), readOutlines(tables)];
  const [map, sourceMap] = [readCharacters(tables.get("cmap")), readCharacters(source.get("cmap"))];
  for (const character of characters) {
    const glyph = sourceMap.get(character.codePointAt(0));
    if (glyph === undefined) throw new Error(`the font package has no "${character}" any more`);
    const outline = readOutlines(source)[glyph];
    if (outline.readInt16BE(0) < 0) throw new Error(`"${character}" is made of other glyphs; splice those first`);
    map.set(character.codePointAt(0), outlines.length);
    outlines.push(outline);
    advances.push(readAdvances(source)[glyph]);
  }
  for (const [alias, original] of aliases) map.set(alias.codePointAt(0), map.get(original.codePointAt(0)));
  tables.set("cmap", writeCharacters(map));
  writeGlyphs(tables, outlines, advances);
  widenLimits(tables.get("maxp"), source.get("maxp"), outlines.length);
  return writeTables(tables);
}

/**
 * Adds characters that are others made smaller or lower: each with the character that it is made from, its size and how far it is
 * moved up, both in parts of that character's em.
 */
export function derive(font, characters) {
  const tables = readTables(font);
  const [advances, outlines, map] = [readAdvances(tables), readOutlines(tables), readCharacters(tables.get("cmap"))];
  const em = tables.get("head").readUInt16BE(18);
  for (const [character, original, size, rise] of characters) {
    const glyph = map.get(original.codePointAt(0));
    const up = Math.round(rise * em);
    const scaled = (length) => Math.round(length * size);
    const box = [2, 4, 6, 8].map((field, place) => scaled(outlines[glyph].readInt16BE(field)) + (place % 2 === 1 ? up : 0));
    // One component, with its place in words of two bytes and its size in 2.14 bits.
    const [flags, components] = [0x1 | 0x2 | 0x8, -1];
    const outline = Buffer.alloc(20);
    [components, ...box, flags, glyph, 0, up, Math.round(size * 0x4000)].forEach((word, index) =>
      index === 6 ? outline.writeUInt16BE(word, 2 * index) : outline.writeInt16BE(word, 2 * index));
    map.set(character.codePointAt(0), outlines.length);
    outlines.push(outline);
    const { advance, bearing } = advances[glyph];
    advances.push({ advance: scaled(advance), bearing: scaled(bearing) });
  }
  tables.set("cmap", writeCharacters(map));
  writeGlyphs(tables, outlines, advances);
  tables.get("maxp").writeUInt16BE(outlines.length, 4);
  return writeTables(tables);
}

function writeGlyphs(tables, outlines, advances) {
  const bodies = outlines.map((outline) => Buffer.concat([outline, Buffer.alloc((4 - (outline.length % 4)) % 4)]));
  const loca = Buffer.alloc(4 * (bodies.length + 1));
  bodies.reduce((offset, body, glyph) => loca.writeUInt32BE(offset + body.length, 4 * glyph + 4) && offset + body.length, 0);
  const hmtx = Buffer.alloc(4 * advances.length);
  advances.forEach(({ advance, bearing }, glyph) => {
    hmtx.writeUInt16BE(advance, 4 * glyph);
    hmtx.writeInt16BE(bearing, 4 * glyph + 2);
  });
  tables.get("head").writeInt16BE(1, 50);
  tables.get("hhea").writeUInt16BE(advances.length, 34);
  tables.set("glyf", Buffer.concat(bodies)).set("loca", loca).set("hmtx", hmtx);
}

/** Sets the number of glyphs, and the larger number of points and contours of both fonts. */
function widenLimits(maxp, source, glyphs) {
  maxp.writeUInt16BE(glyphs, 4);
  for (const field of [6, 8]) maxp.writeUInt16BE(Math.max(maxp.readUInt16BE(field), source.readUInt16BE(field)), field);
}

/**
 * Gives a font its own family name and weight. The licence asks for it: a changed font
 * must not carry a name that the makers reserved.
 */
export function rename(font, family, weight) {
  const tables = readTables(font);
  const style = `Weight ${weight}`;
  const licence = readNames(tables.get("name"));
  const names = new Map([
    [0, licence.get(0)],
    [1, family],
    [2, "Regular"],
    [4, `${family} ${style}`],
    [6, `${family.replaceAll(" ", "")}-${weight}`],
    [13, licence.get(13)],
    [14, licence.get(14)],
  ]);
  tables.set("name", writeNames([...names].filter(([, text]) => text)));
  tables.get("OS/2").writeUInt16BE(weight, 4);
  return writeTables(tables);
}

function readNames(table) {
  const names = new Map();
  for (let record = 6; record < 6 + 12 * table.readUInt16BE(2); record += 12) {
    if (table.readUInt16BE(record) !== 3) continue;
    const start = table.readUInt16BE(4) + table.readUInt16BE(record + 10);
    const text = Buffer.from(table.subarray(start, start + table.readUInt16BE(record + 8)));
    names.set(table.readUInt16BE(record + 6), text.swap16().toString("utf16le"));
  }
  return names;
}

function writeNames(names) {
  const texts = names.map(([, text]) => Buffer.from(text, "utf16le").swap16());
  const words = [0, names.length, 6 + 12 * names.length];
  let offset = 0;
  names.forEach(([name], index) => {
    words.push(3, 1, 0x409, name, texts[index].length, offset);
    offset += texts[index].length;
  });
  const header = Buffer.alloc(2 * words.length);
  words.forEach((word, index) => header.writeUInt16BE(word, 2 * index));
  return Buffer.concat([header, ...texts]);
}
