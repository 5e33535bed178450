const KEY = "sayso.texts";

/** The open texts, and which of them is in front. */
export interface Drafts {
  texts: string[];
  front: number;
}

/**
 * What was typed survives a reload of the tab, and ends with the tab. False where storage is full or
 * forbidden: then texts are on the page alone.
 */
export function saveDrafts(texts: readonly string[], front: number): boolean {
  const empty = texts.every((text) => text === "");
  try {
    if (empty) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify({ texts, front }));
    return true;
  } catch {
    return empty;
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
