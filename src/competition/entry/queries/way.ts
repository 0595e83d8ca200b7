import { t } from '#platform/i18n/i18n.ts';
import type { WayOn } from '#registry/index.ts';
import { paths } from '../paths.ts';
import { editionsToEnter, mayEnter } from './open.ts';

/** «Ikutkan kompetisi» on the page of a record, while a competition takes entries. */
export const wayIntoCompetition: WayOn = async (conn, viewer, record, now) => {
  if (!mayEnter(viewer) || record.state === 'archived') return null;
  const isHere = viewer.acting?.institutionId === record.institutionId;
  const isKept = viewer.person !== null && record.keeperIds.includes(viewer.person.id);
  if (!isHere && !isKept) return null;
  if ((await editionsToEnter(conn, viewer, now)).length === 0) return null;
  return { text: t('entry.start.way'), href: paths.start.to({ inovasi: record.id }) };
};
