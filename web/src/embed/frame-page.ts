/** The script of frame.html. */
import { startFrame } from "./frame.js";

startFrame(new URLSearchParams(location.search));
