import type { Viewer } from '#identity/index.ts';
import { acting } from '#identity/index.ts';
import { type Answer, NotFound, type Page, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { InstrumentItem } from '../../catalogue/model/item.ts';
import { itemsFor } from '../../catalogue/rules/items.ts';
import { phaseAt } from '../../catalogue/rules/period.ts';
import type { FactSource, SubjectSource } from '../../door.ts';
import type { SheetRefusal } from '../model/refusal.ts';
import type { Sheet } from '../model/sheet.ts';
import { paths } from '../paths.ts';
import { type Scored, scoredSheets } from '../queries/scored.ts';
import { sheetFor } from '../queries/sheets.ts';
import type { SheetAt } from '../rules/moves.ts';
import { listerRoles } from '../rules/rights.ts';

export type SheetVisit = Visit<Viewer>;
export type Doors = { readonly subjects: readonly SubjectSource[]; readonly facts: readonly FactSource[] };

export const listers = acting(...listerRoles);

/** The sheet of the address, when the viewer may read it; else it is not there. */
export async function sheetAt({ params, db, viewer }: SheetVisit): Promise<Sheet> {
  const id = parseId<'InstrumentSheetId'>(params.id);
  const found = id ? await sheetFor(db.conn, viewer, id) : null;
  if (!found) throw new NotFound();
  return found;
}

/** The same with all that was answered, and what it comes to. */
export async function scoredAt(visit: SheetVisit, { facts }: Doors): Promise<Scored> {
  const sheet = await sheetAt(visit);
  const [scored] = await scoredSheets(visit.db.conn, [sheet], { facts, now: visit.now });
  if (!scored) throw new NotFound();
  return scored;
}

/** The item of the address, when the sheet has it. */
export function itemAt({ params }: SheetVisit, { sheet, edition }: Scored): InstrumentItem {
  const found = itemsFor(edition.document, sheet.kind).find((it) => it.code === params.butir);
  if (!found) throw new NotFound();
  return found;
}

export function atOf({ sheet, edition }: Scored, now: Date): SheetAt {
  return { sheet, phase: phaseAt(edition, now) };
}

export const refusalText = (why: SheetRefusal | null): string | null =>
  why === null ? null : t(`answer.refusal.${why}`);

export function sheetTrail(sheet?: Pick<Sheet, 'id' | 'title' | 'editionId'>): NonNullable<Page['trail']> {
  const list = { text: t('answer.list.title'), href: paths.list.to(sheet ? { edisi: sheet.editionId } : {}) };
  return sheet ? [list, { text: sheet.title, href: paths.sheet.to(sheet.id) }] : [list];
}

/** A page of sheets: kept out of search engines, titled as wrong when shown again with errors. */
export function sheetPage(page: Omit<Page, 'noindex'>, errors: FieldErrors = {}): Answer {
  return formPage({ width: 'reading', trail: sheetTrail(), ...page, noindex: true }, errors);
}

/** The page that says why nothing was done. What is not there stays unknown. */
export function refusalPage(why: SheetRefusal, back: string): Answer {
  if (why === 'not_found' || why === 'not_yours') throw new NotFound();
  const title = t('instrument.refused');
  const body = (
    <>
      <PageHeader title={title} />
      <Notice tone="warning">{t(`answer.refusal.${why}`)}</Notice>
      <p>
        <LinkButton href={back}>{t('instrument.back')}</LinkButton>
      </p>
    </>
  );
  return sheetPage({ title, status: 409, body });
}
