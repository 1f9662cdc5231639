import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { Annotation, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** A place in the text, counted from 1, and what is to be said of it. */
export interface Mark {
  line: number;
  column: number;
  sentence: string;
}

/** An editor on the page. Its text is its own; it is only replaced when it comes to differ. */
export interface CodeEditor {
  setText: (text: string) => void;
  mark: (mark: Mark | null) => void;
  destroy: () => void;
}

const kFromOutside = Annotation.define<true>();

// Colours are those of the style sheet, so the editor follows the theme by itself.
const colors = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--accent)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--line-5)" },
  { tag: tags.string, color: "var(--line-4)" },
  { tag: tags.invalid, color: "var(--fail)" },
]);

const look = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "var(--bg)" },
  "&.cm-focused": { outline: "none" }, // the element around it has it
  ".cm-scroller": { font: "var(--type-badge) / 1.6 var(--mono)" },
  ".cm-content": { caretColor: "var(--ink)", padding: "8px 0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { color: "var(--ink-2)", backgroundColor: "var(--bg)", border: "0" },
  ".cm-foldPlaceholder": { color: "var(--ink-2)", backgroundColor: "var(--line-2)", border: "0" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": {
    background: "color-mix(in srgb, var(--accent) 26%, transparent) !important",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--line)" },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--fail)",
    textUnderlineOffset: "3px",
  },
  ".cm-gutter-lint": { width: "12px" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0" },
  ".cm-lint-marker-error": {
    content: "none",
    width: "8px",
    height: "8px",
    margin: "6px 2px",
    borderRadius: "50%",
    backgroundColor: "var(--fail)",
  },
  ".cm-tooltip": {
    maxWidth: "46ch",
    color: "var(--ink)",
    backgroundColor: "var(--card)",
    border: "1px solid var(--edge)",
  },
  ".cm-diagnostic": { font: "var(--type-small) / 1.5 var(--sans)" },
});

/**
 * Puts an editor of JSON into an element. It stands in a shadow root, because there it adopts its
 * style sheets by script; elsewhere it would write them into the page, which the page's
 * Content-Security-Policy refuses.
 */
export function createEditor(
  place: HTMLElement,
  label: string,
  text: string,
  onChange: (text: string) => void,
): CodeEditor {
  const root = place.shadowRoot ?? place.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lintGutter(),
        lineNumbers(),
        foldGutter(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        json(),
        syntaxHighlighting(colors),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
        keymap.of([...defaultKeymap, ...historyKeymap, ...foldKeymap]),
        EditorView.domEventHandlers({
          // The page takes dropped files; the editor would write them into its text.
          drop: (event) => event.dataTransfer?.types.includes("Files") ?? false,
        }),
        EditorView.updateListener.of(({ docChanged, state, transactions }) => {
          const own = !transactions.some((one) => one.annotation(kFromOutside));
          if (docChanged && own) onChange(state.doc.toString());
        }),
        look,
      ],
    }),
  });
  return {
    setText(changed) {
      const { doc } = view.state;
      if (doc.toString() === changed) return;
      view.dispatch({
        changes: { from: 0, to: doc.length, insert: changed },
        annotations: kFromOutside.of(true),
      });
    },
    mark(mark) {
      view.dispatch(setDiagnostics(view.state, mark ? [diagnostic(view.state, mark)] : []));
    },
    destroy: () => view.destroy(),
  };
}

/** From the place to the end of its line, or the whole line where the place is at its end. */
function diagnostic({ doc }: EditorState, { line, column, sentence }: Mark) {
  const { from, to } = doc.line(Math.min(Math.max(1, line), doc.lines));
  const start = Math.min(from + Math.max(0, column - 1), to);
  return { from: start < to ? start : from, to, severity: "error" as const, message: sentence };
}
