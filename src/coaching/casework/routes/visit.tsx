import type { PersonId, Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Page, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import {
  type Case,
  type CaseRefusal,
  LONGEST_ACTION,
  LONGEST_NOTE,
  LONGEST_REASON,
  LONGEST_RESULT,
  LONGEST_TOPIC,
} from '../model.ts';
import { paths } from '../paths.ts';
import { caseFor } from '../queries/cases.ts';

export type CaseVisit = Visit<Viewer>;

/** The case of the address, when the viewer may read it; else it is not there. */
export async function caseOf({ db, viewer, params }: CaseVisit): Promise<Case> {
  const id = parseId<'CaseId'>(params.id);
  const found = id ? await caseFor(db.conn, viewer, id) : null;
  if (!found) throw new NotFound();
  return found;
}

export function caseTrail(it?: Pick<Case, 'id' | 'title'>): NonNullable<Page['trail']> {
  const list = { text: t('casework.list.title'), href: paths.list.to() };
  return it ? [list, { text: it.title, href: paths.one.to(it.id) }] : [list];
}

/** A page that no search engine keeps; with errors it answers 422 unless it tells another status. */
export function workPage(page: Omit<Page, 'noindex'>, errors: FieldErrors = {}): Answer {
  return formPage({ ...page, noindex: true }, errors);
}

/** The page that says why nothing was done. */
export function refusalPage(reason: string, back: string, status: 403 | 409 = 409): Answer {
  const title = t('casework.refused');
  const body = (
    <>
      <PageHeader title={title} />
      <Notice tone="warning">{reason}</Notice>
      <p class="actions">
        <LinkButton href={back}>{t('casework.refused.back')}</LinkButton>
      </p>
    </>
  );
  return workPage({ title, status, width: 'reading', body });
}

/** At which box each refusal is told; the others have a page of their own. */
const boxes: Partial<Readonly<Record<CaseRefusal, string>>> = {
  coach_missing: 'pendamping',
  coach_wrong: 'pendamping',
  clinic_wrong: 'klinik',
  topic_long: 'pokok',
  about_wrong: 'tentang',
  note_missing: 'catatan',
  note_long: 'catatan',
  reason_missing: 'alasan',
  reason_long: 'alasan',
  what_missing: 'tindakan',
  what_long: 'tindakan',
  owner_wrong: 'penanggung',
  due_wrong: 'tenggat',
  due_past: 'tenggat',
  remark_long: 'keterangan',
  result_missing: 'hasil',
  result_long: 'hasil',
  nothing_chosen: '',
  stale: '',
};

const most: Partial<Readonly<Record<CaseRefusal, number>>> = {
  topic_long: LONGEST_TOPIC,
  note_long: LONGEST_NOTE,
  what_long: LONGEST_ACTION,
  result_long: LONGEST_RESULT,
};

export function refusalText(why: CaseRefusal): string {
  return t(`casework.refusal.${why}`, { max: most[why] ?? LONGEST_REASON });
}

/** The fault at its box; null for what has no box. */
export function faultAt(why: CaseRefusal): FieldErrors | null {
  const box = boxes[why];
  return box === undefined ? null : { [box]: refusalText(why) };
}

const forbidding: readonly CaseRefusal[] = ['not_yours', 'not_coach', 'not_writer'];

/** What has no box: nothing there, not allowed, or not now. */
export function refusal(why: CaseRefusal, back: string): Answer {
  if (why === 'not_found' || why === 'record_wrong') throw new NotFound();
  return refusalPage(refusalText(why), back, forbidding.includes(why) ? 403 : 409);
}

const REVISION = /^\d{1,9}$/;

export function revisionIn({ form }: CaseVisit): number {
  return REVISION.test(form.get('revision')) ? Number(form.get('revision')) : 0;
}

/** The people that the form names; what is no id is nobody. */
export function personIdsIn(typed: readonly string[]): readonly PersonId[] {
  return typed.map((it) => parseId<'PersonId'>(it)).filter((it) => it !== null);
}
