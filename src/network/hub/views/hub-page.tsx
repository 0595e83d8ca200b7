import type { ComponentChildren } from 'preact';
import { regionName } from '#identity/index.ts';
import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { StatGroup, StatNumber } from '#platform/ui/stat-number.tsx';
import { SummaryList, type SummaryRow } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { Member, PublicStanding } from '../../commitment/model.ts';
import { untilText } from '../../commitment/views/signed-rows.tsx';
import type { KeptProfile } from '../model.ts';
import { paths } from '../paths.ts';
import { StandingMap } from './standing-map.tsx';
import { PublicStandingTag } from './tags.tsx';

export type ShownMember = { readonly member: Member; readonly standing: PublicStanding };
export type HubNumber = { readonly label: string; readonly value: number; readonly href: string };

export type HubPageProps = {
  readonly hubRegion: string;
  readonly hubName: string;
  /** In the reader's language. */
  readonly about: string;
  readonly profile: KeptProfile;
  readonly members: readonly ShownMember[];
  readonly numbers: readonly HubNumber[];
  readonly mayEdit: boolean;
  /** The programme of the year. */
  readonly children?: ComponentChildren;
};

/** The hub as everybody sees it: who it is, its members, its programme, its numbers, how it is reached. */
export function HubPage(props: HubPageProps) {
  const { hubRegion, hubName, about, members, mayEdit } = props;
  const standings = new Map(members.map((it) => [it.member.regionCode, it.standing]));
  return (
    <>
      <PageHeader
        kicker={hubName}
        title={t('hub.page.title')}
        lead={t('hub.page.lead')}
        actions={
          mayEdit ? (
            <LinkButton look="secondary" href={paths.edit.to()}>
              {t('hub.edit.link')}
            </LinkButton>
          ) : null
        }
      />
      {about === '' ? null : <DescriptionText text={about} />}
      <Numbers {...props} />
      <Section title={t('hub.members.title')} id="anggota">
        <StandingMap hubRegion={hubRegion} standings={standings} />
        <Members members={members} />
        <Downloads of={paths.page.to()} />
      </Section>
      {props.children}
      <Contact {...props} />
    </>
  );
}

function Numbers({ members, numbers }: HubPageProps) {
  const signed = members.filter((it) => it.standing === 'signed').length;
  return (
    <Section title={t('hub.numbers.title')} id="angka">
      <StatGroup>
        <StatNumber label={t('hub.numbers.members')} value={members.length} href="#anggota" />
        <StatNumber label={t('hub.numbers.signed')} value={signed} href="#anggota" />
        {numbers.map((it) => (
          <StatNumber key={it.label} {...it} />
        ))}
      </StatGroup>
    </Section>
  );
}

function Members({ members }: Pick<HubPageProps, 'members'>) {
  return (
    <details class="tile-table">
      <summary>{t('hub.members.table', { count: members.length, n: formatNumber(members.length) })}</summary>
      <Table
        caption={t('hub.members.title')}
        captionHidden
        columns={[
          { label: t('commitment.list.region') },
          { label: t('commitment.list.state') },
          { label: t('commitment.field.signedOn') },
          { label: t('commitment.field.validUntil') },
        ]}
        rows={members.map(({ member, standing }) => ({
          key: member.institutionId,
          cells: [
            <a href={paths.member.to(member.regionCode)}>{regionName(member.regionCode)}</a>,
            <PublicStandingTag standing={standing} />,
            member.verified ? formatDate(member.verified.signedOn) : '–',
            member.verified ? untilText(member.verified) : '–',
          ],
        }))}
      />
    </details>
  );
}

function Contact({ profile, hubName }: HubPageProps) {
  const { office, address, email, phone, hours } = profile;
  const said: readonly (SummaryRow | null)[] = [
    { label: t('hub.field.office'), value: office || hubName },
    address ? { label: t('hub.field.address'), value: <DescriptionText text={address} /> } : null,
    email ? { label: t('hub.field.email'), value: <a href={`mailto:${email}`}>{email}</a> } : null,
    phone
      ? { label: t('hub.field.phone'), value: <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{phone}</a> }
      : null,
    hours ? { label: t('hub.field.hours'), value: hours } : null,
  ];
  return (
    <Section title={t('hub.contact.title')} id="kontak">
      <SummaryList rows={said.filter((it) => it !== null)} />
    </Section>
  );
}
