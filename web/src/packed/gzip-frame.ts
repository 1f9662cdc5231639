import type { ZipEntry } from "./packing";

/** What makes a file of gzip out of deflated bytes, so that whoever unpacks it checks sum and size. */
export function gzipFrame({ crc32, size }: ZipEntry): { header: Uint8Array; trailer: Uint8Array } {
  const header = new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
  const trailer = new DataView(new ArrayBuffer(8));
  trailer.setUint32(0, crc32, true);
  trailer.setUint32(4, size % 2 ** 32, true);
  return { header, trailer: new Uint8Array(trailer.buffer) };
}
