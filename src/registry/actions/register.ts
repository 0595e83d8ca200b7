import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { InnovationId } from '../model/ids.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import {
  type AwardEntry,
  awardsSchema,
  type ExternalId,
  externalIdsSchema,
  type Lineage,
  MAX_ADAPTATION,
  MAX_ORIGIN_TEXT,
} from '../model/register.ts';
import { awardsMark, externalIdsMark, lineageMark } from '../rules/fingerprint.ts';
import { whyNot } from '../rules/moves.ts';
import { tables } from '../schema.ts';
import { visibleTo } from '../visibility.ts';
import { holdRecord } from './load.ts';
import { leaveTrace } from './trace.ts';

type Result = Promise<Outcome<null, RecordRefusal>>;

async function whyNotRegister(tx: Tx, who: Viewer, id: InnovationId): Promise<RecordRefusal | null> {
  const held = await holdRecord(tx, id);
  return held ? whyNot('set_register', held, who) : 'not_found';
}

/** Replaces the record's entries in the winners register. Sent twice, it is written once. */
export async function setAwards(
  tx: Tx,
  who: Viewer,
  input: { readonly id: InnovationId; readonly awards: readonly AwardEntry[]; readonly seen?: string },
  now: Date,
): Result {
  const forbidden = await whyNotRegister(tx, who, input.id);
  if (forbidden) return refused(forbidden);
  const parsed = awardsSchema.safeParse(input.awards);
  if (!parsed.success) return refused('invalid');
  const before = await awardRows(tx, input.id);
  if (awardsMark(parsed.data) === awardsMark(before)) return done(null);
  if (input.seen !== undefined && input.seen !== awardsMark(before)) return refused('stale');
  await tables(tx).deleteFrom('innovation_award').where('innovation_id', '=', input.id).execute();
  if (parsed.data.length > 0) {
    const rows = parsed.data.map((award) => awardRow(award, input.id, now));
    await tables(tx).insertInto('innovation_award').values(rows).execute();
  }
  const deed = {
    id: input.id,
    verb: 'set_awards' as const,
    before: { awards: before.map(awardText) },
    after: { awards: parsed.data.map(awardText) },
  };
  await leaveTrace(tx, who, deed, now);
  return done(null);
}

/** An entry in one line, for the log. */
export function awardText(award: AwardEntry): string {
  const year = award.year === null ? '' : ` ${award.year}${award.yearCertain ? '' : '?'}`;
  return `${award.levelText} ${award.competition}${year}: ${award.titleUsed}`;
}

function awardRow(award: AwardEntry, id: InnovationId, now: Date) {
  return {
    id: newId<'AwardId'>(now.getTime()),
    innovation_id: id,
    title_used: award.titleUsed,
    competition: award.competition,
    award_group: award.awardGroup,
    level_text: award.levelText,
    level_top: award.levelTop,
    year: award.year,
    year_certain: award.yearCertain,
    source_url: award.sourceUrl,
    note: award.note,
    created_at: now,
  };
}

async function awardRows(tx: Tx, id: InnovationId): Promise<readonly AwardEntry[]> {
  return tables(tx)
    .selectFrom('innovation_award')
    .select([
      'title_used as titleUsed',
      'competition',
      'award_group as awardGroup',
      'level_text as levelText',
      'level_top as levelTop',
      'year',
      'year_certain as yearCertain',
      'source_url as sourceUrl',
      'note',
    ])
    .where('innovation_id', '=', id)
    .orderBy('id')
    .execute();
}

/**
 * Says what the record was adapted from; null says that it was not. The origin must be a record that the writer may see.
 * Said twice, it is said once.
 */
