/** The script of the story. */
import { askFirst, startGame } from "../figure/asking.js";
import { bringFactsTable } from "./facts-table.js";
import { compare, startComparing } from "./comparing.js";
import { linkFacts, linkOutside } from "../figure/facts.js";
import { startFigures } from "../page.js";
import { startNavigation } from "./navigation.js";
import { startTheme } from "./theme.js";

/** Has all of the page laid out, also what is far off: whoever hears the page hears it whole. */
const layOut = () => document.documentElement.classList.add("whole");

// Who comes into the middle of the page, or goes there, needs the heights of all that is above.
if (location.hash) layOut();
for (const type of ["click", "keydown", "scroll"]) addEventListener(type, layOut, { once: true });
startTheme();
startNavigation();
startComparing();
startGame();
startFigures({
  framed: false,
  met: (element, figure) => {
    if (element.dataset.script) bringFactsTable(element);
    if (!figure) return;
    figure.compare = compare;
    askFirst(figure, false);
  },
  answered: linkFacts,
}).then(linkOutside).then(layOut);
