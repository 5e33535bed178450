/** What several embeds of a page use together, by its name; freed when the last of them is gone. */
export interface Shared {
  readonly ready: Promise<unknown>;
  close(): void;
}

export interface Lease<T> {
  readonly thing: T;
  release(): void;
}

export class Leases<T extends Shared> {
  readonly #held = new Map<string, { thing: T; users: number }>();

  take(name: string, make: () => T): Lease<T> {
    const held = this.#held.get(name) ?? { thing: make(), users: 0 };
    const forget = () => {
      if (this.#held.get(name) === held) this.#held.delete(name);
    };
    if (held.users === 0) {
      this.#held.set(name, held);
      // a failure is not kept: who asks next tries again
      held.thing.ready.catch(forget);
    }
    held.users += 1;
    const release = () => {
      held.users -= 1;
      if (held.users > 0) return;
      forget();
      held.thing.close();
    };
    return { thing: held.thing, release };
  }
}
