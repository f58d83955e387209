/** A figure's page in a frame. */
import { applyOptions, fitChart, isOn } from "./frame.js";
import { converse, tellHeight } from "./messages.js";
import { find } from "../shell/dom.js";
import { lookThrough } from "../figure/lens.js";
import { startFigures } from "../page.js";

/** @param {import("../figure/figure.js").Nearer} [Zoom] for a map */
export function startFrame(Zoom) {
  const options = new URLSearchParams(location.search);
  const main = find(document, "main");
  applyOptions(options);
  if (isOn(options, "fitchart")) fitChart(main);
  else tellHeight(main);
  lookThrough(find(main, "figure"), options.get("firm"));
  startFigures({ framed: true, Zoom, still: isOn(options, "static"), met: converse });
}
