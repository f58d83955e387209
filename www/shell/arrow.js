import { create } from "./dom.js";

/** The arrow of a link that leads on; it is seen and not heard. */
export function arrow() {
  const sign = create("span", "", "→");
  sign.setAttribute("aria-hidden", "true");
  return sign;
}
