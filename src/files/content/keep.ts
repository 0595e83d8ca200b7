import { webcrypto } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Config } from '#platform/config.ts';
import type { Database } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { awaitBytes } from '../actions/bytes.ts';
import type { FileFault, ScanState, StoredFile } from '../model.ts';
import { fileNameOf } from '../rules/media.ts';
import { storageOf } from './open.ts';
import { readContent } from './read.ts';
import { scan } from './scan.ts';
import { keyOf } from './storage.ts';

const MEGABYTE = 1024 * 1024;

export type Brought = { readonly bytes: Uint8Array; readonly name: string };
/** A file that lies in the storage and no row names yet. */
export type KeptFile = Omit<StoredFile, 'id'>;

export const limitBytes = (config: Config): number => config.fileLimitMb * MEGABYTE;

/** A file that was looked at and may be kept; its bytes are those that will lie in the storage. */
export type LookedAt = KeptFile & { readonly bytes: Uint8Array };

/** Looks at what was brought: how large, what it is, whether a scanner finds anything. Nothing is kept yet. */
export async function lookAt(config: Config, brought: Brought): Promise<Outcome<LookedAt, FileFault>> {
  if (brought.bytes.length > limitBytes(config)) return refused('too_large');
  const read = await readContent(brought.bytes);
  if (!read.ok) return read;
  const scanned = await scanState(config, brought.bytes);
  if (!scanned.ok) return scanned;
  const { bytes, mediaType } = read.value;
  const sha256 = await sha256Of(bytes);
  const storageKey = keyOf(sha256);
  const originalName = fileNameOf(brought.name, mediaType);
  return done({ bytes, sha256, size: bytes.length, mediaType, originalName, storageKey, scanState: scanned.value });
}

/** In a thread of its own: large files would hold up every other page. */
async function sha256Of(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString('hex');
}

export type Keeping = { readonly config: Config; readonly db: Database; readonly now: Date };

/**
 * Puts a file into the storage; one of the same content lies there once. Until a row names it, it is written down as
 * waiting, so that what nobody names is thrown away one day (actions/bytes.ts).
 */
export async function keepFile({ config, db, now }: Keeping, { bytes, ...file }: LookedAt): Promise<KeptFile> {
  const { storageKey, size } = file;
  await db.transact((tx) => awaitBytes(tx, storageKey, now));
  const storage = await storageOf(config);
  if ((await storage.sizeOf(storageKey)) === size) return file;
  const part = await storage.take(Readable.from([Buffer.from(bytes)]), size);
  await part.keepAs(storageKey);
  return file;
}

async function scanState(config: Config, bytes: Uint8Array): Promise<Outcome<ScanState, FileFault>> {
  if (!config.clamavSocket) return done('unscanned');
  const verdict = await scan(config.clamavSocket, bytes);
  if (verdict === 'clean') return done('clean');
  return refused(verdict === 'infected' ? 'infected' : 'scanner_absent');
}
