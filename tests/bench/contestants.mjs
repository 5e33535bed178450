// Who is measured. Each loader gives a function that reads one text whole.
import { loadSayso } from "./engine.mjs";

async function sayso(options) {
  const { analyze } = await loadSayso();
  return (text) => analyze(text, options);
}

export const contestants = {
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
};
