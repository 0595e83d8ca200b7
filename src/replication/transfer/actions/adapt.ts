import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, refused } from '#platform/outcome.ts';
import { isSectionName } from '#registry/index.ts';
import type { Condition, Verdict } from '../model/adaptation.ts';
import type { ReplicationId } from '../model/replication.ts';
import { adaptationsOf } from '../queries/adaptation.ts';
import { type AdaptedFault, faultsOf } from '../rules/adaptation.ts';
import { tables } from '../schema.ts';
import { holdFor, type Result } from './hold.ts';
import { leaveTrace } from './trace.ts';

export type Adapting = {
  readonly id: ReplicationId;
  readonly section: string;
  /** Of the section as the form showed it; 0 when nobody had spoken of it. */
  readonly revision: number;
  readonly verdict: Verdict;
  readonly what: string;
  readonly why: string;
  readonly conditions: readonly Condition[];
};

/** Says of a section of the origin what is kept, changed or left out, why, and which local condition asks for it. */
export async function adaptSection(tx: Tx, who: Viewer, adapting: Adapting, now: Date): Result {
  const { id, section, revision, verdict } = adapting;
  const held = await holdFor(tx, who, 'adapt', id);
  if (!held.ok) return held;
  if (!isSectionName(section)) return refused('invalid');
  const said = { verdict, what: adapting.what.trim(), why: adapting.why.trim(), conditions: adapting.conditions };
  const faults: AdaptedFault = faultsOf(said);
  if (Object.keys(faults).length > 0) return refused('invalid');
  const before = (await adaptationsOf(tx, id)).find((it) => it.section === section);
  if (before && JSON.stringify(sameParts(before)) === JSON.stringify(sameParts(said))) return done(null);
  if ((before?.revision ?? 0) !== revision) return refused('stale');
  const by = { updated_by: who.person?.id ?? null, updated_at: now };
  const columns = { ...said, conditions: [...said.conditions], ...by, revision: revision + 1 };
  await tables(tx)
    .insertInto('replication_adaptation')
    .values({ replication_id: id, section, ...columns })
    .onConflict((clash) => clash.columns(['replication_id', 'section']).doUpdateSet(columns))
    .execute();
  const told = before ? { section, ...sameParts(before) } : { section };
  await leaveTrace(tx, who, { id, verb: 'adapt', before: told, after: { section, ...said } }, now);
  return done(null);
}

const sameParts = ({ verdict, what, why, conditions }: Omit<Adapting, 'id' | 'section' | 'revision'>) => ({
  verdict,
  what,
  why,
  conditions: [...conditions],
});
