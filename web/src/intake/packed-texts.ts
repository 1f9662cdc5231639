/** The texts for packed files that cannot be read, by stable id. */
import type { EngineError } from "../engine/outcome";
import { kFreeBytes, kMostFiles, kMostRatio, kMostUnpacked } from "../packed/limits";
import { grouped } from "./amounts";
import { withDetail } from "./model-texts";

const kCopyAgain = "download or copy it again";

export const packedTexts: Readonly<Record<string, (error: EngineError) => string>> = {
  "packed-damaged": () =>
    `it cannot be unpacked to the end, or is not what its checksum says, so it was cut off or damaged; ${kCopyAgain}`,
  "packed-bomb": () =>
    `beyond ${kFreeBytes / 1e6} MB it unpacks to more than ${grouped(kMostRatio)} times its size, ` +
    "which no export does; if you trust it, unpack it and drop what was in it",
  "packed-nested": () =>
    "this is packed once more inside, and is not opened; unpack it, and drop what was in it",
  "packed-old-browser": () =>
    "this browser cannot unpack files; unpack it, and drop what was in it, or use a newer browser",
  "zip-damaged": () =>
    `the list of files at the end of this archive cannot be read, so it was cut off or damaged; ${kCopyAgain}`,
  "zip-encrypted": () => "it is encrypted; unpack it with its password, and drop what was in it",
  "zip-method": ({ detail }) =>
    `${withDetail("it is compressed in a way that is not read", detail)}; pack it with Deflate, or unpack ` +
    "it and drop what was in it",
  "zip-split": () =>
    "this is one part of an archive in several; unpack them together, and drop what was in them",
  "zip-empty": () => "there are no files in this archive; check that it was packed with its files",
  "zip-too-large": () =>
    `the files in this archive have more than ${kMostUnpacked / 1e9} GB together; unpack it, and drop ` +
    "what was in it",
  "zip-too-many-files": () =>
    `there are more than ${grouped(kMostFiles)} files in this archive; unpack it, and drop those that ` +
    "you need",
  "zip-from-pipe": () =>
    "an archive is read from its end, which cannot be done here; name the file instead",
};
