/**
 * For pages that embed figures: fits the height of their frames, and defines <waymark-figure>.
 * Bundled as a classic script, it may be included more than once and leaves nothing behind on the page.
 */
import { define } from "./define.js";

const script = document.currentScript;
define(script instanceof HTMLScriptElement && script.src ? script.src : document.baseURI);
