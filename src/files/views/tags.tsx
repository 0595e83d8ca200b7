import { t } from '#platform/i18n/i18n.ts';
import { Tag } from '#platform/ui/tag.tsx';
import type { Evidence } from '../model.ts';
import { isBroken, isExpiring } from '../rules/evidence.ts';

/** What one should know before leaning on an evidence: that it is open to all, runs out, is gone, or is put away. */
export function EvidenceTags({ evidence, year }: { readonly evidence: Evidence; readonly year: number }) {
  const { validityYear } = evidence;
  return (
    <>
      {evidence.archivedAt ? <Tag>{t('files.tag.archived')}</Tag> : null}
      {evidence.isPublic ? <Tag tone="info">{t('files.tag.public')}</Tag> : null}
      {validityYear !== null && isExpiring(evidence, year) ? (
        <Tag tone="warning">
          {validityYear < year
            ? t('files.tag.expired', { year: String(validityYear) })
            : t('files.tag.expiring', { year: String(validityYear) })}
        </Tag>
      ) : null}
      {isBroken(evidence) ? <Tag tone="danger">{t(`files.link.${evidence.linkState}`)}</Tag> : null}
    </>
  );
}
