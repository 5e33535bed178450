import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import { titleOf } from "../reading/words.js";

/** A text that was read before. */
export interface Kept {
  id: number;
  title: string;
  text: string;
  claims: number;
  /** Milliseconds since 1970. */
  read: number;
}

interface Schema extends DBSchema {
  texts: { key: number; value: Omit<Kept, "id"> & { id?: number } };
}

/** So many are kept, the oldest goes first; a longer text, in UTF-16 units, is not kept. */
export const kMostKept = 50;
export const kLongestKept = 200_000;

const kSwitch = "sayso.keep";
const kChannel = "sayso.shelf";
let opened: Promise<IDBPDatabase<Schema>> | undefined;

/**
 * What was read, kept in this browser alone. Every call gives its best: where storage is full or
 * forbidden, nothing is kept and nothing fails.
 */
function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>("sayso", 1, {
    upgrade: (db) => void db.createObjectStore("texts", { keyPath: "id", autoIncrement: true }),
    terminated: () => (opened = undefined),
  }).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/** The latest first. */
export async function kept(): Promise<Kept[]> {
  try {
    const all = (await (await database()).getAll("texts")) as Kept[];
    return all.sort((a, b) => b.read - a.read);
  } catch {
    return [];
  }
}

/** Keeps a text, once however often it is read. */
export async function keep(text: string, claims: number): Promise<void> {
  if (!isKeeping() || text.length > kLongestKept) return;
  try {
    const before = await kept();
    const same = before.filter((one) => one.text === text);
    const gone = [...same, ...before.filter((one) => one.text !== text).slice(kMostKept - 1)];
    const transaction = (await database()).transaction("texts", "readwrite");
    await Promise.all([
      ...gone.map(({ id }) => transaction.store.delete(id)),
      transaction.store.add({ title: titleOf(text), text, claims, read: Date.now() }),
      transaction.done,
    ]);
    tellChange();
  } catch {
    // Full or forbidden: the text is on the page all the same.
  }
}

export async function forget(id: number): Promise<void> {
  await (await database()).delete("texts", id).catch(() => undefined);
}

export async function forgetAll(): Promise<void> {
  await (await database()).clear("texts").catch(() => undefined);
}

/** Calls `changed` when a text was kept, by this page or another one; ends by the signal. */
export function watch(changed: () => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(kChannel);
  channel.addEventListener("message", changed);
  signal.addEventListener("abort", () => channel.close());
}

function tellChange(): void {
  const channel = new BroadcastChannel(kChannel);
  channel.postMessage("kept");
  channel.close();
}

export function isKeeping(): boolean {
  try {
    return localStorage.getItem(kSwitch) !== "no";
  } catch {
    return false;
  }
}

export function keepFromNowOn(on: boolean): void {
  try {
    if (on) localStorage.removeItem(kSwitch);
    else localStorage.setItem(kSwitch, "no");
  } catch {
    // Without storage nothing is kept anyway.
  }
}
