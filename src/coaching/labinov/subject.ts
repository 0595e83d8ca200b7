import type { SubjectDoor } from '#files/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { SUBJECT } from './actions/trace.ts';
import { type LabId, stages } from './model.ts';
import { paths } from './paths.ts';
import { labsByIds } from './queries/labs.ts';

const placeName = (place: string): string => {
  const stage = stages.find((it) => it === place);
  return stage ? t(`labinov.stage.${stage}`) : place;
};

/** What files asks of laboratories: who reads one reads its papers. */
export const labSubject: SubjectDoor = {
  kind: SUBJECT,
  read: async (conn, viewer, ids) => {
    const found = await labsByIds(conn, viewer, ids as readonly LabId[]);
    return new Map(
      found.map(({ id, title }) => [
        id as string,
        { reads: 'work' as const, title, href: paths.one.to(id), placeName },
      ]),
    );
  },
};
