import { numberOf } from '#platform/document/read.ts';
import type { Answer } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from '../paths.ts';
import { calculate } from '../rules/calculation.ts';
import { itemsOf } from '../rules/items.ts';
import { movesOf } from '../rules/moves.ts';
import type { Overview } from '../rules/overview.ts';
import { overviewOf } from '../rules/overview.ts';
import { planOf } from '../rules/plan.ts';
import { usualPoints, withMore } from '../rules/what-if.ts';
import { FaultPage } from '../views/fault-page.tsx';
import { GovernmentPage, headline } from '../views/government-page.tsx';
import type { Asked, GovernmentPageProps } from '../views/government-props.ts';
import { documentOf, type IndexVisit, type IndexWays, indexPage, linksOf, type Opened, opened } from './visit.ts';

const PAGE_SIZE = 25;

/** The index of a government, or which formula of the edition has no result for it. */
export function withOverview(found: Opened, page: (overview: Overview) => Answer): Answer {
  const overview = overviewOf(found.loaded.data, {
    edition: found.edition,
    items: itemsOf(documentOf(found.catalogue)),
  });
  if (overview.ok) return page(overview.value);
  const { government, edition } = found;
  const body = <FaultPage government={government} edition={edition} fault={overview.why} />;
  return indexPage({ title: government.name, width: 'reading', body });
}

export const showGovernment =
  (ways: IndexWays) =>
  async (visit: IndexVisit): Promise<Answer> => {
    const found = await opened(visit, ways);
    return withOverview(found, (overview) => page(visit, { found, overview, ways }));
  };

type Shown = { readonly found: Opened; readonly overview: Overview; readonly ways: IndexWays };

function page(visit: IndexVisit, { found, overview, ways }: Shown): Answer {
  const { field, stands } = overview;
  const asked = askedIn(visit.query, overview);
  const given = withMore(stands.claimed, asked, field.edition);
  const whatIf = calculate(given, field.edition, field.formulas);
  const props: GovernmentPageProps = {
    ...linksOf(found),
    government: found.government,
    editions: found.editions,
    document: documentOf(found.catalogue),
    overview,
    moves: movesOf(field),
    plan: planOf(field),
    asked,
    given,
    whatIf: whatIf.ok ? whatIf.value : null,
    innovations: innovationsIn(visit.query, overview),
    affairHref: ways.affairHref ?? null,
  };
  const body = <GovernmentPage {...props} />;
  const trail = [{ text: t('government.title'), href: paths.list.to() }];
  return indexPage({ title: headline(props), width: 'wide', trail, body });
}

const MOST_MORE = 1000;

/** More innovations as they are asked for, kept within what is possible; without an answer one with the usual points. */
function askedIn(query: URLSearchParams, { field, stands }: Overview): Asked {
  const n = Math.trunc(numberOf(query.get('tambah') ?? '') ?? 1);
  const points = numberOf(query.get('nilai') ?? '') ?? usualPoints(stands.claimed);
  return {
    n: Math.min(MOST_MORE, Math.max(0, n)),
    points: Math.min(field.edition.sidMost, Math.max(0, points)),
    affairs: query.getAll('urusan').filter((it) => field.edition.basicAffairs.includes(it)),
  };
}

/** Those that count first, the highest points first among them. */
function innovationsIn(query: URLSearchParams, { stands }: Overview): GovernmentPageProps['innovations'] {
  const text = (query.get('cari') ?? '').trim().slice(0, 200);
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((it) => it !== '');
  const found = stands.claimed.innovations
    .filter((it) => words.every((word) => it.innovation.title.toLowerCase().includes(word)))
    .toSorted((a, b) => Number(b.counts) - Number(a.counts) || b.points - a.points);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(pages, Math.max(1, Number.parseInt(query.get('hal') ?? '1', 10) || 1));
  return {
    rows: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    verified: new Map(stands.verified.innovations.map((it) => [it.innovation.id, it.points])),
    total: found.length,
    page,
    pages,
    text,
  };
}
