/**
 * How marks look in the page's text. The rules stand in a layer, so any rule of the page's own goes
 * before them, and hold for screens only: printing is the page's.
 */
import { kMarkName, kPrefix } from "../host/marks.js";

interface Colours {
  line: string;
  tints: readonly [string, string, string];
}
interface Hues {
  style: string;
  width: string;
  light: Colours;
  dark: Colours;
}

const kNone = "transparent";

const families: Record<string, Hues> = {
  fact: {
    style: "solid",
    width: "1.5px",
    light: {
      line: "oklch(0.62 0.13 78)",
      tints: ["oklch(0.984 0.012 88)", "oklch(0.962 0.034 90)", "oklch(0.928 0.07 92)"],
    },
    dark: {
      line: "oklch(0.74 0.11 80)",
      tints: ["oklch(0.242 0.016 85)", "oklch(0.285 0.034 85)", "oklch(0.335 0.056 85)"],
    },
  },
  forecast: {
    style: "dashed",
    width: "1.5px",
    light: {
      line: "oklch(0.52 0.15 280)",
      tints: [kNone, "oklch(0.965 0.018 285)", "oklch(0.935 0.036 285)"],
    },
    dark: {
      line: "oklch(0.76 0.11 285)",
      tints: [kNone, "oklch(0.262 0.03 285)", "oklch(0.3 0.05 285)"],
    },
  },
  demand: {
    style: "dotted",
    width: "2px",
    light: {
      line: "oklch(0.53 0.15 345)",
      tints: [kNone, "oklch(0.966 0.017 345)", "oklch(0.938 0.034 345)"],
    },
    dark: {
      line: "oklch(0.77 0.11 345)",
      tints: [kNone, "oklch(0.262 0.028 345)", "oklch(0.3 0.046 345)"],
    },
  },
  view: {
    style: "solid",
    width: "1px",
    light: { line: "oklch(0.6 0.055 225)", tints: [kNone, kNone, kNone] },
    dark: { line: "oklch(0.68 0.055 225)", tints: [kNone, kNone, kNone] },
  },
};

const kInk = { light: "oklch(0.23 0.012 270)", dark: "oklch(0.94 0.008 85)" };
const kChosen = { light: "oklch(0.87 0.075 265)", dark: "oklch(0.42 0.1 265)" };
const kSource = { light: "oklch(0.95 0.02 265)", dark: "oklch(0.3 0.045 265)" };
const kAccent = { light: "oklch(0.42 0.1 265)", dark: "oklch(0.82 0.08 265)" };

const kThemes = ["light", "dark"] as const;

/** Highlights and the elements that stand in for them look alike. */
const rule = (look: string, body: string) =>
  `::highlight(${kPrefix}${look}){${body}}${kMarkName}[data-look="${look}"]{${body}}`;

function familyRules([family, hues]: [string, Hues]): string {
  return kThemes
    .flatMap((theme) =>
      hues[theme].tints.map((tint, index) => {
        const step = index + 1;
        const line = `var(--sayso-${family}-line,${hues[theme].line})`;
        const ground = `var(--sayso-${family}-tint-${step},${tint})`;
        const ink = tint === kNone ? "" : `color:${kInk[theme]};`;
        return rule(
          `${family}-${step}-${theme}`,
          `${ink}background-color:${ground};text-decoration:underline ${hues.style} ${line} ${hues.width}`,
        );
      }),
    )
    .join("");
}

const chosenRules = kThemes
  .map(
    (theme) =>
      rule(`chosen-${theme}`, `color:${kInk[theme]};background-color:${kChosen[theme]}`) +
      rule(`source-${theme}`, `color:${kInk[theme]};background-color:${kSource[theme]}`) +
      rule(
        `cue-${theme}`,
        `color:${kInk[theme]};background-color:${kSource[theme]};text-decoration:underline double ${kAccent[theme]} 1px`,
      ),
  )
  .join("");

/**
 * The system gives every highlight the one background of chosen things, whatever a rule says: there
 * lines alone tell them apart.
 */
const forced = Object.entries(families)
  .flatMap(([family, { style }]) =>
    kThemes.flatMap((theme) =>
      [1, 2, 3].map((step) =>
        rule(`${family}-${step}-${theme}`, `text-decoration:underline ${style} LinkText 2px`),
      ),
    ),
  )
  .concat(
    kThemes.flatMap((theme) => [
      rule(
        `chosen-${theme}`,
        "color:HighlightText;background-color:Highlight;text-decoration:underline wavy HighlightText 2px",
      ),
      rule(`source-${theme}`, "text-decoration:underline dotted HighlightText 1px"),
      rule(`cue-${theme}`, "text-decoration:underline double HighlightText 2px"),
    ]),
  )
  .join("");

const kRules = `@layer sayso{@media screen{${Object.entries(families).map(familyRules).join("")}${chosenRules}}@media (forced-colors:active){${forced}}}`;

let shared: CSSStyleSheet | undefined;
let users = 0;

/** Gives a page the looks; what it returns takes them away with the last embed. */
export function lendMarkStyles(page: Document): () => void {
  if (!shared) {
    shared = new CSSStyleSheet();
    shared.replaceSync(kRules);
  }
  const sheet = shared;
  users += 1;
  if (users === 1) page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
  return () => {
    users -= 1;
    if (users > 0) return;
    page.adoptedStyleSheets = page.adoptedStyleSheets.filter((each) => each !== sheet);
  };
}
