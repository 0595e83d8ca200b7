import type { Readable } from 'node:stream';
import type { Conn } from '../db.ts';
import type { FileHead } from './format.ts';

/** Where a backup finds the files that the tables name. */
export type FileSource = {
  /** Every file once, as the connection sees them. */
  readonly list: (conn: Conn) => AsyncIterable<FileHead>;
  /** The bytes of a file of this size; null when none such lies there. */
  readonly read: (file: FileHead) => Promise<Readable | null>;
};

/** Where a restore puts them. */
export type FileSink = {
  /** Whether it would ever keep a file of this name. */
  readonly knows: (file: FileHead) => boolean;
  /** Takes in exactly `size` bytes, under no name yet; nothing of a flow that breaks stays. */
  readonly take: (flow: Readable, size: number) => Promise<TakenFile>;
  readonly has: (file: FileHead) => Promise<boolean>;
  readonly drop: (file: FileHead) => Promise<void>;
};

export type TakenFile = {
  readonly keep: (file: FileHead) => Promise<void>;
  readonly drop: () => Promise<void>;
};
