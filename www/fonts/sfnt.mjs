// Reads and writes the tables of a TrueType file: just enough to add a glyph and a name.

/** Splits a font into its tables, by tag. */
export function readTables(font) {
  const tables = new Map();
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const record = 12 + 16 * index;
    const offset = font.readUInt32BE(record + 8);
    const length = font.readUInt32BE(record + 12);
    tables.set(font.toString("latin1", record, record + 4), Buffer.from(font.subarray(offset, offset + length)));
  }
  return tables;
}

/** Joins tables into a font again, with right checksums. */
export function writeTables(tables) {
  const tags = [...tables.keys()].sort();
  const power = Math.floor(Math.log2(tags.length));
  const header = Buffer.alloc(12 + 16 * tags.length);
  header.writeUInt32BE(0x00010000, 0);
  header.writeUInt16BE(tags.length, 4);
  header.writeUInt16BE(16 * 2 ** power, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE(16 * (tags.length - 2 ** power), 10);
  tables.get("head").writeUInt32BE(0, 8);
  const bodies = [];
  let offset = header.length;
  tags.forEach((tag, index) => {
    const table = tables.get(tag);
    const record = 12 + 16 * index;
    header.write(tag, record, "latin1");
    header.writeUInt32BE(checksum(table), record + 4);
    header.writeUInt32BE(offset, record + 8);
    header.writeUInt32BE(table.length, record + 12);
    bodies.push(pad(table));
    offset += bodies.at(-1).length;
  });
  const font = Buffer.concat([header, ...bodies]);
  const head = font.readUInt32BE(12 + 16 * tags.indexOf("head") + 8);
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, head + 8);
  return font;
}

/** Fills a table up to a multiple of four bytes. */
function pad(table) {
  return Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
}

function checksum(table) {
  const padded = pad(table);
  let sum = 0;
  for (let offset = 0; offset < padded.length; offset += 4) sum = (sum + padded.readUInt32BE(offset)) >>> 0;
  return sum;
}

/** The glyph index of each character: a map from code point to glyph. */
export function readCharacters(cmap) {
  const characters = new Map();
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + 8 * index + 4));
    const format = table.readUInt16BE(0);
    if (format === 4) readSegments(table, characters);
    else if (format === 12) readGroups(table, characters);
  }
  return characters;
}

function readSegments(table, characters) {
  const size = table.readUInt16BE(6);
  for (let at = 0; at < size; at += 2) {
    const [end, start] = [table.readUInt16BE(14 + at), table.readUInt16BE(16 + size + at)];
    const delta = table.readUInt16BE(16 + 2 * size + at);
    const range = 16 + 3 * size + at;
    const offset = table.readUInt16BE(range);
    for (let code = start; code <= end && code !== 0xffff; code += 1) {
      const listed = offset && table.readUInt16BE(range + offset + 2 * (code - start));
      const glyph = offset ? listed && (listed + delta) & 0xffff : (code + delta) & 0xffff;
      if (glyph) characters.set(code, glyph);
    }
  }
}

function readGroups(table, characters) {
  for (let at = 16; at < 16 + 12 * table.readUInt32BE(12); at += 12) {
    const start = table.readUInt32BE(at);
    for (let code = start; code <= table.readUInt32BE(at + 4); code += 1) {
      characters.set(code, table.readUInt32BE(at + 8) + code - start);
    }
  }
}

/** Writes a character map (format 4, for Unicode and Windows alike). */
export function writeCharacters(characters) {
  const segments = [];
  for (const [code, glyph] of [...characters].sort(([left], [right]) => left - right)) {
    const last = segments.at(-1);
    if (last && code === last.end + 1 && glyph - code === last.delta) last.end = code;
    else segments.push({ start: code, end: code, delta: glyph - code });
  }
  segments.push({ start: 0xffff, end: 0xffff, delta: 1 });
  const power = Math.floor(Math.log2(segments.length));
  const words = [
    ...[0, 2, 0, 3, 0, 20, 3, 1, 0, 20],
    ...[4, 16 + 8 * segments.length, 0, 2 * segments.length, 2 * 2 ** power, power, 2 * (segments.length - 2 ** power)],
    ...segments.map(({ end }) => end),
    0,
    ...segments.map(({ start }) => start),
    ...segments.map(({ delta }) => delta & 0xffff),
    ...segments.map(() => 0),
  ];
  const table = Buffer.alloc(2 * words.length);
  words.forEach((word, index) => table.writeUInt16BE(word, 2 * index));
  return table;
}

/** The advance and the left side bearing of each glyph. */
export function readAdvances(tables) {
  const [hmtx, long] = [tables.get("hmtx"), tables.get("hhea").readUInt16BE(34)];
  return Array.from({ length: tables.get("maxp").readUInt16BE(4) }, (_, glyph) => ({
    advance: hmtx.readUInt16BE(4 * Math.min(glyph, long - 1)),
    bearing: glyph < long ? hmtx.readInt16BE(4 * glyph + 2) : hmtx.readInt16BE(4 * long + 2 * (glyph - long)),
  }));
}

/** The outline of each glyph as stored. */
export function readOutlines(tables) {
  const [glyf, loca] = [tables.get("glyf"), tables.get("loca")];
  const long = tables.get("head").readInt16BE(50) === 1;
  const offset = (glyph) => (long ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph));
  return Array.from({ length: tables.get("maxp").readUInt16BE(4) }, (_, glyph) =>
    glyf.subarray(offset(glyph), offset(glyph + 1)),
  );
}
