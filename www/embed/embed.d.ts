/** Types of what `embed.js` brings to a page: `<waymark-figure>`, and the messages of a figure in a frame. */

/**
 * A figure in the page itself. What the element contains is shown until the figure is, and stays if it cannot be.
 *
 * | attribute | |
 * |---|---|
 * | `figure` | the figure's id, beside the script that was loaded |
 * | `src` | the address of the figure's own page, if it is elsewhere |
 * | `theme` | `light` (default), `dark`, or `auto`: as the page's `color-scheme` |
 * | `title` | the name of the frame, where the figure has to be one |
 * | `heights` | from a snippet; reserves the room before the figure is there |
 * | `state` | what to show, as in an address: `tab=table&focus=…` |
 * | `loading` | `lazy` (default) or `eager` |
 * | `plain`, `transparent`, `static` | without tools; without a background; the still picture |
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
  loading: "lazy" | "eager";
  plain: boolean;
  transparent: boolean;
  static: boolean;
  state: string;
  /** Which numbers are shown; all if empty. */
  firm: "" | "plain" | "hedged" | "reported";
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
