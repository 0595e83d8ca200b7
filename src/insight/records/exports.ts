import { anyone, regionName, type Viewer } from '#identity/index.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { MOST_ROWS } from '#platform/export/route.tsx';
import { NotFound, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { type AskedFigure, askedFigure, type Figures, type ListedRecord, recordsOf } from './listed.ts';
import { paths } from './paths.ts';
import { stateName, termsOf } from './words.ts';

const BATCH = 2000;

/** The records behind a number as a file. */
export const recordsExport = (figures: Figures): ListExport<Viewer> => ({
  path: paths.file.pattern,
  name: 'angka',
  guard: anyone,
  event: 'insight.records_taken',
  make: (visit) => {
    const asked = askedFigure(visit, figures);
    if (asked.figure.ofPeople) throw new NotFound();
    return {
      title: asked.figure.title(),
      address: paths.list.to(asked.figure.key, asked.filter),
      filter: inTerms(termsOf(asked.figure, asked.filter, null)),
      ...tableOf(columnsOf(asked), () => inPages(visit, asked)),
    };
  },
});

async function* inPages(visit: Visit<Viewer>, asked: AskedFigure): AsyncGenerator<readonly ListedRecord[]> {
  for (let offset = 0; offset <= MOST_ROWS; offset += BATCH) {
    const rows = await recordsOf(visit, asked, { size: BATCH, offset });
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
  }
}

const columnsOf = ({ figure }: AskedFigure): readonly ColumnOf<ListedRecord>[] => [
  {
    key: 'title',
    label: () => t('records.name'),
    value: (it) => it.title ?? t('records.unread'),
    code: (it) => it.title,
  },
  { key: 'institution', label: () => t('records.institution'), value: (it) => it.institution },
  {
    key: 'region',
    label: () => t('records.region'),
    value: (it) => (it.regionCode ? regionName(it.regionCode) : null),
    code: (it) => it.regionCode,
  },
  ...(figure.states
    ? [
        {
          key: 'state',
          label: () => t('records.state'),
          value: (it: ListedRecord) => (it.state ? stateName(figure, it.state) : null),
          code: (it: ListedRecord) => it.state,
        },
      ]
    : []),
  { key: 'at', label: () => t('records.when'), type: 'moment', value: (it) => it.at },
  { key: 'value', label: () => t('records.value'), type: 'number', paper: 0, value: (it) => it.value },
  { key: 'link', label: () => t('records.link'), type: 'link', value: (it) => it.href },
];
