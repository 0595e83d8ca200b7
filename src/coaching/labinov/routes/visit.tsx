import type { Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Page, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { refusalPage } from '../../casework/routes/visit.tsx';
import { type Lab, type LabRefusal, longest, type Stage, stages } from '../model.ts';
import { paths, stageWords } from '../paths.ts';
import { labFor } from '../queries/labs.ts';

export type LabVisit = Visit<Viewer>;

export const labReaders = ['innovator', 'local_admin', 'hub_admin', 'coach', 'leader', 'planner'] as const;

/** The laboratory of the address, when the viewer may read it; else it is not there. */
export async function labIn({ db, viewer, params }: LabVisit): Promise<Lab> {
  const id = parseId<'LabId'>(params.id);
  const found = id ? await labFor(db.conn, viewer, id) : null;
  if (!found) throw new NotFound();
  return found;
}

/** The stage of the address. */
export function stageIn({ params }: LabVisit): Stage {
  const found = stages.find((it) => stageWords[it] === params.tahap);
  if (!found) throw new NotFound();
  return found;
}

export function labTrail(lab?: Pick<Lab, 'id' | 'title'>): NonNullable<Page['trail']> {
  const list = { text: t('labinov.list.title'), href: paths.list.to() };
  return lab ? [list, { text: lab.title, href: paths.one.to(lab.id) }] : [list];
}

export const refusalText = (why: LabRefusal, max: number = longest.note): string =>
  t(`labinov.refusal.${why}`, { max });

const forbidding: readonly LabRefusal[] = ['not_yours', 'leader_only'];

/** What has no box: nothing there, not allowed, or not now. */
export function refusal(why: LabRefusal, back: string): Answer {
  if (why === 'not_found') throw new NotFound();
  return refusalPage(refusalText(why), back, forbidding.includes(why) ? 403 : 409);
}
