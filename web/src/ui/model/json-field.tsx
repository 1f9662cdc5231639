import { useEffect, useRef, useState } from "preact/hooks";
import type { CodeEditor, Mark } from "../../model/code-editor";

export interface JsonFieldProps {
  label: string;
  /** Asked again when it is needed: between a render and its effects somebody may have typed on. */
  text: () => string;
  /** Where something is wrong. */
  mark: Mark | null;
  onChange: (text: string) => void;
}

/** A field for JSON: the editor, or a plain one where the editor cannot be fetched. */
export function JsonField({ label, text, mark, onChange }: JsonFieldProps) {
  const place = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<CodeEditor | null>(null);
  const [plain, setPlain] = useState(false);
  const shown = text();
  const latest = useRef({ text, onChange });
  latest.current = { text, onChange };

  useEffect(() => {
    let made: CodeEditor | null = null;
    let wanted = true;
    import("../../model/code-editor").then(
      ({ createEditor }) => {
        if (!wanted || !place.current) return;
        made = createEditor(place.current, label, latest.current.text(), (changed) =>
          latest.current.onChange(changed),
        );
        setEditor(made);
      },
      () => wanted && setPlain(true),
    );
    return () => {
      wanted = false;
      made?.destroy();
    };
  }, [label]);

  useEffect(() => editor?.setText(latest.current.text()), [editor, shown]);
  useEffect(() => editor?.mark(mark), [editor, mark?.line, mark?.column, mark?.sentence]);

  if (!plain) return <div ref={place} class="model-editor" />;
  return (
    <textarea
      class="model-editor"
      aria-label={label}
      spellcheck={false}
      value={shown}
      onInput={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
