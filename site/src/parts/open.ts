import { html, type TemplateResult } from "lit";

/** A button that lets a reader choose files. */
export function opener(
  label: string,
  accept: string,
  open: (files: readonly File[]) => void,
): TemplateResult {
  const chosen = (event: Event) => {
    const field = event.target as HTMLInputElement;
    const files = [...(field.files ?? [])];
    // the same file may be chosen again
    field.value = "";
    open(files);
  };
  const ask = (event: Event) => {
    ((event.currentTarget as Element).nextElementSibling as HTMLInputElement).click();
  };
  return html`<button type="button" @click=${ask}>${label}</button
    ><input type="file" multiple hidden accept=${accept} @change=${chosen} />`;
}
