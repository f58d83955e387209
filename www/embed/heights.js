/** The widest frame that a list of heights provides for, where its last line ends. */
const WIDEST = 1200;
/** The signs of a list, for the numbers from 0 to 63. */
const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/**
 * The height that a list of them gives for a width; 0 if there is no list. From a width on a height holds, or comes on a straight
 * line to another where the next begins.
 * @param {string | null} heights as `data-waymark-heights` has it
 * @param {number} width
 */
export function heightAt(heights, width) {
  const knots = heights?.includes(":") ? decimal(heights) : packed(heights ?? "");
  const next = knots.findIndex(([from = Infinity]) => from > width);
  const [from = 0, low = 0, high = low] = knots.at(next < 0 ? -1 : Math.max(0, next - 1)) ?? [];
  const to = knots[next]?.[0] ?? WIDEST;
  const part = Math.max(0, Math.min(1, (width - from) / (to - from)));
  return Math.round(low + (high - low) * (part || 0));
}

/** Between these widths the room that a style keeps is on a straight line: browsers read no sum of a hundred parts. */
const SAMPLES = [280, 320, 360, 400, 440, 480, 560, 640, 720, 900, WIDEST];

/**
 * Nearly the same height as a length in CSS, of the width that 100 % is: room that is kept before there is a script.
 * @param {string} heights as `data-waymark-heights` has it
 */
export function roomFor(heights) {
  let [from, height] = [0, heightAt(heights, 0)];
  let room = `${height}px`;
  for (const width of SAMPLES) {
    const rise = heightAt(heights, width) - height;
    const slope = Number((Math.abs(rise) / (width - from)).toFixed(3));
    if (rise) room += ` ${rise < 0 ? "-" : "+"} clamp(0px,(100% - ${from}px)*${slope},${Math.abs(rise)}px)`;
    [from, height] = [width, height + rise];
  }
  return room;
}

/**
 * As snippets of earlier builds have it: `280:731,292:709,480:700:652`.
 * @param {string} heights
 */
function decimal(heights) {
  return heights.split(",").map((knot) => knot.split(":").map(Number));
}

/**
 * Three numbers a knot: by how much it is farther than the last, by how much higher than that ended, and by how much it rises.
 * A number has five bits a sign, the lowest first, and the sixth says that it goes on; its lowest bit is its sign, but in widths.
 * @param {string} heights
 */
function packed(heights) {
  /** @type {number[][]} */
  const knots = [];
  /** @type {number[]} */
  let numbers = [];
  let [number, unit, from, height] = [0, 1, 0, 0];
  for (const sign of heights) {
    const bits = SIGNS.indexOf(sign);
    number += (bits % 32) * unit;
    unit *= 32;
    if (bits >= 32) continue;
    numbers.push(number);
    [number, unit] = [0, 1];
    const [step = 0, up = 0, rise] = numbers;
    if (rise === undefined) continue;
    from += step;
    const low = height + signed(up);
    height = low + signed(rise);
    knots.push([from, low, height]);
    numbers = [];
  }
  return knots;
}

/** @param {number} number */
function signed(number) {
  return number % 2 ? -(number + 1) / 2 : number / 2;
}