export async function setLineage(
  tx: Tx,
  who: Viewer,
  input: { readonly id: InnovationId; readonly lineage: Lineage | null; readonly seen?: string },
  now: Date,
): Result {
  const forbidden = await whyNotRegister(tx, who, input.id);
  if (forbidden) return refused(forbidden);
  const { lineage } = input;
  const unsound = lineage === null ? null : await whyNotLineage(tx, who, input.id, lineage);
  if (unsound) return refused(unsound);
  const db = tables(tx);
  const before = await knownLineage(tx, input.id);
  const kept = lineage && { ...lineage, originText: lineage.originText.trim(), adaptation: lineage.adaptation.trim() };
  if (lineageMark(kept) === lineageMark(before)) return done(null);
  if (input.seen !== undefined && input.seen !== lineageMark(before)) return refused('stale');
  await db.deleteFrom('innovation_lineage').where('innovation_id', '=', input.id).execute();
  if (kept) {
    const { originId, originText, adaptation } = kept;
    const row = { innovation_id: input.id, origin_innovation_id: originId, origin_text: originText, adaptation };
    await db.insertInto('innovation_lineage').values(row).execute();
  }
  const deed = { id: input.id, verb: 'set_lineage' as const, before: lineageText(before), after: lineageText(kept) };
  await leaveTrace(tx, who, deed, now);
  return done(null);
}

async function knownLineage(tx: Tx, id: InnovationId): Promise<Lineage | null> {
  const row = await tables(tx)
    .selectFrom('innovation_lineage')
    .select(['origin_innovation_id as originId', 'origin_text as originText', 'adaptation'])
    .where('innovation_id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

function lineageText(lineage: Lineage | null): object {
  return lineage ? { origin: lineage.originText || lineage.originId, adaptation: lineage.adaptation } : {};
}

async function whyNotLineage(tx: Tx, who: Viewer, id: InnovationId, lineage: Lineage): Promise<RecordRefusal | null> {
  if (lineage.originText.length > MAX_ORIGIN_TEXT || lineage.adaptation.length > MAX_ADAPTATION) return 'invalid';
  if (lineage.originId === null) return lineage.originText.trim() === '' ? 'unknown_origin' : null;
  if (lineage.originId === id) return 'own_origin';
  const origin = await tables(tx)
    .selectFrom('innovation')
    .select('innovation.id')
    .where('innovation.id', '=', lineage.originId)
    .where(visibleTo(who))
    .executeTakeFirst();
  if (!origin) return 'unknown_origin';
  return (await isAbove(tx, id, lineage.originId)) ? 'circular_origin' : null;
}

/** Whether the origin was itself adapted, however far back, from the record. */
async function isAbove(tx: Tx, id: InnovationId, originId: InnovationId): Promise<boolean> {
  const found = await sql`with recursive line (id) as (
      select origin_innovation_id from innovation_lineage where innovation_id = ${originId}
      union
      select l.origin_innovation_id from line join innovation_lineage l on l.innovation_id = line.id)
    select from line where id = ${id}`.execute(tables(tx));
  return found.rows.length > 0;
}

/** Replaces the numbers under which other systems know the record. Sent twice, it is written once. */
export async function setExternalIds(
  tx: Tx,
  who: Viewer,
  input: { readonly id: InnovationId; readonly externalIds: readonly ExternalId[]; readonly seen?: string },
  now: Date,
): Result {
  const forbidden = await whyNotRegister(tx, who, input.id);
  if (forbidden) return refused(forbidden);
  const parsed = externalIdsSchema.safeParse(input.externalIds);
  if (!parsed.success) return refused('invalid');
  const db = tables(tx);
  const mine = () => db.selectFrom('innovation_external_id').where('innovation_id', '=', input.id);
  const before = await mine().select(['system', 'value']).orderBy('system').orderBy('value').execute();
  if (externalIdsMark(parsed.data) === externalIdsMark(before)) return done(null);
  if (input.seen !== undefined && input.seen !== externalIdsMark(before)) return refused('stale');
  await db.deleteFrom('innovation_external_id').where('innovation_id', '=', input.id).execute();
  const rows = parsed.data.map(({ system, value }) => ({ innovation_id: input.id, system, value }));
  if (rows.length > 0)
    await db
      .insertInto('innovation_external_id')
      .values(rows)
      .onConflict((it) => it.doNothing())
      .execute();
  const after = { externalIds: parsed.data.map(externalIdText) };
  const change = { before: { externalIds: before.map(externalIdText) }, after };
  await leaveTrace(tx, who, { id: input.id, verb: 'set_external_ids', ...change }, now);
  return done(null);
}

/** A number with its system, for the log. */
export function externalIdText(id: ExternalId): string {
  return `${id.system}: ${id.value}`;
}
