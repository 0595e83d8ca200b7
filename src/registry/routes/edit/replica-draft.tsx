import type { Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { refused } from '#platform/outcome.ts';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import { discardDraft, keepDraft, settleDraft } from '../../drafts/actions.ts';
import { isOthers, keptAnswer, sameAnswer, seenIn, sentForm, typedForm } from '../../drafts/form.ts';
import type { Draft, DraftPlace } from '../../drafts/model.ts';
import { ownDraft } from '../../drafts/queries/draft.ts';
import { unsavedOf } from '../../drafts/queries/unsaved.ts';
import type { InnovationId } from '../../model/ids.ts';
import { paths } from '../../paths.ts';
import { recordFor } from '../../queries/innovation.ts';
import { titleFor } from '../../queries/register.ts';
import { idOf, type RegistryVisit, workPage } from '../visit.tsx';
import { mayWrite } from './new.tsx';

export const replicaDraftRoutes: readonly Route<Viewer>[] = [
  {
    method: 'post',
    path: paths.keepReplica.pattern,
    guard: mayWrite,
    event: 'registry.draft.keep',
    ahead: true,
    handle: keep,
  },
  {
    method: 'get',
    path: paths.discardReplica.pattern,
    guard: mayWrite,
    event: 'registry.draft.discard_form',
    handle: confirm,
  },
  {
    method: 'post',
    path: paths.discardReplica.pattern,
    guard: mayWrite,
    event: 'registry.draft.discard',
    handle: discard,
  },
];

export type Origin = { readonly id: InnovationId; readonly title: string; readonly place: string };

/** The published record of the address that is to be copied. */
export async function originOf(visit: RegistryVisit): Promise<Origin> {
  const id = idOf(visit);
  const record = await recordFor(visit.db.conn, visit.viewer, id);
  const title = await titleFor(visit.db.conn, visit.viewer, id);
  if (record?.state !== 'published' || title === null) throw new NotFound();
  const place = [record.unitName, record.institutionName].filter((name) => name !== null).join(', ');
  return { id, title, place };
}

/** The title that a copy begins with. */
export function startTitle(origin: Pick<Origin, 'title'>): string {
  return t('registry.replicate.titleStart', { title: origin.title });
}

/** Where what is typed about a copy that is not begun yet is kept, and how the log names it. */
export function begunReplica(innovationId: InnovationId, originId: InnovationId) {
  const place: DraftPlace = { kind: 'replica', innovationId, originId };
  return { place, subject: { kind: 'innovation' as const, id: innovationId } };
}

/** What the viewer typed about a copy of this record and did not send: the one of this id, else the newest. */
export async function draftOfOrigin(visit: RegistryVisit, id: InnovationId | null): Promise<Draft | null> {
  const innovationId = id ?? (await begunIds(visit))[0];
  if (!innovationId) return null;
  return ownDraft(visit.db.conn, visit.viewer, begunReplica(innovationId, idOf(visit)).place);
}

async function begunIds(visit: RegistryVisit): Promise<readonly InnovationId[]> {
  const unsaved = await unsavedOf(visit.db.conn, visit.viewer);
  const originId = idOf(visit);
  return unsaved.flatMap((it) => (it.kind === 'replica' && it.originId === originId ? [it.innovationId] : []));
}

const boxes = ['id', 'judul', 'adaptasi', 'instansi', 'unit'];

/** Keeps what a script sends while somebody types; no record is begun until they send the form. */
async function keep(visit: RegistryVisit): Promise<Answer> {
  const origin = await originOf(visit);
  if (isOthers(visit)) return keptAnswer(refused('other_person'));
  const { form } = visit;
  const id = parseId<'InnovationId'>(form.get('id'));
  if (!id || (await recordFor(visit.db.conn, visit.viewer, id))) return keptAnswer(refused('not_yours'));
  const draft = begunReplica(id, origin.id);
  if (form.get('adaptasi').trim() === '' && form.get('judul').trim() === startTitle(origin).trim()) {
    await visit.db.transact((tx) => settleDraft(tx, visit.viewer, draft.place, seenIn(form)));
    return sameAnswer();
  }
  const typed = { ...sentForm(visit, (name) => boxes.includes(name)), ...draft };
  return keptAnswer(await visit.db.transact((tx) => keepDraft(tx, visit.viewer, typed, visit.now)), 'drafts.keptNew');
}

async function confirm(visit: RegistryVisit): Promise<Answer> {
  const origin = await originOf(visit);
  const draft = await draftOfOrigin(visit, null);
  if (!draft) throw new NotFound();
  return workPage({
    title: t('drafts.discard.title'),
    trail: [{ text: origin.title, href: paths.record.to(origin.id) }],
    width: 'reading',
    body: (
      <ConfirmPage
        title={t('drafts.discard.title')}
        action={paths.discardReplica.to(origin.id)}
        button={t('drafts.discard.button')}
        look="danger"
        cancel={paths.replicate.to(origin.id)}
      >
        <p>{t('drafts.discard.text', { place: typedForm(draft).get('judul') })}</p>
      </ConfirmPage>
    ),
  });
}

async function discard(visit: RegistryVisit): Promise<Answer> {
  const origin = await originOf(visit);
  const ids = await begunIds(visit);
  await visit.db.transact(async (tx) => {
    for (const id of ids) await discardDraft(tx, visit.viewer, begunReplica(id, origin.id), visit.now);
  });
  return redirect(paths.replicate.to(origin.id), 'drafts.discarded');
}
