import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import type { Plenary, PlenaryStage } from '../model/plenary.ts';
import { paths } from '../paths.ts';
import { editionTitle } from './words.ts';

export type PlenaryHeadProps = {
  readonly edition: Edition;
  readonly stage: PlenaryStage;
  readonly plenary: Plenary | null;
  readonly current: 'choices' | 'meeting' | 'minutes';
};

/** What stands over the three pages of a plenary. */
export function PlenaryHead({ edition, stage, plenary, current }: PlenaryHeadProps) {
  const tabs = [
    { is: 'choices', href: paths.plenary.to(edition.id, stage) },
    { is: 'meeting', href: paths.meeting.to(edition.id, stage) },
    { is: 'minutes', href: paths.minutes.to(edition.id, stage) },
  ] as const;
  return (
    <>
      <PageHeader
        kicker={editionTitle(edition)}
        title={t(`edition.stage.${stage}`)}
        facts={
          plenary?.signedAt ? (
            <>
              <Tag tone="success">{t('stage.plenary.signed')}</Tag>
              <span>
                {t('stage.plenary.signedBy', { name: plenary.signedByName ?? '–', at: formatMoment(plenary.signedAt) })}
              </span>
            </>
          ) : (
            <Tag tone="info">{t('stage.plenary.open')}</Tag>
          )
        }
      />
      <Tabs
        label={t('stage.plenary.parts')}
        tabs={tabs.map(({ is, href }) => ({ text: t(`stage.plenary.part.${is}`), href, current: is === current }))}
      />
    </>
  );
}
