import { createHash, randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { readContent } from '../../src/files/content/read.ts';
import { must } from '../../src/platform/outcome.ts';

const MEGABYTE = 1024 * 1024;
const MARK_BYTES = 32;
const PICTURES = 16;

export type Paper = {
  readonly name: string;
  readonly size: number;
  readonly pieces: readonly Buffer[];
  /** Of what the hub keeps: a picture is written anew there. */
  readonly sha256: string;
};

const head = Buffer.from('%PDF-1.7\n%');
const tail = Buffer.concat([randomBytes(MEGABYTE - head.length - MARK_BYTES - 6), Buffer.from('\n%%EOF')]);

/** A paper of 1 MB that is like no other. */
export function newPaper(): Paper {
  const pieces = [Buffer.concat([head, Buffer.from(randomBytes(MARK_BYTES / 2).toString('hex'))]), tail];
  const hash = createHash('sha256');
  for (const it of pieces) hash.update(it);
  return { name: 'surat.pdf', size: MEGABYTE, pieces, sha256: hash.digest('hex') };
}

/** Photos of about 1 MB, two megapixels each, as a phone sends them by messenger in good quality. */
export async function pictures(): Promise<readonly Paper[]> {
  return Promise.all(
    Array.from({ length: PICTURES }, async () => {
      const bytes = await photo();
      const kept = must(await readContent(bytes));
      const sha256 = createHash('sha256').update(kept.bytes).digest('hex');
      return { name: 'foto.jpg', size: bytes.length, pieces: [bytes], sha256 };
    }),
  );
}

async function photo(): Promise<Buffer> {
  const [width, height] = [1600, 1200];
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 30 };
  const grain = sharp({ create: { width: width / 2, height: height / 2, channels: 3, background: 'gray', noise } });
  const picture = sharp(await grain.resize(width, height, { kernel: 'cubic' }).raw().toBuffer(), {
    raw: { width, height, channels: 3 },
  });
  return picture.jpeg({ quality: 92 }).toBuffer();
}
