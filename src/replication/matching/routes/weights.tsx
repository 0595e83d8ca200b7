import { acting, type Viewer } from '#identity/index.ts';
import type { FormValues } from '#platform/http/form.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { refusalPage, type SpreadVisit, workPage } from '../../origin/visit.tsx';
import { type SettingRefusal, setRule, whyNotSet } from '../actions/settings.ts';
import { LONGEST_REASON, partNames } from '../model/match.ts';
import { paths } from '../paths.ts';
import { currentRule, ruleRevisions } from '../queries/rule.ts';
import { followers } from '../rules/followers.ts';
import type { Weights } from '../rules/weights.ts';
import { type TypedRule, WeightsPage } from '../views/weights-page.tsx';

export const weightRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.weights.pattern,
    guard: acting(...followers),
    event: 'replication.matching.weights_page',
    handle: (visit) => page(visit, null),
  },
  {
    method: 'post',
    path: paths.weights.pattern,
    guard: acting('hub_admin'),
    event: 'replication.matching.weights',
    handle: set,
  },
];

type Again = { readonly typed: TypedRule; readonly errors: FieldErrors; readonly status?: number };

async function page({ db, viewer }: SpreadVisit, again: Again | null): Promise<Answer> {
  const rule = await currentRule(db.conn);
  const { weights, threshold } = rule;
  const texts = Object.fromEntries(partNames.map((name) => [name, String(weights[name])]));
  const typed = again?.typed ?? { weights: texts, threshold: String(threshold), reason: '' };
  const errors = again?.errors ?? {};
  return workPage(
    {
      title: t('matching.weights.title'),
      ...(again?.status ? { status: again.status } : {}),
      body: (
        <WeightsPage
          rule={rule}
          revisions={await ruleRevisions(db.conn)}
          typed={typed}
          errors={errors}
          maySet={whyNotSet(viewer) === null}
        />
      ),
    },
    errors,
  );
}

const whole = (text: string): number => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN);

function typedIn(form: FormValues): TypedRule {
  const weights = Object.fromEntries(partNames.map((name) => [name, form.get(`bobot.${name}`)]));
  return { weights, threshold: form.get('ambang'), reason: form.get('alasan') };
}

/** At which box each refusal is told. */
const boxes: Readonly<Partial<Record<SettingRefusal, string>>> = {
  not_whole: 'bobot.text',
  sum: 'bobot.text',
  wordless: 'bobot.text',
  threshold: 'ambang',
  reason_missing: 'alasan',
  reason_long: 'alasan',
};

async function set(visit: SpreadVisit): Promise<Answer> {
  const { db, viewer, now, form } = visit;
  const typed = typedIn(form);
  const weights = Object.fromEntries(partNames.map((name) => [name, whole(typed.weights[name] ?? '')])) as Weights;
  const revision = /^\d{1,9}$/.test(form.get('revision')) ? Number(form.get('revision')) : -1;
  const input = { weights, threshold: whole(typed.threshold), reason: typed.reason, revision };
  const outcome = await db.transact((tx) => setRule(tx, viewer, input, now));
  if (outcome.ok) return redirect(paths.weights.to(), 'matching.done.weights');
  const { why } = outcome;
  if (why === 'not_yours') return refusalPage(t('matching.refusal.not_yours'), paths.weights.to(), 403);
  const errors = { [boxes[why] ?? '']: t(`matching.refusal.${why}`, { max: LONGEST_REASON }) };
  return page(visit, { typed, errors, ...(why === 'stale' ? { status: 409 } : {}) });
}
