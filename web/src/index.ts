export { SaysoError } from "./api.js";
export type {
  AnalyzeOptions,
  ArticleInfo,
  Progress,
  Sayso,
  SaysoErrorCode,
  SaysoOptions,
  Session,
} from "./api.js";
export { certaintyOf, claimTypes, families, familyOf, initialsOf, stepOf } from "./look.js";
export type { Certainty, Family, Step } from "./look.js";
export type * from "./types.js";
export { createSayso } from "./sayso.js";
export { latestOnly } from "./latest.js";
