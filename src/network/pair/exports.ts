import { record } from '#audit/index.ts';
import { actorOf, regionFullName, type Viewer } from '#identity/index.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import { peerAdmins } from '../peers/routes/visit.tsx';
import type { Pair, PairSide } from './model.ts';
import { paths } from './paths.ts';
import { pairsForFile } from './queries/pairs.ts';
import { stateIn } from './routes/list.tsx';
import { sideHub, stateName } from './views/words.tsx';

/** The pairs of a state as a file, to be talked over with the other hub; who took it is kept. */
export const pairsExport: ListExport<Viewer> = {
  path: paths.listFile.pattern,
  name: 'ganda-antarhub',
  guard: peerAdmins,
  event: 'network.pair.taken',
  make: (visit) => {
    const state = stateIn(visit.query.get('keadaan'));
    return {
      title: t('pair.title'),
      address: paths.list.to(state),
      filter: inTerms([[t('pair.tabs'), stateName(state)]]),
      ...tableOf(columns, (conn) => pairsForFile(conn, state)),
    };
  },
  taken: (tx, { viewer, now }, what) =>
    record(
      tx,
      actorOf(viewer),
      { event: 'network.pair.taken', subject: { kind: 'list', id: paths.list.pattern }, after: what },
      now,
    ),
};

const ofSide = (of: 'first' | 'second'): readonly ColumnOf<Pair>[] => {
  const side = (pair: Pair): PairSide => pair[of];
  const label = (name: string) => t('pair.column', { name, side: t(`pair.${of}`) });
  return [
    { key: `${of}_title`, label: () => label(t('national.field.title')), width: 40, value: (it) => side(it).title },
    { key: `${of}_hub`, label: () => label(t('national.field.hub')), value: (it) => sideHub(side(it)) },
    {
      key: `${of}_institution`,
      label: () => label(t('national.field.institution')),
      width: 30,
      paper: 2,
      value: (it) => side(it).institution,
    },
    {
      key: `${of}_region`,
      label: () => label(t('national.field.region')),
      paper: 0,
      value: (it) => regionFullName(side(it).regionCode),
      code: (it) => side(it).regionCode,
    },
    {
      key: `${of}_url`,
      label: () => label(t('national.field.url')),
      type: 'link',
      paper: 0,
      value: (it) => side(it).url,
    },
    {
      key: `${of}_identifier`,
      label: () => label(t('national.field.identifier')),
      width: 50,
      paper: 0,
      value: (it) => side(it).sourceId,
    },
  ];
};

const columns: readonly ColumnOf<Pair>[] = [
  { key: 'state', label: () => t('pair.tabs'), value: (it) => stateName(it.state), code: (it) => it.state },
  { key: 'likeness', label: () => t('pair.likeness'), type: 'number', value: (it) => it.likeness },
  ...ofSide('first'),
  ...ofSide('second'),
  { key: 'found_at', label: () => t('pair.found'), type: 'moment', paper: 0, value: (it) => it.foundAt },
  { key: 'decided_at', label: () => t('pair.decidedAt'), type: 'moment', value: (it) => it.decidedAt },
  { key: 'decided_by', label: () => t('pair.decidedBy'), value: (it) => it.decidedBy },
];
