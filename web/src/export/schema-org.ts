/** schema.org as JSON-LD: `Claim` and `Quotation` for what is said, `ClaimReview` drafts for verdicts. */
import { confirmed } from "../review/checks.js";
import { wordsOfClaim } from "../review/reading.js";
import type { LikeCheck, Review, ReviewedSpeaker, Verdict } from "../review/types.js";
import { exportedClaims, idOf, type ExportedClaim, type ExportOptions } from "./claims.js";

/** A node of JSON-LD. */
export interface Thing {
  "@type": string;
  "@id"?: string;
  [property: string]: unknown;
}

export interface Graph {
  "@context": "https://schema.org";
  "@graph": Thing[];
}

/** The article, its speakers, each claim, and for what stands in quote marks the quotation. */
export function schemaOrg(review: Review, options: ExportOptions = {}): Graph {
  const claims = exportedClaims(review, options);
  const speakers = new Map(claims.map(({ speaker }) => [speaker.id, speaker]));
  const named = [...speakers.values()].filter(isSomebody);
  return {
    "@context": "https://schema.org",
    "@graph": [
      articleOf(review),
      ...named.map((speaker) => agentOf(review, speaker)),
      ...claims.flatMap((each) => thingsOf(review, each)),
    ],
  };
}

/** For each claim with a verdict what a journalist completes and signs: a draft, and marked as one. */
export function claimReviews(review: Review, options: ExportOptions = {}): Graph {
  const checked = exportedClaims(review, options).flatMap((each) =>
    each.claim.verdict ? [claimReview(review, each, each.claim.verdict)] : [],
  );
  return { "@context": "https://schema.org", "@graph": checked };
}

/** The article's own voice is its author; who is unknown is nobody. */
const isSomebody = ({ kind }: ReviewedSpeaker) => kind !== "narrator" && kind !== "unknown";

const speakerId = (review: Review, { id }: ReviewedSpeaker) => idOf(review, `speaker-${id}`);

function articleOf({ article }: Review): Thing {
  const { headline, outlet, date, url, language } = article;
  return {
    "@type": "NewsArticle",
    ...(url && { "@id": url, url }),
    ...(headline && { headline }),
    ...(outlet && { publisher: { "@type": "Organization", name: outlet } }),
    ...(date && { datePublished: date }),
    ...(language && { inLanguage: language }),
  };
}

function agentOf(review: Review, speaker: ReviewedSpeaker): Thing {
  const { kind, name, role } = speaker;
  const person = kind === "person" || kind === "unnamed";
  return {
    "@type": person ? "Person" : "Organization",
    "@id": speakerId(review, speaker),
    name,
    ...(role && (person ? { jobTitle: role } : { description: role })),
  };
}

function thingsOf(review: Review, exported: ExportedClaim): Thing[] {
  const { claim, speaker } = exported;
  const quotation = idOf(review, `quotation-${claim.id}`);
  const quoted = claim.voice === "direct" || claim.voice === "floating";
  const said = quoted && isSomebody(speaker);
  // the vocabulary has no word for a near miss
  const checks = confirmed(claim.checks).filter(({ difference }) => difference === "none");
  return [
    {
      ...claimOf(review, exported),
      ...(said && { isBasedOn: { "@id": quotation } }),
      ...(checks.length > 0 && { subjectOf: checks.map(checkOf) }),
    },
    ...(said
      ? [
          {
            "@type": "Quotation",
            "@id": quotation,
            text: wordsOfClaim(claim),
            spokenByCharacter: { "@id": speakerId(review, speaker) },
            isPartOf: articleReference(review),
          },
        ]
      : []),
  ];
}

function claimOf(review: Review, { claim, speaker }: ExportedClaim): Thing {
  return {
    "@type": "Claim",
    "@id": idOf(review, `claim-${claim.id}`),
    text: wordsOfClaim(claim),
    ...(isSomebody(speaker) && { author: { "@id": speakerId(review, speaker) } }),
    appearance: articleReference(review),
  };
}

/** Somebody else's, under their name and at their address. */
function checkOf(check: LikeCheck): Thing {
  const { claim, claimant, date, rating, publisher, url, title } = check;
  return {
    "@type": "ClaimReview",
    ...(url && { "@id": url, url }),
    ...(title && { name: title }),
    claimReviewed: claim,
    itemReviewed: {
      "@type": "Claim",
      text: claim,
      // whether a person or a house is not known
      ...(claimant && { author: { name: claimant } }),
      ...(date && { datePublished: date }),
    },
    ...(publisher && { author: { "@type": "Organization", name: publisher } }),
    ...(rating && { reviewRating: { "@type": "Rating", alternateName: rating } }),
  };
}

const articleReference = (review: Review): object =>
  review.article.url ? { "@id": review.article.url } : articleOf(review);

function claimReview(
  review: Review,
  { claim, speaker }: ExportedClaim,
  { rating, summary, evidence, date }: Verdict,
): Thing {
  const { reviewer, article } = review;
  const somebody = isSomebody(speaker);
  return {
    "@type": "ClaimReview",
    "@id": idOf(review, `review-${claim.id}`),
    creativeWorkStatus: "Draft",
    datePublished: date,
    claimReviewed: wordsOfClaim(claim),
    itemReviewed: {
      "@type": "Claim",
      text: wordsOfClaim(claim),
      ...(somebody && { author: agentOf(review, speaker) }),
      ...(article.date && { datePublished: article.date }),
      appearance: articleOf(review),
    },
    ...(reviewer && {
      author: {
        "@type": "Person",
        name: reviewer.name,
        ...(reviewer.url && { url: reviewer.url }),
      },
    }),
    reviewRating: { "@type": "Rating", alternateName: rating },
    ...(summary && { reviewBody: summary }),
    citation: evidence.map(({ url, title }) => ({
      "@type": "CreativeWork",
      url,
      ...(title && { name: title }),
    })),
  };
}
