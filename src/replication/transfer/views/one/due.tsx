import { t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason } from '#platform/ui/button.tsx';
import { Section } from '#platform/ui/section.tsx';
import type { Move } from '../../rules/moves.ts';
import { CommitForm } from './commit-form.tsx';
import { CertifyForm, EvaluateForm, ProveForm } from './evaluate-forms.tsx';
import type { OnePageProps } from './props.ts';
import { SignForm } from './sign-form.tsx';
import { BeginForm, SettleForm } from './start-forms.tsx';
import { ResumeForm, VerifyForms, WithdrawForm } from './verify-forms.tsx';

/** What the reader does now; nothing when it is another's turn. */
export function Due(props: OnePageProps) {
  const { whyNot } = props;
  return (
    <>
      {whyNot.verify === null ? <VerifyForms {...props} /> : <Judged {...props} move="verify" />}
      {whyNot.withdraw === null ? <WithdrawForm {...props} /> : null}
      {whyNot.sign === null ? <SignForm {...props} /> : null}
      {whyNot.commit === null ? <CommitForm {...props} /> : null}
      {whyNot.settle === null ? <SettleForm {...props} /> : null}
      {whyNot.begin === null ? <BeginForm {...props} /> : null}
      {whyNot.evaluate === null ? <EvaluateForm {...props} /> : null}
      {whyNot.prove === null ? <ProveForm {...props} /> : null}
      {whyNot.certify === null ? <CertifyForm {...props} /> : <Judged {...props} move="certify" />}
      {whyNot.resume === null ? <ResumeForm {...props} /> : null}
    </>
  );
}

const judgedIn = { verify: 'interest', certify: 'evaluated' } as const satisfies Partial<Record<Move, string>>;

/** An admin who would judge, were it not the own claim, is told so. */
function Judged({ replication, whyNot, move }: OnePageProps & { readonly move: 'verify' | 'certify' }) {
  if (whyNot[move] !== 'own_claim' || replication.state !== judgedIn[move]) return null;
  return (
    <Section title={t(`transfer.${move}.title`)} onScreenOnly>
      <DisabledWithReason id={`${move}-tombol`} reason={t('transfer.refusal.own_claim')}>
        {t(`transfer.${move}.send`)}
      </DisabledWithReason>
    </Section>
  );
}
