/** `import "waymark-figures/vue"` lets templates of Vue know the element; its compiler is told by `isCustomElement`. */
import type { DefineComponent } from "vue";
import type { WaymarkFigureAttributes } from "./embed.js";
export * from "./index.js";

declare module "vue" {
  interface GlobalComponents {
    "waymark-figure": DefineComponent<WaymarkFigureAttributes>;
  }
}
