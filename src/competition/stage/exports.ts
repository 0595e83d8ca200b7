import type { Viewer } from '#identity/index.ts';
import { type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from './paths.ts';
import { type ListedCheck, listedChecks } from './queries/check-list.ts';
import { filterIn } from './routes/check-form.ts';
import { organisedEdition, organisers } from './routes/visit.tsx';
import { filtered } from './rules/checks-list.ts';
import { groupName } from './views/words.ts';

/** The checks of an edition as a file, as the list is filtered and sorted. */
export const checksExport: ListExport<Viewer> = {
  path: paths.checksFile.pattern,
  name: 'pemeriksaan',
  guard: organisers,
  event: 'competition.stage.checks_taken',
  make: async (visit) => {
    const edition = await organisedEdition(visit);
    const filter = filterIn(visit.query);
    const address = `${paths.checks.to(edition.id)}${visit.url.search}`;
    return {
      title: t('stage.checks.title'),
      address,
      filter: [
        ...(filter.group ? [{ name: t('stage.checks.state'), text: t(`stage.checks.group.${filter.group}`) }] : []),
        ...(filter.reason ? [{ name: t('stage.checks.reason'), text: t(`stage.reason.${filter.reason}`) }] : []),
        ...(filter.words ? [{ name: t('stage.checks.words'), text: filter.words }] : []),
      ],
      ...tableOf<ListedCheck>(
        [
          { key: 'receipt', label: () => t('stage.check.receipt'), value: (it) => it.receipt },
          { key: 'title', label: () => t('stage.checks.entry'), width: 60, paper: 4, value: (it) => it.title },
          { key: 'unit', label: () => t('stage.export.unit'), width: 40, value: (it) => it.unitName },
          {
            key: 'institution',
            label: () => t('stage.checks.institution'),
            width: 40,
            value: (it) => it.institutionName,
          },
          {
            key: 'group',
            label: () => t('stage.checks.groupOfEntry'),
            value: (it) => groupName(edition.document, it.entryGroup),
          },
          {
            key: 'submitted_at',
            label: () => t('stage.checks.submitted'),
            type: 'moment',
            value: (it) => it.submittedAt,
          },
          { key: 'state', label: () => t('stage.checks.state'), value: (it) => t(`stage.checks.group.${it.group}`) },
          {
            key: 'reasons',
            label: () => t('stage.check.reasons'),
            width: 40,
            value: (it) => it.reasons.map((reason) => t(`stage.reason.${reason}`)).join('; '),
          },
          {
            key: 'open_until',
            label: () => t('stage.checks.openUntil'),
            type: 'moment',
            paper: 0,
            value: (it) => it.openUntil,
          },
          { key: 'note', label: () => t('stage.check.note'), width: 60, paper: 0, value: (it) => it.note },
        ],
        async function* (conn) {
          yield filtered(await listedChecks(conn, edition), filter);
        },
      ),
    };
  },
};
