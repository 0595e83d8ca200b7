import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Disk } from 'flydrive';
import { S3Driver } from 'flydrive/drivers/s3';
import type { Config } from '#platform/config.ts';
import { newId } from '#platform/ids.ts';
import { counted } from './flow.ts';
import { type Lying, PARTS, type Storage } from './storage.ts';

/** A bucket of a store that speaks S3. */
export function remoteStorage(s3: Config['s3']): Storage {
  const bucket = s3.bucket ?? '';
  const client = clientOf(s3);
  const disk = new Disk(new S3Driver({ client, bucket, supportsACL: false, visibility: 'private' }));
  return {
    take: async (flow, size) => {
      const part = `${PARTS}/${newId<'Part'>()}`;
      await send(client, { Bucket: bucket, Key: part, ContentLength: size }, flow);
      return { keepAs: (key) => disk.move(part, key), drop: () => disk.delete(part) };
    },
    read: async (key, span) => {
      const Range = span ? `bytes=${span.from}-${span.to}` : undefined;
      const found = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, Range }));
      if (!(found.Body instanceof Readable)) throw new Error('the store answered without a body');
      return found.Body;
    },
    sizeOf: async (key) => ((await disk.exists(key)) ? (await disk.getMetaData(key)).contentLength : null),
    drop: (key) => disk.delete(key),
    list: (folder) => lyingIn(disk, folder),
  };
}

function clientOf(s3: Config['s3']): S3Client {
  const credentials =
    s3.accessKey && s3.secretKey ? { accessKeyId: s3.accessKey, secretAccessKey: s3.secretKey } : undefined;
  return new S3Client({
    region: s3.region,
    endpoint: s3.endpoint ?? undefined,
    // Stores of one's own rarely have a name for each bucket.
    forcePathStyle: s3.endpoint !== null,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    credentials,
  });
}

type Target = { readonly Bucket: string; readonly Key: string; readonly ContentLength: number };

/** Sends the flow; one that breaks ends the request, so that the store keeps nothing of it. */
async function send(client: S3Client, target: Target, flow: Readable): Promise<void> {
  const ending = new AbortController();
  const body = counted(target.ContentLength);
  const flowing = pipeline(flow, body).catch((error: unknown) => {
    ending.abort();
    throw error;
  });
  const sending = client
    .send(new PutObjectCommand({ ...target, Body: body }), { abortSignal: ending.signal })
    .catch((error: unknown) => {
      body.destroy();
      throw error;
    });
  const [flowed, sent] = await Promise.allSettled([flowing, sending]);
  if (flowed.status === 'rejected') throw flowed.reason;
  if (sent.status === 'rejected') throw sent.reason;
}

async function* lyingIn(disk: Disk, folder: string): AsyncGenerator<Lying> {
  let paginationToken: string | undefined;
  do {
    const page = await disk.listAll(folder, { recursive: true, paginationToken });
    for (const it of page.objects) {
      if (!it.isFile) continue;
      yield { key: it.key, changedAt: (await it.getMetaData()).lastModified };
    }
    paginationToken = page.paginationToken;
  } while (paginationToken);
}
