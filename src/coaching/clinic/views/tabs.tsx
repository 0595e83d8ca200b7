import type { Viewer } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Tabs } from '#platform/ui/tabs.tsx';
import type { Clinic } from '../model/clinic.ts';
import { paths } from '../paths.ts';
import { isHost } from '../rules/moves.ts';

const names = ['one', 'people', 'presence', 'papers', 'feedback'] as const;
export type ClinicTab = (typeof names)[number];

/** The pages of one clinic for those who work at it. */
export function ClinicTabs(props: { readonly clinic: Clinic; readonly viewer: Viewer; readonly current: ClinicTab }) {
  const { clinic, viewer, current } = props;
  if (!isHost(clinic, viewer)) return null;
  return (
    <Tabs
      label={t('clinic.tabs')}
      tabs={names.map((it) => ({
        text: t(`clinic.tab.${it}`),
        href: paths[it].to(clinic.id),
        current: it === current,
      }))}
    />
  );
}
