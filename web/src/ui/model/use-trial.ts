import { useEffect, useState } from "preact/hooks";
import type { ModelDocument } from "../../engine/model";
import type { MappingTrial } from "../../engine/trial";
import { readersOf } from "../../model/readers";
import { beginningOf } from "../../state/beginning";
import type { Workspace } from "../../state/workspace";

export interface Samples {
  /** The file that they are of. */
  file: string;
  records: readonly unknown[];
}

/** The first records that a mapping read; null where no loaded file has any, or none is known yet. */
export function useSamples(workspace: Workspace, document: ModelDocument): Samples | null {
  const [samples, setSamples] = useState<Samples | null>(null);
  const files = workspace.files.loaded.value;
  const names = files.map(({ key, state }) => `${key} ${state.input.source}`).join();
  const { identifier } = document;
  useEffect(() => {
    let wanted = true;
    const look = async () => {
      const readers = readersOf(document, workspace.model.inForce.value?.documents ?? []);
      for (const file of files) {
        const sources = file.state.input.source?.split("+") ?? [];
        if (!sources.some((source) => readers.includes(source))) continue;
        const seen = await beginningOf(workspace, file, file.columns);
        const records = seen.records
          .filter(({ source }) => readers.includes(source))
          .map(({ record }) => record);
        if (wanted && records.length > 0) return setSamples({ file: file.name, records });
      }
      if (wanted) setSamples(null);
    };
    look().catch(() => wanted && setSamples(null));
    return () => {
      wanted = false;
    };
  }, [workspace, identifier, names]);
  return samples;
}

/** What a mapping makes of a record, as its text stands; what it made before until that is known. */
export function useTrial(
  workspace: Workspace,
  mapping: string,
  record: unknown,
): MappingTrial | null {
  const [trial, setTrial] = useState<MappingTrial | null>(null);
  useEffect(() => {
    let wanted = true;
    workspace.engine
      .use((client) => client.tryMapping(mapping, JSON.stringify(record), Date.now()))
      .then(
        (made) => wanted && setTrial(made),
        () => wanted && setTrial(null),
      );
    return () => {
      wanted = false;
    };
  }, [workspace, mapping, record]);
  return trial;
}
