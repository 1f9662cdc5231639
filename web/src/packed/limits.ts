/**
 * What packed files may unpack to. A few kilobytes can hold gigabytes of nothing: such a file would
 * not fill the memory, since it is streamed, but keep the page busy for hours.
 */

/** So much may come of any file, however small it is. */
export const kFreeBytes = 16e6;
/** Beyond that, so many bytes of one. Deflate itself reaches 1,032; exports reach 5 to 100. */
export const kMostRatio = 1000;
/** What the files of one archive may have together. */
export const kMostUnpacked = 8e9;
/** How many files one archive may hold. Each is a line on the page, which grows slow with them. */
export const kMostFiles = 1000;

/** Why a packed file is not read, as an id that texts.ts has a sentence for. */
export class PackedError extends Error {
  constructor(
    readonly id: string,
    readonly detail?: string,
  ) {
    super(id);
  }
}
