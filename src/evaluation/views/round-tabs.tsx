import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { paths as meaningPaths } from '../meaning/paths.ts';
import type { Round } from '../model/round.ts';
import { paths } from '../paths.ts';
import { roundTones } from './labels.ts';

export const roundTabs = [
  'round',
  'subjects',
  'jury',
  'conflicts',
  'assignment',
  'progress',
  'results',
  'certainty',
] as const;
export type RoundTab = (typeof roundTabs)[number];

export type RoundHeadProps = { readonly round: Round; readonly tab: RoundTab; readonly title?: string };

/** The head of every page of one round for those who run it: what it is, and its parts. */
export function RoundHead({ round, tab, title }: RoundHeadProps) {
  return (
    <>
      <PageHeader
        kicker={title === undefined ? round.organiserName : round.name}
        title={title ?? round.name}
        facts={
          <>
            <Tag tone={roundTones[round.state]}>{t(`evaluation.roundState.${round.state}`)}</Tag>
            <span>{t('evaluation.round.until', { at: formatMoment(round.closesAt) })}</span>
          </>
        }
      />
      <Tabs
        label={t('evaluation.round.parts')}
        tabs={roundTabs.map((it) => ({
          text: t(`evaluation.tab.${it}`),
          href: (it === 'certainty' ? meaningPaths.certainty : paths[it]).to(round.id),
          current: it === tab,
        }))}
      />
    </>
  );
}
