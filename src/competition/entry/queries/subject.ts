import type { SubjectDoor } from '#files/index.ts';
import type { EditionSection } from '../../edition/model/sections.ts';
import { editionsByIds } from '../../edition/queries/editions.ts';
import type { EntryId } from '../model/entry.ts';
import { paths } from '../paths.ts';
import { entriesFor } from './entry.ts';

function placeIn(sections: readonly EditionSection[], place: string): string {
  const [code, asked] = place.split(':');
  const section = sections.find((it) => it.code === code);
  return section?.evidence.find((it) => it.code === asked)?.name ?? place;
}

/** What files asks of entries: who may read the entry that an evidence proves, and what the place in it is called. */
export const entrySubjectDoor: SubjectDoor = {
  kind: 'entry',
  read: async (conn, viewer, ids) => {
    const entries = await entriesFor(conn, viewer, ids as readonly EntryId[]);
    const editions = await editionsByIds(
      conn,
      entries.map((it) => it.editionId),
    );
    return new Map(
      entries.map((entry) => {
        const sections = editions.get(entry.editionId)?.document.sections ?? [];
        const placeName = (place: string) => placeIn(sections, place);
        const reading = { reads: 'work' as const, title: entry.title, href: paths.entry.to(entry.id), placeName };
        return [entry.id as string, reading] as const;
      }),
    );
  },
};
