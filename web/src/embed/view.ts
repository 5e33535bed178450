/** What the parts of the element are drawn from, and what they can ask for. */
import type { CitedLink } from "../host/links.js";
import type { Edit, NoteEdit } from "../review/edit.js";
import type { History } from "../review/history.js";
import type { Kept } from "../review/drafts.js";
import type { Edge } from "../review/stretch.js";
import type { Review } from "../review/types.js";
import { counted, type Words } from "../words/index.js";
import type { Beside } from "./beside.js";
import type { ShownClaim, ShownSpeaker } from "./claims.js";
import type { Theme } from "./theme.js";
import type { FormatName } from "../export/formats.js";

/** `found`: by the engine; `published`: from a file; `editing`: an editor reviews. */
export type Mode = "found" | "published" | "editing";

export type Status =
  { is: "loading" } | { is: "reading" } | { is: "shown" } | { is: "failed"; why: string };

export interface View {
  words: Words;
  language: string;
  theme: Theme;
  mode: Mode;
  status: Status;
  open: boolean;
  /** False where the claims stand in no text of this page. */
  hosted: boolean;
  history: History | undefined;
  review: Review | undefined;
  claims: readonly ShownClaim[];
  speakers: readonly ShownSpeaker[];
  /** Only this speaker's claims are listed. */
  speaker: string | undefined;
  /** So many claims are in the list by now. */
  most: number;
  chosen: ShownClaim | undefined;
  atSource: boolean;
  cited: readonly CitedLink[];
  unchanged: boolean;
  lost: Review["claims"];
  /** Fact-checks of others, where there are some. */
  beside: Beside | undefined;
  kept: Kept;
  /** An editor's keys are wanted. */
  keys: boolean;
  /** Said to everybody, also to screen readers. */
  said: string;
  mail: string | undefined;
  actions: Actions;
}

export interface Actions {
  toggle(): void;
  retry(): void;
  more(): void;
  listen(speaker: string): void;
  choose(id: string | null): void;
  step(by: 1 | -1): void;
  jump(): void;
  copyLink(): void;
  report(event: Event): void;
  edit(edit: Edit): void;
  /** A note as far as it is written: kept as soon as the keys rest, for a tab may crash. */
  type(note: NoteEdit): void;
  takeSelection(): void;
  /** One word more or less at an end of the chosen claim. */
  stretch(edge: Edge, by: 1 | -1): void;
  undo(): void;
  redo(): void;
  save(format: FormatName | "review"): Promise<void>;
  say(words: string): void;
}

export const countOf = ({ words, language }: View, what: "claims" | "speakers", n: number) =>
  counted(words.ui[what], n, language);

/** The claims that are listed. */
export const listed = ({ claims, speaker }: View): readonly ShownClaim[] =>
  speaker === undefined ? claims : claims.filter((claim) => claim.speaker.id === speaker);

export const accentOf = ({ speakers }: View, id: string): number | undefined =>
  speakers.find(({ speaker }) => speaker.id === id)?.accent;
