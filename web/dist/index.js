export { SaysoError } from "./api.js";
export { createSayso } from "./sayso.js";
export { latestOnly } from "./latest.js";
