declare module 's3rver' {
  type Metadata = Readonly<Record<string, unknown>>;
  type Brought = {
    readonly bucket: string;
    readonly key: string;
    readonly content: import('node:stream').Readable;
    readonly metadata: Metadata;
  };
  type Folder = {
    putObject: (object: Brought) => Promise<{ readonly size: number; readonly md5: string }>;
    readonly putMetadata: (bucket: string, key: string, metadata: Metadata, md5: string) => Promise<void>;
    readonly getResourcePath: (bucket: string, key: string, resource: 'object') => string;
  };
  /** As much of the store as tests use; the package brings no types. */
  class S3rver {
    constructor(options: {
      readonly port: number;
      readonly address: string;
      readonly silent: boolean;
      readonly directory: string;
      readonly configureBuckets: readonly { readonly name: string }[];
    });
    readonly store: Folder;
    run(): Promise<{ readonly address: string; readonly port: number }>;
    close(): Promise<void>;
  }
  export = S3rver;
}
