import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { ImportId, ImportRun, Mapping, PlaceChoice } from '../model.ts';
import { holdRun } from '../queries/run.ts';
import { whyNotMapping } from '../rules/headings.ts';
import { type ImportMove, type ImportRefusal, whyNotMove } from '../rules/moves.ts';
import { tables } from '../schema.ts';
import { note } from './note.ts';

type Result<T = null> = Promise<Outcome<T, ImportRefusal>>;

/** The import, locked, if the move is allowed and the page that asks for it was not overtaken by another. */
export async function holdFor(
  tx: Tx,
  who: Viewer,
  move: ImportMove,
  asked: { readonly id: ImportId; readonly revision?: number },
): Result<ImportRun> {
  const run = await holdRun(tx, asked.id);
  if (!run) return refused('not_found');
  const forbidden = whyNotMove(move, run, who);
  if (forbidden) return refused(forbidden);
  return asked.revision === undefined || asked.revision === run.revision ? done(run) : refused('stale');
}

/** Decides what each column means, remembers it for the next sheet of these headings, and has the rows checked anew. */
export async function saveMapping(
  tx: Tx,
  who: Viewer,
  input: { readonly id: ImportId; readonly revision: number; readonly mapping: Mapping },
  now: Date,
): Result<{ readonly revision: number }> {
  const held = await holdFor(tx, who, 'map', input);
  if (!held.ok) return held;
  const run = held.value;
  if (whyNotMapping(input.mapping).length > 0 || input.mapping.columns.length !== run.headings.length)
    return refused('mapping_wrong');
  const revision = await startCheck(tx, run, { mapping: sql<Mapping>`${JSON.stringify(input.mapping)}::jsonb` }, now);
  await remember(tx, who, run, input.mapping, now);
  await note(
    tx,
    who,
    { id: run.id, verb: 'map', before: { mapping: run.mapping }, after: { mapping: input.mapping } },
    now,
  );
  return done({ revision });
}

/** Every decision makes what was computed before it void. */
async function startCheck(tx: Tx, run: ImportRun, columns: object, now: Date): Promise<number> {
  const revision = run.revision + 1;
  await tables(tx)
    .updateTable('import_run')
    .set({ ...columns, state: 'checking', revision, done_count: 0, failures: 0, touched_at: now })
    .where('id', '=', run.id)
    .execute();
  return revision;
}

async function remember(tx: Tx, who: Viewer, run: ImportRun, mapping: Mapping, now: Date): Promise<void> {
  if (!who.person) return;
  const kept = { mapping: sql<Mapping>`${JSON.stringify(mapping)}::jsonb`, saved_by: who.person.id, saved_at: now };
  await tables(tx)
    .insertInto('import_mapping')
    .values({ institution_id: run.institutionId, heading_set: run.headingSet, ...kept })
    .onConflict((it) => it.columns(['institution_id', 'heading_set']).doUpdateSet(kept))
    .execute();
}

export type PlaceDecision = { readonly key: string; readonly choice: PlaceChoice };

/** Decides what the unclear institutions are, for all their rows at once, and has the rows checked anew. */
export async function choosePlaces(
  tx: Tx,
  who: Viewer,
  input: { readonly id: ImportId; readonly revision: number; readonly decisions: readonly PlaceDecision[] },
  now: Date,
): Result<{ readonly revision: number }> {
  const held = await holdFor(tx, who, 'place', input);
  if (!held.ok) return held;
  const { id } = held.value;
  const places = await tables(tx).selectFrom('import_place').select('key').where('import_id', '=', id).execute();
  const known = new Set(places.map((place) => place.key));
  if (input.decisions.some(({ key }) => !known.has(key))) return refused('unknown_place');
  for (const { key, choice } of input.decisions) {
    const kept = { choice: sql<PlaceChoice>`${JSON.stringify(choice)}::jsonb` };
    await tables(tx)
      .insertInto('import_choice')
      .values({ import_id: id, place_key: key, ...kept })
      .onConflict((it) => it.columns(['import_id', 'place_key']).doUpdateSet(kept))
      .execute();
  }
  const revision = await startCheck(tx, held.value, {}, now);
  await note(tx, who, { id, verb: 'place', after: { decisions: input.decisions } }, now);
  return done({ revision });
}
