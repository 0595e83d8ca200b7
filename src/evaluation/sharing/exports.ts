import type { Viewer } from '#identity/index.ts';
import { type ListExport, tableOf } from '#platform/export/list.ts';
import { NotFound } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { subjectColumns, takenBy } from '../exports.ts';
import { jurorsOf } from '../queries/jury.ts';
import { subjectsOf } from '../queries/subject.ts';
import { organisers, runRound } from '../routes/visit.tsx';
import { paths } from './paths.ts';
import { planOfRun, runOf } from './queries/runs.ts';

/** Who would read what by a plan, a row for each sheet: to be looked through before it is given out. */
export const planExport: ListExport<Viewer> = {
  path: paths.runFile.pattern,
  name: 'rencana-pembagian',
  guard: organisers,
  event: 'evaluation.plan_taken',
  make: async (visit) => {
    const round = await runRound(visit);
    const { conn } = visit.db;
    const id = parseId<'AssignmentRunId'>(visit.params.rencana);
    const plan = id && (await runOf(conn, round.id, id)) ? await planOfRun(conn, id) : null;
    if (!id || !plan) throw new NotFound();
    const subjects = new Map((await subjectsOf(conn, round.id)).map((it) => [it.row, it]));
    const names = new Map((await jurorsOf(conn, round.id)).map((it) => [it.id, it.name]));
    const rows = plan.pairs
      .map(([row, juror]) => ({ subject: subjects.get(row), juror: names.get(juror) ?? '' }))
      .toSorted((a, b) => (a.subject?.label ?? 0) - (b.subject?.label ?? 0) || (a.juror < b.juror ? -1 : 1));
    const columns = [
      ...subjectColumns<(typeof rows)[number]>((it) => it.subject),
      {
        key: 'juror',
        label: () => t('evaluation.field.juror'),
        width: 30,
        paper: 2,
        value: (it: (typeof rows)[number]) => it.juror,
      },
    ];
    return {
      title: t('sharing.export', { name: round.name }),
      address: paths.run.to(round.id, id),
      filter: [],
      ...tableOf(columns, async function* () {
        yield rows;
      }),
    };
  },
  taken: takenBy('evaluation.plan_taken'),
};
