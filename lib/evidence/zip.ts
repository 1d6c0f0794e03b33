/** A file of an archive. Names are ASCII paths. */
export interface ArchiveFile {
  name: string;
  bytes: Uint8Array;
}

/** 1 January 1980, the earliest a ZIP can say: when a pack was made stands in its manifest. */
const DATE = (1 << 5) | 1;
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

/** CRC-32 (ISO 3309), as ZIP wants it. */
export const crc32 = (bytes: Uint8Array): number => {
  let value = 0xffffffff;
  for (const byte of bytes) value = CRC[(value ^ byte) & 0xff]! ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
};

/** Fields of two (u2) and four (u4) bytes, little-endian (APPNOTE.TXT 4.4.1). */
const header = (...fields: [size: 2 | 4, value: number][]): Uint8Array => {
  const bytes = new Uint8Array(fields.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
};

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/**
 * A ZIP of files as they are, uncompressed, in the order given: any archiver opens it, and the same files always make
 * the same bytes. At most 65,535 files and 4 GiB.
 */
export const writeZip = (files: readonly ArchiveFile[]): Uint8Array => {
  const [locals, centrals]: [Uint8Array[], Uint8Array[]] = [[], []];
  let offset = 0;
  for (const { name, bytes } of files) {
    const path = new TextEncoder().encode(name);
    const common: [2 | 4, number][] = [
      [2, 20],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, DATE],
      [4, crc32(bytes)],
      [4, bytes.length],
      [4, bytes.length],
      [2, path.length],
      [2, 0],
    ];
    const local = header([4, LOCAL], ...common);
    locals.push(local, path, bytes);
    centrals.push(
      header([4, CENTRAL], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
      path,
    );
    offset += local.length + path.length + bytes.length;
  }
  const size = centrals.reduce((sum, part) => sum + part.length, 0);
  const end = header(
    [4, END],
    [2, 0],
    [2, 0],
    [2, files.length],
    [2, files.length],
    [4, size],
    [4, offset],
    [2, 0],
  );
  return joined([...locals, ...centrals, end]);
};

/**
 * The files of an archive that `writeZip` made.
 *
 * @throws RangeError for any other byte anywhere: what is read back is written again and has to be the same
 */
export const readZip = (archive: Uint8Array): ArchiveFile[] => {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const files: ArchiveFile[] = [];
  let at = 0;
  while (at + 30 <= archive.length && view.getUint32(at, true) === LOCAL) {
    const [size, pathLength] = [view.getUint32(at + 18, true), view.getUint16(at + 26, true)];
    const begin = at + 30 + pathLength;
    if (begin + size > archive.length) throw new RangeError("the archive was cut off");
    const name = new TextDecoder().decode(archive.subarray(at + 30, begin));
    files.push({ name, bytes: archive.subarray(begin, begin + size) });
    at = begin + size;
  }
  const again = writeZip(files);
  const same = again.length === archive.length && again.every((byte, place) => byte === archive[place]);
  if (!same) throw new RangeError("the archive is not as Plimsoll writes it");
  return files;
};
