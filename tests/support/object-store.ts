import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { buffer } from 'node:stream/consumers';
import S3rver from 's3rver';

export type ObjectStore = {
  /** Settings by which a hub finds it. */
  readonly settings: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
};

/** A store that speaks S3, with one empty bucket, on a port of its own. */
export async function objectStore(directory: string): Promise<ObjectStore> {
  const store = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name: 'bukti' }],
  });
  keepWhole(store);
  const { port } = await store.run();
  const settings = {
    TUNTAS_S3_BUCKET: 'bukti',
    TUNTAS_S3_ENDPOINT: `http://127.0.0.1:${port}`,
    TUNTAS_S3_ACCESS_KEY: 'S3RVER',
    TUNTAS_S3_SECRET_KEY: 'S3RVER',
  };
  return { settings, close: () => store.close() };
}

/**
 * S3 keeps a body whole or not at all, and has it when it says so. This store by itself keeps what came of a request
 * that broke off, at times after it was told to delete it, and answers before all is written.
 */
function keepWhole({ store }: S3rver): void {
  store.putObject = async ({ bucket, key, content, metadata }) => {
    const bytes = await buffer(content);
    const path = store.getResourcePath(bucket, key, 'object');
    const md5 = createHash('md5').update(bytes).digest('hex');
    // In one go, so that no other request takes the folder away in between.
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    await store.putMetadata(bucket, key, metadata, md5);
    return { size: bytes.length, md5 };
  };
}
