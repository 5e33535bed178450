/** What the tests ask of a browser, whoever drives it. */
import { existsSync } from "node:fs";

export type Key = "ArrowDown" | "Enter" | "Escape" | "Tab";

export interface Browser {
  goto(url: string): Promise<void>;
  /** Runs a function in the page with arguments that JSON can hold; it must not name anything outside itself. */
  run<Given extends unknown[], Result>(
    script: (...given: Given) => Result | Promise<Result>,
    ...given: Given
  ): Promise<Result>;
  /** At a point of the window, in CSS pixels. */
  click(x: number, y: number): Promise<void>;
  press(key: Key): Promise<void>;
  close(): Promise<void>;
}

/** A browser that a machine may have. */
export interface Installed {
  name: string;
  /** Whether what it is made of is on this machine. */
  here: boolean;
  open(): Promise<Browser>;
}

export const isHere = (...files: string[]): boolean => files.every((file) => existsSync(file));

/** Asks again until something holds; the last answer is in the error. */
export async function until<T>(
  ask: () => Promise<T>,
  holds: (answer: T) => boolean,
  ms = 15_000,
): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (Date.now() > end) throw new Error(`not within ${ms} ms: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
