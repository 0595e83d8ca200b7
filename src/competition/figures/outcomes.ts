import { sql } from 'kysely';
import { nobody, type Viewer } from '#identity/index.ts';
import { type Counted, countedFigure } from '#platform/counted.ts';
import type { Conn } from '#platform/db.ts';
import type { Figure } from '#platform/figure.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Edition } from '../edition/model/edition.ts';
import { listEditions } from '../edition/queries/editions.ts';
import type { DecidingStage } from '../stage/model/course.ts';
import { isRevealed } from '../stage/rules/reveal.ts';
import { journeyHref, open, publicEntries } from './entries.ts';

const told = {
  passed: 'admin_check',
  finalist: 'finalists_plenary',
  awarded: 'tpi_plenary',
} as const satisfies Record<string, DecidingStage>;
type ToldOutcome = keyof typeof told;

const MOST_EDITIONS = 1000;

/** The editions that everyone may read. */
export const publicEditions = (conn: Conn): Promise<readonly Edition[]> =>
  listEditions(conn, nobody, { organiserId: null, isPublic: true }, { size: MOST_EDITIONS, offset: 0 });

/** The editions of which everyone may know now what came out of the stage: not one hour before it is announced. */
async function revealedIn(conn: Conn, stage: DecidingStage, now: Date): Promise<readonly string[]> {
  const editions = await publicEditions(conn);
  return editions.flatMap((it) => (isRevealed(it.document, stage, now, now) ? [it.id] : []));
}

/** What a plenary decided counts only while its minutes are signed; who was disqualified since counts no more. */
async function thingsOf(conn: Conn, outcome: ToldOutcome, now: Date): Promise<Counted | null> {
  const editions = await revealedIn(conn, told[outcome], now);
  if (editions.length === 0) return null;
  return {
    ...publicEntries,
    from: sql`${publicEntries.from} join entry_passage p on p.entry_id = e.id and p.undone_at is null`,
    where: sql`${publicEntries.isPublic} and p.outcome = ${outcome} and p.edition_id = any(${[...editions]}::uuid[])
      and (p.plenary_id is null or exists (select from plenary m where m.id = p.plenary_id and m.state = 'signed'))
      and not exists (select from entry_passage q
        where q.entry_id = e.id and q.outcome = 'disqualified' and q.undone_at is null)`,
    id: sql`e.id`,
  };
}

const outcomeFigure = (outcome: ToldOutcome): Figure<Viewer> =>
  countedFigure<Viewer>({
    key: `competition.${outcome}`,
    title: () => t(`competition.figure.${outcome}.title`),
    unit: () => t('competition.figure.entries.unit'),
    how: () => t(`competition.figure.${outcome}.how`),
    dimensions: ['institution', 'region', 'year', 'month'],
    admits: open,
    things: (conn, { now }) => thingsOf(conn, outcome, now),
    href: journeyHref,
  });

export const outcomeFigures: readonly Figure<Viewer>[] = [
  outcomeFigure('passed'),
  outcomeFigure('finalist'),
  outcomeFigure('awarded'),
];
