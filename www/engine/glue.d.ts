/** What the WebAssembly module offers; a test compares this with the types that wasm-bindgen writes. */

/** One mark that a pointer, a key or a screen reader can reach, in CSS pixels of the picture's box. */
export interface Mark {
  /** The id of its fact. */
  fact: string;
  /** The ids of other facts that are told with it. */
  facts: string[];
  /** The index of the figure's panel that it stands in. */
  panel: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Picture {
  width: number;
  height: number;
  targets: Mark[];
  /** The part that can be seen from nearer. */
  window?: { x: number; y: number; width: number; height: number };
  /** Where the plane of a map that is flown lies: its centre's x and y, pixels in a radius of the Earth, its turn in radians. */
  plane?: [number, number, number, number];
}

export function read(bytes: Uint8Array): number;
export function read_land(bytes: Uint8Array): void;
export function lay_out(figure: number, width: number, state: string, times: number, x: number, y: number): number;
export function between(from: number, to: number, progress: number): number;
export function course(figure: number, state: string): Float64Array;
export function describe(scene: number): Picture;
export function paint(scene: number, canvas: HTMLCanvasElement, pixel_ratio: number, palette: Uint32Array): void;
export function inks(): string[];
export function nearest(scene: number, x: number, y: number, reach: number): number;
export function release(handle: number): void;
export function reset(): void;
/** Added by the build: makes an instance. */
export const begin: (module: WebAssembly.Module) => Promise<void>;
/** Added by the build: lets the instance go. */
export const let_go: () => void;

