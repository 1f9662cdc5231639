import { useEffect, useState } from "preact/hooks";
import { inputSummary } from "../intake/input-summary";
import { failureSentence } from "../intake/sentences";
import type { WorkspaceFile } from "../state/loaded-file";
import type { Workspace } from "../state/workspace";

/**
 * Says aloud what changed, to those who cannot see it: the beginning and the end of reading each
 * file, not every step between.
 */
export function Announcer({ workspace }: { workspace: Workspace }) {
  const [text, setText] = useState("");
  useEffect(() => {
    const kinds = new Map<number, string>();
    return workspace.files.all.subscribe((files) => {
      const news = files.flatMap((file) => {
        if (kinds.get(file.key) === file.state.kind) return [];
        kinds.set(file.key, file.state.kind);
        return newsOf(file);
      });
      if (news.length > 0) setText(news.join(" "));
    });
  }, [workspace]);
  return (
    <div class="visually-hidden" role="status" aria-live="polite">
      {text}
    </div>
  );
}

function newsOf({ name, state }: WorkspaceFile): string[] {
  switch (state.kind) {
    case "waiting":
      return [];
    case "reading":
      return [`Reading ${name}.`];
    case "loaded":
      return [`${name} is read: ${inputSummary(state.input)}.`];
    case "model":
      return [`${name} changes the model: ${state.model.summary}.`];
    case "failed":
      return [failureSentence(name, state.error)];
  }
}
