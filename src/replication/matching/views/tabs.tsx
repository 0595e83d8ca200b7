import { t } from '#platform/i18n/i18n.ts';
import { Tabs } from '#platform/ui/tabs.tsx';
import { paths } from '../paths.ts';

const rooms = ['unmatched', 'neverCopied', 'regions', 'weights'] as const;

/** The pages of matching beside each other. */
export function MatchingTabs({ current }: { readonly current: (typeof rooms)[number] }) {
  return (
    <Tabs
      label={t('matching.tabs')}
      tabs={rooms.map((room) => ({
        text: t(`matching.${room}.tab`),
        href: paths[room].to(),
        current: room === current,
      }))}
    />
  );
}
