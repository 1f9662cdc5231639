import { options, type VNode } from "preact";

/**
 * Characters that nobody sees and that make text look like another: controls that turn the direction
 * of what follows, and those of no width. Marks that only hint at a direction and the joiners, which
 * whole scripts and emoji need, are none of them.
 */
const kUnseen = /[\u202a-\u202e\u2066-\u2069\u200b\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]/gu;
const kUnseenOnce = new RegExp(kUnseen.source, "u");

/** The same text, in which each of them is written out, such as `[U+202E]`. */
export function visibleText(text: string): string {
  if (!kUnseenOnce.test(text)) return text;
  return text.replace(kUnseen, (char) => {
    const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return `[U+${code.padStart(4, "0")}]`;
  });
}

/** Attributes that are read or heard like text. */
const kSpoken = ["title", "aria-label", "alt", "placeholder"];

/**
 * From now on whatever Preact draws is visibleText, wherever it came from: names, titles and cells are
 * other people's. Only what is drawn: values of fields, data and exports stay as they are.
 */
export function showUnseen(): void {
  const before = options.vnode;
  options.vnode = (vnode: VNode) => {
    before?.(vnode);
    const props: unknown = vnode.props;
    if (typeof props === "string") {
      (vnode as { props: unknown }).props = visibleText(props);
    } else if (typeof vnode.type === "string") {
      const attributes = props as Record<string, unknown>;
      for (const name of kSpoken) {
        const value = attributes[name];
        if (typeof value === "string") attributes[name] = visibleText(value);
      }
    }
  };
}
