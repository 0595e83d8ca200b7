import { record } from '#audit/index.ts';
import { evidenceOf } from '#files/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { InnovationId } from '#registry/index.ts';
import { originById } from '../../origin/queries.ts';
import { speaksFor } from '../../origin/rules.ts';
import { type Kit, type KitRefusal, type KitSetting, LONGEST_NOTE, MOST_ITEMS } from '../model.ts';
import { kitOf } from '../queries/kit.ts';
import { tables } from '../schema.ts';

export const kitVerbs = ['set', 'take'] as const;

type Setting = KitSetting & { readonly innovationId: InnovationId };

/** Says what the kit of a record holds, in which order, and who may take it. Only evidence of the record itself. */
export async function setKit(
  tx: Tx,
  who: Viewer,
  { innovationId, ...setting }: Setting,
  now: Date,
): Promise<Outcome<null, KitRefusal>> {
  const origin = await originById(tx, innovationId);
  if (!origin) return refused('not_found');
  if (!speaksFor(origin, who)) return refused('not_yours');
  const fault = await faultOf(tx, innovationId, setting);
  if (fault) return refused(fault);
  const own = { access: setting.access, note: setting.note.trim(), set_by: who.person?.id ?? null, set_at: now };
  await tables(tx)
    .insertInto('innovation_kit')
    .values({ innovation_id: innovationId, revision: 1, ...own })
    .onConflict((clash) => clash.doNothing())
    .execute();
  await tables(tx)
    .selectFrom('innovation_kit')
    .select('revision')
    .where('innovation_id', '=', innovationId)
    .forUpdate()
    .execute();
  const before = await kitOf(tx, innovationId);
  const isFresh = setting.revision === 0 && before.revision === 1 && before.items.length === 0;
  // The same form sent twice is one.
  if (!isFresh && isSame(before, setting)) return done(null);
  if (!isFresh && before.revision !== setting.revision) return refused('stale');
  const revision = isFresh ? 1 : before.revision + 1;
  await tables(tx)
    .updateTable('innovation_kit')
    .set({ ...own, revision })
    .where('innovation_id', '=', innovationId)
    .execute();
  await writeItems(tx, innovationId, setting.items);
  await leaveTrace(tx, who, { verb: 'set', id: innovationId, before: told(before), after: told(setting) }, now);
  return done(null);
}

async function faultOf(tx: Tx, id: InnovationId, { items, note }: KitSetting): Promise<KitRefusal | null> {
  if (items.length > MOST_ITEMS) return 'over_items';
  if ([...note.trim()].length > LONGEST_NOTE) return 'note_long';
  const proving = await evidenceOf(tx, { kind: 'innovation', id }, { onlyPublic: false });
  const known = new Set(proving.filter((it) => it.archivedAt === null).map((it) => it.id));
  return items.every((it) => known.has(it.evidenceId)) ? null : 'unknown_evidence';
}

type Told = Pick<Kit, 'access' | 'note'> & { readonly items: readonly { evidenceId: string; kind: string }[] };

const told = ({ access, note, items }: Told) => ({
  access,
  note: note.trim(),
  items: items.map((it) => `${it.kind} ${it.evidenceId}`),
});

const isSame = (before: Kit, setting: KitSetting): boolean =>
  JSON.stringify(told(before)) === JSON.stringify(told(setting));

async function writeItems(tx: Tx, id: InnovationId, items: KitSetting['items']): Promise<void> {
  await tables(tx).deleteFrom('innovation_kit_item').where('innovation_id', '=', id).execute();
  if (items.length === 0) return;
  const rows = items.map(({ evidenceId, kind }, at) => ({
    innovation_id: id,
    evidence_id: evidenceId,
    kind,
    place: at + 1,
  }));
  await tables(tx).insertInto('innovation_kit_item').values(rows).execute();
}

type Trace = {
  readonly verb: (typeof kitVerbs)[number];
  readonly id: InnovationId;
  readonly before?: unknown;
  readonly after?: unknown;
};

async function leaveTrace(tx: Tx, who: Viewer, { verb, id, ...entry }: Trace, now: Date): Promise<void> {
  const subject = { kind: 'innovation', id };
  await record(tx, actorOf(who), { event: `replication.kit.${verb}`, subject, ...entry }, now);
}

/** Counts that the kit was taken, by whom and from where; a visitor without an account is nobody, and who looks through another's eyes takes nothing. */
export async function countTaking(
  tx: Tx,
  who: Viewer,
  { innovationId, files }: { readonly innovationId: InnovationId; readonly files: number },
  now: Date,
): Promise<void> {
  await leaveTrace(tx, who, { verb: 'take', id: innovationId, after: { files } }, now);
  if (who.support) return;
  const own = { person_id: who.person?.id ?? null, institution_id: who.acting?.institutionId ?? null };
  await tables(tx)
    .insertInto('innovation_kit_taking')
    .values({ id: newId<'TakingId'>(now.getTime()), innovation_id: innovationId, ...own, files, taken_at: now })
    .execute();
}
