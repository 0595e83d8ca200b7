import { signedIn, type Viewer } from '#identity/index.ts';
import { type ColumnOf, type ListExport, tableOf } from '#platform/export/list.ts';
import { NotFound } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { ListedOffer } from '../../handover/model.ts';
import { paths as handoverPaths } from '../../handover/paths.ts';
import { offersOf } from '../../handover/queries.ts';
import { paths } from '../paths.ts';
import { takenFrom } from './taken.ts';

const columns: readonly ColumnOf<ListedOffer>[] = [
  { key: 'title', label: () => t('handover.list.what'), width: 50, paper: 4, value: (it) => it.title },
  { key: 'records', label: () => t('out.list.innovations'), type: 'number', value: (it) => it.records },
  { key: 'open', label: () => t('handover.state.open'), type: 'number', value: (it) => it.open },
  { key: 'accepted', label: () => t('handover.state.accepted'), type: 'number', value: (it) => it.accepted },
  { key: 'from', label: () => t('handover.from'), value: (it) => it.fromName },
  { key: 'to', label: () => t('handover.to'), value: (it) => it.toName },
  { key: 'offered_by', label: () => t('handover.by'), paper: 0, value: (it) => it.offeredByName },
  { key: 'offered_at', label: () => t('handover.offered'), type: 'moment', value: (it) => it.offeredAt },
  { key: 'expires_at', label: () => t('out.list.expiresAt'), type: 'moment', paper: 0, value: (it) => it.expiresAt },
  { key: 'address', label: () => t('out.list.address'), type: 'link', value: (it) => handoverPaths.one.to(it.id) },
];

/** The offers of keeping in which the viewer has a part. */
export const offersExport: ListExport<Viewer> = {
  path: paths.offersFile.pattern,
  name: 'serah-terima',
  guard: signedIn,
  event: 'registry.handover.list_taken',
  make: ({ viewer }) => {
    const { person } = viewer;
    if (!person) throw new NotFound();
    return {
      title: t('handover.title'),
      address: handoverPaths.list.to(),
      filter: [],
      ...tableOf(columns, async function* (conn) {
        yield await offersOf(conn, person.id);
      }),
    };
  },
  taken: takenFrom(handoverPaths.list.pattern),
};
