import { Marked } from "marked";
import { purify } from "../safety/purify";
import { visibleText } from "../safety/visible-text";

const marked = new Marked({ gfm: true, async: false });

/** Tags and attributes that a text may have; nothing that loads, runs or is styled by itself. */
const kAllowed = {
  ALLOWED_TAGS: [
    ...["h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "ul", "ol", "li"],
    ...["a", "strong", "em", "b", "i", "del", "s", "sub", "sup", "mark", "kbd", "code", "pre"],
    ...["table", "thead", "tbody", "tr", "th", "td", "details", "summary"],
  ],
  ALLOWED_ATTR: ["href", "title", "align", "start"],
  ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
};

/** A page of Port's begins its text at any level; in a card, under its title, it begins at the third. */
const kHighest = 3;

/**
 * Markdown as elements that are safe to put into the page: no scripts, no styles, no images, and
 * links only to the web and to mail, in a tab of their own.
 */
export function renderMarkdown(markdown: string): DocumentFragment {
  const html = marked.parse(markdown, { async: false });
  const clean = purify(html, kAllowed);
  for (const link of clean.querySelectorAll("a")) {
    if (!link.hasAttribute("href")) {
      link.replaceWith(...link.childNodes);
      continue;
    }
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  lowerHeadings(clean);
  showUnseenIn(clean);
  for (const scrolling of clean.querySelectorAll("pre")) scrolling.tabIndex = 0;
  return clean;
}

/** Moves all headings down alike, so that the highest one stands below the card's. */
function lowerHeadings(fragment: DocumentFragment): void {
  const headings = [...fragment.querySelectorAll("h1, h2, h3, h4, h5, h6")];
  const levels = [...new Set(headings.map(({ tagName }) => Number(tagName[1])))].sort();
  for (const heading of headings) {
    const rank = levels.indexOf(Number(heading.tagName[1]));
    const lowered = document.createElement(`h${Math.min(6, kHighest + rank)}`);
    lowered.append(...heading.childNodes);
    heading.replaceWith(lowered);
  }
}

/** What Preact does not draw needs showUnseen() by hand. */
function showUnseenIn(fragment: DocumentFragment): void {
  const texts = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode } = texts;
    currentNode.nodeValue = visibleText(currentNode.nodeValue ?? "");
  }
  for (const titled of fragment.querySelectorAll<HTMLElement>("[title]")) {
    titled.title = visibleText(titled.title);
  }
}
