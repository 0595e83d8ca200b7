import type { Viewer } from '#identity/index.ts';
import type { Answer, Route } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Round } from '../../model/round.ts';
import { jurorsOf } from '../../queries/jury.ts';
import { subjectsOf } from '../../queries/subject.ts';
import { type EvaluationVisit, evaluationPage, organisers, runRound, trailOf } from '../../routes/visit.tsx';
import { MOST_CHOSEN } from '../model/reckoning.ts';
import { paths } from '../paths.ts';
import { handedIn } from '../queries/counted.ts';
import { reckoningOf } from '../queries/reckoning.ts';
import { DEFAULT_CUT } from '../rules/composition.ts';
import { difference, ranked, reweighted, scoresBy, type WhatIf } from '../rules/what-if.ts';
import { WhatIfPage } from '../views/what-if-page.tsx';

export const whatIfRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.whatIf.pattern, guard: organisers, event: 'evaluation.what_if', handle: show },
];

type Asked = { readonly what: WhatIf; readonly errors: Readonly<Record<string, string>> };

/** Who would enter and who would leave; nothing of it is kept. */
async function show(visit: EvaluationVisit): Promise<Answer> {
  const round = await runRound(visit);
  const { conn } = visit.db;
  const cutNow = (await reckoningOf(conn, round.id))?.found?.cut ?? DEFAULT_CUT;
  const { what, errors } = askedIn(visit.query, round, cutNow);
  const sheets = await handedIn(conn, round.id);
  const counted = new Set(sheets.map((it) => it.jurorId));
  const before = ranked(scoresBy(round.rubric, sheets, new Set()), round.official);
  const rubric = reweighted(round.rubric, what.weights);
  const after = rubric ? ranked(scoresBy(rubric, sheets, what.without), round.official) : before;
  const isAsked = visit.query.size > 0 && Object.keys(errors).length === 0;
  const body = (
    <WhatIfPage
      {...{ round, what, errors, cutNow }}
      subjects={new Map((await subjectsOf(conn, round.id)).map((it) => [it.row as string, it]))}
      jurors={(await jurorsOf(conn, round.id)).filter((it) => counted.has(it.id))}
      found={isAsked ? difference(before, after, { before: cutNow, after: what.cut }) : null}
    />
  );
  const trail = [...trailOf(round), { text: t('meaning.title'), href: paths.certainty.to(round.id) }];
  return evaluationPage({ title: t('meaning.whatIf.title'), trail, width: 'wide', body }, errors);
}

/** What the query asks; what makes no sense is told at its box and counts as it stands on record. */
function askedIn(query: URLSearchParams, { rubric }: Round, cutNow: number): Asked {
  const errors: Record<string, string> = {};
  const cut = numberIn(query, 'batas', MOST_CHOSEN) ?? cutNow;
  const isCut = Number.isInteger(cut) && cut >= 1;
  if (!isCut) errors.batas = t('evaluation.refusal.cut_wrong');
  const weights = new Map<string, number>();
  for (const { code } of rubric.criteria) {
    const weight = numberIn(query, `bobot_${code}`, MOST_WEIGHT);
    if (Number.isNaN(weight)) errors[`bobot_${code}`] = t('meaning.whatIf.weightWrong');
    else if (weight !== null) weights.set(code, weight);
  }
  if (!reweighted(rubric, weights)) errors[`bobot_${rubric.criteria[0]?.code}`] ??= t('meaning.whatIf.weightsNone');
  return { what: { cut: isCut ? cut : cutNow, weights, without: new Set(query.getAll('tanpa')) }, errors };
}

const MOST_WEIGHT = 1000;

/** A number as people type it, with a comma or a point; null where nothing was typed, NaN for what is none or too much. */
function numberIn(query: URLSearchParams, name: string, most: number): number | null {
  const typed = query.get(name)?.trim() ?? '';
  if (typed === '') return null;
  const value = /^\d{1,9}([.,]\d{1,4})?$/.test(typed) ? Number(typed.replace(',', '.')) : Number.NaN;
  return value <= most ? value : Number.NaN;
}
