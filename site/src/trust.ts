/**
 * Trusted Types: the page makes no markup out of text and loads no script but its own. The one parser
 * that it uses, in a document that loads nothing and runs nothing, and the one script that it starts
 * by an address go by this policy; browsers without Trusted Types take the plain string.
 */
interface Policy {
  createHTML(text: string): string;
  createScriptURL(url: string): string;
}
interface Factory {
  createPolicy(name: string, rules: Policy): Policy;
}

const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
const policy = factory?.createPolicy("sayso-page", {
  createHTML: (html) => html,
  createScriptURL: (name) => {
    if (!/^[a-z-]+\.js$/.test(name)) throw new TypeError(`${name} is no script beside the page`);
    return name;
  },
});

/** For DOMParser alone. */
export const inertHtml = (html: string): string => policy?.createHTML(html) ?? html;

/** A script that lies beside the page, by its name. */
export const ownScript = (name: string): string => policy?.createScriptURL(name) ?? name;
