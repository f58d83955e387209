/** The script of the story. */
import { bringFactsTable } from "./facts-table.js";
import { linkFacts, linkOutside } from "../figure/facts.js";
import { startFigures } from "../page.js";
import { startLens } from "./lens.js";
import { startNavigation } from "./navigation.js";
import { startTheme } from "./theme.js";
import { Zoom } from "../figure/zoom.js";

startTheme();
startNavigation();
startLens();
startFigures({
  framed: false,
  Zoom,
  met: (element) => element.dataset.script && bringFactsTable(element),
  answered: linkFacts,
}).then(linkOutside);
