import { acting, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Page, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { type Innovation, shownContents, workRecordFor } from '#registry/index.ts';
import type { CheckRefusal, Item, Round } from '../model/check.ts';
import { paths } from '../paths.ts';
import { itemFor } from '../queries/items.ts';
import { roundById, roundFor } from '../queries/rounds.ts';

export type CheckVisit = Visit<Viewer>;

export const readers = acting('innovator', 'local_admin', 'hub_admin', 'planner', 'leader');
export const organisers = acting('local_admin', 'hub_admin');

/** The round of the address, when the viewer may read it; else it is not there. */
export async function roundOf({ db, viewer, params }: CheckVisit): Promise<Round> {
  const id = parseId<'CheckRoundId'>(params.id);
  const round = id ? await roundFor(db.conn, viewer, id) : null;
  if (!round) throw new NotFound();
  return round;
}

export type Opened = {
  readonly item: Item;
  readonly round: Round;
  readonly innovation: Innovation;
  readonly title: string;
};

/** The item of the address with its round and innovation, when the viewer may read it; else it is not there. */
export async function itemOf({ db, viewer, params }: CheckVisit): Promise<Opened> {
  const id = parseId<'CheckItemId'>(params.id);
  const item = id ? await itemFor(db.conn, viewer, id) : null;
  const innovation = item && (await workRecordFor(db.conn, viewer, item.innovationId));
  const round = item && (await roundById(db.conn, item.roundId));
  if (!item || !innovation || !round) throw new NotFound();
  const title = (await shownContents(db.conn, [innovation.id])).get(innovation.id)?.title ?? '';
  return { item, round, innovation, title };
}

/** A page of ours, kept out of search engines, titled as wrong when it is shown again with errors. */
export function checkPage(page: Omit<Page, 'noindex'>, errors: FieldErrors = {}): Answer {
  return formPage({ ...page, noindex: true }, errors);
}

export const roundTitle = ({ year }: Pick<Round, 'year'>): string => t('check.round.title', { year: String(year) });

export function trailOf(round?: Round) {
  const list = { text: t('check.list.title'), href: paths.list.to() };
  return round ? [list, { text: roundTitle(round), href: paths.round.to(round.id) }] : [list];
}

export const revisionIn = ({ form }: CheckVisit): number => {
  const text = form.get('revisi');
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
};

/** A day as the form says it; null when it is none. */
export function dayIn(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === text ? text : null;
}

const forbidding: readonly CheckRefusal[] = ['not_yours', 'admin_only', 'organiser_only', 'own_answer'];

/** The page that says why nothing was done. What is not there stays unknown. */
export function refusal(why: CheckRefusal, back: string): Answer {
  if (why === 'not_found') throw new NotFound();
  const title = t('lasting.refused.title');
  const body = (
    <>
      <PageHeader title={title} />
      <Notice tone="warning">{t(`check.refusal.${why}`)}</Notice>
      <p class="actions">
        <LinkButton href={back}>{t('lasting.refused.back')}</LinkButton>
      </p>
    </>
  );
  return checkPage({ title, status: forbidding.includes(why) ? 403 : 409, width: 'reading', body });
}
