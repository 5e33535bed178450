/** Milliseconds of work after which the page may do what waits. */
const kTurn = 12;

/** Does something in steps, with turns for the page before and between them. */
export async function unhurried<T>(steps: Generator<void, T>): Promise<T> {
  await turn();
  let began = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (performance.now() - began < kTurn) continue;
    await turn();
    began = performance.now();
  }
}

/** Lets the page do what waits. Not by its own scheduler, which not every browser has. */
export const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
