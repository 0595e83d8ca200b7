import { signedIn, type Viewer } from '#identity/index.ts';
import { type ColumnOf, inTerms, type ListExport, type MadeList, tableOf } from '#platform/export/list.ts';
import type { Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths as cataloguePaths } from '../../catalogue/paths.ts';
import { askedSearch } from '../../catalogue/routes/search-query.ts';
import { kindWords } from '../../catalogue/views/search-page.tsx';
import { paths as registryPaths } from '../../paths.ts';
import { allFound, type WholeFound } from '../../search/whole.ts';
import { paths } from '../paths.ts';
import { takenFrom } from './taken.ts';

/** What the search over everything finds, as a file. */
export const searchExport: ListExport<Viewer> = {
  path: paths.searchFile.pattern,
  name: 'hasil-pencarian',
  guard: signedIn,
  event: 'registry.catalogue.search_taken',
  make,
  taken: takenFrom(cataloguePaths.search.pattern),
};

function make({ query, viewer }: Visit<Viewer>): MadeList {
  const { typed, kind } = askedSearch(query);
  return {
    title: t('catalogue.search.title'),
    address: cataloguePaths.search.to([
      ['q', typed],
      ['jenis', kind ? kindWords[kind] : ''],
    ]),
    filter: inTerms([
      [t('out.list.words'), typed],
      [t('out.list.kind'), kind && t(`out.list.kind.${kind}`)],
    ]),
    ...tableOf(columns, (conn) => allFound(conn, viewer, { typed, kind })),
  };
}

const columns: readonly ColumnOf<WholeFound>[] = [
  {
    key: 'kind',
    label: () => t('out.list.kind'),
    width: 12,
    paper: 1,
    value: (it) => t(`out.list.kind.${it.kind}`),
    code: (it) => it.kind,
  },
  { key: 'title', label: () => t('registry.field.title'), width: 50, paper: 4, value: (it) => it.title },
  { key: 'institution', label: () => t('out.piece.institution'), width: 36, value: (it) => it.institutionName },
  { key: 'unit', label: () => t('out.piece.unit'), value: (it) => it.unitName },
  {
    key: 'state',
    label: () => t('registry.list.state'),
    width: 24,
    paper: 2,
    value: stateText,
    code: (it) => it.state,
  },
  { key: 'public', label: () => t('out.list.public'), type: 'yes_no', value: (it) => it.isPublic },
  { key: 'changed_at', label: () => t('registry.list.changed'), type: 'moment', value: (it) => it.movedAt },
  { key: 'address', label: () => t('out.list.address'), type: 'link', value: addressOf },
];

function stateText(it: WholeFound): string {
  if (it.kind === 'problem') return t(`registry.problem.state.${it.state}`);
  return t(`registry.position.${it.state === 'published' && !it.isPublic ? 'new_draft' : it.state}`);
}

function addressOf(it: WholeFound): string {
  if (it.kind === 'problem') return registryPaths.problem.to(it.id);
  return it.isPublic ? registryPaths.record.to(it.id) : registryPaths.work.to(it.id);
}
