import type { Viewer } from '#identity/index.ts';
import type { Answer, Route } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Round } from '../../model/round.ts';
import { jurorsOf } from '../../queries/jury.ts';
import { subjectsOf } from '../../queries/subject.ts';
import { type EvaluationVisit, evaluationPage, organisers, runRound, trailOf } from '../../routes/visit.tsx';
import type { Reckoning, Wanted } from '../model/reckoning.ts';
import { paths } from '../paths.ts';
import { handedIn } from '../queries/counted.ts';
import { reckoningOf } from '../queries/reckoning.ts';
import { DEFAULT_CUT } from '../rules/composition.ts';
import { cutOf, proportional, sizesOf } from '../rules/island-cuts.ts';
import { difference, ranked, reweighted, scoresBy, type WhatIf } from '../rules/what-if.ts';
import { cutBoxes, cutNames } from '../views/cut-boxes.ts';
import { WhatIfPage } from '../views/what-if-page.tsx';
import { cutsIn } from './cuts.ts';

export const whatIfRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.whatIf.pattern, guard: organisers, event: 'evaluation.what_if', handle: show },
];

type Asked = { readonly what: WhatIf; readonly errors: Readonly<Record<string, string>> };

/** Who would enter and who would leave; nothing of it is kept. */
async function show(visit: EvaluationVisit): Promise<Answer> {
  const round = await runRound(visit);
  const { conn } = visit.db;
  const now = standingOf(await reckoningOf(conn, round.id));
  const { what, errors } = askedIn(visit.query, round, now);
  const sheets = await handedIn(conn, round.id);
  const counted = new Set(sheets.map((it) => it.jurorId));
  const { official } = round;
  const before = ranked(scoresBy(round.rubric, sheets, new Set()), { ...now, official });
  const rubric = reweighted(round.rubric, what.weights);
  const after = rubric ? ranked(scoresBy(rubric, sheets, what.without), { ...now, official }) : before;
  const cuts = { before: cutOf(now, now.sizes.length), after: cutOf(what, now.sizes.length) };
  const isAsked = visit.query.size > 0 && Object.keys(errors).length === 0;
  const body = (
    <WhatIfPage
      {...{ round, what, errors, cutNow: now.cut }}
      typed={(name) => visit.query.get(name)}
      boxes={cutBoxes(now.sizes, now, (name) => visit.query.get(name) ?? '')}
      subjects={new Map((await subjectsOf(conn, round.id)).map((it) => [it.row as string, it]))}
      jurors={(await jurorsOf(conn, round.id)).filter((it) => counted.has(it.id))}
      found={isAsked ? difference(before, after, cuts) : null}
    />
  );
  const trail = [...trailOf(round), { text: t('meaning.title'), href: paths.certainty.to(round.id) }];
  return evaluationPage({ title: t('meaning.whatIf.title'), trail, width: 'wide', body }, errors);
}

type Now = Wanted & { readonly sizes: readonly number[]; readonly islands: ReadonlyMap<string, number> };

/** What is compared with: as it was worked out last, with a share by size where nothing was said of islands. */
function standingOf(reckoning: Reckoning | null): Now {
  const found = reckoning?.found;
  const entries = found?.calibration.entries ?? [];
  const { cut, cuts, scale } = found ?? { cut: DEFAULT_CUT, cuts: null, scale: false };
  const sizes = sizesOf(entries);
  if (cutNames(sizes.length).length === 1)
    return { cut, cuts: null, scale, sizes: [entries.length], islands: new Map() };
  const shared = cuts ?? proportional(cut, sizes);
  const sum = Object.values(shared).reduce((all, it) => all + it, 0);
  return { cut: sum, cuts: shared, scale, sizes, islands: new Map(entries.map((it) => [it.entry, it.island])) };
}

/** What the query asks; what makes no sense is told at its box and counts as it stands on record. */
function askedIn(query: URLSearchParams, { rubric }: Round, now: Now): Asked {
  const errors: Record<string, string> = {};
  const boxes = new Map(cutBoxes(now.sizes, now, (name) => query.get(name) ?? '').map((it) => [it.name, it.value]));
  const { errors: wrong, ...typed } = cutsIn(now.sizes.length, (name) => boxes.get(name) ?? '');
  Object.assign(errors, wrong);
  const { cut, cuts } = Object.keys(wrong).length === 0 ? typed : now;
  const weights = new Map<string, number>();
  for (const { code } of rubric.criteria) {
    const weight = weightIn(query, `bobot_${code}`);
    if (Number.isNaN(weight)) errors[`bobot_${code}`] = t('meaning.whatIf.weightWrong');
    else if (weight !== null) weights.set(code, weight);
  }
  if (!reweighted(rubric, weights)) errors[`bobot_${rubric.criteria[0]?.code}`] ??= t('meaning.whatIf.weightsNone');
  return { what: { cut, cuts, weights, without: new Set(query.getAll('tanpa')) }, errors };
}

const MOST_WEIGHT = 1000;

/** A number as people type it, with a comma or a point; null where nothing was typed, NaN for what is none or too much. */
function weightIn(query: URLSearchParams, name: string): number | null {
  const typed = query.get(name)?.trim() ?? '';
  if (typed === '') return null;
  const value = /^\d{1,9}([.,]\d{1,4})?$/.test(typed) ? Number(typed.replace(',', '.')) : Number.NaN;
  return value <= MOST_WEIGHT ? value : Number.NaN;
}
