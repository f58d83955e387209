/** Defines `<waymark-figure>` when it is imported; on a server it does nothing. */
export type * from "./embed.js";
import type { WaymarkFigureElement } from "./embed.js";
export declare const WaymarkFigure: { new (): WaymarkFigureElement; prototype: WaymarkFigureElement };
