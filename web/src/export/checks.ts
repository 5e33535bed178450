/** Fact-checks of others, as an editor has confirmed them. */
import { tellCheck } from "../factchecks/telling.js";
import { confirmed } from "../review/checks.js";
import { oneLine } from "../review/reading.js";
import type { LikeCheck, ReviewedClaim } from "../review/types.js";
import { checkWordsFor } from "../words/checks.js";
import { filled } from "../words/fill.js";
import type { ExportOptions } from "./claims.js";

/** In words of ours around theirs. */
export interface ExportedCheck {
  check: LikeCheck;
  label: string;
  text: string;
}

export function checksOf(
  { checks }: ReviewedClaim,
  { language = "en" }: ExportOptions,
): ExportedCheck[] {
  const checked = checkWordsFor(language);
  return confirmed(checks).map((check) => {
    const { near, sentence } = tellCheck(check, checked, language);
    const claim = filled(checked.quoted, { words: oneLine(check.claim) });
    return {
      check,
      label: checked.mark,
      text: `${near ? `${checked.near}: ` : ""}${oneLine(sentence)} (${claim})`,
    };
  });
}
