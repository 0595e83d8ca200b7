import type { Readable } from 'node:stream';
import type { Span } from '../rules/range.ts';

/** Bytes that lie in the storage and count for nothing until they are kept under a key. */
export type Part = {
  readonly keepAs: (key: string) => Promise<void>;
  readonly drop: () => Promise<void>;
};

export type Lying = { readonly key: string; readonly changedAt: Date };

/** Where bytes are kept: a folder beside the database, or an S3-compatible store by settings. */
export type Storage = {
  /** Takes in exactly `size` bytes; nothing of a flow that breaks stays. */
  readonly take: (flow: Readable, size: number) => Promise<Part>;
  readonly read: (key: string, span?: Span) => Promise<Readable>;
  /** Bytes that lie under the key; null when nothing does. */
  readonly sizeOf: (key: string) => Promise<number | null>;
  readonly drop: (key: string) => Promise<void>;
  /** Everything under a first folder: one of contents, or that of parts. */
  readonly list: (folder: string) => AsyncIterable<Lying>;
};

/** Folder of parts; the others are named by the first two signs of a digest. */
export const PARTS = 'bagian';
export const contentFolders: readonly string[] = Array.from({ length: 256 }, (_none, n) =>
  n.toString(16).padStart(2, '0'),
);

/** What lies under a key has this digest; files of the same content share it. */
export const keyOf = (sha256: string): string => `${sha256.slice(0, 2)}/${sha256}`;
