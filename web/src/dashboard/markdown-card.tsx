import { useEffect, useRef, useState } from "preact/hooks";
import type { MarkdownWidget } from "../engine/report";
import { Card } from "./card";

/** A text of the dashboard's author. Where what renders it cannot be fetched, it stands as written. */
export function MarkdownCard({ widget, size }: { widget: MarkdownWidget; size: number }) {
  const { markdown } = widget;
  const place = useRef<HTMLDivElement>(null);
  const [plain, setPlain] = useState(false);

  useEffect(() => {
    let wanted = true;
    import("./render-markdown").then(
      ({ renderMarkdown }) => {
        if (wanted) place.current?.replaceChildren(renderMarkdown(markdown));
      },
      () => wanted && setPlain(true),
    );
    return () => {
      wanted = false;
    };
  }, [markdown]);

  return (
    <Card widget={widget} size={size} value={null} class="card-text">
      {plain ? <pre class="markdown plain">{markdown}</pre> : <div ref={place} class="markdown" />}
    </Card>
  );
}
