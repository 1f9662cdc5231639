import { crc32 } from "./crc32";
import { kFreeBytes, kMostRatio, PackedError } from "./limits";
import { packingOf, type ZipEntry } from "./packing";

/**
 * Lets what was unpacked through, as long as it stays within the limits, is not packed itself, and is
 * what the archive's directory promises. Used by the page and by the command line.
 * @param taken how many packed bytes have been unpacked so far
 */
export async function* checked(
  unpacked: AsyncIterable<Uint8Array>,
  taken: () => number,
  entry?: ZipEntry,
): AsyncGenerator<Uint8Array, void> {
  const most = entry?.size ?? Number.POSITIVE_INFINITY;
  let given = 0;
  let sum = 0;
  for await (const piece of unpacked) {
    if (given === 0 && packingOf(piece) !== null) throw new PackedError("packed-nested");
    given += piece.byteLength;
    if (given > kFreeBytes && given > kMostRatio * taken()) throw new PackedError("packed-bomb");
    if (given > most) throw new PackedError("packed-damaged");
    if (entry && !entry.deflated) sum = crc32(piece, sum); // gzip does it for the deflated
    yield piece;
  }
  if (!entry) return;
  const whole = given === most && (entry.deflated || sum === entry.crc32);
  if (!whole) throw new PackedError("packed-damaged");
}
