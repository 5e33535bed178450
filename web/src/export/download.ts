/** Hands a text over as a file, as a link with `download` does. */
export function download(page: Document, name: string, text: string): void {
  const link = page.createElement("a");
  link.href = URL.createObjectURL(new Blob([text]));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
