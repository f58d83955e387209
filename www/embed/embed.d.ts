/** Types of what `embed.js` brings to a page: `<waymark-figure>`, and the messages of a figure in a frame. */

/** What the attributes of the element may be; the properties have the same names. */
export interface WaymarkFigureAttributes {
  /** The figure's id, beside the script that was loaded. */
  figure?: string;
  /** The address of the figure's own page, if it is elsewhere. */
  src?: string;
  /** `auto` is as the page's `color-scheme`, or the reader's system in a frame; `light` if it is not given. */
  theme?: "light" | "dark" | "auto";
  /** The name of the frame, where the figure has to be one. */
  title?: string;
  /** From a snippet; reserves the room before the figure is there. */
  heights?: string;
  /** What to show, as in an address: `tab=table&focus=…`. */
  state?: string;
  /** The figure asks before it tells, where the edition says so: empty, or what its sender said, in the unit of what is asked. */
  guess?: string;
  /** `lazy` if it is not given. */
  loading?: "lazy" | "eager";
  /** Without tools. */
  plain?: boolean;
  /** Without a background. */
  transparent?: boolean;
  /** The still picture, without an engine. */
  static?: boolean;
}

/**
 * A figure in the page itself. What the element contains is shown until the figure is, and stays if it cannot be.
 *
 * A property that is set to nothing takes its attribute away. A flag is off where its attribute is missing or `"false"`.
 *
 * Events: `load` once the figure is live (or shown, where it stays a still picture by wish), `error` (with a `message`) when it
 * stays what the element contains or a still picture, or is drawn without its land; both do not bubble. `waymark-select` when a reader pins a mark; it bubbles.
 *
 * Parts for `::part()`: `title`, `chart`, `table`, `source`, `toolbar`. Custom properties: `--waymark-paper`, `--waymark-ink`,
 * `--waymark-serif` and the others that the README lists.
 */
export interface WaymarkFigureElement extends HTMLElement {
  figure: string;
  src: string;
  theme: "light" | "dark" | "auto";
  heights: string;
  guess: string;
  /** As a text; takes an object of texts as well. */
  get state(): string;
  set state(state: string | Record<string, string> | URLSearchParams);
  loading: "lazy" | "eager";
  plain: boolean;
  transparent: boolean;
  static: boolean;
}

/** What the address of a figure in a frame may ask for, besides the figure's own switches. */
export interface FrameOptions {
  /** `false` if it is not given. */
  dark?: "auto" | "true" | "false";
  plain?: "true";
  transparent?: "true";
  static?: "true";
  /** Fits into a frame that keeps its height. */
  fitchart?: "true";
  /** The figure asks before it tells, where the edition says so; what its sender said, in the unit of what is asked. */
  guess?: string;
  tab?: "chart" | "table";
  /** The id of a fact. */
  focus?: string;
  /** Which numbers are shown; all if it is not given. */
  firm?: "plain" | "hedged" | "reported";
  /** The ids of two facts that are drawn on one scale under the figure, with a comma between them; of one, for the nearest to it. */
  compare?: string;
  /** How many times as near a map is, and about which part of it: `2,0.4,0.5`. */
  view?: string;
}

/** The mark that a reader has pinned. */
export interface Selected {
  figure: string;
  fact: string;
  name: string;
}

/** What a figure in a frame tells the page around it; its height comes in the ways of other senders. */
export type MessageFromFigure = { source: "waymark-infographic"; chartId: string } & (
  | { type: "load"; data: Record<string, never> }
  | { type: "error"; data: { code: string } }
  | { type: "mark.click"; data: Selected }
  | { type: "state"; data: Record<string, string> }
);

/** What a page may tell a figure in a frame. */
export type MessageToFigure =
  | { source: "waymark-infographic"; type: "get-state" }
  | { source: "waymark-infographic"; type: "set-state"; data: string | Record<string, string> }
  | { sentinel: "amp"; type: "frames-init" };

declare global {
  interface HTMLElementTagNameMap {
    "waymark-figure": WaymarkFigureElement;
  }
  interface HTMLElementEventMap {
    "waymark-select": CustomEvent<Selected>;
  }
}
