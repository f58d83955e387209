/** The script of the opening, which comes with its engine: the map that is flown, and the cards that it follows. */
export { Flight } from "../figure/flight.js";
export { followCards } from "./cards.js";
