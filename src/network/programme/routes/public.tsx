import type { Viewer } from '#identity/index.ts';
import { type Answer, NotFound, show, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths as hubPaths } from '../../hub/paths.ts';
import { calendarOf } from '../ical.ts';
import type { Programme } from '../model.ts';
import { paths } from '../paths.ts';
import { plannedYears, publicProgramme } from '../queries.ts';
import { PublicProgrammePage } from '../views/public-page.tsx';
import { yearOf } from './plan.tsx';

/** The programme of the address; one that is not published is not there. */
export async function publishedOf(visit: Visit<Viewer>): Promise<Programme> {
  const programme = await publicProgramme(visit.db.conn, visit.config.hubRegion, yearOf(visit));
  if (!programme) throw new NotFound();
  return programme;
}

export async function showProgramme(visit: Visit<Viewer>): Promise<Answer> {
  const programme = await publishedOf(visit);
  const known = await plannedYears(visit.db.conn, visit.config.hubRegion);
  const years = known.filter((it) => it.publishedAt !== null).map((it) => it.year);
  const title = t('programme.page.title', { year: String(programme.year) });
  const trail = [{ text: t('hub.page.title'), href: hubPaths.page.to() }];
  const body = <PublicProgrammePage programme={programme} years={years} />;
  return show({ title, description: t('programme.page.lead'), width: 'wide', trail, body });
}

export async function calendar(visit: Visit<Viewer>): Promise<Answer> {
  const { year, activities } = await publishedOf(visit);
  const name = t('programme.page.title', { year: String(year) });
  const place = { name, host: new URL(visit.baseUrl).host, url: visit.baseUrl + paths.page.to(year), stamp: visit.now };
  return new Response(calendarOf(place, activities), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="program-hub-${year}.ics"`,
      'cache-control': 'private, no-cache',
    },
  });
}
