/** The script of a figure's page in a frame. */
import { askFirst } from "../figure/asking.js";
import { applyOptions, fitChart, isOn } from "./frame.js";
import { converse, tellHeight } from "./messages.js";
import { offerComparison } from "../figure/comparing.js";
import { find } from "../shell/dom.js";
import { readAddress, writeAddress } from "../shell/address.js";
import { startFigures } from "../page.js";
import { TableFigure } from "../figure/table-figure.js";

const options = new URLSearchParams(location.search);
const main = find(document, "main");
applyOptions(options);
if (isOn(options, "fitchart")) fitChart(main);
else tellHeight(main);
startFigures({
  framed: true,
  still: isOn(options, "static"),
  met: (element, drawn) => {
    const { compare, tools } = document.documentElement.dataset;
    const figure = drawn ?? new TableFigure(element);
    converse(element, figure);
    offerComparison(figure, compare, tools);
    if (drawn) return askFirst(drawn, true);
    element.addEventListener("waymark-state", () => writeAddress(true, "", figure.state, figure.names));
    figure.ask(readAddress(true).state);
  },
});
