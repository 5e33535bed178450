/** What lies at an address, which may answer anything: no more is read than is wanted. */
export interface Wanted {
  /** How a failure names it: "The review". */
  what: string;
  /** In MiB. */
  most: number;
  signal: AbortSignal;
}

/** Rejects with what `failed` makes of one sentence for a person. */
export async function fetchBytes(
  address: string | URL,
  { what, most, signal }: Wanted,
  failed: (message: string, cause?: unknown) => Error,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(address, { signal }).catch((cause: unknown) => {
    throw failed(`${what} could not be loaded.`, cause);
  });
  if (!response.ok) throw failed(`${what} could not be loaded (${response.status}).`);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(response)) {
    length += chunk.length;
    if (length > most * 2 ** 20) throw failed(`${what} is larger than ${most} MiB.`);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** WebKit's streams do not iterate. */
async function* chunksOf({ body }: Response): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  try {
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      yield next.value;
    }
  } finally {
    await reader?.cancel();
  }
}
