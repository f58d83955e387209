/** The script of the story. */
import { bringFactsTable } from "./facts-table.js";
import { linkFacts, linkOutside } from "../figure/facts.js";
import { bringFlight } from "./bring-flight.js";
import { startFigures } from "../page.js";
import { startNavigation } from "./navigation.js";
import { startTheme } from "./theme.js";

startTheme();
startNavigation();
startFigures({
  framed: false,
  met(element, figure) {
    if (element.dataset.script) bringFactsTable(element);
    if (element.dataset.flight && figure) bringFlight(element.dataset.flight, figure);
  },
  answered: linkFacts,
}).then(linkOutside);
