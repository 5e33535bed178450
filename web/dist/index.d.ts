export { SaysoError } from "./api.js";
export type { AnalyzeOptions, ArticleInfo, Progress, Sayso, SaysoErrorCode, SaysoOptions, } from "./api.js";
export type * from "./types.js";
export { createSayso } from "./sayso.js";
export { latestOnly } from "./latest.js";
