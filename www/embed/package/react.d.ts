/** `import "waymark-figures/react"` lets TypeScript know the element in React 19. */
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { Selected, WaymarkFigureAttributes, WaymarkFigureElement } from "./embed.js";
export * from "./index.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "waymark-figure": DetailedHTMLProps<HTMLAttributes<WaymarkFigureElement>, WaymarkFigureElement> & WaymarkFigureAttributes & {
        onload?: (event: Event) => void;
        onerror?: (event: ErrorEvent) => void;
        "onwaymark-select"?: (event: CustomEvent<Selected>) => void;
      };
    }
  }
}
