import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { faultText } from '../../formula/wording.ts';
import type { IndexEdition } from '../model/edition.ts';
import { paths } from '../paths.ts';
import type { IndexFault } from '../rules/calculation.ts';
import type { Government } from '../rules/rights.ts';

/** A formula of the edition has no result for this government: which one, and why. */
export function FaultPage({
  government,
  edition,
  fault,
}: {
  readonly government: Government;
  readonly edition: IndexEdition;
  readonly fault: IndexFault;
}) {
  return (
    <>
      <PageHeader kicker={t('government.title')} title={government.name} />
      <Notice tone="warning">{indexFaultText(fault, edition)}</Notice>
      <p class="actions">
        <LinkButton href={paths.edition.to(edition.year)}>{t('government.edition.see')}</LinkButton>
      </p>
    </>
  );
}

export function indexFaultText({ formula, fault }: IndexFault, edition: IndexEdition): string {
  const year = String(edition.year);
  return t('government.formula.fault', { formula: t(`government.formula.${formula}`), year, why: faultText(fault) });
}
