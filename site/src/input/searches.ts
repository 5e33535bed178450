/** Where a reader looks on: addresses of other people's sites, asked only by a click. */
export interface Search {
  id: "checks" | "words";
  name: string;
  /** An https address; `{words}` stands for what is looked for. */
  address: string;
}

export const kWords = "{words}";
const kKey = "sayso.searches";

/** Longer queries are cut by those who are asked. In UTF-16 units. */
const kLongest = 200;

const defaults: readonly Search[] = [
  {
    id: "checks",
    name: "Search fact-checks of it",
    address: `https://toolbox.google.com/factcheck/explorer/search/${kWords}`,
  },
  {
    id: "words",
    name: "Search these words",
    address: `https://duckduckgo.com/?q="${kWords}"`,
  },
];

/** The reader's own addresses in place of the defaults. */
export function searches(): Search[] {
  const own = saved();
  return defaults.map((search) => ({ ...search, address: own[search.id] ?? search.address }));
}

/** An empty address brings the default back. False where `address` is none that can be asked. */
export function setSearch(id: Search["id"], address: string): boolean {
  if (address !== "" && !isAddress(address)) return false;
  const own = { ...saved(), [id]: address };
  try {
    localStorage.setItem(
      kKey,
      JSON.stringify(Object.fromEntries(Object.entries(own).filter(([, one]) => one !== ""))),
    );
  } catch {
    // Forbidden: the default stays.
  }
  return true;
}

/** The address that looks for `words`. */
export function addressOf({ address }: Search, words: string): string {
  const cut = words.replace(/["“”]/g, "").slice(0, kLongest);
  return new URL(address.replaceAll(kWords, () => encodeURIComponent(cut))).href;
}

function isAddress(address: string): boolean {
  return address.includes(kWords) && /^https:\/\/[^/]/.test(address) && URL.canParse(address);
}

/** What is in the storage may be anything. */
function saved(): Partial<Record<Search["id"], string>> {
  try {
    const found = JSON.parse(localStorage.getItem(kKey) ?? "{}") as Record<string, unknown>;
    return Object.fromEntries(
      defaults.flatMap(({ id }) => {
        const address = found[id];
        return typeof address === "string" && isAddress(address) ? [[id, address]] : [];
      }),
    );
  } catch {
    return {};
  }
}
