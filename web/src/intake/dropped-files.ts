import type { Offering } from "../state/loaded-file";
import { isHidden } from "./hidden-files";

/**
 * The files of a drop or a paste; folders are walked through, hidden files left out, and the files
 * in them are named with their path. Call it at once in the event's handler: a DataTransfer is
 * emptied when the handler returns.
 */
export async function filesOf(transfer: DataTransfer): Promise<Offering[]> {
  const items = [...transfer.items].filter((item) => item.kind === "file");
  const found = items.map((item) => {
    const entry = item.webkitGetAsEntry();
    return { folder: entry?.isDirectory ? entry : null, file: item.getAsFile() };
  });
  const files = await Promise.all(
    found.map(async ({ folder, file }) => (folder ? walk(folder) : file ? [offer(file)] : [])),
  );
  return files.flat();
}

/** A file as the workspace takes it. */
export function offer(file: File): Offering {
  return { name: file.name, blob: file };
}

/** True when a drag carries files, and not a selected text or a link. */
export function carriesFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes("Files") ?? false;
}

async function walk(entry: FileSystemEntry, above = ""): Promise<Offering[]> {
  const path = above + entry.name;
  if (isHidden(entry.isFile ? path : `${path}/CODEOWNERS`)) return [];
  if (entry.isFile) {
    const blob = await new Promise<File>((resolve, reject) => {
      (entry as FileSystemFileEntry).file(resolve, reject);
    });
    return [{ name: path, blob }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const files: Offering[] = [];
  for (;;) {
    // A reader hands out at most a hundred entries at a time, and none at the end.
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (entries.length === 0) return files;
    for (const child of entries) files.push(...(await walk(child, `${path}/`)));
  }
}
