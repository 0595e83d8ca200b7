import { brotliCompressSync, constants, gzipSync, zstdCompressSync } from 'node:zlib';

const SMALLEST = 1024;
/** Longer answers are packed as a stream by the server, so that they do not hold up others. */
const LARGEST = 512 * 1024;
/** A third less work than the usual 6 for 4 % more bytes. */
const GZIP_LEVEL = 4;
/** Half the work of gzip at its level and 7 % fewer bytes; the next step takes a third more work for 1 %. */
const BROTLI_QUALITY = 2;

/** Half the work of Brotli for 2 % more bytes. */
const ZSTD_LEVEL = 3;

/** Browsers say `zstd` and `br` over TLS only. */
const takesZstd = accepting('zstd');
const takesBrotli = accepting('br');
const takesGzip = accepting('gzip');

/** No letter takes more bytes. */
const WIDEST = 3;
/** Pages are written here before they are packed, one after the other: measuring each and making room for it takes two thirds more. */
let room = Buffer.allocUnsafeSlow(0);

/** The pieces of a page as bytes, packed as the browser takes it: in one go, which costs half of a stream at the size of pages. */
export function packedPage(pieces: readonly string[], request: Request, headers: Headers): Uint8Array<ArrayBuffer> {
  const accepts = request.headers.get('accept-encoding') ?? '';
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (length < SMALLEST || length > LARGEST) return Buffer.from(pieces.join(''));
  if (room.length < length * WIDEST) room = Buffer.allocUnsafeSlow(Math.min(2 * length, LARGEST) * WIDEST);
  const bytes = room.subarray(0, written(pieces));
  if (takesZstd(accepts)) {
    headers.set('content-encoding', 'zstd');
    const params = { [constants.ZSTD_c_compressionLevel]: ZSTD_LEVEL };
    return zstdCompressSync(bytes, { params, pledgedSrcSize: bytes.length });
  }
  if (takesBrotli(accepts)) {
    headers.set('content-encoding', 'br');
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    return brotliCompressSync(bytes, { params });
  }
  if (!takesGzip(accepts)) return Buffer.from(bytes);
  headers.set('content-encoding', 'gzip');
  return gzipSync(bytes, { level: GZIP_LEVEL });
}

/** Whether a header names the coding without forbidding it (`q=0`). */
function accepting(coding: string): (header: string) => boolean {
  const named = new RegExp(`(?:^|[\\s,])${coding}(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))\\b`, 'i');
  return (header) => named.test(header);
}

/** Writes the pieces into the room, one behind the other; how many bytes they take. */
function written(pieces: readonly string[]): number {
  let end = 0;
  for (const piece of pieces) end += room.write(piece, end);
  return end;
}
