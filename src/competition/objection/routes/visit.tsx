import { acting, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Page, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import type { StageOf } from '../../edition/model/stages.ts';
import { editionById } from '../../edition/queries/editions.ts';
import { stageOfKind } from '../../edition/rules/calendar.ts';
import { organiserRoles } from '../../edition/rules/moves.ts';
import { readEdition } from '../../stage/routes/results.tsx';
import { organisedEdition } from '../../stage/routes/visit.tsx';
import type { Objection } from '../model/objection.ts';
import type { ObjectionRefusal } from '../model/refusal.ts';
import { objectionFor } from '../queries/objection.ts';
import { type ObjectionWindow, windowOf } from '../rules/window.ts';

export type ObjectionVisit = Visit<Viewer>;

export const organisers = acting(...organiserRoles);

export type Windowed = {
  readonly edition: Edition;
  readonly window: ObjectionWindow;
  readonly settings: StageOf<'objection'>['settings'];
};

function windowed(edition: Edition, now: Date): Windowed {
  const stage = stageOfKind(edition.document, 'objection');
  const window = windowOf(edition.document, now);
  if (!stage || !window) throw new NotFound();
  return { edition, window, settings: stage.settings };
}

/** The edition of the address with its window; one without has no trace of it. */
export async function publicWindow(visit: ObjectionVisit): Promise<Windowed> {
  return windowed(await readEdition(visit), visit.now);
}

/** The same, for those who organise it. */
export async function organisedWindow(visit: ObjectionVisit): Promise<Windowed> {
  return windowed(await organisedEdition(visit), visit.now);
}

export type Opened = { readonly objection: Objection; readonly edition: Edition };

/** The objection of the address with its edition, when the viewer may read it; else it is not there. */
export async function objectionOf({ db, viewer, params }: ObjectionVisit): Promise<Opened> {
  const id = parseId<'ObjectionId'>(params.id);
  const objection = id ? await objectionFor(db.conn, viewer, id) : null;
  const edition = objection && (await editionById(db.conn, objection.editionId));
  if (!objection || !edition) throw new NotFound();
  return { objection, edition };
}

/** A page of ours that no search engine keeps, titled as wrong when it is shown again with errors. */
export function objectionPage(page: Omit<Page, 'noindex'>, errors: FieldErrors = {}): Answer {
  return formPage(
    {
      ...page,
      noindex: true,
    },
    errors,
  );
}

/** The page that says why nothing was done. What is not there stays unknown. */
export function refusal(why: ObjectionRefusal, back: string): Answer {
  if (why === 'not_found') throw new NotFound();
  const title = t('objection.refused.title');
  const body = (
    <>
      <PageHeader title={title} />
      <Notice tone="warning">{t(`objection.refusal.${why}`)}</Notice>
      <p class="actions">
        <LinkButton href={back}>{t('objection.refused.back')}</LinkButton>
      </p>
    </>
  );
  return objectionPage({ title, status: 409, width: 'reading', body });
}
