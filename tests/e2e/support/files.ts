import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Page } from "playwright-core";

export const root = join(import.meta.dirname, "../../..");

/** Real payloads, which lie beside the repository and not in it; null where they are absent. */
export function sharedData(name: string): string | null {
  const path = join(root, "../shared/data", name);
  return existsSync(path) ? path : null;
}

export interface DroppedFile {
  name: string;
  text: string;
}

/** A file that is no text. */
export interface DroppedBytes {
  name: string;
  bytes: Uint8Array;
}

export function fromDisk(path: string): DroppedFile {
  return { name: basename(path), text: readFileSync(path, "utf8") };
}

/** Drops files on the page, all at once, as a person would. */
export async function drop(page: Page, ...files: (DroppedFile | DroppedBytes)[]): Promise<void> {
  const inBase64 = files.map((file) => ({
    name: file.name,
    base64: Buffer.from("text" in file ? file.text : file.bytes).toString("base64"),
  }));
  const transfer = await page.evaluateHandle((dropped) => {
    const made = new DataTransfer();
    for (const { name, base64 } of dropped) {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      made.items.add(new File([bytes], name));
    }
    return made;
  }, inBase64);
  await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
}

/**
 * Drops one file of pull requests in which a part of some megabytes stands so often that the whole
 * has `bytes`. The browser keeps the part once.
 */
export async function dropLarge(page: Page, name: string, bytes: number): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ record, name, bytes }) => {
      const part = new Blob([`${record},\n`.repeat(Math.ceil(8e6 / record.length))]);
      const parts = Array(Math.ceil(bytes / part.size)).fill(part);
      const made = new DataTransfer();
      made.items.add(new File(["[", ...parts, record, "]"], name));
      return made;
    },
    { record: JSON.stringify(pullRequest(1, "2026-11-20T10:00:00Z", "shop", 20_000)), name, bytes },
  );
  await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
}

/** A pull request as GitHub gives it, merged two hours after it was created. */
export function pullRequest(number: number, mergedAt: string, repo = "shop", bodyLength = 900) {
  const created = new Date(Date.parse(mergedAt) - 7_200_000).toISOString().slice(0, 19);
  return {
    id: 1000 + number,
    number,
    state: "closed",
    title: `Change ${number}`,
    body: 'A text with "quotes" and {brackets}. '.repeat(Math.ceil(bodyLength / 37)),
    created_at: `${created}Z`,
    updated_at: mergedAt,
    closed_at: mergedAt,
    merged_at: mergedAt,
    user: { login: "somebody" },
    head: { ref: `branch-${number}`, repo: { name: repo } },
    base: { ref: "main", repo: { name: repo, default_branch: "main" } },
  };
}

/** A file of some pull requests, a day apart. */
export function pullRequests(name: string, count = 3, repo = "shop"): DroppedFile {
  const records = Array.from({ length: count }, (_, index) =>
    pullRequest(index + 1, `2026-11-${String(10 + index).padStart(2, "0")}T10:00:00Z`, repo),
  );
  return { name, text: JSON.stringify(records, null, 1) };
}
