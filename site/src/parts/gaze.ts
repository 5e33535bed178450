import type { Range } from "say-so";
import type { ReadClaim } from "../reading/model.js";
import { ArticlePart } from "./article.js";
import type { View } from "./part.js";
import { rangeOf, scrollBy, travel, type Sight } from "./places.js";

/** On a wide page the text stands beside the list, on a narrow one in its place. */
export const wide = matchMedia("(min-width: 72rem)");

/** Brings places of the article into sight. */
export class Gaze {
  constructor(private readonly page: HTMLElement) {}

  /** Selects a stretch of the text, too. */
  async atRange(range: Range): Promise<void> {
    await this.article?.bring(range.begin);
    const found = this.placeOf(range);
    if (!found) return;
    getSelection()?.setBaseAndExtent(
      found.startContainer,
      found.startOffset,
      found.endContainer,
      found.endOffset,
    );
    scrollBy(travel(this.sight(), found.getBoundingClientRect()));
  }

  async bring({ claim }: ReadClaim): Promise<void> {
    await this.article?.bring(claim.spans[0]?.begin ?? 0);
  }

  /** Claim and source sentence, the one that matters now if both do not fit. */
  atChosen({ chosen, reading, atSource }: View): void {
    const span = chosen?.claim.spans[0];
    const sentence = chosen && reading.analysis.sentences[chosen.claim.source_sentence];
    const claim = span && this.placeOf(span)?.getBoundingClientRect();
    const source = sentence && this.placeOf(sentence)?.getBoundingClientRect();
    if (!claim) return;
    const distance = travel(this.sight(), atSource && source ? source : claim, source);
    if (distance !== 0) scrollBy(distance);
  }

  /** The first claim that is shown, unless one of them is in sight. */
  async atFirst({ shown }: View): Promise<void> {
    const { article } = this;
    const first = shown[0]?.claim.spans[0];
    if (!article || !first) return;
    await article.bring(first.begin);
    const { top, bottom } = this.sight();
    const marks = [...article.querySelectorAll("[data-claim]")].map((mark) =>
      mark.getBoundingClientRect(),
    );
    if (marks.some((mark) => mark.top >= top && mark.bottom <= bottom)) return;
    const place = this.placeOf(first)?.getBoundingClientRect();
    if (place) scrollBy(travel(this.sight(), place));
  }

  private get article(): ArticlePart | null {
    return this.page.querySelector<ArticlePart>("sayso-article");
  }

  private placeOf(range: Range) {
    return this.article ? rangeOf(this.article, range) : undefined;
  }

  private sight(): Sight {
    const card = this.page.querySelector(".card")?.getBoundingClientRect();
    return { top: 24, bottom: wide.matches || !card ? innerHeight - 24 : card.top - 16 };
  }
}
