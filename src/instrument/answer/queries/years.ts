import type { Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { currentLocale } from '#platform/i18n/i18n.ts';
import type { SubjectKind } from '../../catalogue/model/parts.ts';
import type { SheetState } from '../model/states.ts';
import { paths } from '../paths.ts';
import type { SheetScore } from '../rules/score.ts';
import { type Asked, scoredSheets } from './scored.ts';
import { sheetsAbout } from './sheets.ts';

/** What a subject came to in one edition: as claimed, and as verified. */
export type YearScore = {
  readonly id: string;
  readonly year: number;
  readonly title: string;
  readonly state: SheetState;
  readonly claimed: number | null;
  readonly verified: number | null;
  readonly href: string;
};

const scoreIn = ({ result, total }: SheetScore): number | null => (result ? result.value : total);

/** The results of one subject in all editions that ask it, the newest first, as far as the viewer reads the sheets. */
export async function yearScores(
  conn: Conn,
  viewer: Viewer,
  about: { readonly kind: SubjectKind; readonly id: string },
  asked: Asked,
): Promise<readonly YearScore[]> {
  const scored = await scoredSheets(conn, await sheetsAbout(conn, viewer, about), asked);
  return scored
    .map(({ sheet, edition, claimed, verified }) => ({
      ...{ id: sheet.id, year: edition.document.year, state: sheet.state, href: paths.sheet.to(sheet.id) },
      title: (currentLocale() === 'en' && edition.document.title_en) || edition.document.title,
      claimed: scoreIn(claimed),
      verified: sheet.state === 'verified' ? scoreIn(verified) : null,
    }))
    .sort((a, b) => b.year - a.year || a.title.localeCompare(b.title));
}
