import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { Person } from '../model.ts';
import { paths } from '../paths.ts';
import type { Institution } from '../queries/institutions.ts';
import type { HeldMembership } from '../queries/people-list.ts';
import type { Unit } from '../queries/units.ts';
import { regionFullName } from '../regions/name.ts';
import { UnitTree } from './unit-tree.tsx';

export type InstitutionProps = {
  readonly institution: Institution;
  readonly units: readonly Unit[];
  /** Null when the viewer may not know who works there. */
  readonly members: readonly (HeldMembership & { readonly person: Person })[] | null;
  readonly mayRename: boolean;
  readonly mayChangeUnits: boolean;
  readonly mayInvite: boolean;
};

export function InstitutionPage(props: InstitutionProps) {
  const { institution, units, members } = props;
  return (
    <>
      <PageHeader
        kicker={t(`identity.kind.${institution.kind}`)}
        title={institution.name}
        lead={regionFullName(institution.regionCode) || undefined}
        actions={<Actions {...props} />}
      />
      <Section title={t('identity.institution.units')}>
        {units.length === 0 ? (
          <EmptyState title={t('identity.institution.noUnits')} level={3}>
            {t(props.mayChangeUnits ? 'identity.institution.noUnitsAdmin' : 'identity.institution.noUnitsText')}
          </EmptyState>
        ) : (
          <>
            <UnitTree units={units} mayChange={props.mayChangeUnits} />
            <Downloads of={paths.institution.to(institution.id)} />
          </>
        )}
      </Section>
      {members ? (
        <Section title={t('identity.institution.members')}>
          {members.length === 0 ? (
            <EmptyState title={t('identity.institution.noMembers')} level={3}>
              {t('identity.institution.noMembersText')}
            </EmptyState>
          ) : (
            <Members members={members} />
          )}
        </Section>
      ) : null}
    </>
  );
}

function Actions({ institution, mayRename, mayChangeUnits, mayInvite }: InstitutionProps) {
  if (!mayRename && !mayChangeUnits && !mayInvite) return null;
  return (
    <>
      {mayChangeUnits ? (
        <LinkButton href={paths.newUnit.to(institution.id)}>{t('identity.unit.add')}</LinkButton>
      ) : null}
      {mayInvite ? (
        <LinkButton look="secondary" href={paths.newInvitation.to({ instansi: institution.id })}>
          {t('identity.invitation.new')}
        </LinkButton>
      ) : null}
      {mayRename ? (
        <LinkButton look="secondary" href={paths.editInstitution.to(institution.id)}>
          {t('identity.institution.rename')}
        </LinkButton>
      ) : null}
    </>
  );
}

function Members({ members }: { readonly members: NonNullable<InstitutionProps['members']> }) {
  return (
    <Table
      caption={t('identity.institution.members')}
      captionHidden
      columns={[
        { label: t('identity.field.fullName') },
        { label: t('identity.field.role') },
        { label: t('identity.field.unit') },
        { label: t('identity.field.since') },
      ]}
      rows={members.map((it) => ({
        key: it.id,
        cells: [
          <a key="name" href={paths.person.to(it.person.id)}>
            {it.person.name}
          </a>,
          <Tag key="role">{t(`identity.role.${it.role}`)}</Tag>,
          it.unitName ?? '–',
          formatDate(it.startedAt),
        ],
      }))}
    />
  );
}
