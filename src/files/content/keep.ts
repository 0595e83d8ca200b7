import { createHash } from 'node:crypto';
import type { Config } from '#platform/config.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { FileFault, ScanState, StoredFile } from '../model.ts';
import { fileNameOf } from '../rules/media.ts';
import { readContent } from './read.ts';
import { scan } from './scan.ts';
import { storageOf } from './storage.ts';

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
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const storageKey = `${sha256.slice(0, 2)}/${sha256}`;
  const originalName = fileNameOf(brought.name, mediaType);
  return done({ bytes, sha256, size: bytes.length, mediaType, originalName, storageKey, scanState: scanned.value });
}

/** Puts a file into the storage; one of the same content lies there once. */
export async function keepFile(config: Config, { bytes, ...file }: LookedAt): Promise<KeptFile> {
  const storage = await storageOf(config);
  if (!(await storage.has(file.storageKey))) await storage.put(file.storageKey, bytes);
  return file;
}

async function scanState(config: Config, bytes: Uint8Array): Promise<Outcome<ScanState, FileFault>> {
  if (!config.clamavSocket) return done('unscanned');
  const verdict = await scan(config.clamavSocket, bytes);
  if (verdict === 'clean') return done('clean');
  return refused(verdict === 'infected' ? 'infected' : 'scanner_absent');
}
