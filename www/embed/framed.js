/** The script of a figure's page in a frame. */
import { askFirst } from "../figure/asking.js";
import { applyOptions, fitChart, isOn } from "./frame.js";
import { converse, tellHeight } from "./messages.js";
import { offerComparison } from "../figure/comparing.js";
import { find } from "../shell/dom.js";
import { startFigures } from "../page.js";

const options = new URLSearchParams(location.search);
const main = find(document, "main");
applyOptions(options);
if (isOn(options, "fitchart")) fitChart(main);
else tellHeight(main);
startFigures({
  framed: true,
  still: isOn(options, "static"),
  met: (element, figure) => {
    converse(element, figure);
    if (!figure) return;
    offerComparison(figure, document.documentElement.dataset.compare);
    askFirst(figure, true);
  },
});
