/** The exports by the names that the command line and the editor's list know them by. */

export type FormatName =
  "web-annotation" | "schema-org" | "claim-review" | "csv" | "markdown" | "text";

interface Format {
  mediaType: string;
  /** Of a file's name, with its dot. */
  ending: string;
}

const linked = { mediaType: "application/ld+json", ending: ".jsonld" };

export const formats: Record<FormatName, Format> = {
  "web-annotation": {
    ...linked,
    mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
  },
  "schema-org": linked,
  "claim-review": linked,
  csv: { mediaType: "text/csv; charset=utf-8", ending: ".csv" },
  markdown: { mediaType: "text/markdown; charset=utf-8", ending: ".md" },
  text: { mediaType: "text/plain; charset=utf-8", ending: ".txt" },
};
