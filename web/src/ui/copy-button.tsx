import { useEffect, useState } from "preact/hooks";

/** Milliseconds for which the button says how it went. */
const kShown = 2000;

export function CopyButton({ text, label }: { text: string; label: string }) {
  const [outcome, setOutcome] = useState<"copied" | "failed" | null>(null);

  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), kShown);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("copied");
    } catch {
      setOutcome("failed"); // no permission, or no secure address
    }
  };
  return (
    <button type="button" class="link" aria-label={label} onClick={() => void copy()}>
      <span aria-live="polite">
        {outcome === "copied" ? "copied" : outcome === "failed" ? "select it by hand" : "copy"}
      </span>
    </button>
  );
}
