import type { SubjectDoor } from '#files/index.ts';
import { editionsByIds } from '../../catalogue/queries/editions.ts';
import { itemOf } from '../../catalogue/rules/items.ts';
import { itemTitle, titleOf } from '../../catalogue/wording.ts';
import type { SheetId } from '../model/sheet.ts';
import { paths } from '../paths.ts';
import { SHEET_SUBJECT } from './answers.ts';
import { sheetsFor } from './sheets.ts';

/** What files asks of sheets: who may read the sheet that an evidence proves, and what the place in it is called. */
export const sheetSubjectDoor: SubjectDoor = {
  kind: SHEET_SUBJECT,
  read: async (conn, viewer, ids) => {
    const sheets = await sheetsFor(conn, viewer, ids as readonly SheetId[]);
    const editions = await editionsByIds(
      conn,
      sheets.map((it) => it.editionId),
    );
    return new Map(
      sheets.map((sheet) => {
        const edition = editions.get(sheet.editionId);
        const placeName = (place: string) => {
          const item = edition ? itemOf(edition.document, place) : null;
          return item ? itemTitle(item) : place;
        };
        const title = edition ? `${titleOf(edition)}: ${sheet.title}` : sheet.title;
        return [
          sheet.id as string,
          { reads: 'work' as const, title, href: paths.sheet.to(sheet.id), placeName },
        ] as const;
      }),
    );
  },
};
