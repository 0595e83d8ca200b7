import type { Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { Edition } from '../edition/model/edition.ts';
import type { ScoringKind } from '../edition/model/stages.ts';
import { placedOf } from '../stage/queries/field.ts';
import { organisedEdition, organisers, type StageVisit, stagePage, trailOf } from '../stage/routes/visit.tsx';
import { isInFieldOf } from '../stage/rules/course.ts';
import { openScoring, whyNotOpenScoring } from './actions/open.ts';
import { paths, scoringSlugs } from './paths.ts';
import { scoringRounds } from './queries/rounds.ts';
import { decidedNext, scoringStagesOf } from './rules/scoring-stages.ts';
import { ScoringPage } from './views/scoring-page.tsx';

const LONGEST_PACT = 10_000;

export const scoringEvents: readonly string[] = ['competition.scoring.read', 'competition.scoring.open'];

export const scoringRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.scoring.pattern, guard: organisers, event: 'competition.scoring.read', handle: read },
  { method: 'post', path: paths.scoring.pattern, guard: organisers, event: 'competition.scoring.open', handle: open },
];

type Opened = { readonly edition: Edition; readonly stage: ScoringKind };

async function scoringAt(visit: StageVisit): Promise<Opened> {
  const edition = await organisedEdition(visit);
  const stage = scoringStagesOf(edition.document).find((it) => scoringSlugs[it] === visit.params.tahap);
  if (!stage) throw new NotFound();
  return { edition, stage };
}

async function read(visit: StageVisit): Promise<Answer> {
  return page(visit, await scoringAt(visit), t('evaluation.pact.text'), {});
}

async function page(visit: StageVisit, { edition, stage }: Opened, pact: string, errors: FieldErrors): Promise<Answer> {
  const { conn } = visit.db;
  const next = decidedNext(edition.document, stage);
  const placed = await placedOf(conn, edition);
  const field = placed.filter((it) => next !== null && isInFieldOf(edition.document, next, it.passages));
  const groups = [...Map.groupBy(field, (it) => it.group)].map(([group, all]) => ({ group, entries: all.length }));
  const rounds = await scoringRounds(conn, edition.id, stage);
  const whyNot = await whyNotOpenScoring(conn, edition, stage);
  const body = <ScoringPage {...{ edition, stage, rounds, groups, whyNot, pact, errors }} />;
  return stagePage({ title: t(`edition.stage.${stage}`), trail: trailOf(edition), body }, errors);
}

async function open(visit: StageVisit): Promise<Answer> {
  const opened = await scoringAt(visit);
  const { edition, stage } = opened;
  const rounds = await scoringRounds(visit.db.conn, edition.id, stage);
  const pact = rounds.length > 0 ? t('evaluation.pact.text') : visit.form.get('pakta').trim();
  if (pact === '') return page(visit, opened, pact, { pakta: t('scoring.pactMissing') });
  if (pact.length > LONGEST_PACT) return page(visit, opened, pact, { pakta: t('stage.meeting.long') });
  const opening = { editionId: edition.id, stage, pact };
  const outcome = await visit.db.transact((tx) => openScoring(tx, visit.viewer, opening, visit.now));
  if (outcome.ok) return redirect(paths.scoring.to(edition.id, stage), 'scoring.done');
  if (outcome.why === 'not_found') throw new NotFound();
  return page(visit, opened, pact, { '': t(`scoring.refusal.${outcome.why}`) });
}
