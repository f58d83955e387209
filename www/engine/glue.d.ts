/** What the WebAssembly module offers; a test compares this with the types that wasm-bindgen writes. */

/** Left, top, width and height, in CSS pixels of the picture's box. */
export type Room = [number, number, number, number];

/** Where the plane of a map lies: its centre's x and y, pixels in a radius of the Earth, its turn clockwise in radians. */
export type Plane = [number, number, number, number];

/**
 * One mark that a pointer, a key or a screen reader can reach: the id of its fact, those of other facts that are told with it,
 * the index of the figure's panel that it stands in, and its room.
 */
export type Mark = [string, string[], number, Room];

/**
 * Width, height, the marks, the room of the part that can be seen from nearer, the plane of a map that is flown, if any, and the
 * rooms of all texts.
 */
export type Picture = [number, number, Mark[], Room | undefined, Plane | undefined, Room[]];

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

