import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Edition } from '../../edition/model/edition.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import type { ReasonCode } from '../model/check.ts';
import type { CourseOutcome, DecidingStage } from '../model/course.ts';
import type { PlenaryId } from '../model/ids.ts';
import { tables } from '../schema.ts';

export const stageVerbs = [
  'check',
  'propose_refusal',
  'confirm_refusal',
  'dismiss_refusal',
  'reopen_check',
  'assign_checker',
] as const;
export type StageVerb = (typeof stageVerbs)[number];

type Deed = { readonly id: EntryId; readonly verb: StageVerb; readonly before?: unknown; readonly after?: unknown };

/** What every decision of an entry leaves in the log. */
export async function leaveTrace(tx: Tx, who: Viewer, { id, verb, before, after }: Deed, now: Date): Promise<void> {
  const entry = { event: `competition.stage.${verb}`, subject: { kind: 'entry', id }, before, after };
  await record(tx, actorOf(who), entry, now);
}

export type Decided = {
  readonly entryId: EntryId;
  readonly stage: DecidingStage;
  readonly outcome: CourseOutcome;
  readonly award?: string | null;
  readonly note?: string;
  readonly reasons?: readonly ReasonCode[];
  readonly plenaryId?: PlenaryId | null;
};

/** Rows of one statement: PostgreSQL takes some 65,000 parameters. */
export const AT_ONCE = 1000;

/** Writes what was decided of entries of one edition. */
export async function writePassages(
  tx: Tx,
  who: Viewer,
  { edition, decided }: { readonly edition: Pick<Edition, 'id'>; readonly decided: readonly Decided[] },
  now: Date,
): Promise<void> {
  if (decided.length === 0) return;
  const rows = decided.map((it) => ({
    id: newId<'PassageId'>(now.getTime()),
    entry_id: it.entryId,
    edition_id: edition.id,
    stage: it.stage,
    outcome: it.outcome,
    award_code: it.award ?? null,
    note: it.note ?? '',
    reasons: it.reasons ?? [],
    plenary_id: it.plenaryId ?? null,
    decided_by: who.person?.id ?? null,
    decided_at: now,
    undone_at: null,
  }));
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await tables(tx)
      .insertInto('entry_passage')
      .values(rows.slice(from, from + AT_ONCE))
      .execute();
}

/** Takes back what was decided of these entries in a stage; it stays on record as taken back. */
export async function undoPassages(
  tx: Tx,
  entries: readonly EntryId[],
  stage: DecidingStage,
  now: Date,
): Promise<void> {
  if (entries.length === 0) return;
  await tables(tx)
    .updateTable('entry_passage')
    .set({ undone_at: now })
    .where('entry_id', 'in', entries)
    .where('stage', '=', stage)
    .where('undone_at', 'is', null)
    .execute();
}
