import { acting, type Viewer } from '#identity/index.ts';
import { type ColumnOf, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Idea, Lab } from './model.ts';
import { paths } from './paths.ts';
import { labsForFile } from './queries/labs.ts';
import { ideasForFile } from './queries/parts.ts';
import { labIn, labReaders } from './routes/visit.tsx';
import { doneStages, presentOf } from './rules.ts';

/** The laboratories that the viewer may read. */
export const labsExport: ListExport<Viewer> = {
  path: paths.listFile.pattern,
  name: 'labinov',
  guard: acting(...labReaders),
  event: 'coaching.labinov.list_taken',
  make: ({ viewer }) => ({
    title: t('labinov.list.title'),
    address: paths.list.to(),
    filter: [],
    ...tableOf(labColumns, (conn) => labsForFile(conn, viewer)),
  }),
};

const labColumns: readonly ColumnOf<Lab>[] = [
  { key: 'title', label: () => t('labinov.field.title'), width: 50, paper: 4, value: (it) => it.title },
  { key: 'institution', label: () => t('labinov.field.institution'), width: 36, value: (it) => it.institutionName },
  {
    key: 'state',
    label: () => t('labinov.field.state'),
    value: (it) => t(`labinov.state.${it.state}`),
    code: (it) => it.state,
  },
  {
    key: 'stage',
    label: () => t('labinov.field.stage'),
    value: (it) => stageText(it),
    code: (it) => presentOf(it)?.stage ?? null,
  },
  { key: 'stages_done', label: () => t('labinov.field.done'), type: 'number', value: doneStages },
  { key: 'units', label: () => t('labinov.field.units'), type: 'number', value: (it) => it.units.length },
  { key: 'ideas', label: () => t('labinov.field.ideas'), type: 'number', value: (it) => it.ideas },
  { key: 'chosen', label: () => t('labinov.field.chosen'), type: 'number', value: (it) => it.chosen },
  { key: 'begun_at', label: () => t('labinov.field.begun'), type: 'moment', value: (it) => it.begunAt },
];

function stageText(lab: Lab): string | null {
  const present = presentOf(lab);
  return present ? t(`labinov.stage.${present.stage}`) : null;
}

/** The ideas of a laboratory. */
export const ideasExport: ListExport<Viewer> = {
  path: paths.ideasFile.pattern,
  name: 'gagasan-labinov',
  guard: acting(...labReaders),
  event: 'coaching.labinov.ideas_taken',
  make: async (visit) => {
    const lab = await labIn(visit);
    return {
      title: `${t('labinov.ideas.title')}: ${lab.title}`,
      address: paths.ideas.to(lab.id),
      filter: [],
      ...tableOf(ideaColumns, (conn) => ideasForFile(conn, lab.id)),
    };
  },
};

const ideaColumns: readonly ColumnOf<Idea>[] = [
  { key: 'title', label: () => t('labinov.idea.title'), width: 50, paper: 4, value: (it) => it.title },
  { key: 'text', label: () => t('labinov.idea.text'), width: 60, value: (it) => it.text },
  { key: 'unit', label: () => t('labinov.idea.unit'), value: (it) => it.unitName },
  {
    key: 'state',
    label: () => t('labinov.field.state'),
    value: (it) => t(`labinov.idea.state.${it.state}`),
    code: (it) => it.state,
  },
  { key: 'problem', label: () => t('labinov.idea.problem'), value: (it) => it.problemTitle },
  { key: 'innovation', label: () => t('labinov.idea.innovation'), value: (it) => it.innovationTitle },
  { key: 'proposed_by', label: () => t('labinov.idea.by'), paper: 0, value: (it) => it.proposerName },
  { key: 'proposed_at', label: () => t('labinov.idea.at'), type: 'moment', paper: 0, value: (it) => it.proposedAt },
];
