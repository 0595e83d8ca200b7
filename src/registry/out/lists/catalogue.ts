import { anyone, regionFullName, type Viewer } from '#identity/index.ts';
import { type ColumnOf, inTerms, type ListExport, type MadeList, tableOf } from '#platform/export/list.ts';
import type { Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { awardLabel } from '../../catalogue/award-name.ts';
import { facetLabel, facetTitle } from '../../catalogue/facet-labels.ts';
import { listAddress, readList, sortOf } from '../../catalogue/list-query.ts';
import { paths as recordPaths } from '../../catalogue/record/paths.ts';
import { affairsIn, readCell, sdgsIn } from '../../search/facet-codes.ts';
import { facetNames } from '../../search/filter.ts';
import { allHits, type WholeHit, wholeScope } from '../../search/whole.ts';
import { paths } from '../paths.ts';

/** The public catalogue as a file, as it is filtered and sorted. */
export const catalogueExport: ListExport<Viewer> = {
  path: paths.catalogueFile.pattern,
  name: 'inovasi',
  guard: anyone,
  event: 'registry.catalogue.list_taken',
  make,
};

function make(visit: Visit<Viewer>): MadeList {
  const query = { ...readList(visit.query), page: 1 };
  const question = { typed: query.text, filter: query.filter, sort: sortOf(query) };
  const facets = facetNames.map(
    (name) => [facetTitle(name), query.filter[name].map((value) => facetLabel(name, value)).join(', ')] as const,
  );
  return {
    title: t('catalogue.list.title'),
    address: listAddress(query),
    filter: inTerms([[t('out.list.words'), query.text], ...facets]),
    ...tableOf(columns, async function* (conn) {
      yield* allHits(conn, await wholeScope(conn, question), question.sort);
    }),
  };
}

const columns: readonly ColumnOf<WholeHit>[] = [
  { key: 'title', label: () => t('registry.field.title'), width: 50, paper: 4, value: (it) => it.title },
  { key: 'institution', label: () => t('out.piece.institution'), width: 36, value: (it) => it.institutionName },
  { key: 'unit', label: () => t('out.piece.unit'), value: (it) => it.unitName },
  { key: 'region', label: () => t('out.piece.region'), paper: 2, value: (it) => regionFullName(it.regionCode) },
  { key: 'region_code', label: () => t('out.list.regionCode'), width: 12, paper: 0, value: (it) => it.regionCode },
  {
    key: 'stage',
    label: () => facetTitle('stage'),
    width: 16,
    paper: 1.5,
    value: ({ cell }) => labelOf('stage', readCell(cell).stage),
    code: ({ cell }) => readCell(cell).stage,
  },
  {
    key: 'digital',
    label: () => facetTitle('digital'),
    width: 14,
    paper: 0,
    value: ({ cell }) => labelOf('digital', digitalOf(cell)),
    code: ({ cell }) => readCell(cell).digital,
  },
  { key: 'start_year', label: () => facetTitle('year'), type: 'number', value: ({ cell }) => readCell(cell).year },
  {
    key: 'sustainability',
    label: () => facetTitle('sustainability'),
    width: 16,
    paper: 0,
    value: ({ cell }) => labelOf('sustainability', readCell(cell).sustainability),
    code: ({ cell }) => readCell(cell).sustainability,
  },
  {
    key: 'affairs',
    label: () => facetTitle('affair'),
    paper: 2,
    value: (it) =>
      affairsIn(it.affairBits)
        .map((code) => facetLabel('affair', code))
        .join('; '),
    code: (it) => affairsIn(it.affairBits).join('; '),
  },
  {
    key: 'sdgs',
    label: () => facetTitle('sdg'),
    paper: 0,
    value: (it) =>
      sdgsIn(it.sdgBits)
        .map((n) => facetLabel('sdg', String(n)))
        .join('; '),
    code: (it) => sdgsIn(it.sdgBits).join('; '),
  },
  { key: 'award', label: () => facetTitle('award'), width: 24, paper: 2, value: (it) => awardLabel(it.awardLabel) },
  { key: 'summary', label: () => t('registry.field.summary'), width: 80, paper: 0, value: (it) => it.summary },
  { key: 'published_at', label: () => t('out.list.publishedAt'), type: 'moment', paper: 0, value: (it) => it.movedAt },
  {
    key: 'address',
    label: () => t('out.list.address'),
    type: 'link',
    value: (it) => recordPaths.page.to(it.id, it.title),
  },
];

function labelOf(name: 'stage' | 'digital' | 'sustainability', value: string | null): string {
  return value === null ? '' : facetLabel(name, value);
}

function digitalOf(cell: number): string | null {
  const { digital } = readCell(cell);
  if (digital === null) return null;
  return digital ? 'digital' : 'not';
}
