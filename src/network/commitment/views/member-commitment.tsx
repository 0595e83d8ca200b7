import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { Commitment, Member, Standing } from '../model.ts';
import { paths } from '../paths.ts';
import { signedRows, untilText } from './signed-rows.tsx';
import { StateTag } from './tags.tsx';

export type MemberCommitmentProps = {
  readonly member: Member;
  readonly standing: Standing;
  /** All that it ever brought, the newest first. */
  readonly history: readonly Commitment[];
  readonly mayRegister: boolean;
};

/** What a member and its hub see of the joint commitment, and the way to the next one. */
export function MemberCommitment({ member, standing, history, mayRegister }: MemberCommitmentProps) {
  const { verified, open } = member;
  const letter = standing !== 'signed';
  return (
    <Section title={t('commitment.section.title')} id="komitmen">
      <p class="mb-4">{t(`commitment.standingText.${standing}`)}</p>
      {verified ? <SummaryList level={3} rows={signedRows(verified)} /> : null}
      <p class="actions print:hidden">
        {open ? (
          <LinkButton small look="secondary" href={paths.commitment.to(open.id)}>
            {t(`commitment.section.open.${open.state}`)}
          </LinkButton>
        ) : null}
        {mayRegister && open?.state !== 'waiting' ? (
          <LinkButton small look={letter ? 'primary' : 'secondary'} href={paths.register.to(member.institutionId)}>
            {verified ? t('commitment.section.renew') : t('commitment.section.register')}
          </LinkButton>
        ) : null}
        {mayRegister ? (
          <LinkButton small look="plain" href={paths.letter.to(member.institutionId)} download>
            {t('commitment.register.letter')}
          </LinkButton>
        ) : null}
      </p>
      {history.length > 0 ? <History history={history} /> : null}
    </Section>
  );
}

function History({ history }: Pick<MemberCommitmentProps, 'history'>) {
  return (
    <Table
      caption={t('commitment.history.caption')}
      columns={[
        { label: t('commitment.field.number') },
        { label: t('commitment.field.signedOn') },
        { label: t('commitment.field.office') },
        { label: t('commitment.field.validUntil') },
        { label: t('commitment.list.state') },
      ]}
      rows={history.map((it) => ({
        key: it.id,
        cells: [
          <a href={paths.commitment.to(it.id)}>{it.number}</a>,
          formatDate(it.signedOn),
          it.office,
          untilText(it),
          <StateTag state={it.state} />,
        ],
      }))}
    />
  );
}
