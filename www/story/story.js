/** The script of the story. */
import { askFirst, startGame } from "../figure/asking.js";
import { bringFactsTable } from "./facts-table.js";
import { compare, startComparing } from "./comparing.js";
import { painted } from "../figure/schedule.js";
import { linkFacts, linkOutside } from "../figure/facts.js";
import { quiet } from "../shell/quiet.js";
import { startFigures } from "../page.js";
import { startNavigation } from "./navigation.js";
import { startTheme } from "./theme.js";

/**
 * Has all of the page laid out, also what is far off, whose height was a guess: whoever hears the page hears it whole, and whoever has
 * gone on stays where they are.
 */
function layOut() {
  const met = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  const place = () => met?.getBoundingClientRect().top ?? 0;
  const before = place();
  document.documentElement.classList.add("whole");
  scrollBy(0, place() - before);
}

/** Does so part by part, where nobody waits for it: all at once it is the longest thing that the page does. */
async function layOutInTurn() {
  let index = 0;
  for (const part of document.querySelectorAll(".few tr, .card, .table-frame, .entry")) {
    if (index++ % 5 === 0) await quiet();
    part.classList.add("laid");
  }
  layOut();
}

addEventListener("keydown", layOut, { once: true });
let top = scrollY;
addEventListener("scroll", () => {
  // Who scrolls meets one part after the other; who leaps needs the heights of all that is between.
  if (Math.abs(scrollY - top) > innerHeight) layOut();
  top = scrollY;
});
// A press on a mark is answered first: only links lead on.
addEventListener("click", ({ target }) => /** @type {Element} */ (target).closest("a") && layOut());
// Who comes into the middle of the page needs the heights of all that is above.
if (location.hash) layOut();
// The first picture waits for no script, unless it would tell what is to be asked.
else if (!document.querySelector("[data-asks=first]")) await painted();
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
}).then(linkOutside).then(layOutInTurn);
