import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import type { Config } from '#platform/config.ts';
import { newId } from '#platform/ids.ts';

/** Where bytes are kept: a folder beside the database, or an S3-compatible store by settings. */
export type Storage = {
  /** Keeps the bytes under the key, whole or not at all. */
  readonly put: (key: string, bytes: Uint8Array) => Promise<void>;
  readonly read: (key: string) => Promise<Readable>;
  readonly has: (key: string) => Promise<boolean>;
};

const OWNER_ONLY = 0o700;

/** The folder of everything that people bring in; the data folder itself may be passed through by the database's user. */
export function filesFolder(config: Pick<Config, 'dataDir'>): string {
  const folder = join(config.dataDir, 'files');
  mkdirSync(folder, { recursive: true, mode: OWNER_ONLY });
  chmodSync(folder, OWNER_ONLY);
  return folder;
}

const opened = new WeakMap<Config, Promise<Storage>>();

/** The storage of these settings, opened once. */
export function storageOf(config: Config): Promise<Storage> {
  const known = opened.get(config) ?? open(config);
  opened.set(config, known);
  return known;
}

async function open(config: Config): Promise<Storage> {
  const disk = config.s3.bucket ? await remoteDisk(config) : localDisk(config);
  return {
    // A process that dies while writing leaves a part under a name that nobody reads.
    put: async (key, bytes) => {
      const part = `bagian/${newId<'Part'>()}`;
      await disk.put(part, bytes);
      await disk.move(part, key);
    },
    read: (key) => disk.getStream(key),
    has: (key) => disk.exists(key),
  };
}

function localDisk(config: Config): Disk {
  return new Disk(new FSDriver({ location: filesFolder(config), visibility: 'private' }));
}

/** The client of S3 is large: it is loaded by those who use it. */
async function remoteDisk({ s3 }: Config): Promise<Disk> {
  const { S3Driver } = await import('flydrive/drivers/s3');
  const credentials =
    s3.accessKey && s3.secretKey ? { accessKeyId: s3.accessKey, secretAccessKey: s3.secretKey } : undefined;
  const driver = new S3Driver({
    bucket: s3.bucket ?? '',
    region: s3.region,
    endpoint: s3.endpoint ?? undefined,
    // Stores of one's own rarely have a name for each bucket.
    forcePathStyle: s3.endpoint !== null,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    credentials,
    supportsACL: false,
    visibility: 'private',
  });
  return new Disk(driver);
}
