import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { Activity, ActivityContent, ActivityId, ProgrammeRefusal } from './model.ts';
import { activityById, programmeOf } from './queries.ts';
import { contentOf, copyOf, faultsOf, type TypedActivity, typedOf, whyNotPlan } from './rules.ts';
import { tables } from './schema.ts';

type Result<T> = Promise<Outcome<T, ProgrammeRefusal>>;

export const programmeVerbs = ['add', 'change', 'publish', 'copy'] as const;

type OfYear = { readonly hubRegion: string; readonly year: number };

const columnsOf = (it: ActivityContent) => ({
  ...{ kind: it.kind, title: it.title, quarter: it.quarter, starts_on: it.startsOn, ends_on: it.endsOn },
  ...{ place: it.place, office: it.office, target: it.target, state: it.state, result: it.result },
});

async function ensure(tx: Tx, { hubRegion, year }: OfYear): Promise<void> {
  await tables(tx)
    .insertInto('hub_programme')
    .values({ region_code: hubRegion, year, published_at: null, published_by: null })
    .onConflict((clash) => clash.columns(['region_code', 'year']).doNothing())
    .execute();
}

type Deed = {
  readonly verb: (typeof programmeVerbs)[number];
  readonly id: string;
  readonly before?: unknown;
  readonly after: unknown;
};

async function trace(tx: Tx, who: Viewer, { verb, id, before, after }: Deed, now: Date): Promise<void> {
  const kind = verb === 'add' || verb === 'change' ? 'hub_activity' : 'hub_programme';
  await record(tx, actorOf(who), { event: `network.programme.${verb}`, subject: { kind, id }, before, after }, now);
}

const isSame = (a: ActivityContent, b: ActivityContent): boolean =>
  JSON.stringify(typedOf(a)) === JSON.stringify(typedOf(b));

/** Plans an activity of the year. The same form sent twice is one. */
export async function addActivity(
  tx: Tx,
  who: Viewer,
  given: OfYear & { readonly id: ActivityId; readonly typed: TypedActivity },
  now: Date,
): Result<ActivityId> {
  const { id, hubRegion, year, typed } = given;
  const forbidden = whyNotPlan(who) ?? Object.values(faultsOf(typed, year, dayOf(now)))[0];
  if (forbidden) return refused(forbidden);
  const content = contentOf(typed);
  const known = await activityById(tx, hubRegion, id);
  if (known) return known.year === year && isSame(known, content) ? done(id) : refused('id_taken');
  await ensure(tx, given);
  await insert(tx, who, { id, hubRegion, year, content, copiedFrom: null }, now);
  await trace(tx, who, { verb: 'add', id, after: { year, ...content } }, now);
  return done(id);
}

type Inserting = OfYear & {
  readonly id: ActivityId;
  readonly content: ActivityContent;
  readonly copiedFrom: ActivityId | null;
};

async function insert(tx: Tx, who: Viewer, { id, hubRegion, year, content, copiedFrom }: Inserting, now: Date) {
  const row = { id, region_code: hubRegion, year, copied_from: copiedFrom, ...columnsOf(content) };
  await tables(tx)
    .insertInto('hub_activity')
    .values({ ...row, changed_by: who.person?.id ?? null, changed_at: now })
    .onConflict((clash) => clash.doNothing())
    .execute();
}

type Changing = {
  readonly hubRegion: string;
  readonly id: ActivityId;
  readonly revision: number;
  readonly typed: TypedActivity;
};

/** Changes an activity, or says what became of it. */
export async function changeActivity(tx: Tx, who: Viewer, changing: Changing, now: Date): Result<Activity> {
  const { hubRegion, id, revision, typed } = changing;
  await tables(tx).selectFrom('hub_activity').select('id').where('id', '=', id).forUpdate().execute();
  const known = await activityById(tx, hubRegion, id);
  if (!known) return refused('not_found');
  const forbidden = whyNotPlan(who) ?? Object.values(faultsOf(typed, known.year, dayOf(now)))[0];
  if (forbidden) return refused(forbidden);
  const content = contentOf(typed);
  if (isSame(known, content)) return done(known);
  if (known.revision !== revision) return refused('stale');
  await tables(tx)
    .updateTable('hub_activity')
    .set({ ...columnsOf(content), revision: revision + 1, changed_by: who.person?.id ?? null, changed_at: now })
    .where('id', '=', id)
    .execute();
  await trace(tx, who, { verb: 'change', id, before: typedOf(known), after: content }, now);
  return done(known);
}

/** Shows the programme of the year to everybody, once; later changes are seen at once. */
export async function publishProgramme(tx: Tx, who: Viewer, given: OfYear, now: Date): Result<number> {
  const { hubRegion, year } = given;
  const forbidden = whyNotPlan(who);
  if (forbidden) return refused(forbidden);
  const programme = await programmeOf(tx, hubRegion, year);
  if (programme.publishedAt !== null) return done(year);
  if (programme.activities.length === 0) return refused('nothing_planned');
  await tables(tx)
    .updateTable('hub_programme')
    .set({ published_at: now, published_by: who.person?.id ?? null })
    .where('region_code', '=', hubRegion)
    .where('year', '=', year)
    .execute();
  const after = { year, activities: programme.activities.length };
  await trace(tx, who, { verb: 'publish', id: `${hubRegion}-${year}`, after }, now);
  return done(year);
}

/** Takes over what was planned the year before, without days and results; what was taken over already is left. Answers how many. */
export async function copyProgramme(tx: Tx, who: Viewer, given: OfYear, now: Date): Result<number> {
  const { hubRegion, year } = given;
  const forbidden = whyNotPlan(who);
  if (forbidden) return refused(forbidden);
  const before = await programmeOf(tx, hubRegion, year - 1);
  const kept = before.activities.filter((it) => it.state !== 'cancelled');
  if (kept.length === 0) return refused('nothing_to_copy');
  await ensure(tx, given);
  for (const it of kept) {
    const content = copyOf(it);
    await insert(tx, who, { id: newId<'HubActivityId'>(), hubRegion, year, content, copiedFrom: it.id }, now);
  }
  await trace(
    tx,
    who,
    { verb: 'copy', id: `${hubRegion}-${year}`, after: { from: year - 1, activities: kept.length } },
    now,
  );
  return done(kept.length);
}
