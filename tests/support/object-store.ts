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
  const { port } = await store.run();
  const settings = {
    TUNTAS_S3_BUCKET: 'bukti',
    TUNTAS_S3_ENDPOINT: `http://127.0.0.1:${port}`,
    TUNTAS_S3_ACCESS_KEY: 'S3RVER',
    TUNTAS_S3_SECRET_KEY: 'S3RVER',
  };
  return { settings, close: () => store.close() };
}
