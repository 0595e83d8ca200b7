import { t } from '#platform/i18n/i18n.ts';
import type { WayOn } from '#registry/index.ts';
import { paths } from './paths.ts';

/** From the work page of a record to what makes it last; whoever sees the one sees the other. */
export const wayToLasting: WayOn = async (_conn, _viewer, record) =>
  record.state === 'archived' ? null : { text: t('lasting.way'), href: paths.page.to(record.id) };
