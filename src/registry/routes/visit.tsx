import type { Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Page, show, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import type { InnovationId } from '../model/ids.ts';
import type { Innovation } from '../model/record.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import { paths } from '../paths.ts';
import { workRecordFor } from '../queries/innovation.ts';
import { moveNames, whyNot } from '../rules/moves.ts';
import type { Deeds } from '../views/edit/work-deeds.tsx';
import { RefusalPage } from '../views/refusal-page.tsx';

export type RegistryVisit = Visit<Viewer>;

/** The id in the address; what is no id is not there. */
export function idOf(visit: RegistryVisit): InnovationId {
  const id = parseId<'InnovationId'>(visit.params.id);
  if (!id) throw new NotFound();
  return id;
}

/** The record of the address, when the viewer may see its work; else it is not there. */
export async function workOf(visit: RegistryVisit): Promise<Innovation> {
  const record = await workRecordFor(visit.db.conn, visit.viewer, idOf(visit));
  if (!record) throw new NotFound();
  return record;
}

export function deedsOf(record: Innovation, viewer: Viewer): Deeds {
  const answers = moveNames.map((move) => [move, whyNot(move, record, viewer)] as const);
  return Object.fromEntries(answers) as Deeds;
}

const forbidding: readonly RecordRefusal[] = ['not_yours', 'admin_only', 'writer_only'];

export function statusOf(why: RecordRefusal): 403 | 409 {
  return forbidding.includes(why) ? 403 : 409;
}

/** The page that says why nothing was done. What is not there for the viewer stays unknown. */
export function refusal(why: RecordRefusal, back: string): Answer {
  if (why === 'not_found') throw new NotFound();
  return show({
    title: t('registry.refused.title'),
    status: statusOf(why),
    noindex: true,
    width: 'reading',
    body: <RefusalPage reason={t(`registry.refusal.${why}`)} back={back} />,
  });
}

/** A page of the work on a record: kept out of search engines, titled as wrong when it is shown again with errors. */
export function workPage(page: Omit<Page, 'noindex'>, errors: FieldErrors = {}): Answer {
  return formPage(
    {
      ...page,
      noindex: true,
    },
    errors,
  );
}

export function workTrail(record?: { readonly id: InnovationId; readonly title: string }): NonNullable<Page['trail']> {
  const list = { text: t('registry.list.title'), href: paths.records.to() };
  return record ? [list, { text: record.title, href: paths.work.to(record.id) }] : [list];
}
