import {
  certaintyOf,
  claimTypes,
  familyOf,
  initialsOf,
  stepOf,
  type Analysis,
  type Attribution,
  type Certainty,
  type Claim,
  type ClaimType,
  type Family,
  type Mention,
  type SpeakerKind,
  type Step,
} from "say-so";

/** Speakers tell apart by this many accents; with more of them the accents come round again. */
export const ACCENTS = 8;

/** One who says something in the article, the article itself among them. */
export interface VoiceOf {
  id: string;
  name: string;
  kind: SpeakerKind;
  role: string | undefined;
  /** In the ring: at most two letters, "?" for an unknown speaker. */
  initials: string;
  /** 0 to ACCENTS - 1; undefined for the narrator and the unknown. */
  accent: number | undefined;
  mentions: Mention[];
  claims: ReadClaim[];
}

/** A claim as the page shows it. */
export interface ReadClaim {
  id: string;
  /** From 1, in the order of the text. */
  number: number;
  claim: Claim;
  family: Family;
  step: Step;
  certainty: Certainty;
  voice: VoiceOf;
  /** Whom the engine would name where it is not sure enough to. */
  guess: string | undefined;
  /** From 1, by check-worthiness. */
  rank: number;
}

/** Which claims are shown; null means all. */
export interface Filter {
  voice: string | null;
  type: ClaimType | null;
  checkable: boolean;
  /** Only claims with a figure, an amount or a date. */
  figures: boolean;
  /** In the claim or its speaker's name, in any case and with or without accents. */
  words: string;
  /** The so many claims that matter most. */
  most: number;
  order: Order;
}

/** As they stand in the text, or what is most worth checking first. */
export type Order = "text" | "worth";

export const everything: Filter = {
  voice: null,
  type: null,
  checkable: false,
  figures: false,
  words: "",
  most: Infinity,
  order: "text",
};

const UNKNOWN = "unknown-speaker";

/** An article with its analysis, arranged for reading. Immutable. */
export class Reading {
  readonly claims: readonly ReadClaim[];
  /** The article's own voice first, then by number of claims, the unknown last. */
  readonly voices: readonly VoiceOf[];
  private readonly byId: ReadonlyMap<string, ReadClaim>;
  private readonly voicesById: ReadonlyMap<string, VoiceOf>;
  private readonly runs: ReadonlyMap<string, ReadonlySet<number>>;

  constructor(
    readonly text: string,
    readonly analysis: Analysis,
  ) {
    const voices = voicesOf(analysis);
    this.claims = claimsOf(analysis, voices);
    this.runs = runsOf(this.claims);
    this.byId = new Map(this.claims.map((claim) => [claim.id, claim]));
    this.voices = [...new Set(voices.values())]
      .filter((voice) => voice.claims.length > 0)
      .sort((a, b) => rankOf(a) - rankOf(b) || b.claims.length - a.claims.length);
    this.voicesById = new Map(this.voices.map((voice) => [voice.id, voice]));
  }

  claim(id: string | null): ReadClaim | undefined {
    return id === null ? undefined : this.byId.get(id);
  }

  voice(id: string | null): VoiceOf | undefined {
    return id === null ? undefined : this.voicesById.get(id);
  }

  /** The claims that a filter lets through, in its order. */
  filtered(filter: Filter): readonly ReadClaim[] {
    const words = plain(filter.words.trim());
    const shown = this.claims.filter(
      (read) =>
        (filter.voice === null || read.voice.id === filter.voice) &&
        (filter.type === null || read.claim.type === filter.type) &&
        (!filter.checkable || read.claim.checkable) &&
        (!filter.figures || (read.claim.values?.length ?? 0) > 0) &&
        read.rank <= filter.most &&
        (words === "" ||
          plain(this.words(read)).includes(words) ||
          plain(read.voice.name).includes(words)),
    );
    return filter.order === "worth" ? shown.sort((a, b) => a.rank - b.rank) : shown;
  }

