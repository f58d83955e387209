/** The script of the story. */
import { bringFactsTable } from "./facts-table.js";
import { offerComparison, startComparing } from "./comparing.js";
import { linkFacts, linkOutside } from "../figure/facts.js";
import { startFigures } from "../page.js";
import { startNavigation } from "./navigation.js";
import { startTheme } from "./theme.js";

startTheme();
startNavigation();
startComparing();
startFigures({
  framed: false,
  met: (element) => element.dataset.script && bringFactsTable(element),
  answered: linkFacts,
  offer: offerComparison,
}).then(linkOutside);
