import type { Asset } from "../engine/asset.js";

declare global {
  /** Where the figures are published, for the package of npm. */
  const PUBLISHED_AT: string;

  /** What the build has published beside `embed.js`, with addresses from its folder. */
  const PUBLISHED: {
    script: Asset;
    sheet: Asset;
    /** The story's engine, which has all kinds. */
    engine: { module: Asset; glue: Asset };
    /** By the id of the figure; with an engine of its own where it needs fewer kinds. */
    figures: Record<string, { file: Asset; engine?: { module: Asset; glue: Asset } }>;
  };
}
