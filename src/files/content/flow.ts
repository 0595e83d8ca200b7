import { createHash } from 'node:crypto';
import { type Readable, Transform } from 'node:stream';

/** Lets exactly so many bytes through and breaks when there are more or fewer. */
export function counted(size: number): Transform {
  let left = size;
  return new Transform({
    transform: (chunk: Buffer, _encoding, next) => {
      left -= chunk.length;
      next(left < 0 ? new Error('more bytes than were promised') : null, chunk);
    },
    flush: (end) => end(left > 0 ? new Error('fewer bytes than were promised') : null),
  });
}

/** SHA-256 of all that flows, in hexadecimal. */
export async function digestOf(flow: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of flow) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
