import { createSayso, type Analysis, type AnalyzeOptions, type Sayso, type SaysoOptions } from "say-so";

/** What the page needs of the engine. */
export interface Engine {
  analyze(text: string, options: AnalyzeOptions): Promise<Analysis>;
}

/** The engine, started at the first call and again after a failure to start. */
export function lazily(options: () => SaysoOptions): Engine {
  let started: Promise<Sayso> | undefined;
  const start = async () => {
    started ??= createSayso(options());
    try {
      return await started;
    } catch (error) {
      started = undefined;
      throw error;
    }
  };
  return { analyze: async (text, how) => (await start()).analyze(text, how) };
}
