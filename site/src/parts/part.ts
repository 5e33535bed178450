import { LitElement } from "lit";
import type { Range } from "say-so";
import type { Filter, ReadClaim, Reading, VoiceOf } from "../reading/model.js";
import type { CheckedBefore } from "./checks.js";

/** A part of the page. Parts share the page's style sheet, so they render without a shadow root. */
export class Part extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}

/** The pane of a narrow page; on a wide one the text always stands beside the list. */
export type Pane = "text" | "claims" | "voices" | "source" | "compare";

/** What a reader has asked to see. */
export interface View {
  reading: Reading;
  filter: Filter;
  /** The claims that the filter lets through. */
  shown: readonly ReadClaim[];
  chosen: ReadClaim | undefined;
  voice: VoiceOf | undefined;
  /** True after a jump to the source sentence, until the way back is taken. */
  atSource: boolean;
  pane: Pane;
  /** Where fact-checks are open. */
  before: CheckedBefore | undefined;
}

/** How a choice was made: by keyboard the card takes the focus, and `follow` leaves it where it is. */
export type By = "pointer" | "keyboard" | "follow";

export interface Actions {
  choose(id: string, by: By): void;
  /** The neighbour of the chosen claim among those shown. */
  step(by: 1 | -1): void;
  close(): void;
  chooseVoice(id: string | null): void;
  filter(change: Partial<Filter>): void;
  /** To the source sentence of the chosen claim, and back. */
  jump(): void;
  pane(pane: Pane): void;
  /** Brings a stretch of the article into sight and selects it. */
  show(range: Range): void;
  /** Goes to a claim of another open text. */
  showIn(paper: string, claim: string): void;
  say(message: string): void;
  /** Fact-checks to compare with; null closes those that are open. */
  compareWith(file: File | null): void;
}

/** Keyboard clicks carry no click count. */
export const byOf = (event: MouseEvent): By => (event.detail === 0 ? "keyboard" : "pointer");
