/** The script of a map's page in a frame: it can be seen from nearer. */
import { startFrame } from "./framing.js";
import { Zoom } from "../figure/zoom.js";

startFrame(Zoom);
