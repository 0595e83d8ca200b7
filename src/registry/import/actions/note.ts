import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import type { ImportId } from '../model.ts';

export const importVerbs = [
  'upload',
  'choose_table',
  'map',
  'place',
  'check',
  'confirm',
  'stop',
  'resume',
  'finish',
  'fail',
  'discard',
  'expire',
  'undo',
  'undo_done',
] as const;
export type ImportVerb = (typeof importVerbs)[number];

/** Records what was done with an import; what it does to records is logged with each record. */
export async function note(
  tx: Tx,
  who: Viewer,
  deed: { readonly id: ImportId; readonly verb: ImportVerb; readonly before?: unknown; readonly after?: unknown },
  now: Date,
): Promise<void> {
  const { id, verb, before, after } = deed;
  await record(
    tx,
    actorOf(who),
    { event: `registry.import.${verb}`, subject: { kind: 'import', id }, before, after },
    now,
  );
}
