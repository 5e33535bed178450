/**
 * Trusted Types: the page makes no markup out of text. The one parser that it uses, in a document
 * that loads nothing and runs nothing, has a policy of its own; browsers without Trusted Types take
 * the plain string.
 */
interface Policy {
  createHTML(text: string): string;
}
interface Factory {
  createPolicy(name: string, rules: Policy): Policy;
}

const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
const inert = factory?.createPolicy("sayso-inert", { createHTML: (html) => html });

/** For DOMParser alone. */
export const inertHtml = (html: string): string => inert?.createHTML(html) ?? html;
