/** `import "waymark-figures/svelte"` lets Svelte know the element. */
import type { HTMLAttributes } from "svelte/elements";
import type { Selected, WaymarkFigureAttributes, WaymarkFigureElement } from "./embed.js";
export * from "./index.js";

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "waymark-figure": Omit<HTMLAttributes<WaymarkFigureElement>, keyof WaymarkFigureAttributes> & WaymarkFigureAttributes & {
      "onwaymark-select"?: (event: CustomEvent<Selected>) => void;
    };
  }
}
