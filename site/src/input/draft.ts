const KEY = "sayso.texts";

/** The open texts, and which of them is in front. */
export interface Drafts {
  texts: string[];
  front: number;
}

/** What was typed survives a reload of the tab, and ends with the tab. */
export function saveDrafts(texts: readonly string[], front: number): void {
  try {
    if (texts.every((text) => text === "")) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify({ texts, front }));
  } catch {
    // Storage is full or forbidden: the texts are still on the page.
  }
}

export function savedDrafts(): Drafts {
  try {
    const saved = JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Partial<Drafts> | null;
    const texts = Array.isArray(saved?.texts) ? saved.texts : [];
    return {
      texts: texts.filter((text) => typeof text === "string"),
      front: Number(saved?.front) || 0,
    };
  } catch {
    return { texts: [], front: 0 };
  }
}
