import { acting, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { type Answer, type Guard, NotFound, type Page, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import type { EvidenceId, EvidenceRefusal } from '../model.ts';
import { paths } from '../paths.ts';
import { evidenceFor, type ReadEvidence, type SubjectDoor } from '../queries/reading.ts';
import { hasLocker } from '../rules/evidence.ts';
import { RefusedPage } from '../views/refused-page.tsx';

export type FilesVisit = Visit<Viewer>;

/** Who has a locker, and who may put something into it. */
export const keepers: Guard<Viewer> = {
  name: 'has_locker',
  admits: (viewer) => {
    if (!viewer.person) return 'sign_in';
    return hasLocker(viewer) ? 'yes' : 'no';
  },
};
export const bringers = acting('innovator', 'local_admin', 'hub_admin');
/** Who may send a file ahead of a form: also those who take photos on the spot for a competition. */
export const uploaders = acting(
  'innovator',
  'local_admin',
  'hub_admin',
  'secretariat',
  'national',
  'evaluator',
  'panelist',
);

export const yearOf = (now: Date): number => Number(dayOf(now).slice(0, 4));

export function idOf(visit: FilesVisit): EvidenceId {
  const id = parseId<'EvidenceId'>(visit.params.id);
  if (!id) throw new NotFound();
  return id;
}

/** The evidence of the address with all that is known of it; not there for whoever may read only what is public of it. */
export async function evidenceOf(visit: FilesVisit, doors: readonly SubjectDoor[]): Promise<ReadEvidence> {
  const read = await evidenceFor(visit.db.conn, visit.viewer, doors, idOf(visit));
  if (read?.reads !== 'all') throw new NotFound();
  return read;
}

/** A page of the locker: no search engine, titled as wrong when it is shown again with errors. */
export function lockerPage(page: Omit<Page, 'noindex'>, errors: FieldErrors = {}): Answer {
  return formPage(
    {
      ...page,
      noindex: true,
      trail: page.trail ?? [{ text: t('files.locker.title'), href: paths.locker.to() }],
    },
    errors,
  );
}

/** Says why nothing was done. What is not there for the viewer stays unknown. */
export function refusal(why: EvidenceRefusal, back: string): Answer {
  if (why === 'not_found') throw new NotFound();
  return lockerPage({
    title: t('files.refused.title'),
    status: why === 'not_yours' ? 403 : 409,
    width: 'reading',
    body: <RefusedPage reason={t(`files.refusal.${why}`)} back={back} />,
  });
}
