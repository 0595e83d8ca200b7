import { signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { editionById } from '../../edition/queries/editions.ts';
import { paths as stagePaths } from '../../stage/paths.ts';
import { writeMessage } from '../actions/dialogue.ts';
import type { EntryMessageId } from '../model/entry.ts';
import { LONGEST_MESSAGE, type MessageSide } from '../model/reopening.ts';
import { paths } from '../paths.ts';
import { entryById } from '../queries/entry.ts';
import { messagesOf } from '../queries/messages.ts';
import { lastSnapshotOf } from '../queries/snapshot.ts';
import { hasDialogue, sideOf, whyNotWrite } from '../rules/reopening.ts';
import { DialoguePage } from '../views/dialogue-page.tsx';
import { type EntryVisit, entryPage, entryTrail, type Opened, refusal } from './visit.tsx';

export const dialogueRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.dialogue.pattern,
    guard: signedIn,
    event: 'competition.entry.dialogue',
    handle: async (visit) => dialoguePage(visit, await talkOf(visit)),
  },
  { method: 'post', path: paths.dialogue.pattern, guard: signedIn, event: 'competition.entry.message', handle: write },
];

type Talk = Opened & { readonly side: MessageSide; readonly messages: Awaited<ReturnType<typeof messagesOf>> };

/** The dialogue of the entry of the address for both its sides; where nothing was asked, and for others, there is none. */
async function talkOf({ db, viewer, params }: EntryVisit): Promise<Talk> {
  const id = parseId<'EntryId'>(params.id);
  const entry = id ? await entryById(db.conn, id) : null;
  const side = entry ? sideOf(entry, viewer) : null;
  const edition = entry && side ? await editionById(db.conn, entry.editionId) : null;
  const messages = entry && edition ? await messagesOf(db.conn, entry.id) : [];
  if (!entry || !edition || !side || !hasDialogue(messages)) throw new NotFound();
  return { entry, edition, side, messages };
}

type Again = { readonly typed: string; readonly messageId: EntryMessageId; readonly errors: FieldErrors };

async function dialoguePage({ db, viewer, now }: EntryVisit, talk: Talk, again?: Again): Promise<Answer> {
  const { entry, edition, side, messages } = talk;
  const snapshot = side === 'organiser' ? await lastSnapshotOf(db.conn, entry.id) : null;
  const title = snapshot?.content.entry.title ?? entry.title;
  const errors = again?.errors ?? {};
  const body = (
    <DialoguePage
      entry={entry}
      edition={edition}
      title={title}
      messages={messages}
      side={side}
      whyNotWrite={whyNotWrite(entry, viewer, now)}
      messageId={again?.messageId ?? newId<'EntryMessageId'>()}
      typed={again?.typed ?? ''}
      errors={errors}
    />
  );
  const trail =
    side === 'entrant' ? entryTrail(entry) : [{ text: title, href: stagePaths.check.to(entry.editionId, entry.id) }];
  return entryPage({ title: t('entry.dialogue.of', { title }), trail, width: 'reading', body }, errors);
}

async function write(visit: EntryVisit): Promise<Answer> {
  const talk = await talkOf(visit);
  const { form, db, viewer } = visit;
  const { id } = talk.entry;
  const messageId = parseId<'EntryMessageId'>(form.get('id')) ?? newId<'EntryMessageId'>();
  const body = form.get('pesan');
  const outcome = await db.transact((tx) => writeMessage(tx, viewer, { messageId, id, body }));
  const back = paths.dialogue.to(id);
  if (outcome.ok) return redirect(back, 'entry.done.message');
  const isTyped = outcome.why === 'message_missing' || outcome.why === 'too_long';
  if (!isTyped) return refusal(outcome.why, back, body.trim() === '' ? null : body.slice(0, LONGEST_MESSAGE));
  return dialoguePage(visit, talk, { typed: body, messageId, errors: { pesan: t(`entry.refusal.${outcome.why}`) } });
}
