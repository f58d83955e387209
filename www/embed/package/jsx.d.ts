/** `import "waymark-figures/jsx"` lets TypeScript know the element where JSX has no namespace of its own. */
import type { WaymarkFigureAttributes } from "./embed.js";
export * from "./index.js";

declare global {
  namespace JSX {
    interface IntrinsicElements {
      "waymark-figure": WaymarkFigureAttributes & Record<string, unknown>;
    }
  }
}
