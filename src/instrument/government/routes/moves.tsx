import type { Answer } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { type Move, moveKinds, movesOf } from '../rules/moves.ts';
import type { Overview } from '../rules/overview.ts';
import { moveText } from '../views/move-table.tsx';
import { type MovesFilter, MovesPage } from '../views/moves-page.tsx';
import { withOverview } from './government.tsx';
import {
  documentOf,
  type IndexVisit,
  type IndexWays,
  indexPage,
  linksOf,
  type Opened,
  opened,
  trailTo,
} from './visit.ts';

const PAGE_SIZE = 50;

export function movesFilterIn(query: URLSearchParams): MovesFilter {
  return {
    kind: moveKinds.find((it) => it === query.get('jenis')) ?? null,
    text: (query.get('q') ?? '').trim().slice(0, 200),
  };
}

/** The moves that pass the filter, the cheapest first. */
export function filteredMoves(found: Opened, overview: Overview, { kind, text }: MovesFilter): readonly Move[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((it) => it !== '');
  const document = documentOf(found.catalogue);
  const said = (it: Move) =>
    `${moveText(it, document)} ${it.innovation?.title ?? t('government.government')}`.toLowerCase();
  return movesOf(overview.field).filter(
    (it) => (kind === null || it.kind === kind) && words.every((word) => said(it).includes(word)),
  );
}

export const showMoves =
  (ways: IndexWays) =>
  async (visit: IndexVisit): Promise<Answer> => {
    const found = await opened(visit, ways);
    return withOverview(found, (overview) => {
      const filter = movesFilterIn(visit.query);
      const moves = filteredMoves(found, overview, filter);
      const pages = Math.max(1, Math.ceil(moves.length / PAGE_SIZE));
      const page = Math.min(pages, Math.max(1, Number.parseInt(visit.query.get('hal') ?? '1', 10) || 1));
      const rows = moves.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
      const { government, edition } = found;
      const document = documentOf(found.catalogue);
      const { sheets } = linksOf(found);
      const shown = { government, edition, document, sheets, filter, rows, total: moves.length, page, pages };
      const title = `${t('government.moves.page')}: ${government.name}`;
      return indexPage({ title, width: 'wide', trail: trailTo(found), body: <MovesPage {...shown} /> });
    });
  };
