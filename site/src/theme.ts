const KEY = "sayso.theme";

type Theme = "light" | "dark";

const system = matchMedia("(prefers-color-scheme: dark)");

function chosen(): Theme | undefined {
  try {
    const theme = localStorage.getItem(KEY);
    return theme === "light" || theme === "dark" ? theme : undefined;
  } catch {
    return undefined;
  }
}

export const theme = (): Theme =>
  (document.documentElement.dataset["theme"] as Theme | undefined) ??
  (system.matches ? "dark" : "light");

/** Takes up the reader's earlier choice; without one the page follows the system. */
export function applyTheme(): void {
  const kept = chosen();
  if (kept) document.documentElement.dataset["theme"] = kept;
}

/** Light becomes dark and the other way round; a choice that is the system's own is not kept. */
export function turnTheme(): void {
  const next: Theme = theme() === "dark" ? "light" : "dark";
  const follows = next === (system.matches ? "dark" : "light");
  if (follows) delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = next;
  try {
    if (follows) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, next);
  } catch {
    // The choice then lasts as long as the page.
  }
}
