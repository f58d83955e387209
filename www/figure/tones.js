/** A series as tones, each as high as its value is large; loaded when somebody asks for it. */

const LONGEST = 6;
const STEP = 0.6;
const LEAD = 0.06;
const LOWEST = 220;
const OCTAVES = 2;
const LOUDNESS = 0.2;
/** How long a single tone is. */
const NOTE = 0.25;

/**
 * When each value sounds, for how long (in seconds), and at which pitch. Equal steps of value are equal steps of pitch.
 * @param {number[]} values
 * @returns {{ at: number, length: number, pitch: number }[]}
 */
export function notes(values) {
  const low = Math.min(...values);
  const range = Math.max(...values) - low;
  const step = Math.min(STEP, (LONGEST - 2 * LEAD) / Math.max(1, values.length));
  return values.map((value, place) => ({
    at: LEAD + place * step,
    length: step * 0.8,
    pitch: LOWEST * 2 ** (OCTAVES * (range ? (value - low) / range : 0.5)),
  }));
}

/**
 * Plays the values once, in their order, and tells which one sounds. Phones that can, tap along, longer for more.
 * @param {number[]} values
 * @param {{ signal: AbortSignal, light(place: number): void }} options
 * @returns {Promise<boolean>} whether it was heard to its end
 */
export async function playSeries(values, { signal, light }) {
  if (signal.aborted || !values.length) return false;
  const context = new AudioContext();
  const score = notes(values);
  const start = context.currentTime;
  for (const { at, length, pitch } of score) sound(context, start + at, length, pitch);
  const end = start + Math.max(...score.map(({ at, length }) => at + length));
  let lit = -1;
  try {
    await context.resume();
    while (!signal.aborted && context.currentTime < end) {
      const time = context.currentTime - start;
      const place = score.filter(({ at }) => at <= time).length - 1;
      if (place !== lit && place >= 0) {
        lit = place;
        light(place);
        navigator.vibrate?.(20 + 20 * Math.log2((score[place]?.pitch ?? LOWEST) / LOWEST));
      }
      await new Promise((done) => requestAnimationFrame(done));
    }
  } finally {
    await context.close();
  }
  return !signal.aborted;
}

/**
 * Plays one of the values, as high as it is among them all.
 * @param {number[]} values
 * @param {number} place
 */
export async function playNote(values, place) {
  const note = notes(values)[place];
  if (!note) return;
  const context = new AudioContext();
  sound(context, context.currentTime + LEAD, NOTE, note.pitch);
  await context.resume().catch(() => {});
  setTimeout(() => context.close(), 1000 * (2 * LEAD + NOTE));
}

/**
 * @param {AudioContext} context
 * @param {number} at
 * @param {number} length
 * @param {number} pitch
 */
function sound(context, at, length, pitch) {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.type = "triangle";
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + length * 0.1);
  volume.gain.linearRampToValueAtTime(0, at + length);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + length);
}
