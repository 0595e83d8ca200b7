import type { ComponentChildren } from 'preact';
import { regionFullName } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { MemberCommitment, type MemberCommitmentProps } from './member-commitment.tsx';
import { StandingTag } from './tags.tsx';

/** A member's own page: for its people and for the hub. */
export function MemberPage({ children, ...props }: MemberCommitmentProps & { readonly children?: ComponentChildren }) {
  const { member, standing } = props;
  return (
    <>
      <PageHeader
        kicker={regionFullName(member.regionCode)}
        title={member.name}
        facts={<StandingTag standing={standing} />}
        lead={t('commitment.member.lead')}
      />
      <MemberCommitment {...props} />
      {children}
    </>
  );
}
