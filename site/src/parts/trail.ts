import type { Pane } from "./part.js";

/** Where a reader is; what the browser's Back and Forward lead through. */
export interface Place {
  /** The id of the text in front. */
  paper: string;
  mode: "edit" | "read" | "review";
  claim: string | null;
  voice: string | null;
  pane: Pane;
}

export const nowhere: Place = { paper: "", mode: "edit", claim: null, voice: null, pane: "text" };

interface Entry {
  sayso: Place;
  /** The place that Back leads to. */
  from?: Place | undefined;
}

const same = (a: Place | undefined, b: Place) =>
  a?.paper === b.paper &&
  a.mode === b.mode &&
  a.claim === b.claim &&
  a.voice === b.voice &&
  a.pane === b.pane;

/**
 * The way through the page, kept in the browser's history. Going from claim to claim replaces the
 * entry, so that Back always leads out of the card, and closing one takes the same way back.
 */
export class Trail {
  private entry: Entry = { sayso: nowhere };

  constructor(private readonly arrive: (place: Place) => void) {}

  start(place: Place): void {
    this.entry = { sayso: place };
    history.replaceState(this.entry, "");
    addEventListener("popstate", this.popped);
  }

  stop(): void {
    removeEventListener("popstate", this.popped);
  }

  go(place: Place): void {
    if (this.record(place)) this.arrive(place);
  }

  /** Puts a place into the history before the page is there; false where it is the present one. */
  record(place: Place): boolean {
    const { sayso: here, from } = this.entry;
    if (same(here, place)) return false;
    const sideways =
      here.paper === place.paper &&
      here.mode === place.mode &&
      here.claim !== null &&
      place.claim !== null;
    if (same(from, place)) {
      history.back();
      this.entry = { sayso: place };
    } else if (sideways) {
      this.entry = { sayso: place, from };
      history.replaceState(this.entry, "");
    } else {
      this.entry = { sayso: place, from: here };
      history.pushState(this.entry, "");
    }
    return true;
  }

  private readonly popped = (event: PopStateEvent) => {
    const entry = event.state as Entry | null;
    if (!entry?.sayso) return;
    this.entry = entry;
    this.arrive(entry.sayso);
  };
}
