// Who is measured. Each loader gives a function that reads one text whole.
import { byPattern } from "./attribution.mjs";
import { loadSayso, plainFile } from "./engine.mjs";

const kEnd = /(?<=[.!?]["”’)]?)\s+(?=["“(]?\p{Lu})/u;

async function sayso(options, file) {
  const { analyze } = await loadSayso(file);
  return (text) => analyze(text, options);
}

export const contestants = {
  "a pattern": {
    does: "sentences, which of them report",
    load: async () => (text) => text.split(kEnd).filter(byPattern).length,
  },
  "wink-nlp": {
    does: "sentences, tags",
    async load() {
      const { default: winkNLP } = await import("wink-nlp");
      const { default: model } = await import("wink-eng-lite-web-model");
      const nlp = winkNLP(model, ["sbd", "pos"]);
      return (text) => nlp.readDoc(text).tokens().length();
    },
  },
  compromise: {
    does: "sentences, tags",
    async load() {
      const { default: nlp } = await import("compromise/two");
      return (text) => nlp(text).json();
    },
  },
  "sayso names": {
    does: "sentences, tags, parse, names",
    load: () => sayso({ until: "entities" }),
  },
  sayso: { does: "the whole analysis, as an object", load: () => sayso({}) },
  "sayso without SIMD": { does: "the same", load: () => sayso({}, plainFile) },
};
