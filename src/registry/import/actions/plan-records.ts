import type { InstitutionId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '../../model/ids.ts';
import type { ExistingPolicy, LeaveWhy, Plan, RecordOutcome } from '../model.ts';
import { type Candidates, candidatesFor, lastPlans, standingRecords } from '../queries/standing.ts';
import { type Candidate, matchRecord, type StandingRecord } from '../rules/match.ts';
import { type Merge, mergeOnto, outcomeFor } from '../rules/merge.ts';

/** A record of the sheet whose institution is known, or null while that is still to be made. */
export type PlacedRecord = {
  readonly no: number;
  readonly institutionId: InstitutionId | null;
  readonly title: string;
  readonly titleKey: string;
  readonly startYear: number | null;
  readonly externalId: string | null;
  readonly plan: Plan;
};

/** What is to be done with a record of the sheet, decided against what stands now. */
export type Planned<T extends PlacedRecord> = {
  readonly record: T;
  readonly outcome: RecordOutcome;
  readonly why: LeaveWhy;
  readonly standing: StandingRecord | null;
  readonly merge: Merge | null;
};

export type PlanSettings = {
  readonly idSystem: string;
  readonly headingSet: string;
  readonly policy: ExistingPolicy;
  /** Locks the standing records, for a transaction that is going to write them. */
  readonly lock: boolean;
  /** Records that another row of the sheet claimed already: one record takes one row's word. */
  readonly claimed: Set<InnovationId>;
};

/** Decides for a batch of records, in a handful of statements however many there are. The check and the run ask this alike. */
export async function planRecords<T extends PlacedRecord>(
  conn: Conn,
  records: readonly T[],
  settings: PlanSettings,
): Promise<readonly Planned<T>[]> {
  const candidates = await candidatesFor(conn, {
    titleKeys: [...new Set(records.map((record) => record.titleKey))],
    titles: [...new Set(records.map((record) => record.title))],
    institutionIds: [...new Set(records.flatMap((record) => record.institutionId ?? []))],
    idSystem: settings.idSystem,
    externalIds: [...new Set(records.flatMap((record) => record.externalId ?? []))],
  });
  const matches = records.map((record) => ({ record, match: matchOne(record, candidates, settings.claimed) }));
  const ids = matches.flatMap(({ match }) => (match.kind === 'one' ? [match.id] : []));
  const standing = await standingRecords(conn, ids, settings.lock);
  const last = await lastPlans(conn, ids, settings.headingSet);
  return matches.map(({ record, match }): Planned<T> => {
    if (match.kind === 'several') return left(record, 'several_match');
    if (match.kind === 'elsewhere') return left(record, 'id_elsewhere');
    const found = match.kind === 'one' ? (standing.get(match.id) ?? null) : null;
    if (match.kind === 'none' || !found) return { record, outcome: 'create', why: '', standing: null, merge: null };
    const merge = mergeOnto(found, record.plan, last.get(match.id) ?? null, match.by);
    return { record, ...outcomeFor(found, merge, settings.policy), standing: found, merge };
  });
}

function left<T extends PlacedRecord>(record: T, why: LeaveWhy): Planned<T> {
  return { record, outcome: 'leave', why, standing: null, merge: null };
}

function matchOne(record: PlacedRecord, candidates: Candidates, claimed: Set<InnovationId>) {
  const unclaimed = (found: readonly Candidate[] | undefined) => (found ?? []).filter((it) => !claimed.has(it.id));
  const byId = record.externalId === null ? [] : unclaimed(candidates.byExternalId.get(record.externalId));
  const match = matchRecord(record, [...byId, ...unclaimed(candidates.byTitle.get(record.titleKey))]);
  if (match.kind === 'one') claimed.add(match.id);
  return match;
}
