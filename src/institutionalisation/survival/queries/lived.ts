import { type RawBuilder, sql } from 'kysely';
import { timeZone } from '#platform/dates.ts';
import { leftOutReasons, type SurvivalFilter } from '../model.ts';

type Part = RawBuilder<unknown>;
export type Lived = Pick<SurvivalFilter, 'dormantStops' | 'sinceStart'> & {
  /** Only what was said until this day; null: all that was said. */
  readonly knownOn: string | null;
  /** Which records are meant, over `innovation_counted c`. */
  readonly where: Part;
};

/** What is worked out of a row is worked out once: flattened, each would stand many times in what is made of it. */
const fence = sql`offset 0`;

/** Why a life tells nothing, by its place in `leftOutReasons` from 1 on; 0: it counts. */
export const COUNTS = sql.lit(0);
const why = (reason: (typeof leftOutReasons)[number]) => sql.lit(leftOutReasons.indexOf(reason) + 1);

/**
 * Every public innovation as a subject of a curve, one row each: `rules/life.ts` said in SQL, for a register is counted in the database.
 * `enters`, `leaves` and `stopped` are those of a subject, `started` and `ended` its days.
 */
export function livesIn({ sinceStart, ...asked }: Lived): Part {
  const registered = sinceStart ? sql`0` : sql`greatest(0, ${dayIn(sql`p.registered_at`)} - p.started)`;
  return sql`(
    select s.*, case when s.started is null then ${why('no_start')} when s.ended is null then ${why('no_statement')}
      when s.leaves <= 0 then ${why('before_start')} when s.enters >= s.leaves then ${why('ended_unseen')} else ${COUNTS} end as why
    from (
      select p.innovation_id, p.institution_id, p.affair, p.digital, p.is_example, p.started, p.ended, p.stopped,
        p.ended - p.started as leaves, case when p.ended > p.started then ${registered} end as enters
      from (${placed(asked)}) p ${fence}) s)`;
}

const dayIn = (moment: Part): Part => sql`(${moment} at time zone ${timeZone()})::date`;

/** Each with the day on which it began, and how it ended or how far it is known. */
function placed({ dormantStops, ...asked }: Omit<Lived, 'sinceStart'>): Part {
  return sql`
    select w.innovation_id, w.institution_id, w.affair, w.digital, w.is_example, w.registered_at,
      coalesce(w.start_date, case when w.start_year_certain then make_date(w.start_year, 7, 1) end) as started,
      case when w.status in ('stopped', 'dormant') then w.day else greatest(w.day, w.said) end as ended,
      w.status = 'stopped' or (w.status = 'dormant' and ${dormantStops}::boolean) as stopped
    from (${lastWords(asked)} ${fence}) w ${fence}`;
}

/** What is counted of each record, with what was last said of it: by its own text, or by a check at least as late. */
function lastWords({ knownOn, where }: Pick<Lived, 'knownOn' | 'where'>): Part {
  const isKnown = (day: Part) => (knownOn === null ? sql`true` : sql`${day} <= ${knownOn}::date`);
  const isOwnKnown = sql`c.status is not null and c.status_on is not null and ${isKnown(sql`c.status_on`)}`;
  const isChecked = sql`f.said is not null and (not (${isOwnKnown}) or (f.said, f.since) >= (c.status_on, c.status_on))`;
  const word = (checked: Part, own: Part) =>
    sql`case when ${isChecked} then ${checked} when ${isOwnKnown} then ${own} end`;
  return sql`
    select c.innovation_id, c.institution_id, c.affair, c.digital, c.is_example, c.registered_at, c.start_date, c.start_year,
      c.start_year_certain, ${word(sql`f.status`, sql`c.status`)} as status, ${word(sql`f.since`, sql`c.status_on`)} as day,
      ${word(sql`f.said`, sql`c.status_on`)} as said
    from innovation_counted c
    left join (
      select distinct on (k.innovation_id) k.innovation_id, k.status, k.since, k.said
      from (select innovation_id, status, since, year, at, id, ${dayIn(sql`at`)} as said from innovation_condition
        where status is not null) k
      where ${isKnown(sql`k.said`)}
      order by k.innovation_id, k.said desc, k.since desc, k.year desc, k.at desc, k.id desc
    ) f on f.innovation_id = c.innovation_id
    where ${where}`;
}
