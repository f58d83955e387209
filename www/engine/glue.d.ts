/** What the WebAssembly module offers; the build puts its glue beside these scripts as `glue.js`. */

/** One mark that a pointer, a key or a screen reader can reach, in CSS pixels of the picture's box. */
export interface Target {
  fact: string;
  x: number;
  y: number;
  width: number;
  height: number;
  value: string;
  hedge: string;
  bare: string;
  noun: string;
  counts: string;
  when: string;
  paragraph: string;
  note: string;
  formula: string;
  name: string;
  /** Other facts that are told with it. */
  facts: { fact: string; label: string; value: string; about: string; name: string }[];
}

export interface Description {
  width: number;
  height: number;
  targets: Target[];
  /** The part that can be seen from nearer. */
  window?: { x: number; y: number; width: number; height: number };
}

export function read(text: string): number;
export function read_land(edition: number, text: string): void;
export function lay_out(edition: number, figure: string, width: number, state: string): number;
export function between(from: number, to: number, progress: number): number;
export function describe(scene: number): Description;
export function paint(scene: number, canvas: HTMLCanvasElement, pixel_ratio: number, palette: Uint32Array): void;
export function inks(): string[];
export function nearest(scene: number, x: number, y: number, reach: number): number;
export function release(handle: number): void;
export function reset(): void;

export default function start(options?: { module_or_path?: string | URL | Response }): Promise<unknown>;
