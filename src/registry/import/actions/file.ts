import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Viewer } from '#identity/index.ts';
import type { Database } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { SheetRefusal } from '#platform/sheet/index.ts';
import type { ExistingPolicy, ImportId, Mapping } from '../model.ts';
import { proposeMapping } from '../queries/mapping.ts';
import { runById } from '../queries/run.ts';
import { type Counts, countsOf } from '../queries/summary.ts';
import { type WhyNotMapping, whyNotMapping } from '../rules/headings.ts';
import type { ImportRefusal } from '../rules/moves.ts';
import { checkImport } from './check.ts';
import { confirmImport } from './flow.ts';
import { saveMapping } from './mapping.ts';
import { type RunContext, runImport } from './run.ts';
import { stageFile } from './upload.ts';

export type SheetImport = {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly publish: boolean;
  readonly onExisting: ExistingPolicy;
  /** What differs from the mapping that the page would propose. */
  readonly mapping?: Partial<Mapping>;
};

export type WhyNotSheet =
  | SheetRefusal
  | { readonly code: 'mapping'; readonly faults: readonly WhyNotMapping[] }
  | { readonly code: ImportRefusal };

export type SheetSummary = { readonly id: ImportId; readonly counts: Counts };

/**
 * Brings a sheet in from its bytes to its end without a person looking at the preview: for the command line, the
 * demonstration and benchmarks. Every step is the one that the pages take.
 */
export async function importSheet(
  context: RunContext,
  sheet: SheetImport,
): Promise<Outcome<SheetSummary, WhyNotSheet>> {
  const { db, who, clock } = context;
  const staged = await stageFile(db, who, sheet, clock());
  if (!staged.ok) return staged;
  const id = staged.value;
  const mapped = await mapSheet(db, who, { id, mapping: sheet.mapping ?? {} }, clock());
  if (!mapped.ok) return mapped;
  const { revision } = mapped.value;
  await checkImport(db, who, { id, revision }, clock());
  const choice = { id, revision, publish: sheet.publish, onExisting: sheet.onExisting };
  const confirmed = await db.transact((tx) => confirmImport(tx, who, choice, clock()));
  if (!confirmed.ok) return refused({ code: confirmed.why });
  await runImport(context, id);
  return done({ id, counts: await countsOf(db.conn, id) });
}

async function mapSheet(
  db: Database,
  who: Viewer,
  given: { readonly id: ImportId; readonly mapping: Partial<Mapping> },
  now: Date,
): Promise<Outcome<{ readonly revision: number }, WhyNotSheet>> {
  const run = await runById(db.conn, given.id);
  if (!run) return refused({ code: 'not_found' });
  const mapping = { ...(await proposeMapping(db.conn, run)).mapping, ...given.mapping };
  const faults = whyNotMapping(mapping);
  if (faults.length > 0) return refused({ code: 'mapping', faults });
  const saved = await db.transact((tx) => saveMapping(tx, who, { id: run.id, revision: run.revision, mapping }, now));
  return saved.ok ? saved : refused({ code: saved.why });
}

/** The sheet in a file of this machine. */
export async function sheetAt(path: string): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  return { bytes: await readFile(path), name: basename(path) };
}
