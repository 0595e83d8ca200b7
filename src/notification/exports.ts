import { signedIn, type Viewer } from '#identity/index.ts';
import { type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Notice } from './model.ts';
import { paths } from './paths.ts';
import { allNotices } from './queries.ts';
import { sentenceOf } from './sentence.ts';

/** Everything that one was told, as a file. */
export const noticesExport: ListExport<Viewer> = {
  path: paths.noticesFile.pattern,
  name: 'pemberitahuan',
  guard: signedIn,
  event: 'notification.list_taken',
  make: ({ viewer }) => ({
    title: t('notification.title'),
    address: paths.notices.to(),
    filter: [],
    ...tableOf<Notice>(
      [
        {
          key: 'text',
          label: () => t('notification.export.text'),
          width: 80,
          paper: 6,
          value: (it) => sentenceOf(it.kind, it.values),
        },
        { key: 'kind', label: () => t('notification.export.kind'), paper: 0, value: (it) => it.kind },
        { key: 'told_at', label: () => t('notification.export.at'), type: 'moment', value: (it) => it.createdAt },
        { key: 'read_at', label: () => t('notification.export.read'), type: 'moment', value: (it) => it.readAt },
        { key: 'address', label: () => t('notification.export.address'), type: 'link', value: (it) => it.href },
      ],
      // The guard lets only people in.
      (conn) => allNotices(conn, (viewer.person as NonNullable<Viewer['person']>).id),
    ),
  }),
};
