/** The script of a figure's page in a frame. */
import { startFrame } from "./framing.js";

startFrame();
