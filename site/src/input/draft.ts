const KEY = "sayso.text";

/** What was typed survives a reload of the tab, and ends with the tab. */
export function saveDraft(text: string): void {
  try {
    if (text === "") sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, text);
  } catch {
    // Storage is full or forbidden: the text is still in the box.
  }
}

export function savedDraft(): string {
  try {
    return sessionStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}
