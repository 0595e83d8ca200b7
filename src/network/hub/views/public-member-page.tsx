import { paths as filesPaths, type UsedEvidence } from '#files/index.ts';
import { regionName } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { StatGroup, StatNumber } from '#platform/ui/stat-number.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { paths as registryPaths } from '#registry/index.ts';
import { paths as memberPaths } from '../../commitment/paths.ts';
import { signedRows } from '../../commitment/views/signed-rows.tsx';
import type { HubNumber, ShownMember } from './hub-page.tsx';
import { PublicStandingTag } from './tags.tsx';

export type PublicMemberProps = ShownMember & {
  readonly papers: readonly UsedEvidence[];
  readonly numbers: readonly HubNumber[];
  /** Whether the reader has a page of this member to work on. */
  readonly mayOpen: boolean;
};

/** A member as everybody sees it: its membership, its commitment, what it has published. */
export function PublicMemberPage({ member, standing, papers, numbers, mayOpen }: PublicMemberProps) {
  const { regionCode, verified, institutionId } = member;
  const paper =
    papers.length === 0
      ? []
      : [
          {
            label: t('commitment.field.paper'),
            value: (
              <ul class="plain-list">
                {papers.map((it) => (
                  <li key={it.id}>
                    <a href={filesPaths.evidence.to(it.id)}>{it.title}</a>
                  </li>
                ))}
              </ul>
            ),
          },
        ];
  return (
    <>
      <PageHeader
        kicker={t('hub.member.kicker')}
        title={regionName(regionCode)}
        facts={<PublicStandingTag standing={standing} />}
        lead={t('hub.member.lead', { member: member.name })}
        actions={
          mayOpen ? (
            <LinkButton look="secondary" href={memberPaths.member.to(institutionId)}>
              {t('hub.member.open')}
            </LinkButton>
          ) : null
        }
      />
      <Section title={t('commitment.section.title')} id="komitmen">
        {verified ? (
          <SummaryList level={3} rows={[...signedRows(verified), ...paper]} />
        ) : (
          <p>{t('hub.member.none')}</p>
        )}
      </Section>
      <Section title={t('hub.numbers.title')} id="angka">
        <StatGroup>
          {numbers.map((it) => (
            <StatNumber key={it.label} {...it} />
          ))}
        </StatGroup>
        <p class="mt-6">
          <LinkButton look="secondary" href={registryPaths.catalogue.to({ wilayah: regionCode })}>
            {t('hub.member.catalogue')}
          </LinkButton>
        </p>
      </Section>
    </>
  );
}
