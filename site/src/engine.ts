import {
  createSayso,
  type Analysis,
  type AnalyzeOptions,
  type Sayso,
  type SaysoOptions,
  type Session,
  type Verification,
} from "say-so";

/** What the page needs of the engine. */
export interface Engine {
  analyze(text: string, options: AnalyzeOptions): Promise<Analysis>;
  verify(text: string, source: string, options: AnalyzeOptions): Promise<Verification>;
  /** For a text that changes. */
  session(): Session;
}

/** The engine, started at once so that it is there when a text comes, and again after a failure. */
export function startEngine(options: SaysoOptions): Engine {
  let started: Promise<Sayso> | undefined;
  const start = () => {
    const sayso = createSayso(options);
    started = sayso;
    sayso.catch(() => (started = undefined));
    return sayso;
  };
  void start();
  return {
    analyze: async (text, how) => (await (started ?? start())).analyze(text, how),
    session: () => {
      let session: Promise<Session> | undefined;
      return {
        analyze: async (text, how) => {
          session ??= (started ?? start()).then((sayso) => sayso.session());
          return (await session).analyze(text, how);
        },
        close: () => void session?.then((open) => open.close()).catch(() => undefined),
      };
    },
    verify: async (text, source, how) => (await (started ?? start())).verify(text, source, how),
  };
}
