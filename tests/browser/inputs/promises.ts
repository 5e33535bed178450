export function require(promise: boolean, what: string): void {
  if (!promise) throw new Error(`broken promise: ${what}`);
}

/** Gives what `act` gives, and throws where it takes longer; in milliseconds. */
export function within<T>(most: number, act: () => T): T {
  const begin = performance.now();
  const given = act();
  require(performance.now() - begin < most, `done within ${most} ms`);
  return given;
}
