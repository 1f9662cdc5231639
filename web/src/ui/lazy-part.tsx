import type { ComponentChild } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Workspace } from "../state/workspace";

export interface LazyPartProps<Module> {
  workspace: Workspace;
  /** As the problem calls it, if it cannot be fetched. */
  name: string;
  /** Always the same function: it is called once. */
  load: () => Promise<Module>;
  onFail?: () => void;
  children: (module: Module) => ComponentChild;
}

/** A part of the page that is fetched when it is first shown: a visit does without it. */
export function LazyPart<Module>({
  workspace,
  name,
  load,
  onFail,
  children,
}: LazyPartProps<Module>) {
  const [part, setPart] = useState<{ module: Module } | null>(null);
  useEffect(() => {
    load().then(
      (module) => setPart({ module }),
      (error: unknown) => {
        workspace.fail(name, "part-missing", String(error));
        onFail?.();
      },
    );
  }, [workspace, name, load, onFail]);
  return part && children(part.module);
}
