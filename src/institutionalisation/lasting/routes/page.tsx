import { dayOf } from '#platform/dates.ts';
import type { Answer } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { endOf, type PageEnd, type PageHead } from '../ends.ts';
import { asPaper, papersOf } from '../queries/papers.ts';
import { recordsOf } from '../queries/records.ts';
import { flagsOf } from '../rules/flags.ts';
import { whyNotClaim } from '../rules/moves.ts';
import { lookAt, standingOf } from '../rules/standing.ts';
import { LastingPage } from '../views/lasting-page.tsx';
import { innovationOf, ownPage, type RecordVisit, trailOf } from './visit.tsx';

/** Years back from the running one that the page offers. */
const YEARS_BACK = 3;

/** The page of the eight dimensions; `heads` stand above them and `ends` below. */
export function showLasting(heads: readonly PageHead[], ends: readonly PageEnd[]) {
  return async (visit: RecordVisit): Promise<Answer> => {
    const titled = await innovationOf(visit);
    const { innovation, title } = titled;
    const { db, viewer, now, query } = visit;
    const today = dayOf(now);
    const running = Number(today.slice(0, 4));
    const years = Array.from({ length: YEARS_BACK + 2 }, (_, index) => running + 1 - index);
    const year = years.find((it) => String(it) === query.get('tahun')) ?? running;
    const records = await recordsOf(db.conn, [innovation.id]);
    const papers = await papersOf(
      db.conn,
      records.map((it) => it.id),
    );
    const shown = records.map((it) => {
      const own = papers.get(it.id) ?? [];
      return { ...it, papers: own, flags: flagsOf({ content: it.content, papers: own.map(asPaper) }, today) };
    });
    const body = (
      <LastingPage
        innovation={innovation}
        title={title}
        year={year}
        years={years}
        today={lookAt(year, today).day}
        standings={standingOf(records, lookAt(year, today))}
        records={Map.groupBy(shown, (it) => it.dimension)}
        whyNotAdd={whyNotClaim(innovation, viewer)}
        before={await Promise.all(heads.map((head) => head(visit, innovation)))}
        after={await endOf(ends, db.conn, innovation, now)}
      />
    );
    return ownPage({
      title: t('lasting.page.title', { title }),
      width: 'wide',
      trail: trailOf(titled).slice(0, 2),
      body,
    });
  };
}