  /** The kinds of claim in the article with their numbers, in the order of `claimTypes`. */
  kinds(): [ClaimType, number][] {
    const counts = new Map<ClaimType, number>();
    for (const { claim } of this.claims) counts.set(claim.type, (counts.get(claim.type) ?? 0) + 1);
    return claimTypes.flatMap((type) => {
      const count = counts.get(type);
      return count ? [[type, count] as [ClaimType, number]] : [];
    });
  }

  /** The words of a claim, what interrupts them left out as an ellipsis. */
  words(claim: ReadClaim): string {
    return claim.claim.spans.map(({ begin, end }) => this.text.slice(begin, end)).join(" … ");
  }

  attribution(claim: ReadClaim): Attribution | undefined {
    const index = claim.claim.attribution;
    return index === null ? undefined : this.analysis.attributions[index];
  }

  /** How many sentences the quotation or report that holds a claim runs over. */
  run(claim: ReadClaim): number {
    return claim.claim.attribution === null ? 1 : (this.runs.get(runKey(claim))?.size ?? 1);
  }
}

/** In small letters, without accents. */
const plain = (text: string) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ");

const runKey = ({ claim }: ReadClaim) => `${claim.source_sentence} ${claim.speaker}`;

/** The sentences of each run: of what one speaker says by one source sentence. */
function runsOf(claims: readonly ReadClaim[]): Map<string, Set<number>> {
  const runs = new Map<string, Set<number>>();
  for (const claim of claims) {
    if (claim.claim.voice === "narrator") continue;
    const key = runKey(claim);
    const run = runs.get(key) ?? new Set();
    runs.set(key, run.add(claim.claim.sentence));
  }
  return runs;
}

function rankOf(voice: VoiceOf): number {
  return voice.kind === "narrator" ? 0 : voice.kind === "unknown" ? 2 : 1;
}

function voicesOf(analysis: Analysis): Map<string, VoiceOf> {
  const unknown: VoiceOf = {
    id: UNKNOWN,
    name: "Unknown",
    kind: "unknown",
    role: undefined,
    initials: "?",
    accent: undefined,
    mentions: [],
    claims: [],
  };
  const voices = new Map([[UNKNOWN, unknown]]);
  let accents = 0;
  for (const { id, name, kind, role, mentions } of analysis.speakers) {
    const faceless = kind === "narrator" || kind === "unknown";
    const voice: VoiceOf = {
      id,
      name: kind === "narrator" && name === "" ? "The article" : name,
      kind,
      role: role ?? undefined,
      initials: initialsOf(name, kind),
      accent: faceless ? undefined : accents++ % ACCENTS,
      mentions,
      claims: [],
    };
    voices.set(id, kind === "unknown" ? unknown : voice);
  }
  return voices;
}

function claimsOf(analysis: Analysis, voices: ReadonlyMap<string, VoiceOf>): ReadClaim[] {
  const ranks = new Map(
    [...analysis.claims]
      .sort((a, b) => b.score - a.score)
      .map((claim, index) => [claim.id, index + 1]),
  );
  const begin = (claim: Claim) => claim.spans[0]?.begin ?? 0;
  const unknown = voices.get(UNKNOWN) as VoiceOf;
  return [...analysis.claims]
    .sort((a, b) => begin(a) - begin(b))
    .map((claim, index) => {
      const named = voices.get(claim.speaker) ?? unknown;
      const certainty = named === unknown ? "unknown" : certaintyOf(claim.confidence);
      const voice = certainty === "unknown" ? unknown : named;
      const read: ReadClaim = {
        id: claim.id,
        number: index + 1,
        claim,
        family: familyOf(claim.type),
        step: stepOf(claim.score, analysis.engine.checkworthy),
        certainty,
        voice,
        guess: voice === named ? undefined : named.name,
        rank: ranks.get(claim.id) ?? 1,
      };
      voice.claims.push(read);
      return read;
    });
}
