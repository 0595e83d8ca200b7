import type { Viewer } from '#identity/index.ts';
import { deviceOf } from '#identity/index.ts';
import { formatTime } from '#platform/dates.ts';
import type { FormValues } from '#platform/http/form.ts';
import { formValues } from '#platform/http/form.ts';
import type { Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Outcome } from '#platform/outcome.ts';
import type { TypedForm } from './actions.ts';
import type { Draft, DraftRefusal, TypedBox } from './model.ts';

/** Carries when the draft was kept that the form was filled from. */
export const SEEN = 'dilihat';
/** Says whose page it is, so that one who signed in meanwhile keeps nothing of another's. */
export const OWNER = 'pemilik';

/** The moment of the draft that a form was filled from; null when it was filled from what is stored. */
export function seenIn(form: FormValues): Date | null {
  const moment = new Date(form.get(SEEN));
  return Number.isNaN(moment.getTime()) ? null : moment;
}

/** The form as it was typed. */
export function typedForm(draft: Pick<Draft, 'boxes'>): FormValues {
  return formValues(new URLSearchParams(draft.boxes.map(([name, text]) => [name, text])));
}

type Sent = Omit<TypedForm, 'place' | 'subject'>;

/** What a form sent to be kept, of the boxes that it has; what is none of its boxes is left out. */
export function sentForm(visit: Visit<Viewer>, isBox: (name: string) => boolean): Sent {
  const { form } = visit;
  const boxes: TypedBox[] = form
    .names()
    .filter(isBox)
    .flatMap((name) => form.all(name).map((text) => [name, text] as const));
  const device = deviceOf(visit.request.headers.get('user-agent') ?? '') ?? '';
  const revision = Number(form.get('revision'));
  const baseRevision = Number.isSafeInteger(revision) && revision >= 0 && revision < 2 ** 31 ? revision : 0;
  return { baseRevision, boxes, locale: visit.locale, device, seen: seenIn(form) };
}

/** Whether the page that sent this was another person's. */
export function isOthers(visit: Visit<Viewer>): boolean {
  const owner = visit.form.get(OWNER);
  return owner !== '' && owner !== visit.viewer.person?.id;
}

const headers = { 'cache-control': 'private, no-store' };

/** The answer to a script that keeps what is typed: when it was kept, or in words why not. */
export function keptAnswer(
  outcome: Outcome<{ readonly savedAt: Date }, DraftRefusal | 'other_person'>,
  said: 'drafts.kept' | 'drafts.keptNew' | 'drafts.keptElsewhere' = 'drafts.kept',
): Response {
  if (!outcome.ok) return Response.json({ text: t(`drafts.refusal.${outcome.why}`) }, { status: 409, headers });
  const { savedAt } = outcome.value;
  const text = t(said, { time: formatTime(savedAt) });
  return Response.json({ at: savedAt.toISOString(), text }, { headers });
}

/** The answer when what was typed says no more than what is stored. */
export function sameAnswer(): Response {
  return Response.json({ at: '', text: t('drafts.same') }, { headers });
}
