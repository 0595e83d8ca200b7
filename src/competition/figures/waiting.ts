import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import { type Counted, countedFigure } from '#platform/counted.ts';
import type { Conn } from '#platform/db.ts';
import type { Figure } from '#platform/figure.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { EntryId } from '../entry/model/entry.ts';
import { unfinishedStates } from '../entry/model/states.ts';
import { paths as entryPaths } from '../entry/paths.ts';
import { arrivedAs } from '../entry/queries/arrived.ts';
import { windowOf } from '../entry/rules/window.ts';
import { type DecidingStage, decidingStages, outcomes } from '../stage/model/course.ts';
import { decidingOf } from '../stage/rules/course.ts';
import { isRevealed } from '../stage/rules/reveal.ts';
import { concernOf, followsEntries } from './entries.ts';
import { publicEditions } from './outcomes.ts';

/** Stages that every entry waits for; an objection is decided of a few. */
const awaited = decidingStages.filter((it): it is Exclude<DecidingStage, 'objection'> => it !== 'objection');
const onward = awaited.map((it) => outcomes[it].on);
const outs = decidingStages.map((it) => outcomes[it].out);

type Step = { readonly edition: string; readonly stage: DecidingStage; readonly place: number; readonly told: boolean };
type Calendar = {
  readonly steps: readonly Step[];
  /** Editions that take entries still: what is not submitted after that waits for nothing. */
  readonly taking: readonly string[];
};

/** What is decided in which order, and of what everyone may know by now. */
async function calendarOf(conn: Conn, now: Date): Promise<Calendar> {
  const editions = (await publicEditions(conn)).filter((it) => it.state === 'open');
  const steps = editions.flatMap(({ id, document }) =>
    decidingOf(document).map((stage, place) => ({
      ...{ edition: id, stage, place },
      told: isRevealed(document, stage, now, now),
    })),
  );
  const takes = ({ document }: (typeof editions)[number]) => {
    const { closes } = windowOf(document);
    return closes === null || now < closes;
  };
  return { steps, taking: editions.filter(takes).map((it) => it.id) };
}

function stepsAs(steps: readonly Step[]): RawBuilder<unknown> {
  const column = (name: keyof Step) => steps.map((it) => it[name]);
  return sql`unnest(${column('edition')}::uuid[], ${column('stage')}::text[], ${column('place')}::int[], ${column('told')}::boolean[])
    as c(edition_id, stage, place, told)`;
}

/** Whole days since it came where it stands: in a stage, as far as everyone may know of the stages before it. */
function waitingOf(viewer: Viewer, { steps, taking }: Calendar, now: Date): Counted | null {
  const concern = concernOf(viewer);
  if (!concern) return null;
  const arrived = arrivedAs('entry');
  const since = sql`(case when ${arrived} then greatest(entry.submitted_at, known.at)
    when entry.state = 'with_admin' then coalesce(entry.handed_at, entry.created_at)
    when entry.state = 'returned' then coalesce(entry.returned_at, entry.created_at) else entry.created_at end)`;
  return {
    from: sql`entry join edition d on d.id = entry.edition_id join institution n on n.id = entry.institution_id
      left join lateral (
        select array_agg(p.stage) filter (where p.outcome = any(${onward}::text[])) as stages,
          max(p.decided_at) filter (where p.outcome = any(${onward}::text[])) as at,
          bool_or(p.outcome = any(${outs}::text[])) as is_out
        from entry_passage p join ${stepsAs(steps)} on c.edition_id = p.edition_id and c.stage = p.stage and c.told
        where p.entry_id = entry.id and p.undone_at is null
          and (p.plenary_id is null or exists (select from plenary m where m.id = p.plenary_id and m.state = 'signed'))
      ) known on true
      left join lateral (
        select c.stage from ${stepsAs(steps)}
        where c.edition_id = entry.edition_id and c.stage = any(${awaited}::text[])
          and c.stage <> all(coalesce(known.stages, '{}'))
        order by c.place limit 1
      ) next on true`,
    where: sql`d.state = 'open' and ${concern.concerns} and case when ${arrived}
      then next.stage is not null and known.is_out is not true
      else entry.state <> 'withdrawn' and entry.edition_id = any(${taking}::uuid[]) end`,
    id: sql`entry.id`,
    title: concern.title,
    at: since,
    value: sql`greatest(0, floor(extract(epoch from ${now}::timestamptz - ${since}) / 86400))`,
    columns: {
      institution: sql`entry.institution_id`,
      region: sql`n.region_code`,
      state: sql`case when ${arrived} then next.stage else entry.state end`,
    },
  };
}

/** How long entries have stood where they are: those that wait longest are where one helps. */
export const waiting: Figure<Viewer> = countedFigure<Viewer>({
  key: 'competition.waiting',
  title: () => t('competition.figure.waiting.title'),
  unit: () => t('competition.figure.waiting.unit'),
  how: () => t('competition.figure.waiting.how'),
  kind: 'median',
  dimensions: ['institution', 'region', 'state'],
  states: [
    ...unfinishedStates.map((code) => ({ code, name: () => t(`entry.state.${code}`) })),
    ...awaited.map((code) => ({ code, name: () => t(`edition.stage.${code}`) })),
  ],
  admits: followsEntries,
  things: async (conn, { viewer, now }) => waitingOf(viewer, await calendarOf(conn, now), now),
  href: (id) => entryPaths.entry.to(id as EntryId),
});
