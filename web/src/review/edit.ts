/** What an editor does to a review: each edit gives a new review and leaves the old one as it was. */
import type { ClaimType } from "../types.js";
import { nameOfCheck } from "./checks.js";
import { ReviewError } from "./read.js";
import type {
  Correction,
  Decision,
  LikeCheck,
  Quote,
  Review,
  ReviewedClaim,
  ReviewedSpeaker,
  Reviewer,
  Verdict,
} from "./types.js";

export type Edit =
  | { edit: "decide"; claim: string; decision: Decision }
  | { edit: "decide-all"; decision: Decision }
  | { edit: "span"; claim: string; spans: Quote[] }
  | { edit: "speaker"; claim: string; speaker: string }
  | { edit: "add-speaker"; speaker: ReviewedSpeaker }
  | { edit: "change-speaker"; id: string; name: string; role: string }
  | { edit: "merge-speakers"; from: string; into: string }
  | { edit: "type"; claim: string; type: ClaimType; checkable: boolean }
  | NoteEdit
  | { edit: "verdict"; claim: string; verdict: Verdict | null }
  | { edit: "check"; claim: string; check: LikeCheck; decision: Decision }
  | { edit: "reviewer"; reviewer: Reviewer }
  | { edit: "correct"; correction: Correction };

export interface NoteEdit {
  edit: "note";
  claim: string;
  note: string;
}

/** `now` is ISO 8601. Throws a ReviewError where the edit names nothing in the review. O(review). */
export function applyEdit(review: Review, edit: Edit, now: string): Review {
  return { ...review, ...changes(review, edit), modified: now };
}

function changes(review: Review, edit: Edit): Partial<Review> {
  switch (edit.edit) {
    case "decide":
      return claim(review, edit.claim, { decision: edit.decision });
    case "decide-all":
      return { claims: review.claims.map((each) => undecided(each, edit.decision)) };
    case "span":
      if (edit.spans.length === 0) throw new ReviewError("A claim needs at least one span.");
      return claim(review, edit.claim, { spans: edit.spans });
    case "speaker":
      // a speaker that an editor has set is sure
      return claim(review, edit.claim, {
        speaker: speaker(review, edit.speaker).id,
        confidence: 1,
      });
    case "add-speaker":
      return addSpeaker(review, edit.speaker);
    case "change-speaker":
      return changeSpeaker(review, edit);
    case "merge-speakers":
      return mergeSpeakers(review, edit.from, edit.into);
    case "type":
      return claim(review, edit.claim, { type: edit.type, checkable: edit.checkable });
    case "note":
      return claim(review, edit.claim, { note: edit.note || undefined });
    case "verdict":
      return claim(review, edit.claim, { verdict: edit.verdict ?? undefined });
    case "check":
      return judged(review, edit);
    case "reviewer":
      return { reviewer: edit.reviewer };
    case "correct":
      return { corrections: [...review.corrections, edit.correction] };
  }
}

/** As many as a file may hold, the last ones. */
const kMostChecks = 100;

/** What is open again is a candidate like others, and not kept. */
function judged(
  review: Review,
  { claim: id, check, decision }: { claim: string; check: LikeCheck; decision: Decision },
): Partial<Review> {
  const known = review.claims.find((each) => each.id === id)?.checks ?? [];
  const others = known.filter((each) => nameOfCheck(each) !== nameOfCheck(check));
  const checks = decision === "open" ? others : [...others, { ...check, decision }];
  return claim(review, id, { checks: checks.length > 0 ? checks.slice(-kMostChecks) : undefined });
}

type Change = { [Name in keyof ReviewedClaim]?: ReviewedClaim[Name] | undefined };

function claim({ claims }: Review, id: string, change: Change): Partial<Review> {
  if (!claims.some((each) => each.id === id)) throw new ReviewError(`There is no claim ${id}.`);
  return {
    claims: claims.map((each) => (each.id === id ? defined({ ...each, ...change }) : each)),
  };
}

/** Without the members that are undefined, which a file could not hold. */
function defined(changed: Change): ReviewedClaim {
  return Object.fromEntries(
    Object.entries(changed).filter(([, value]) => value !== undefined),
  ) as unknown as ReviewedClaim;
}

const undecided = (each: ReviewedClaim, decision: Decision): ReviewedClaim =>
  each.decision === "open" ? { ...each, decision } : each;

function speaker({ speakers }: Review, id: string): ReviewedSpeaker {
  const found = speakers.find((each) => each.id === id);
  if (!found) throw new ReviewError(`There is no speaker ${id}.`);
  return found;
}

function addSpeaker({ speakers }: Review, added: ReviewedSpeaker): Partial<Review> {
  if (speakers.some(({ id }) => id === added.id)) {
    throw new ReviewError(`There already is a speaker ${added.id}.`);
  }
  return { speakers: [...speakers, added] };
}

function changeSpeaker(
  review: Review,
  { id, name, role }: { id: string; name: string; role: string },
): Partial<Review> {
  const { kind } = speaker(review, id);
  const changed: ReviewedSpeaker = { id, name, kind, ...(role !== "" && { role }) };
  return { speakers: review.speakers.map((each) => (each.id === id ? changed : each)) };
}

function mergeSpeakers(review: Review, from: string, into: string): Partial<Review> {
  const [gone, kept] = [speaker(review, from), speaker(review, into)];
  if (from === into) throw new ReviewError("A speaker cannot be merged with itself.");
  const role = kept.role ?? gone.role;
  return {
    speakers: review.speakers
      .filter(({ id }) => id !== from)
      .map((each) => (each.id === into && role !== undefined ? { ...each, role } : each)),
    claims: review.claims.map((each) =>
      each.speaker === from ? { ...each, speaker: into } : each,
    ),
  };
}
